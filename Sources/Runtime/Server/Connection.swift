import CLinux
import Glibc

/// One connection: its socket, TLS where it has it, what was received and what is to be sent, and when its peer's time
/// is over. What the bytes mean is its ``HTTPEngine``'s to know. Runs on its loop's thread only.
final class Connection {
  enum Phase {
    case open
    /// The last answer is being sent.
    case closing
    /// Everything is sent, and what still comes is read over.
    case lingering(Linger)
    case closed
  }

  /// Bytes of answers that may wait for the client; no further request is begun until it has read them.
  static let outputLimit = 1024 * 1024
  /// Reads after which a connection with more to be read lets the others have a turn.
  private static let readsPerTurn = 64
  private static let newMilliseconds: Int64 = 1000

  let descriptor: Int32
  let slot: Int
  /// Tells epoll's events for this connection from late ones for an earlier one in the same slot.
  let tag: UInt64
  let peer: PeerAddress
  /// Where TLS is spoken.
  let tls: TLSSession?
  /// It lets go of the connection when that is closed; until then they hold each other.
  let loop: LoopState

  private(set) var phase = Phase.open
  var input = InputBuffer()
  var output = OutputBuffer()
  /// Nil until the first bytes, or the handshake, have told which protocol is spoken.
  private var engine: (any HTTPEngine)?
  /// Milliseconds, monotonic: when the socket was taken.
  let openedAt = Clock.monotonicMilliseconds
  /// Bytes counted in ``Census/answers``.
  private var counted = 0
  private var reading: PeerReading

  private var canRead = true
  /// The peer has said that it will send no more, perhaps after bytes that are still to be read.
  private var peerHasEnded = false
  /// Everything the peer sent has been read.
  private(set) var sawEnd = false
  private var isTurning = false
  private var readsThisTurn = 0
  /// It has had a turn, and ``settle()`` will be called.
  var isUnsettled = false

  init(
    descriptor: Int32, slot: Int, generation: UInt32, peer: PeerAddress, tls: TLSSession?, loop: LoopState
  ) {
    self.descriptor = descriptor
    self.slot = slot
    tag = UInt64(generation & 0x3FFF_FFFF) << 32 | UInt64(slot)
    self.peer = peer
    self.tls = tls
    self.loop = loop
    reading = PeerReading(descriptor)
  }

  var isOpen: Bool { if case .open = phase { true } else { false } }
  private var isClosed: Bool { if case .closed = phase { true } else { false } }

  /// The request of this token and who carries it, while it is worked on.
  func request(_ token: RequestToken) -> (any HTTPEngine, ActiveRequest)? {
    guard let engine, let request = engine.request(token) else { return nil }
    return (engine, request)
  }

  // MARK: Events

  func handle(_ event: EventLoop.Event) {
    if event.hangup {
      close()
      return
    }
    if event.readable { canRead = true }
    if event.ended { peerHasEnded = true }
    // TLS may have to read before it can write.
    if event.writable || tls != nil { flush() }
    takeTurn()
  }

  /// Has its turn, as all others had since its last: may do again as much as one may before the others have theirs.
  func takeTurn() {
    readsThisTurn = 0
    engine?.turnBegins()
    turn()
  }

  /// Does all that can be done now, as far as its turn goes. What came of it is sent soon, with that of other
  /// connections.
  func turn() {
    guard !isTurning, !isClosed else { return }
    isTurning = true
    while step() {}
    isTurning = false
    loop.settleSoon(self)
  }

  /// Sends what came of a turn, and sets the time by which the peer has to do its part.
  func settle() {
    isUnsettled = false
    flush()
    arm()
  }

  /// - Returns: whether there may be more to do.
  private func step() -> Bool {
    switch phase {
    case .open:
      if let engine { return engine.step() }
      return chooseEngine()
    case .lingering(var linger):
      if !input.isEmpty { linger.hear() }
      input.discard()
      if loop.isStopping { linger.hurry() }
      phase = .lingering(linger)
      return fill()
    case .closing, .closed: return false
    }
  }

  /// Completes the handshake, or waits for the bytes that tell the protocol.
  private func chooseEngine() -> Bool {
    if let tls {
      switch tls.handshake() {
      case .done:
        engine = tls.speaksHTTP2 ? HTTP2Engine(self) : HTTP1Engine(self)
        if engine is HTTP2Engine { loop.meter.add(.openedHTTP2) }
        return true
      case .waiting:
        return leaveIfStopping()
      case .failed(let reason):
        loop.meter.add(.tlsHandshake)
        loop.log.record(.debug, "a TLS handshake failed", [("peer", peer.text), ("reason", reason)])
        flush()
        close()
        return false
      }
    }
    switch HTTP2Engine.isPreface(input.unread) {
    case true?:
      engine = HTTP2Engine(self)
      loop.meter.add(.openedHTTP2)
      return true
    case false?:
      engine = HTTP1Engine(self)
      return true
    case nil:
      return fill() || leaveIfStopping()
    }
  }

  private func leaveIfStopping() -> Bool {
    if loop.isStopping, isOpen, !isNew { close() }
    return false
  }

  /// Whether it was made so lately that its first request may still be on its way: a server that stops waits for that,
  /// since the client could not know.
  var isNew: Bool { Clock.monotonicMilliseconds < newUntil }
  var newUntil: Int64 { openedAt + Self.newMilliseconds }

  // MARK: Input

  /// Reads from the socket.
  /// - Returns: whether anything has changed by it.
  func fill() -> Bool {
    if sawEnd { return inputEnded() }
    guard canRead else { return false }
    guard readsThisTurn < Self.readsPerTurn else {
      loop.postpone(self)
      return false
    }
    readsThisTurn += 1
    switch loop.receive(from: self, into: &input) {
    case .bytes(_, let isAll):
      if isAll, !peerHasEnded { canRead = false }
      return true
    case .end:
      sawEnd = true
      return inputEnded()
    case .nothing:
      canRead = false
      return false
    case .failed:
      close()
      return false
    }
  }

  /// Looks at the socket once more, though epoll has not told of anything.
  func fillAgain() -> Bool {
    canRead = true
    readsThisTurn = 0
    return fill()
  }

  /// The peer sends no more; it may still read an answer.
  private func inputEnded() -> Bool {
    switch phase {
    case .open:
      if let engine { return engine.inputEnded() }
      close()
      return false
    case .lingering:
      close()
      return true
    case .closing, .closed:
      return false
    }
  }

  // MARK: Output

  /// Sends what waits, as far as the socket takes it.
  func flush() {
    while !isClosed {
      let hasMore = isOpen && engine?.produce() == true
      if !output.isEmpty {
        let waiting = output.count
        guard output.send(through: self) else {
          close()
          return
        }
        reading.note(written: waiting - output.count)
      }
      guard output.isEmpty else { return }
      if hasMore { continue }
      drained()
      return
    }
  }

  private func drained() {
    guard case .closing = phase else {
      if isOpen { engine?.outputDrained() }
      return
    }
    tls?.closeNotify()
    if sawEnd {
      close()
    } else {
      shutdown(descriptor, Int32(SHUT_WR))
      phase = .lingering(Linger())
      turn()
    }
  }

  /// Adds to what will be sent.
  func send(_ bytes: [UInt8]) {
    reading.endWhereRead(waits: waitsForPeer)
    output.append(bytes)
  }

  /// Adds a copy to what will be sent.
  func send(copying bytes: UnsafeBufferPointer<UInt8>) {
    reading.endWhereRead(waits: waitsForPeer)
    output.append(copying: bytes)
  }

  /// Answers that waited for the peer were given up, and that was counted: where they were all that waited, it is
  /// not slow for them once more.
  func forgetReading() { if !waitsForPeer { reading.forget() } }

  /// Bytes of answers that wait for the peer.
  private var unread: Int { output.count + (engine?.heldBytes ?? 0) }
  private var waitsForPeer: Bool { unread > 0 }

  // MARK: Time

  /// Counts what waits for the peer, and sets the time by which it has to do its part.
  private func arm() {
    guard !isClosed else { return }
    guard loop.census.answers.recount(&counted, as: unread, for: peer) else {
      noteSlowReader()
      close()
      return
    }
    reading.note(waits: waitsForPeer)
    loop.setTimer(self, due: min(deadline, readingDeadline))
  }

  /// When what the connection waits for is late.
  private var deadline: Int64 {
    switch phase {
    case .open: engine?.deadline ?? firstDeadline
    case .closing, .closed: .max
    case .lingering(let linger): linger.deadline
    }
  }

  /// When the peer's reading is to be judged.
  private var readingDeadline: Int64 { reading.deadline(timeout: loop.configuration.writeTimeout) }

  /// Until when the client has to have said something.
  private var firstDeadline: Int64 {
    let configuration = loop.configuration
    let hasBegun = tls != nil || !input.isEmpty
    if loop.isStopping { return newUntil }
    return openedAt + (hasBegun ? configuration.headTimeout : configuration.idleTimeout)
  }

  func timerFired() {
    let now = Clock.monotonicMilliseconds
    if now >= deadline { expire(now) }
    takeTurn()
    flush()
    if now >= readingDeadline { judgeReading(now) }
    arm()
  }

  private func expire(_ now: Int64) {
    switch phase {
    case .open:
      if let engine { engine.expire(now) } else { close() }
    case .lingering(let linger):
      // What came while the loop was busy elsewhere counts as well.
      if linger.hasEnded(now) || !fillAgain() { close() }
    case .closing, .closed: break
    }
  }

  private func judgeReading(_ now: Int64) {
    guard !isClosed else { return }
    reading.note(waits: waitsForPeer)
    guard reading.isTooSlow(now: now, rate: loop.configuration.writeRate) else { return }
    noteSlowReader()
    close()
  }

  func noteSlowReader() {
    loop.meter.add(.slowReaders)
    loop.log.record(.info, "an answer was read too slowly", [("peer", peer.text)])
  }

  // MARK: The end

  /// Ends the connection once everything is sent.
  func finish() {
    guard isOpen else { return }
    if output.isEmpty, tls == nil, sawEnd {
      close()
    } else {
      phase = .closing
      dismissEngine()
    }
  }

  /// Ends a connection on which nothing is under way.
  func leave() {
    guard isOpen else { return }
    if output.isEmpty {
      tls?.closeNotify()
      close()
    } else {
      phase = .closing
      dismissEngine()
    }
  }

  /// Closes the socket at once. What still works on a request is told so.
  func close() {
    guard !isClosed else { return }
    phase = .closed
    loop.events.forget(descriptor)
    Glibc.close(descriptor)
    loop.census.answers.recount(&counted, as: 0, for: peer)
    loop.removed(self)
    dismissEngine()
  }

  /// Nothing more can be sent: whatever still works on a request, in HTTP/2, is told so.
  private func dismissEngine() {
    let engine = engine
    self.engine = nil
    engine?.connectionClosed()
  }
}
