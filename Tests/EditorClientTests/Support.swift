import Foundation
import Synchronization

@testable import EditorClient

/// Answers in place of the service, request by request.
final class ScriptedTransport: HTTPTransport {
  typealias Reply = @Sendable (HTTPRequest) async throws -> HTTPResponse

  private struct State {
    var requests: [HTTPRequest] = []
    var tokens = 0
    var replies: [Reply]
  }

  private let state: Mutex<State>
  private let tokenLifetime: Int

  /// - Parameter replies: for the calls in their order, the last one for all that follow. Tokens are answered besides.
  init(tokenLifetime: Int = 86400, _ replies: Reply...) {
    state = Mutex(State(replies: replies))
    self.tokenLifetime = tokenLifetime
  }

  /// Without those for tokens.
  var requests: [HTTPRequest] { state.withLock(\.requests) }
  var tokens: Int { state.withLock(\.tokens) }

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    if request.url.path == "/oauth/token" {
      let number = state.withLock { state in
        state.tokens += 1
        return state.tokens
      }
      // Long enough that all who want a token wait for this one.
      try await Task.sleep(for: .milliseconds(20))
      let body = """
        {"access_token":"t\(number)","token_type":"Bearer","expires_in":\(tokenLifetime),"scope":"api_access",\
        "created_at":1}
        """
      return .json(200, body)
    }
    let reply = state.withLock { state in
      state.requests.append(request)
      return state.replies.count > 1 ? state.replies.removeFirst() : state.replies[0]
    }
    return try await reply(request)
  }
}

extension HTTPResponse {
  static func json(_ status: Int, _ text: String, _ headers: [String: String] = [:]) -> HTTPResponse {
    var fields = HTTPFields(headers)
    fields["Content-Type"] = "application/json"
    return HTTPResponse(status: status, headers: fields, body: Data(text.utf8))
  }
}

func json(_ status: Int, _ text: String, _ headers: [String: String] = [:]) -> ScriptedTransport.Reply {
  { _ in .json(status, text, headers) }
}

func fails(_ error: any Error) -> ScriptedTransport.Reply { { _ in throw error } }

let status = """
  {"status":"ok","version":"1.0.0","environment":"sandbox","client_id":"c","scope":"api_access",\
  "time":"2026-05-11T08:00:00.000Z"}
  """
let created = #"{"identifier":"VR-2026-A1B2C3D4E5F6","configuration_url":"https://example.org/setup"}"#
let input = PublicMarketInput(
  name: "Marché", deadline: .wallClock("2099-01-31T18:30"), siret: "13002526500013", marketTypeCodes: [.supplies])

/// A clock that stands where it is put, and pauses that are noted and over at once. Time-outs never come.
final class TestTime: Sendable {
  private let state = Mutex((now: Date(timeIntervalSince1970: 1_800_000_000), pauses: [Double]()))

  var pauses: [Double] { state.withLock(\.pauses) }
  func advance(_ seconds: Double) { state.withLock { $0.now += seconds } }

  var clientTime: ClientTime {
    var time = ClientTime()
    time.now = { self.state.withLock(\.now) }
    time.sleep = { seconds in
      if seconds >= 30 { return try await Task.sleep(for: .seconds(3600)) }
      self.state.withLock { $0.pauses.append(seconds) }
    }
    return time
  }
}

func client(
  _ transport: any HTTPTransport, time: TestTime = TestTime(), retries: RetryPolicy = RetryPolicy(),
  tokens: (any AccessTokens)? = nil
) -> PasseMarcheClient {
  var options = ClientOptions(transport: transport)
  options.time = time.clientTime
  options.retries = retries
  options.product = "Test/1"
  options.tokens = tokens
  return PasseMarcheClient(
    baseURL: "https://service.test/", credentials: Credentials(clientID: "id", clientSecret: "hush"), options: options)
}
