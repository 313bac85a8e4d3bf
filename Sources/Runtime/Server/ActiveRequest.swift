/// The request that a connection is working on. Belongs to its connection, on its loop.
final class ActiveRequest {
  /// What is done with the bytes of the body.
  enum BodyUse {
    /// Nobody has asked for it yet, or any more: it stays in the socket.
    case untouched
    case collecting(cap: Int)
    /// Whoever has the stream may ask for it, or refuse the request without it.
    case offered(RequestBodyStream, cap: Int)
    case streaming(RequestBodyStream, cap: Int)
    /// Answered without it: what is left is read over, so that the connection can be used again.
    case dropping
  }

  enum AnswerState { case pending, streaming, complete }

  let token: RequestToken
  let call: Call
  let startedAt = Clock.monotonicNanoseconds
  /// Milliseconds, monotonic: when the time for the handler, or for the next piece of its stream, is over.
  var handlerDeadline: Int64
  /// Which works on it, once that has had to wait for something.
  var task: RequestTask?

  var body: BodyReader
  var use = BodyUse.untouched
  /// Why the end of the body cannot be found any more, or will not come, or is not waited for.
  var brokenBy: Failure?
  var collected: [UInt8] = []
  /// Bytes counted in ``Census/bodies``: what was collected, or what waited for the consumer of a stream when that was
  /// last looked at.
  var reserved = 0
  /// Bytes of the body that have arrived.
  var bodyBytes = 0
  /// How the body arrives, once it was asked for.
  var arrival = Pace(from: 0, now: 0)
  /// Milliseconds, monotonic: since when the consumer of a stream holds up the body.
  var pausedSince: Int64?
  var waiter: CheckedContinuation<Result<[UInt8], Failure>, Never>?
  var awaitsContinue: Bool

  var keepAlive: Bool
  var answer = AnswerState.pending
  var isChunked = false
  var status: UInt16 = 0
  var bytesOut = 0
  var failure: Failure.Kind?
  var principal: Principal?
  /// Waits until what was written has been handed to the socket.
  var drainWaiter: CheckedContinuation<Bool, Never>?

  init(token: RequestToken, call: Call, handlerDeadline: Int64) {
    self.token = token
    self.call = call
    self.handlerDeadline = handlerDeadline
    body = BodyReader(call.head.framing)
    awaitsContinue = call.head.expectsContinue
    keepAlive = call.head.keepAlive
  }

  var isBroken: Bool { brokenBy != nil }

  /// Whether bytes of the body are to be read now.
  var wantsBody: Bool {
    guard !isBroken, !body.isComplete else { return false }
    return switch use {
    case .untouched, .offered: false
    case .collecting, .dropping: true
    case .streaming(let stream, _): stream.hasRoom
    }
  }

  /// What the body is, or may be, handed on by.
  var bodyStream: RequestBodyStream? {
    switch use {
    case .offered(let stream, _), .streaming(let stream, _): stream
    case .untouched, .collecting, .dropping: nil
    }
  }
}
