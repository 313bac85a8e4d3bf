import EditorClient
import FakeEditorContract
import Foundation
import HTML
import Pages
import Runtime

extension Platform {
  func showCandidate(
    _ input: ShowCandidate.Input, _ context: ShowCandidate.Context
  ) async throws(ShowCandidate.Problem) -> ShowCandidate.Response {
    var list = await markets()
    list.markets.removeAll { !$0.isCompleted }
    let page = pages(context).candidate(list, returned: input.applicationIdentifier.map { .application($0) })
    return .ok(.bytes(page.bytes), contentSecurityPolicy: policy)
  }

  func showOpenMarket(
    _ input: ShowOpenMarket.Input, _ context: ShowOpenMarket.Context
  ) async throws(ShowOpenMarket.Problem) -> ShowOpenMarket.Response {
    do throws(GetPublicMarketFailure) {
      let model = try await market(input.identifier)
      return .ok(
        .bytes(pages(context).openMarket(model, form(context)).bytes), contentSecurityPolicy: policy)
    } catch {
      let page = failure(error, context)
      throw error.isMissing
        ? .notFound(page, contentSecurityPolicy: policy) : .badGateway(page, contentSecurityPolicy: policy)
    }
  }

  func applyToMarket(
    _ input: ApplyToMarket.Input, _ context: ApplyToMarket.Context
  ) async throws(ApplyToMarket.Problem) -> ApplyToMarket.Response {
    var form = form(context)
    switch input.body {
    case .invalid(let rejected):
      for value in rejected.values { form.values[value.name, default: []].append(value.value) }
      form.messages = rejected.errors.map { FieldMessage(field: $0.name, text: $0.message) }
    case .valid(let sent):
      form.values["siret"] = [sent.siret ?? ""]
      form.values["provider_user_id"] = [sent.providerUserId ?? ""]
      do throws(CreateMarketApplicationFailure) {
        let application = try await client.createMarketApplication(
          identifier: input.identifier,
          MarketApplicationInput(
            siret: sent.siret.flatMap(\.ifFilled), providerUserID: sent.providerUserId.flatMap(\.ifFilled)))
        guard sent.intent == .create else { return .seeOther(location: application.applicationURL.absoluteString) }
        flashes.add(
          .init(.success, "Le service a créé la candidature \(application.identifier)."), for: context.browser)
        return .seeOther(location: Self.page(of: application.identifier))
      } catch {
        if case .unprocessableContent(let refusal) = error, let fields = refusal.body.fieldErrors, !fields.isEmpty {
          form.messages = Self.messages(fields, order: ["siret"])
        } else {
          form.messages = [FieldMessage(field: "", text: error.sentence)]
        }
      }
    }
    throw await refused(form, input.identifier, context)
  }

  private func refused(
    _ form: FormContext, _ identifier: String, _ context: ApplyToMarket.Context
  ) async -> ApplyToMarket.Problem {
    do throws(GetPublicMarketFailure) {
      let page = pages(context).openMarket(try await market(identifier), form)
      return .unprocessableContent(.bytes(page.bytes), contentSecurityPolicy: policy)
    } catch {
      let page = failure(error, context)
      return error.isMissing
        ? .notFound(page, contentSecurityPolicy: policy) : .badGateway(page, contentSecurityPolicy: policy)
    }
  }

  // MARK: One application

  func showApplication(
    _ input: ShowApplication.Input, _ context: ShowApplication.Context
  ) async throws(ShowApplication.Problem) -> ShowApplication.Response {
    do throws(GetMarketApplicationFailure) {
      let model = try await application(input.identifier)
      return .ok(.bytes(pages(context).application(model).bytes), contentSecurityPolicy: policy)
    } catch {
      let page = failure(error, context)
      throw error.isMissing
        ? .notFound(page, contentSecurityPolicy: policy) : .badGateway(page, contentSecurityPolicy: policy)
    }
  }

  func showApplicationFrame(
    _ input: ShowApplicationFrame.Input, _ context: ShowApplicationFrame.Context
  ) async throws(ShowApplicationFrame.Problem) -> ShowApplicationFrame.Response {
    do throws(GetMarketApplicationFailure) {
      let model = try await application(input.identifier)
      return .ok(.bytes(pages(context).frame(model).bytes), contentSecurityPolicy: policy)
    } catch {
      let page = failure(error, context)
      throw error.isMissing
        ? .notFound(page, contentSecurityPolicy: policy) : .badGateway(page, contentSecurityPolicy: policy)
    }
  }

  func fetchDocuments(
    _ input: FetchDocuments.Input, _ context: FetchDocuments.Context
  ) async throws(FetchDocuments.Problem) -> FetchDocuments.Response {
    do throws(DocumentsMissing) {
      try await fetchDocuments(of: input.identifier)
      flashes.add(.init(.success, "Les documents sont là."), for: context.browser)
    } catch {
      flashes.add(.init(.error, error.sentence), for: context.browser)
    }
    return .seeOther(location: Self.page(of: input.identifier))
  }

  func downloadAttestation(
    _ input: DownloadAttestation.Input, _ context: DownloadAttestation.Context
  ) async throws(DownloadAttestation.Problem) -> DownloadAttestation.Response {
    guard let (body, disposition) = await file(.attestation, of: input.identifier, context) else {
      return .seeOther(location: Self.page(of: input.identifier))
    }
    return .ok(body, contentDisposition: disposition)
  }

  func downloadDocumentsPackage(
    _ input: DownloadDocumentsPackage.Input, _ context: DownloadDocumentsPackage.Context
  ) async throws(DownloadDocumentsPackage.Problem) -> DownloadDocumentsPackage.Response {
    guard let (body, disposition) = await file(.package, of: input.identifier, context) else {
      return .seeOther(location: Self.page(of: input.identifier))
    }
    return .ok(body, contentDisposition: disposition)
  }

  private static func page(of application: String) -> String {
    Reference.path(["candidate", "applications", application]).text
  }

  /// A document that was fetched; it is fetched where it was not. Nil where there is none; the session is told why.
  private func file(
    _ kind: NotedDocument.Kind, of application: String, _ context: RequestContext<BrowserVisit>
  ) async -> (body: BinaryBody, disposition: String)? {
    func noted() -> NotedDocument? { notebook.documents(of: application).first { $0.kind == kind } }
    do {
      if noted() == nil { try await fetchDocuments(of: application) }
      guard let document = noted() else { return nil }
      let stream = BodyStream(length: document.size, next: try notebook.reader(kind, of: application))
      return (.stream(stream), "attachment; filename=\"\(document.name)\"")
    } catch {
      let sentence = (error as? DocumentsMissing)?.sentence ?? "Le fichier ne peut pas être lu\u{A0}: \(error)"
      flashes.add(.init(.error, sentence), for: context.browser)
      return nil
    }
  }
}
