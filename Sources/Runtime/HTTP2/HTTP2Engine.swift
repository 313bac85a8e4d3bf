import CNGHTTP2

/// HTTP/2 (RFC 9113), whose frames and header compression are nghttp2's. Its callbacks note what has happened, and are
/// acted on once it returns, so that no handler runs within it.
final class HTTP2Engine: HTTPEngine {
  /// Requests of one connection at once.
  static let maxStreams = 128
  /// Bytes of a body that a client may send before anybody asks for it; the least that every client counts with.
  private static let firstWindow = 65_535
  /// Bytes under way of a body that is wanted.
  private static let openWindow = 256 * 1024
  /// Bytes of answers that are made into frames ahead of the socket.
  private static let outputTarget = 64 * 1024
  /// Milliseconds a client is given to learn that the server stops, before its new requests are left unanswered.
  private static let farewellMilliseconds: Int64 = 1000

  let connection: Connection
  private let session: HTTP2Session
  private var streams: [Int32: HTTP2Stream] = [:]
  /// Milliseconds, monotonic: since when there is no request.
  private var idleSince = Clock.monotonicMilliseconds
  /// Milliseconds, monotonic: when the stop of the server was told.
  private var farewellSince: Int64?
  private var isLeaving = false
  /// Nothing more is read until the client has read what waits for it.
  private var isHeldUp = false
  /// ``act()`` is under way, and takes what comes of it as well.
  private var isActing = false
  /// The socket is gone.
  private var isGone = false

  init(_ connection: Connection) {
    self.connection = connection
    session = HTTP2Session(
      limits: connection.loop.pipeline.tables.limits.head, maxStreams: Self.maxStreams, window: Self.firstWindow,
      connectionWindow: 4 * Self.openWindow)
  }

  /// Whether the client begins with HTTP/2 by prior knowledge (RFC 9113 section 3.4); nil where that is not told yet.
  static func isPreface(_ bytes: ArraySlice<UInt8>) -> Bool? {
    let preface: StaticString = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    let agrees = preface.withUTF8Buffer { zip(bytes, $0).allSatisfy { $0 == $1 } }
    if !agrees { return false }
    return bytes.count >= preface.utf8CodeUnitCount ? true : nil
  }

  // MARK: The connection's turn

  func turnBegins() {}

  func step() -> Bool {
    if act() { return true }
    if !connection.input.isEmpty {
      session.receive(connection.input.unread)
      connection.input.discard()
      return true
    }
    stepFarewell()
    if session.isOver {
      connection.finish()
      return false
    }
    guard session.canReceive, !session.isFull, connection.output.count < Connection.outputLimit else {
      isHeldUp = true
      return false
    }
    return connection.fill()
  }

  /// Acts on what nghttp2 has told.
  /// - Returns: whether there was anything.
  private func act() -> Bool {
    let events = session.takeEvents()
    isActing = true
    defer { isActing = false }
    // A request that begins may have its connection closed.
    for event in events where !isGone {
      switch event {
      case .request(let stream): begin(stream)
      case .body(let stream): bodyArrived(on: stream)
      case .closed(let stream): closed(stream)
      case .farewellHeard: isLeaving = farewellSince != nil
      case .malformed: loop.meter.add(.http2Malformed)
      }
    }
    return !events.isEmpty
  }

  private func begin(_ stream: HTTP2Stream) {
    guard var head = stream.head else { return }
    stream.head = nil
    streams[stream.id] = stream
    do throws(Failure) {
      let request = makeRequest(try head.conclude(hasBody: stream.hasBody), stream: stream.id)
      stream.request = request
      begin(request)
    } catch {
      let id = RequestID()
      let reply = loop.pipeline.transportReply(error, id: id)
      let bytes = write(reply, id: id, on: stream, isHead: head.isHead)
      noteRefusal(error, id: id, status: reply.status, bytesIn: head.byteCount, bytesOut: bytes)
    }
  }

  private func bodyArrived(on stream: HTTP2Stream) {
    guard let request = stream.request, !request.isBroken else {
      stream.arrived.discard()
      return
    }
    guard loop.census.bodies.recount(&stream.reserved, as: stream.arrived.count, for: connection.peer) else {
      failBody(of: request, .unavailable(retryAfter: 1))
      return
    }
    while request.wantsBody, readBody(of: request) {}
  }

  private func closed(_ stream: HTTP2Stream) {
    loop.census.bodies.recount(&stream.reserved, as: 0, for: connection.peer)
    guard streams.removeValue(forKey: stream.id) != nil else { return }
    if streams.isEmpty { idleSince = Clock.monotonicMilliseconds }
    guard let request = stream.request else { return }
    stream.request = nil
    if request.answer == .complete { settle(request) } else { abandon(request) }
  }

  func inputEnded() -> Bool {
    // What is under way has nobody left to send to: HTTP/2 knows no half-closed connections.
    connection.close()
    return false
  }

  func produce() -> Bool {
    while connection.output.count < Self.outputTarget {
      guard let frame = session.nextFrame() else {
        resumeWriters()
        return false
      }
      connection.send(copying: frame)
    }
    resumeWriters()
    return true
  }

  private func resumeWriters() {
    for stream in streams.values where stream.isEmpty {
      if let request = stream.request { resumeWriter(of: request) }
    }
  }

  func outputDrained() {
    // The streams that have ended with what was sent. While events are acted on these wait, or a stream might end before
    // its request begins.
    if !isActing { while act() {} }
    if isHeldUp || session.isOver {
      isHeldUp = false
      loop.postpone(connection)
    }
  }

  // MARK: Time and end

  /// Tells a client that the server stops: first that it should begin no more, then which requests were the last (RFC
  /// 9113 section 6.8).
  private func stepFarewell() {
    guard loop.isStopping else { return }
    if farewellSince == nil {
      farewellSince = Clock.monotonicMilliseconds
      session.announceEnd()
    }
    if isLeaving {
      isLeaving = false
      session.end()
    }
  }

  var deadline: Int64 {
    let configuration = loop.configuration
    var earliest = Int64.max
    if let farewellSince, !session.isEnding { earliest = farewellSince + Self.farewellMilliseconds }
    if let since = session.headSince { earliest = min(earliest, since + configuration.headTimeout) }
    if streams.isEmpty { return min(earliest, idleSince + configuration.idleTimeout) }
    for stream in streams.values where !stream.isReset {
      if let request = stream.request { earliest = min(earliest, deadline(of: request)) }
      if let since = blockedSince(stream) { earliest = min(earliest, since + configuration.writeTimeout) }
    }
    return earliest
  }

  func expire(_ now: Int64) {
    let configuration = loop.configuration
    if let farewellSince, now >= farewellSince + Self.farewellMilliseconds { isLeaving = true }
    if let since = session.headSince, now >= since + configuration.headTimeout {
      connection.close()
      return
    }
    if streams.isEmpty, now >= idleSince + configuration.idleTimeout {
      // Told before, and there is still something that nghttp2 waits for.
      if session.isEnding { return connection.leave() }
      session.end()
      idleSince = now
    }
    for stream in Array(streams.values) where !isGone && !stream.isReset {
      if let since = blockedSince(stream), now >= since + configuration.writeTimeout {
        connection.noteSlowReader()
        reset(stream, NGHTTP2_CANCEL)
        connection.forgetReading()
      } else if let request = stream.request, now >= deadline(of: request) {
        expire(request, now)
      }
    }
  }

  /// Since when the client has made no room for an answer that waits.
  private func blockedSince(_ stream: HTTP2Stream) -> Int64? { stream.isEmpty ? nil : session.blockedSince(stream) }

  func connectionClosed() {
    isGone = true
    let left = streams.values
    streams = [:]
    for stream in left {
      loop.census.bodies.recount(&stream.reserved, as: 0, for: connection.peer)
      guard let request = stream.request else { continue }
      stream.request = nil
      abandon(request)
    }
  }

  // MARK: The body

  func request(_ token: RequestToken) -> ActiveRequest? {
    guard let request = streams[token.stream]?.request, request.token == token else { return nil }
    return request
  }

  func inviteBody(of request: ActiveRequest) {
    guard let stream = streams[request.token.stream], !stream.hasEnded else { return }
    session.openWindow(of: stream.id, to: Self.openWindow)
    guard request.awaitsContinue, stream.arrived.isEmpty else { return }
    session.submitContinue(on: stream.id)
    connection.flush()
  }

  func advanceBody(of request: ActiveRequest) throws(Failure) -> Bool {
    guard let stream = streams[request.token.stream] else { return false }
    let before = stream.arrived.count
    defer {
      let used = before - stream.arrived.count
      let left = max(0, stream.reserved - used)
      loop.census.bodies.recount(&stream.reserved, as: left, for: connection.peer)
      session.consumed(used, of: stream.id)
    }
    return try request.takeBody(from: &stream.arrived, isLast: stream.hasEnded, loop.census)
  }

  /// What is still to come arrives with the connection's next frames.
  func fillBody(of request: ActiveRequest) -> Bool { false }

  func leaveBody(of request: ActiveRequest) {
    request.bodyStream?.fail(.requestTimeout)
    guard !request.body.isComplete else { return }
    request.use = .untouched
    request.brokenBy = .requestTimeout
  }

  // MARK: The answer

  func write(_ reply: Reply, of request: ActiveRequest) -> Int {
    guard let stream = streams[request.token.stream] else { return 0 }
    return write(reply, id: request.call.id, on: stream, isHead: request.call.head.method == .head)
  }

  func write(_ piece: [UInt8], of request: ActiveRequest) {
    guard let stream = streams[request.token.stream] else { return }
    request.bytesOut += piece.count
    stream.append(piece)
    session.resume(stream)
  }

  func writeEnd(of request: ActiveRequest) {
    guard let stream = streams[request.token.stream] else { return }
    stream.isLast = true
    session.resume(stream)
  }

  var heldBytes: Int { streams.values.reduce(0) { $1.isReset ? $0 : $0 + $1.count } }

  func isDrained(_ request: ActiveRequest) -> Bool { streams[request.token.stream]?.isEmpty ?? true }

  func breakOff(_ request: ActiveRequest) {
    if let stream = streams[request.token.stream] { reset(stream, NGHTTP2_INTERNAL_ERROR) }
    connection.turn()
  }

  private func reset(_ stream: HTTP2Stream, _ code: nghttp2_error_code) {
    stream.isReset = true
    session.reset(stream.id, code)
  }

  private func write(_ reply: Reply, id: RequestID, on stream: HTTP2Stream, isHead: Bool) -> Int {
    var framing = ReplyFraming.length(0)
    var content: [UInt8] = []
    var follows = false
    switch reply.body {
    case .none: break
    case .bytes(let bytes):
      framing = .length(bytes.count)
      content = bytes
    case .stream(let body):
      framing = body.length.map { .length($0) } ?? .untilClose
      follows = true
    }
    let hasBody = !isHead && !Status.isBodiless(reply.status)
    if Status.isBodiless(reply.status) { framing = .bodiless }
    let head = ReplyHead.bytes(
      reply, framing: framing, id: id, date: loop.currentDate(),
      security: securityLines(stream.request?.call.isSecure ?? (connection.tls != nil)), closes: false)
    if hasBody {
      stream.append(content)
      stream.isLast = !follows
    }
    session.submit(head, status: reply.status, on: stream, hasBody: hasBody && (follows || !content.isEmpty))
    return head.count + (hasBody ? content.count : 0)
  }
}
