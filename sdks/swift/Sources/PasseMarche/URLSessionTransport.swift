// Written by `spec`. Changes are lost.

import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Carries requests by `URLSession`. Connections are kept and shared by all calls of one transport.
///
/// What the service sends faster than it is read waits in memory, since `URLSession` cannot hold a sender back on every
/// platform; the limit of each operation bounds it.
public final class URLSessionTransport: HTTPTransport {
  private let session: URLSession
  private let exchanges = Exchanges()

  /// - Parameter configuration: proxies, TLS and connections; its cookies and cache are not used.
  public init(configuration: URLSessionConfiguration = .ephemeral) {
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
  }

  deinit { session.invalidateAndCancel() }

  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    var message = URLRequest(url: request.url, timeoutInterval: request.idleTimeout)
    message.httpMethod = request.method
    message.httpBody = request.body
    for field in request.headers.fields { message.addValue(field.value, forHTTPHeaderField: field.name) }
    let (session, exchanges) = carrier(of: request)
    defer { if session !== self.session { session.finishTasksAndInvalidate() } }
    let task = session.dataTask(with: message)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        exchanges.begin(task, continuation)
        task.resume()
      }
    } onCancel: {
      task.cancel()
    }
  }

  /// What carries a request. On Linux Foundation stands on libcurl, which sends a request again by itself, whatever its
  /// method, where a kept connection breaks before the answer: what must not be sent twice has a connection of its own.
  private func carrier(of request: HTTPRequest) -> (URLSession, Exchanges) {
    #if canImport(FoundationNetworking)
      if !["GET", "HEAD", "PUT", "DELETE"].contains(request.method) {
        let exchanges = Exchanges()
        return (URLSession(configuration: session.configuration, delegate: exchanges, delegateQueue: nil), exchanges)
      }
    #endif
    return (session, exchanges)
  }
}

/// The exchanges under way, by the number of their task.
private final class Exchanges: NSObject, URLSessionDataDelegate, Sendable {
  private struct Exchange {
    /// Who waits for the head; nil once it is there.
    var head: CheckedContinuation<HTTPResponse, any Error>?
    let body: AsyncThrowingStream<Data, any Error>.Continuation
    let stream: AsyncThrowingStream<Data, any Error>
    /// The service asked for other credentials than were sent; its answer is complete all the same.
    var isChallengeRefused = false
  }

  private let running = Mutex<[Int: Exchange]>([:])

  func begin(_ task: URLSessionDataTask, _ head: CheckedContinuation<HTTPResponse, any Error>) {
    let (stream, body) = AsyncThrowingStream.makeStream(of: Data.self)
    body.onTermination = { if case .cancelled = $0 { task.cancel() } }
    running.withLock { $0[task.taskIdentifier] = Exchange(head: head, body: body, stream: stream) }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    let waiting = running.withLock { running in
      defer { running[dataTask.taskIdentifier]?.head = nil }
      return running[dataTask.taskIdentifier].flatMap { exchange in exchange.head.map { ($0, exchange.stream) } }
    }
    if let (head, stream) = waiting {
      if let response = response as? HTTPURLResponse {
        head.resume(returning: HTTPResponse(status: response.statusCode, headers: fields(response), body: stream))
      } else {
        head.resume(throwing: URLError(.badServerResponse))
      }
    }
    completionHandler(.allow)
  }

  private func fields(_ response: HTTPURLResponse) -> HTTPFields {
    HTTPFields(
      response.allHeaderFields.map { HTTPFields.Field("\($0.key)", "\($0.value)") }.sorted { $0.name < $1.name })
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let body = running.withLock { $0[dataTask.taskIdentifier]?.body }
    body?.yield(data)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    guard let exchange = running.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
    let isComplete = error == nil || exchange.isChallengeRefused
    if let head = exchange.head { head.resume(throwing: Self.described(error ?? URLError(.badServerResponse))) }
    exchange.body.finish(throwing: isComplete ? nil : error)
  }

  /// Whether a request has left cannot be told of every error; of these it is sure that it has not.
  private static func described(_ error: any Error) -> any Error {
    let unsent: Set<URLError.Code> = [
      .badURL, .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet,
      .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot,
      .serverCertificateNotYetValid, .serverCertificateUntrusted, .unsupportedURL,
    ]
    return (error as? URLError).map { unsent.contains($0.code) } == true ? NotSent(error) : error
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    // A token must not travel to an address that an answer names.
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    switch challenge.protectionSpace.authenticationMethod {
    case NSURLAuthenticationMethodHTTPBasic, NSURLAuthenticationMethodHTTPDigest:
      // Without this, a 401 with such a challenge would never end on Linux.
      running.withLock { $0[task.taskIdentifier]?.isChallengeRefused = true }
      completionHandler(.rejectProtectionSpace, nil)
    default:
      completionHandler(.performDefaultHandling, nil)
    }
  }
}
