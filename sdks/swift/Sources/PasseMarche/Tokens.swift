// Written by `spec`. Changes are lost.

import Foundation

/// A bearer token (RFC 6750). Its value is in no description of it.
public struct AccessToken: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  public let value: String
  public let obtainedAt: Date
  public let expiresAt: Date
  public let scope: String?

  public init(value: String, obtainedAt: Date, expiresAt: Date, scope: String? = nil) {
    self.value = value
    self.obtainedAt = obtainedAt
    self.expiresAt = expiresAt
    self.scope = scope
  }

  /// Whether there is time to use it: a tenth of its life is left, or a minute.
  public func isFresh(at now: Date) -> Bool {
    now < expiresAt.addingTimeInterval(-min(60, expiresAt.timeIntervalSince(obtainedAt) / 10))
  }

  public var description: String { "AccessToken(expiresAt: \(expiresAt))" }
  public var customMirror: Mirror { Mirror(self, children: ["expiresAt": expiresAt]) }
}

/// Where a client has its tokens from.
public protocol AccessTokens: Sendable {
  /// A token to call with: the one at hand, or a new one.
  func token() async throws -> AccessToken
  /// A token in place of one that the service has refused: the one at hand where it is another, or a new one.
  func token(replacing refused: AccessToken) async throws -> AccessToken
}

/// Keeps one token and fetches the next when it is due. However many calls wait, one fetches.
public actor FetchedTokens: AccessTokens {
  private let fetch: @Sendable () async throws -> AccessToken
  private let now: @Sendable () -> Date
  private var fetching: Task<AccessToken, any Error>?
  /// The token at hand; nil before the first call.
  public private(set) var current: AccessToken?

  public init(
    now: @escaping @Sendable () -> Date = { Date() }, fetch: @escaping @Sendable () async throws -> AccessToken
  ) {
    self.now = now
    self.fetch = fetch
  }

  public func token() async throws -> AccessToken {
    if let current, current.isFresh(at: now()) { return current }
    return try await fetched()
  }

  public func token(replacing refused: AccessToken) async throws -> AccessToken {
    if let current, current != refused, current.isFresh(at: now()) { return current }
    return try await fetched()
  }

  private func fetched() async throws -> AccessToken {
    if let fetching { return try await fetching.value }
    let task = Task { [fetch] in try await fetch() }
    fetching = task
    defer { fetching = nil }
    let token = try await task.value
    current = token
    return token
  }
}

/// Stands where no token is needed: in the client that fetches them.
struct NoTokens: AccessTokens {
  struct None: Error {}

  func token() async throws -> AccessToken { throw None() }
  func token(replacing refused: AccessToken) async throws -> AccessToken { throw None() }
}
