// Written by `spec`. Changes are lost.

import Foundation

/// The error of one operation: an enumeration with a case for each status that its contract declares, and `unexpected`
/// for everything else.
public protocol OperationFailure: Error, CustomStringConvertible, LocalizedError {
  /// The declared error that an answer is; nil for a status that the operation does not declare.
  static func declared(_ answer: Answer) throws -> Self?
  static func unexpected(_ failure: CallFailure) -> Self
  /// What the service answered, whichever the case; nil for `unexpected`.
  var refusal: (any RefusedAnswer)? { get }
  /// Why there is no declared answer; nil for the other cases.
  var callFailure: CallFailure? { get }
}

extension OperationFailure {
  /// The status of the answer; nil where there was none.
  public var status: Int? { refusal?.status ?? callFailure?.answer?.status }

  /// What the service says about it, one sentence for each reason; empty where there was no answer.
  public var sentences: [String] { refusal?.sentences ?? [] }

  public var description: String {
    guard let refusal else { return callFailure.map { "\($0)" } ?? "unexpected" }
    return "\(refusal.status): " + refusal.sentences.joined(separator: "; ")
  }

  public var errorDescription: String? { description }
}

/// An answer that declines the request, whatever its body.
public protocol RefusedAnswer: Sendable {
  var status: Int { get }
  var headers: HTTPFields { get }
  var sentences: [String] { get }
  /// Whole seconds after which the same request may be sent again.
  var retryAfter: Int? { get }
}

/// An answer that declines the request, with the body that its contract declares.
public struct Refusal<Body: RefusalBody>: RefusedAnswer {
  public let status: Int
  public let headers: HTTPFields
  public let body: Body
  public let retryAfter: Int?

  public init(_ answer: Answer) throws {
    status = answer.status
    headers = answer.headers
    retryAfter = answer.retryAfter
    body = try Body(refusal: answer.body)
  }

  public var sentences: [String] { body.sentences }
}

/// The body of an answer that declines a request.
public protocol RefusalBody: Sendable {
  init(refusal body: Data) throws
  /// The reasons, in words.
  var sentences: [String] { get }
}

extension RefusalBody where Self: Decodable {
  public init(refusal body: Data) throws { self = try Wire.decode(Self.self, from: body) }
}

/// A refusal without a body of its own.
public struct NoBody: RefusalBody, Hashable {
  public init(refusal body: Data) {}
  public var sentences: [String] { [] }
}

/// Why a call came to no answer that its contract declares.
public enum CallFailure: Error, CustomStringConvertible {
  /// There was no answer, or it broke off: the network, TLS, or the service going away.
  case transport(any Error)
  /// The answer took longer than this many seconds.
  case timedOut(Double)
  /// The task that made the call was cancelled.
  case cancelled
  /// There was no access token to call with; the error is that of whoever provides it.
  case token(any Error)
  /// A status that the contract does not declare for this operation.
  case undeclared(Answer)
  /// An answer that is not what the contract says.
  case unreadable(Answer, any Error)
  /// A body larger than the contract allows, in bytes.
  case tooLarge(limit: Int)
  /// The request could not be written.
  case unsendable(any Error)
  /// The file of a download could not be written.
  case file(any Error)

  /// The answer, where there was a whole one.
  public var answer: Answer? {
    switch self {
    case .undeclared(let answer), .unreadable(let answer, _): answer
    default: nil
    }
  }

  public var description: String {
    switch self {
    case .transport(let error): "no answer: \(Self.words(error))"
    case .timedOut(let seconds): "no answer within \(seconds) seconds"
    case .cancelled: "cancelled"
    case .token(let error): "no access token: \(error)"
    case .undeclared(let answer): "unexpected status \(answer.status)"
    case .unreadable(let answer, let error): "unreadable answer with status \(answer.status): \(error)"
    case .tooLarge(let limit): "the answer is larger than \(limit) bytes"
    case .unsendable(let error): "the request cannot be written: \(error)"
    case .file(let error): "the file cannot be written: \(error)"
    }
  }

  /// Foundation's errors print all they contain; what they say of themselves is enough.
  static func words(_ error: any Error) -> String { error is URLError ? error.localizedDescription : "\(error)" }

  /// Any error as one of these.
  static func from(_ error: any Error) -> CallFailure {
    switch error {
    case let failure as CallFailure: failure
    case is CancellationError: .cancelled
    default: Task.isCancelled ? .cancelled : .transport(error)
    }
  }
}
