import EditorClient
import Foundation
import Testing

@testable import FakeEditor

/// One answer for every request.
struct OneAnswer: HTTPTransport {
  var status = 200
  var type = "application/json"
  var body = Data()
  var error: (any Error)?

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    if let error { throw error }
    var headers = HTTPFields()
    headers["Content-Type"] = type
    headers["Content-Length"] = String(body.count)
    return HTTPResponse(status: status, headers: headers, body: body)
  }
}

@Suite struct RecordingTests {
  private func request(_ path: String, _ body: String? = nil, _ type: String = "application/json") throws -> HTTPRequest {
    var headers = HTTPFields()
    headers["Content-Type"] = type
    headers["Authorization"] = "Bearer hush"
    let url = try #require(URL(string: "http://127.0.0.1" + path))
    return HTTPRequest(method: "POST", url: url, headers: headers, body: body.map { Data($0.utf8) })
  }

  private func read(_ response: HTTPResponse) async throws -> Data {
    try await response.body.reduce(into: Data()) { $0 += $1 }
  }

  @Test func secretsAreTakenOutOfWhatIsShownAndNotOfWhatIsSent() async throws {
    let journal = CallJournal()
    let answer = #"{"access_token":"hu\"sh","expires_in":86400,"token":"hush"}"#
    let transport = RecordingTransport(transport: OneAnswer(body: Data(answer.utf8)), journal: journal)
    let form = "grant_type=client_credentials&client_id=demo&client_secret=hush&token=hush"
    let response = try await transport.send(
      try request("/oauth/token", form, "application/x-www-form-urlencoded"))
    #expect(try await read(response) == Data(answer.utf8))
    let call = try #require(journal.calls.first)
    #expect(call.request == "grant_type=client_credentials&client_id=demo&client_secret=•••&token=•••")
    #expect(call.answer == #"{"access_token":"•••","expires_in":86400,"token":"•••"}"#)
    #expect(!"\(call)".contains("hush"))
    #expect(call.method == "POST" && call.target == "/oauth/token" && call.status == 200)
  }

  @Test(arguments: [
    (#"{"name":"token","a":1}"#, #"{"name":"token","a":1}"#), (#"{"token":"x"#, #"{"token":"•••"#),
    (#"{"token":"x\"#, #"{"token":"•••"#), ("", ""), (#"{"token":""}"#, #"{"token":"•••"}"#),
  ])
  func redaction(text: String, shown: String) { #expect(Redaction.json(text) == shown) }

  @Test func documentsPassThroughAndAreNotShown() async throws {
    let journal = CallJournal()
    let body = Data(repeating: 7, count: 100_000)
    let transport = RecordingTransport(
      transport: OneAnswer(type: "application/zip", body: body), journal: journal)
    #expect(try await read(try await transport.send(try request("/package?part=1"))) == body)
    let call = try #require(journal.calls.first)
    #expect(call.answer == "(application/zip, 100000 octets)")
    #expect(call.target == "/package?part=1")
  }

  @Test func aCallWithoutAnswerIsNotedAsSuch() async throws {
    let journal = CallJournal()
    let transport = RecordingTransport(transport: OneAnswer(error: URLError(.timedOut)), journal: journal)
    await #expect(throws: URLError.self) { try await transport.send(try request("/")) }
    #expect(journal.calls.first?.status == nil)
    #expect(journal.calls.count == 1)
  }

  @Test func theJournalIsBounded() async throws {
    let journal = CallJournal()
    let long = Data(repeating: UInt8(ascii: "a"), count: CallJournal.excerpt + 1)
    let transport = RecordingTransport(transport: OneAnswer(body: long), journal: journal)
    for number in 0..<CallJournal.limit + 3 { _ = try await transport.send(try request("/\(number)")) }
    #expect(journal.calls.count == CallJournal.limit)
    #expect(journal.calls.first?.target == "/\(CallJournal.limit + 2)")
    #expect(journal.calls.first?.answer.count == CallJournal.excerpt)
  }
}
