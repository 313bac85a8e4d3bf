import CLinux
import Glibc

/// One HTTP/1.1 connection: a state machine that turns bytes into requests, one at a time and in order, and their
/// answers into bytes. Runs on its loop's thread only. While a request is worked on nothing more is read than its body
/// needs, so that a client that sends faster than it is served is held up by its own socket.
final class Connection {
  enum Phase {
    /// Between requests, or within a head.
    case head
    case request(ActiveRequest)
    /// The last answer is being sent.
    case closing
    /// Everything is sent; reading on for a while keeps the system from resetting the connection before the client has
    /// read the answer (RFC 9112 section 9.6).
    case lingering(until: Int64)
    case closed
  }

  /// Requests after which a connection with more of them lets the others have a turn.
  private static let requestsPerTurn = 64
  /// Bytes of answers to pipelined requests that may wait for the client; no further request is begun until it has read
  /// them.
  static let outputLimit = 1024 * 1024
  static let lingerMilliseconds: Int64 = 2000
  /// Buffers that grew larger are given back.
  private static let keptCapacity = 16 * 1024

  let descriptor: Int32
  let slot: Int
  /// Tells epoll's events for this connection from late ones for an earlier one in the same slot.
  let tag: UInt64
  let peer: PeerAddress
  unowned let loop: LoopState

  var phase = Phase.head
  var input: [UInt8] = []
  /// Bytes at the front of `input` that are used up.
  var consumed = 0
  var output = OutputBuffer()
  private var scanner: HeadScanner
  /// Milliseconds, monotonic: since when the connection waits for a head, or for the rest of one.
  private var headSince = Clock.monotonicMilliseconds
  /// Milliseconds, monotonic: when the socket last took bytes, or output began to wait.
  var lastWrite: Int64 = 0

  private var canRead = true
  /// The peer has said that it will send no more, perhaps after bytes that are still to be read.
  private var peerHasEnded = false
  /// Everything the peer sent has been read.
  private(set) var sawEnd = false
  private var isTurning = false
  /// The next request waits until the client has read the answers before it.
  private var isHeldUp = false
  private var requestsThisTurn = 0

  init(descriptor: Int32, slot: Int, generation: UInt32, peer: PeerAddress, loop: LoopState) {
    self.descriptor = descriptor
    self.slot = slot
    tag = UInt64(generation & 0x3FFF_FFFF) << 32 | UInt64(slot)
    self.peer = peer
    self.loop = loop
    scanner = HeadScanner(limits: loop.configuration.headLimits)
  }

  var request: ActiveRequest? {
    if case .request(let request) = phase { request } else { nil }
  }

  private var isClosed: Bool {
    if case .closed = phase { true } else { false }
  }

  // MARK: Events

  func handle(_ event: EventLoop.Event) {
    if event.hangup {
      close()
      return
    }
    if event.readable { canRead = true }
    if event.ended { peerHasEnded = true }
    if event.writable { flush() }
    turn()
  }

  /// Does all that can be done now, then sends what came of it in one go.
  func turn() {
    guard !isTurning, !isClosed else { return }
    isTurning = true
    requestsThisTurn = 0
    while step() {}
    isTurning = false
    flush()
    arm()
  }

  /// - Returns: whether there may be more to do.
  private func step() -> Bool {
    switch phase {
    case .head: return stepHead()
    case .request(let request): return stepRequest(request)
    case .lingering:
      discardInput()
      return fill()
    case .closing, .closed: return false
    }
  }

  private func stepHead() -> Bool {
    guard output.count < Self.outputLimit else {
      isHeldUp = true
      return false
    }
    if requestsThisTurn >= Self.requestsPerTurn {
      loop.postpone(self)
      return false
    }
    let begun = scanner.hasBegun
    do throws(Failure) {
      if let (head, next) = try scanner.scan(input, from: consumed) {
        let bytes = Array(input[head])
        consume(next - consumed)
        requestsThisTurn += 1
        start(try HeadParser.parse(bytes))
        return true
      }
    } catch {
      refuse(error)
      return true
    }
    if scanner.hasBegun {
      if !begun { headSince = Clock.monotonicMilliseconds }
    } else if loop.isStopping {
      // What the client has sent by now is served, though epoll may not have told of it yet.
      canRead = true
      if fill() { return true }
      if case .head = phase { leave() }
      return false
    }
    return fill()
  }

  /// Ends a connection that is between requests.
  private func leave() {
    if output.isEmpty { close() } else { phase = .closing }
  }

  private func stepRequest(_ request: ActiveRequest) -> Bool {
    if request.wantsBody { return readBody(request) || fill() }
    guard request.answer == .complete else { return false }
    let mayGoOn = request.keepAlive && request.body.isComplete && !request.isBroken
    settle(request)
    if mayGoOn {
      awaitHead()
    } else {
      phase = .closing
    }
    return true
  }

  private func awaitHead() {
    phase = .head
    scanner = HeadScanner(limits: loop.configuration.headLimits)
    headSince = Clock.monotonicMilliseconds
  }

  // MARK: Input

  /// Reads from the socket.
  /// - Returns: whether anything has changed by it.
  func fill() -> Bool {
    if sawEnd { return end() }
    guard canRead else { return false }
    switch loop.receive(from: descriptor, into: &input) {
    case .bytes(let count):
      // A short read has emptied the socket; epoll tells when there is more, except for an end it has told already.
      if count < loop.receiveSize, !peerHasEnded { canRead = false }
      return true
    case .end:
      sawEnd = true
      return end()
    case .nothing:
      canRead = false
      return false
    case .failed:
      close()
      return false
    }
  }

  /// The peer sends no more; it may still read an answer.
  private func end() -> Bool {
    switch phase {
    case .head:
      leave()
      return false
    case .request(let request):
      guard request.wantsBody else { return false }
      failBody(request, .malformed("The connection ended before the body did"))
    case .lingering:
      close()
    case .closing, .closed:
      return false
    }
    return true
  }

  func consume(_ count: Int) {
    consumed += count
    if consumed == input.count {
      discardInput()
    } else if consumed > loop.receiveSize {
      input.removeFirst(consumed)
      consumed = 0
    }
  }

  private func discardInput() {
    consumed = 0
    if input.capacity > Self.keptCapacity { input = [] } else { input.removeAll(keepingCapacity: true) }
  }

  // MARK: Output

  func flush() {
    guard !isClosed else { return }
    if !output.isEmpty {
      switch output.send(to: descriptor) {
      case .all, .some: lastWrite = Clock.monotonicMilliseconds
      case .none: break
      case .failed:
        close()
        return
      }
    }
    guard output.isEmpty else { return }
    if let request, let waiter = request.drainWaiter {
      request.drainWaiter = nil
      waiter.resume(returning: true)
    }
    switch phase {
    case .closing:
      if sawEnd {
        close()
      } else {
        shutdown(descriptor, Int32(SHUT_WR))
        phase = .lingering(until: Clock.monotonicMilliseconds + Self.lingerMilliseconds)
        turn()
      }
    case .head where isHeldUp:
      isHeldUp = false
      loop.postpone(self)
    default:
      break
    }
  }

  /// Adds to what will be sent.
  func send(_ bytes: [UInt8]) {
    if output.isEmpty { lastWrite = Clock.monotonicMilliseconds }
    output.append(bytes)
  }

  // MARK: Time

  private func arm() {
    guard !isClosed else { return }
    loop.setTimer(self, due: deadline)
  }

  private var deadline: Int64 {
    let configuration = loop.configuration
    let write = output.isEmpty ? Int64.max : lastWrite + configuration.writeTimeout
    return switch phase {
    case .head: min(write, headSince + (scanner.hasBegun ? configuration.headTimeout : configuration.idleTimeout))
    case .request(let request): min(write, requestDeadline(request))
    case .lingering(let until): until
    case .closing, .closed: write
    }
  }

  private func requestDeadline(_ request: ActiveRequest) -> Int64 {
    if request.wantsBody {
      let forSize = Int64(request.bodyBytes) * 1000 / loop.configuration.minimumRate
      return request.bodySince + loop.configuration.bodyTimeout + forSize
    }
    return request.answer == .complete ? .max : request.handlerDeadline
  }

  func timerFired() {
    let now = Clock.monotonicMilliseconds
    if now >= deadline { expire(now) }
    turn()
    arm()
  }

  private func expire(_ now: Int64) {
    if !output.isEmpty, now >= lastWrite + loop.configuration.writeTimeout {
      close()
      return
    }
    switch phase {
    case .head:
      if scanner.hasBegun { refuse(.requestTimeout) } else { leave() }
    case .request(let request):
      if !request.wantsBody {
        timeOut(request)
      } else if request.answer == .complete {
        request.brokenBy = .requestTimeout
      } else {
        failBody(request, .requestTimeout)
      }
    case .lingering: close()
    case .closing, .closed: break
    }
  }

  // MARK: The end

  /// Closes the socket at once. What still works on a request is told so.
  func close() {
    guard !isClosed else { return }
    let request = request
    phase = .closed
    loop.events.forget(descriptor)
    Glibc.close(descriptor)
    loop.removed(self)
    if let request {
      request.task?.cancel()
      failBody(request, .requestTimeout)
      request.drainWaiter?.resume(returning: false)
      request.drainWaiter = nil
      settle(request)
    }
  }
}
