import EditorClient
import Foundation
import Synchronization

/// A call that the platform made, without what is secret in it.
struct RecordedCall: Sendable {
  var at: Date
  var method: String
  /// Path and query.
  var target: String
  var status: Int?
  var milliseconds: Int
  var request: String
  var answer: String
}

/// The last calls, newest first.
final class CallJournal: Sendable {
  static let limit = 200
  /// Of a body, in characters.
  static let excerpt = 20_000

  private let state = Mutex<[RecordedCall]>([])

  var calls: [RecordedCall] { state.withLock { $0 } }

  func add(_ call: RecordedCall) {
    state.withLock { calls in
      calls.insert(call, at: 0)
      if calls.count > Self.limit { calls.removeLast() }
    }
  }
}

/// Carries calls by another transport and notes them.
struct RecordingTransport: HTTPTransport {
  /// Larger texts than the service sends to programs are passed on without a note of what they say.
  private static let largestText = 4 << 20

  let transport: any HTTPTransport
  let journal: CallJournal

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let (began, start) = (Date(), ContinuousClock.now)
    func note(_ status: Int?, _ answer: String) {
      let passed = (ContinuousClock.now - start).components
      let query = request.url.query.map { "?" + $0 } ?? ""
      journal.add(
        RecordedCall(
          at: began, method: request.method, target: request.url.path + query, status: status,
          milliseconds: Int(passed.seconds) * 1000 + Int(passed.attoseconds / 1_000_000_000_000_000),
          request: Self.text(request.body ?? Data(), type: request.headers["Content-Type"]), answer: answer))
    }
    do {
      let response = try await transport.send(request)
      let type = response.headers["Content-Type"] ?? ""
      guard type.contains("json") || type.hasPrefix("text/") else {
        let size = response.headers["Content-Length"].map { ", \($0) octets" } ?? ""
        note(response.status, type.isEmpty ? "" : "(\(type)\(size))")
        return response
      }
      var body = Data()
      for try await chunk in response.body where body.count <= Self.largestText { body.append(chunk) }
      try Task.checkCancellation()
      note(response.status, Self.text(body, type: type))
      return HTTPResponse(status: response.status, headers: response.headers, body: body)
    } catch {
      note(nil, "\(CallFailure.transport(error))")
      throw error
    }
  }

  private static func text(_ body: Data, type: String?) -> String {
    let text = String(decoding: body, as: UTF8.self)
    let isForm = type?.hasPrefix("application/x-www-form-urlencoded") ?? false
    return String((isForm ? Redaction.form(text) : Redaction.json(text)).prefix(CallJournal.excerpt))
  }
}

/// Takes secrets out of what is shown.
enum Redaction {
  static let mark = "•••"
  private static let names = ["client_secret", "access_token", "token"]

  /// Of `name=value&…`.
  static func form(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).map { pair in
      let name = pair.prefix { $0 != "=" }
      return names.contains(String(name)) ? name + "=" + mark : String(pair)
    }.joined(separator: "&")
  }

  /// Of JSON: the strings that are the values of secret members.
  static func json(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    while let (member, value) = nextSecret(in: rest) {
      result += rest[..<member] + mark
      rest = rest[value...]
    }
    return result + rest
  }

  /// Where the value of the first secret member begins and ends, without its quotes.
  private static func nextSecret(in text: Substring) -> (Substring.Index, Substring.Index)? {
    let found = names.compactMap { name in text.range(of: "\"\(name)\":\"") }.min { $0.lowerBound < $1.lowerBound }
    guard let found else { return nil }
    var end = found.upperBound
    while end < text.endIndex, text[end] != "\"" {
      end = text.index(after: end)
      // What is escaped belongs to the value.
      if end < text.endIndex, text[text.index(before: end)] == "\\" { end = text.index(after: end) }
    }
    return (found.upperBound, end)
  }
}
