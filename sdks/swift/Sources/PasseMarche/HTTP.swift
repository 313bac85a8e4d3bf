// Written by `spec`. Changes are lost.

import Foundation

/// Header fields in their order; names are compared without regard to case.
public struct HTTPFields: Sendable, Hashable {
  public struct Field: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public private(set) var fields: [Field]

  public init(_ fields: [Field] = []) { self.fields = fields }

  public init(_ fields: [String: String]) {
    self.fields = fields.sorted { $0.key < $1.key }.map { Field($0.key, $0.value) }
  }

  /// The value of the first field of that name. Setting replaces all of them; nil takes them away.
  public subscript(_ name: String) -> String? {
    get {
      let wanted = name.lowercased()
      return fields.first { $0.name.lowercased() == wanted }?.value
    }
    set {
      let wanted = name.lowercased()
      fields.removeAll { $0.name.lowercased() == wanted }
      if let newValue { fields.append(Field(name, newValue)) }
    }
  }
}

/// A request, ready to be sent.
public struct HTTPRequest: Sendable {
  public var method: String
  public var url: URL
  public var headers: HTTPFields
  public var body: Data?
  /// Seconds that the service may stay silent.
  public var idleTimeout: Double

  public init(
    method: String, url: URL, headers: HTTPFields = HTTPFields(), body: Data? = nil, idleTimeout: Double = 60
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.idleTimeout = idleTimeout
  }
}

/// An answer whose body is still on its way.
public struct HTTPResponse: Sendable {
  public var status: Int
  public var headers: HTTPFields
  /// Ends with an error where the connection breaks before the body's end. Whoever stops reading stops the transfer.
  public var body: AsyncThrowingStream<Data, any Error>

  public init(status: Int, headers: HTTPFields, body: AsyncThrowingStream<Data, any Error>) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An answer that is complete already, for transports of tests.
  public init(status: Int, headers: HTTPFields = HTTPFields(), body: Data) {
    self.init(
      status: status, headers: headers,
      body: AsyncThrowingStream { continuation in
        if !body.isEmpty { continuation.yield(body) }
        continuation.finish()
      })
  }
}

/// What carries requests to the service. ``URLSessionTransport`` is the one in use where no other is given.
public protocol HTTPTransport: Sendable {
  /// Sends one request, once, and returns with the head of its answer. Redirects are not followed, cookies and caches
  /// not used.
  /// - Throws: where there is no answer. ``NotSent`` tells that the request did not leave, so that it may be sent again
  ///   whatever it does.
  func send(_ request: HTTPRequest) async throws -> HTTPResponse
}

/// There was no connection, so that the service has not seen the request.
public struct NotSent: Error, CustomStringConvertible {
  public let reason: any Error
  public init(_ reason: any Error) { self.reason = reason }
  public var description: String { "not sent: \(CallFailure.words(reason))" }
}

/// An answer with its whole body.
public struct Answer: Sendable {
  public var status: Int
  public var headers: HTTPFields
  public var body: Data

  public init(status: Int, headers: HTTPFields, body: Data) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Whole seconds after which the same request may be sent again; nil where the service does not say so in seconds.
  public var retryAfter: Int? { headers["Retry-After"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil } }
}
