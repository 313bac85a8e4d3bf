import Crypto
import Outgoing

/// An authority that says that a signature was there at a time, asked over HTTP (RFC 3161, 3.4).
public struct TimestampAuthority: Sendable {
  private static let queryType = "application/timestamp-query"
  private static let replyType = "application/timestamp-reply"
  /// Bytes of an answer: a token and little beside it.
  private static let replyLimit = TimestampToken.maxSize + 4096

  private let url: String
  private let authorization: String?
  private let trust: TimestampTrust
  private let client: HTTPClient

  /// - Parameters:
  ///   - authorization: the header of that name, where the authority asks for one.
  ///   - trust: whose signatures on the time are believed.
  public init(url: String, authorization: String?, trust: TimestampTrust, client: HTTPClient) {
    self.url = url
    self.authorization = authorization
    self.trust = trust
    self.client = client
  }

  /// - Parameter digest: SHA-256, 32 bytes.
  /// - Throws: ``OutgoingError`` where the authority is not reached, ``TimestampRefusal`` where it answers with anything
  ///   but a timestamp, `CryptoError` where that is not for this digest or by nobody who is trusted.
  func token(for digest: [UInt8]) async throws -> TimestampToken {
    let query = try TimestampRequest(digest: digest)
    var headers = [(name: "Content-Type", value: Self.queryType), (name: "Accept", value: Self.replyType)]
    if let authorization { headers.append((name: "Authorization", value: authorization)) }
    var request = HTTPRequest(.post, url, headers: headers, body: query.der, timeoutMilliseconds: 20_000)
    request.bodyLimit = Self.replyLimit
    request.overflow = .fail
    let answer = try await client.send(request)
    guard answer.status == 200, answer["content-type"]?.lowercased().hasPrefix(Self.replyType) == true else {
      throw TimestampRefusal(status: answer.status)
    }
    return try query.token(in: answer.body, trusting: trust)
  }
}

/// What an authority answered was no timestamp.
struct TimestampRefusal: Error {
  let status: Int
}
