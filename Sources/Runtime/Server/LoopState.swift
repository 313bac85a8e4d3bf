import CLinux
import Glibc

/// Everything that belongs to one event loop's thread: its connections, their timers and what they share. Reached
/// through the loop's ``Worker`` alone.
final class LoopState {
  unowned let worker: Worker
  /// Of ``worker``: to ask by it whose state this is costs no count of references.
  let workerID: ObjectIdentifier
  let events: EventLoop
  let pipeline: Pipeline
  let configuration: ServerConfiguration
  let census: Census
  let log: Log
  let clock: Clock
  let meter: LoopMeter
  let tasks = RequestTasks()

  /// `Strict-Transport-Security`, where it is sent.
  let strictTransportLine: [UInt8]

  private(set) var isStopping = false
  /// Tasks of requests that run, those whose answer nobody waits for any more included.
  var requestsInFlight: FairShare

  private var slots: [Connection?] = []
  private var freeSlots: [Int] = []
  private var generation: UInt32 = 0
  private var lastSerial: UInt64 = 0
  private var wheel = TimerWheel(now: Clock.monotonicMilliseconds)
  /// Connections that have had a turn, and may have something to send.
  private var unsettled: [Connection] = []
  private var spareList: [Connection] = []
  /// Connections that gave way to others with work left to do.
  private var postponed: [UInt64] = []
  private var date = HTTPDate()
  private var scratch = [UInt8](repeating: 0, count: 64 * 1024)
  /// Where heads of answers, and lines of the log, are written before they are copied to where they belong.
  var headText: [UInt8] = []
  private var line: [UInt8] = []

  init(worker: Worker, events: EventLoop, pipeline: Pipeline, shared: Server.Shared) {
    self.worker = worker
    workerID = ObjectIdentifier(worker)
    self.events = events
    self.pipeline = pipeline
    configuration = shared.configuration
    requestsInFlight = FairShare(
      of: shared.configuration.maxRequestsPerLoop, proxies: shared.configuration.trustedProxies)
    var line: [UInt8] = []
    if let seconds = shared.configuration.strictTransportSeconds {
      line.append(text: "Strict-Transport-Security: max-age=")
      line.append(decimal: seconds)
      line.append(text: "\r\n")
    }
    strictTransportLine = line
    census = shared.census
    log = shared.log
    clock = shared.clock
    meter = shared.meter.newLoop()
  }

  var connectionCount: Int { slots.count - freeSlots.count }

  // MARK: Connections

  /// Takes over a connected socket.
  func open(_ descriptor: Int32, peer: PeerAddress, tls: TLSSession?) {
    let slot = freeSlots.popLast() ?? slots.count
    if slot == slots.count { slots.append(nil) }
    generation &+= 1
    let connection = Connection(
      descriptor: descriptor, slot: slot, generation: generation, peer: peer, tls: tls, loop: self)
    slots[slot] = connection
    meter.add(.opened)
    do {
      try events.watch(descriptor, tag: connection.tag, edge: true)
    } catch {
      connection.close()
      return
    }
    connection.turn()
  }

  /// Called by the connection when it has closed its socket.
  func removed(_ connection: Connection) {
    wheel.clear(connection.slot)
    slots[connection.slot] = nil
    freeSlots.append(connection.slot)
    census.dismiss(connection.peer)
    meter.add(.closed)
  }

  func handle(_ event: EventLoop.Event) { connection(event.tag)?.handle(event) }

  private func connection(_ tag: UInt64) -> Connection? {
    let slot = Int(tag & 0xFFFF_FFFF)
    guard slot < slots.count, let connection = slots[slot], connection.tag == tag else { return nil }
    return connection
  }

  /// The request of this token and who carries it, while it is worked on.
  func request(_ token: RequestToken) -> (any HTTPEngine, ActiveRequest)? { slots[token.slot]?.request(token) }

  func nextToken(_ slot: Int, stream: Int32) -> RequestToken {
    lastSerial += 1
    return RequestToken(slot: slot, stream: stream, serial: lastSerial)
  }

  /// Gives the connection another turn once the others have had theirs.
  func postpone(_ connection: Connection) { postponed.append(connection.tag) }

  /// So many connections may wait for each other before what they have to send is sent.
  private static let settledAtOnce = 64

  /// Has the connection send what came of its turn, before the loop waits again. A peer that is woken for the first of
  /// several answers finds the others there: one wake-up in place of many, which cost more than the answers themselves.
  func settleSoon(_ connection: Connection) {
    guard !connection.isUnsettled else { return }
    connection.isUnsettled = true
    unsettled.append(connection)
    if unsettled.count >= Self.settledAtOnce { settle() }
  }

  /// Has all requests worked on that have come, and sends what waits of all connections that have had a turn.
  func settle() {
    tasks.run(self)
    while !unsettled.isEmpty {
      var batch = unsettled
      unsettled = []
      swap(&unsettled, &spareList)
      for connection in batch { connection.settle() }
      batch.removeAll(keepingCapacity: true)
      spareList = batch
      tasks.run(self)
    }
  }

  // MARK: Time

  func setTimer(_ connection: Connection, due: Int64) {
    if due == .max { wheel.clear(connection.slot) } else { wheel.set(connection.slot, due: due) }
  }

  /// Fires what is due.
  /// - Returns: how long the loop may sleep, in milliseconds; -1 without end.
  func prepareWait() -> Int32 {
    for slot in wheel.advance(to: Clock.monotonicMilliseconds) { slots[slot]?.timerFired() }
    let again = postponed
    postponed = []
    for tag in again { connection(tag)?.takeTurn() }
    settle()
    if !postponed.isEmpty || events.hasJobs { return 0 }
    return wheel.count > 0 || isStopping ? Int32(TimerWheel.tickMilliseconds) : -1
  }

  /// The text of `Date`.
  func currentDate() -> [UInt8] {
    date.update(clock.milliseconds)
    return date.text
  }

  /// Adds a line to the access log.
  func record(_ entry: borrowing AccessRecord) {
    var buffer: [UInt8] = []
    swap(&buffer, &line)
    buffer = entry.line(at: clock.now, reusing: consume buffer)
    log.append(buffer)
    swap(&buffer, &line)
  }

  // MARK: Reading

  enum Received {
    /// - Parameter isAll: nothing more can be read before epoll says so, an end that it has told already excepted.
    case bytes(Int, isAll: Bool)
    case end, nothing, failed
  }

  /// Reads once from the connection and adds it to `input`.
  func receive(from connection: Connection, into input: inout InputBuffer) -> Received {
    let received = scratch.withUnsafeMutableBytes { room in
      connection.tls?.read(into: room) ?? Self.read(connection.descriptor, into: room)
    }
    if case .bytes(let count, _) = received { input.append(scratch[..<count]) }
    return received
  }

  /// Reads over what waits in a socket that is about to be closed.
  func discard(_ descriptor: Int32) { _ = scratch.withUnsafeMutableBytes { Self.read(descriptor, into: $0) } }

  private static func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) -> Received {
    let count = recv(descriptor, room.baseAddress, room.count, 0)
    // A short read has emptied the socket.
    if count > 0 { return .bytes(count, isAll: count < room.count) }
    if count == 0 { return .end }
    return errno == EAGAIN || errno == EINTR ? .nothing : .failed
  }

  // MARK: The end

  /// Lets what is under way finish and takes no new requests on the connections that are open.
  func stop() {
    isStopping = true
    for connection in slots { connection?.turn() }
  }

  /// Closes whatever is still open.
  func abandon() {
    for connection in slots { connection?.close() }
  }
}
