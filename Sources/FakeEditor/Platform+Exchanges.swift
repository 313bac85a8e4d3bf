import EditorClient
import FakeEditorContract
import Foundation
import Pages
import Runtime
import Synchronization

extension Platform {
  func showCalls(
    _ input: ShowCalls.Input, _ context: ShowCalls.Context
  ) async throws(ShowCalls.Problem) -> ShowCalls.Response {
    var budget = PageBudget()
    let calls = journal.calls.map { call in
      EditorCallModel(
        at: ParisTime.second(call.at), method: call.method, target: call.target, status: call.status,
        milliseconds: call.milliseconds, request: budget.excerpt(call.request), answer: budget.excerpt(call.answer))
    }
    let page = pages(context).calls(calls, limit: CallJournal.limit)
    return .ok(.bytes(page.bytes), contentSecurityPolicy: policy)
  }

  func showWebhooks(
    _ input: ShowWebhooks.Input, _ context: ShowWebhooks.Context
  ) async throws(ShowWebhooks.Problem) -> ShowWebhooks.Response {
    let noted = notebook.webhooks.map { ($0.at, EditorWebhookModel($0)) }
    let all = (noted + refusedWebhooks.all).sorted { $0.0 > $1.0 }.map(\.1)
    let page = pages(context).webhooks(all.onOnePage, limit: Notebook.webhookLimit)
    return .ok(.bytes(page.bytes), contentSecurityPolicy: policy)
  }

  func getAsset(
    _ input: GetAsset.Input, _ context: GetAsset.Context
  ) async throws(GetAsset.Problem) -> GetAsset.Response {
    let asset = assets.asset(input.path)
    let type = asset.map { $0.contentType.prefix { $0 != ";" } }.flatMap { GetAsset.OkMediaType(rawValue: String($0)) }
    guard let asset, let type else {
      let pages = EditorPages(EditorContext(assets: assets.links, service: origin, csrfToken: ""))
      let page = pages.failure(status: 404, title: "Fichier introuvable", text: "Ce fichier n’existe pas.")
      throw .notFound(.bytes(page.bytes), contentSecurityPolicy: policy)
    }
    do {
      return .ok(
        type, .bytes(try asset.bytes()), cacheControl: assets.cacheControl(version: input.version),
        etag: EntityTag(opaque: asset.tag).text)
    } catch {
      throw .fault(error)
    }
  }

  // MARK: Receiving

  func receiveWebhook(
    _ input: ReceiveWebhook.Input, _ context: ReceiveWebhook.Context
  ) async throws(ReceiveWebhook.Problem) -> ReceiveWebhook.Response {
    let headers = Self.headers([
      ("X-Webhook-Signature-SHA256", input.xWebhookSignatureSHA256), ("User-Agent", input.userAgent),
      ("webhook-id", input.webhookId), ("webhook-timestamp", input.webhookTimestamp),
      ("webhook-signature", input.webhookSignature),
    ])
    switch await receive("/webhooks/voie-rapide", headers, input.body) {
    case .receipt(let receipt): return .ok(receipt)
    case .refused(let status, let error):
      throw status == 401 ? .unauthorized(error) : status == 413 ? .contentTooLarge(error) : .badRequest(error)
    case .fault(let error): throw .fault(error)
    }
  }

  func receiveDocumentedWebhook(
    _ input: ReceiveDocumentedWebhook.Input, _ context: ReceiveDocumentedWebhook.Context
  ) async throws(ReceiveDocumentedWebhook.Problem) -> ReceiveDocumentedWebhook.Response {
    let headers = Self.headers([
      ("X-Webhook-Signature-SHA256", input.xWebhookSignatureSHA256), ("User-Agent", input.userAgent),
      ("webhook-id", input.webhookId), ("webhook-timestamp", input.webhookTimestamp),
      ("webhook-signature", input.webhookSignature),
    ])
    switch await receive("/webhooks/passemarche", headers, input.body) {
    case .receipt(let receipt): return .ok(receipt)
    case .refused(let status, let error):
      throw status == 401 ? .unauthorized(error) : status == 413 ? .contentTooLarge(error) : .badRequest(error)
    case .fault(let error): throw .fault(error)
    }
  }

  private static func headers(_ pairs: [(String, String?)]) -> HTTPFields {
    HTTPFields(pairs.compactMap { name, value in value.map { HTTPFields.Field(name, $0) } })
  }

  private enum Reception {
    case receipt(Receipt)
    case refused(Int, FakeEditorContract.ErrorBody)
    case fault(any Error)
  }

  /// Verified before anything of it is believed, noted before it is answered, and acted on once however often it comes.
  private func receive(_ path: String, _ headers: HTTPFields, _ stream: RequestBodyStream) async -> Reception {
    var bytes: [UInt8] = []
    do throws(Failure) {
      while let chunk = try await stream.next() { bytes += chunk }
    } catch {
      switch error {
      case .payloadTooLarge: return .refused(413, ErrorBody(error: "Payload too large"))
      case .malformed(let sentence): return .refused(400, ErrorBody(error: sentence))
      default: return .refused(400, ErrorBody(error: "The body did not arrive"))
      }
    }
    let body = Data(bytes)
    do throws(WebhookRefusal) {
      let delivery = try receiver.receive(headers, body)
      let (event, subjects) = delivery.event.told
      let webhook = NotedWebhook(
        at: Date(), path: path, event: event, deliveryID: delivery.id, subjects: subjects,
        headers: headers.fields.map { NotedHeader(name: $0.name, value: $0.value) }, body: body)
      let isNew: Bool
      do {
        isNew = try await notebook.note(webhook)
      } catch {
        return .fault(error)
      }
      if !isNew { refusedWebhooks.add(EditorWebhookModel(webhook, verdict: .known), at: webhook.at) }
      return .receipt(Receipt(received: isNew ? .new : .known))
    } catch {
      let webhook = NotedWebhook(
        at: Date(), path: path, event: "?", deliveryID: nil, subjects: [],
        headers: headers.fields.map { NotedHeader(name: $0.name, value: $0.value) },
        body: body.prefix(RefusedWebhooks.excerpt))
      refusedWebhooks.add(
        EditorWebhookModel(webhook, verdict: .refused("\(error)"), status: error.status), at: webhook.at)
      return .refused(error.status, ErrorBody(error: "\(error)"))
    }
  }
}

/// Webhooks that nothing came of: refused ones and those that came again. In memory alone and few, since anybody can
/// send them.
final class RefusedWebhooks: Sendable {
  private static let limit = 50
  /// Of a body, in bytes.
  static let excerpt = 4096

  private let state = Mutex<[(Date, EditorWebhookModel)]>([])

  var all: [(Date, EditorWebhookModel)] { state.withLock { $0 } }

  func add(_ webhook: EditorWebhookModel, at date: Date) {
    state.withLock { webhooks in
      webhooks.insert((date, webhook), at: 0)
      if webhooks.count > Self.limit { webhooks.removeLast() }
    }
  }
}

extension WebhookEvent {
  /// The event's name, and the identifiers of what it is about.
  fileprivate var told: (name: String, subjects: [String]) {
    switch self {
    case .marketCompleted(let event): (event.event, [event.market.identifier])
    case .marketApplicationCompleted(let event):
      (event.event, [event.marketApplication.identifier, event.marketIdentifier])
    case .unrecognized(let name, _): (name, [])
    }
  }
}
