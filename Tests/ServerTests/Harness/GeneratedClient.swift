import EditorClient
import Foundation
import Synchronization

/// Carries the calls of a generated client as they are, and notes them.
final class NotingTransport: HTTPTransport {
  struct Call: Sendable {
    var method: String
    var path: String
    var status: Int
    var range: String?
  }

  private let transport = URLSessionTransport()
  private let noted = Mutex<[Call]>([])
  /// Breaks the connection behind so many bytes of each body of a download.
  private let breakBehind: Int?

  init(breakBehind: Int? = nil) { self.breakBehind = breakBehind }

  var calls: [Call] { noted.withLock { $0 } }

  /// What was asked of one path, in order.
  func statuses(_ path: String) -> [Int] { calls.filter { $0.path == path }.map(\.status) }

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    var response = try await transport.send(request)
    let call = Call(
      method: request.method, path: request.url.path, status: response.status, range: request.headers["Range"])
    noted.withLock { $0.append(call) }
    let isDownload = response.headers["Content-Disposition"] != nil
    if let breakBehind, isDownload { response.body = Self.broken(response.body, behind: breakBehind) }
    return response
  }

  private static func broken(
    _ body: AsyncThrowingStream<Data, any Error>, behind limit: Int
  ) -> AsyncThrowingStream<Data, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          var left = limit
          for try await chunk in body {
            continuation.yield(chunk.prefix(left))
            left -= min(left, chunk.count)
            if left == 0 { return continuation.finish(throwing: URLError(.networkConnectionLost)) }
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}

/// The access token that a test says.
struct FixedToken: AccessTokens {
  let value: String

  func token() async throws -> AccessToken {
    AccessToken(value: value, obtainedAt: Date(), expiresAt: Date.distantFuture)
  }

  func token(replacing refused: AccessToken) async throws -> AccessToken { try await token() }
}

extension PasseMarcheClient {
  /// The generated client of an editor of a running server.
  init(
    _ server: RunningServer, _ editor: Credentials, secret: String? = nil, scope: String? = "api_access",
    transport: any HTTPTransport = URLSessionTransport(), set: (inout ClientOptions) -> Void = { _ in }
  ) {
    var options = ClientOptions(transport: transport)
    options.retries = .never
    set(&options)
    self.init(
      baseURL: server.url,
      credentials: EditorClient.Credentials(
        clientID: editor.client_id, clientSecret: secret ?? editor.client_secret),
      scope: scope, options: options)
  }
}

extension PublicMarketInput {
  /// A right market.
  static func sample(_ name: String = "Fourniture de matériel") -> PublicMarketInput {
    PublicMarketInput(
      name: name, deadline: .wallClock("2099-06-15T18:30"), siret: "13002526500013", marketTypeCodes: [.supplies])
  }
}

/// What a call fails with; the test fails where it does not.
func failure<Failure: OperationFailure, Value>(
  _: Failure.Type, _ call: () async throws -> Value
) async throws -> Failure {
  do {
    _ = try await call()
  } catch {
    guard let failure = error as? Failure else { throw error }
    return failure
  }
  throw HarnessError("there was no failure")
}
