import CNGHTTP2

/// nghttp2's session of one connection.
final class HTTP2Session {
  enum Event {
    /// The head of a request is complete.
    case request(HTTP2Stream)
    /// There is more of a body, or its end.
    case body(HTTP2Stream)
    /// Nothing more comes or goes.
    case closed(HTTP2Stream)
    /// The client knows by now what ``announceEnd()`` said.
    case farewellHeard
    /// A frame or a message breaks the rules; its stream or the connection ends.
    case malformed
  }

  /// Resets by clients that a connection may have at once, and so many more each second: past them it is an attack
  /// (CVE-2023-44487).
  private static let resets: (burst: UInt64, rate: UInt64) = (200, 20)
  /// Frames that may wait to be sent while more of the client's are read.
  private static let maxQueued = 1000
  /// Answers to SETTINGS and PING that may wait for the client to read.
  private static let maxAcknowledgements = 100
  /// Entries of one SETTINGS frame.
  private static let maxSettings = 32
  /// CONTINUATION frames of one head (CVE-2024-28182).
  private static let maxContinuations = 8
  /// Runs of streams that the client has passed over, of which the latest are remembered.
  private static let maxPassedOver = 100
  /// Bytes of a frame before its payload (RFC 9113 section 4.1).
  private static let frameHead = 9
  /// Frames without a use for any request that may come in a row.
  private static let maxIdleFrames = 1000

  private let session: OpaquePointer
  private let limits: HeadLimits
  /// Streams that are not closed, as long as nghttp2 points to them.
  private var streams: [Int32: HTTP2Stream] = [:]
  private var events: [Event] = []
  private var idleFrames = 0
  /// Streams that the client makes us reset: past it that is an attack as well (CVE-2025-8671).
  private var mistakes = Allowance(burst: 200, rate: 20)
  /// CONTINUATION frames of the head that arrives.
  private var continuations = 0
  /// The highest stream that the client has opened; before the first one, the one below it.
  private var lastOpened: Int32 = -1
  /// Those that it has opened none of, though it has opened higher ones.
  private var passedOver: [ClosedRange<Int32>] = []
  /// The stream whose head is incomplete.
  private var headStream: Int32?
  /// Milliseconds, monotonic: since when a head is incomplete.
  private(set) var headSince: Int64?
  /// Milliseconds, monotonic: when a frame last took bytes of an answer.
  private(set) var lastProgress: Int64 = 0
  /// The client was told which request is the last.
  private(set) var isEnding = false
  private var hasFailed = false

  init(limits: HeadLimits, maxStreams: Int, window: Int, connectionWindow: Int) {
    self.limits = limits
    var made: OpaquePointer?
    var options: OpaquePointer?
    nghttp2_option_new(&options)
    nghttp2_option_set_no_auto_window_update(options, 1)
    nghttp2_option_set_no_closed_streams(options, 1)
    nghttp2_option_set_stream_reset_rate_limit(options, Self.resets.burst, Self.resets.rate)
    nghttp2_option_set_max_outbound_ack(options, Self.maxAcknowledgements)
    nghttp2_option_set_max_settings(options, Self.maxSettings)
    // nghttp2 counts the pieces that the heads of those frames arrive in, of which each may come byte by byte.
    nghttp2_option_set_max_continuations(options, Self.maxContinuations * Self.frameHead)
    // A session keeps copies of both.
    let callbacks = Self.makeCallbacks()
    nghttp2_session_server_new2(&made, callbacks, nil, options)
    nghttp2_session_callbacks_del(callbacks)
    nghttp2_option_del(options)
    guard let made else { preconditionFailure("nghttp2 has no memory") }
    session = made
    nghttp2_session_set_user_data(session, Unmanaged.passUnretained(self).toOpaque())
    let settings = [
      nghttp2_settings_entry(
        settings_id: Int32(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS.rawValue), value: UInt32(maxStreams)),
      nghttp2_settings_entry(settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue), value: UInt32(window)),
      nghttp2_settings_entry(
        settings_id: Int32(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE.rawValue),
        value: UInt32(limits.requestLine + limits.fieldBytes)),
    ]
    nghttp2_submit_settings(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), settings, settings.count)
    nghttp2_session_set_local_window_size(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), 0, Int32(connectionWindow))
  }

  deinit { nghttp2_session_del(session) }

  // MARK: What the connection does

  /// Reads frames. Where the connection cannot go on after them, what is to be said of it is among the frames to be sent.
  func receive(_ bytes: ArraySlice<UInt8>) {
    guard canReceive else { return }
    let count = bytes.withUnsafeBufferPointer { nghttp2_session_mem_recv(session, $0.baseAddress, $0.count) }
    if count == bytes.count { return }
    // Neither the preface of HTTP/2, nor frames after it, or more of them than may wait for an answer.
    fail(count == Int(NGHTTP2_ERR_FLOODED.rawValue) ? NGHTTP2_ENHANCE_YOUR_CALM : NGHTTP2_PROTOCOL_ERROR)
  }

  private func fail(_ code: nghttp2_error_code) {
    guard !hasFailed else { return }
    hasFailed = true
    events.append(.malformed)
    nghttp2_session_terminate_session(session, code.rawValue)
  }

  /// Whether so much waits to be sent that no more is to be read meanwhile.
  var isFull: Bool { nghttp2_session_get_outbound_queue_size(session) >= Self.maxQueued }

  /// Whether frames of the client still mean anything.
  var canReceive: Bool { !hasFailed && nghttp2_session_want_read(session) != 0 }

  /// The next bytes to be sent, valid until the next call; nil where there are none now.
  func nextFrame() -> UnsafeBufferPointer<UInt8>? {
    var start: UnsafePointer<UInt8>?
    let count = nghttp2_session_mem_send(session, &start)
    if count < 0 { hasFailed = true }
    guard count > 0 else { return nil }
    return UnsafeBufferPointer(start: start, count: count)
  }

  /// Nothing is to be read or sent any more.
  var isOver: Bool {
    !canReceive && nghttp2_session_want_write(session) == 0
  }

  func takeEvents() -> [Event] {
    let events = events
    self.events = []
    return events
  }

  // MARK: What requests do

  /// Submits an answer.
  /// - Parameter head: as ``ReplyHead`` writes it; its first line is passed over.
  func submit(_ head: [UInt8], status: UInt16, on stream: HTTP2Stream, hasBody: Bool) {
    var provider = nghttp2_data_provider()
    provider.source.ptr = Unmanaged.passUnretained(stream).toOpaque()
    provider.read_callback = { _, _, buffer, length, flags, source, user in
      guard let pointer = source?.pointee.ptr, let flags else { return Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue) }
      let stream = Unmanaged<HTTP2Stream>.fromOpaque(pointer).takeUnretainedValue()
      let count = stream.take(into: UnsafeMutableRawBufferPointer(start: buffer, count: length))
      if stream.isEmpty, stream.isLast {
        flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
      } else if count == 0 {
        stream.isDeferred = true
        return Int(NGHTTP2_ERR_DEFERRED.rawValue)
      }
      HTTP2Session.of(user)?.answerTaken(at: stream.lastProgress)
      return count
    }
    HTTP2Fields.withFields(of: head, status: status) { fields in
      _ = withUnsafePointer(to: provider) { provider in
        nghttp2_submit_response(session, stream.id, fields.baseAddress, fields.count, hasBody ? provider : nil)
      }
    }
  }

  /// Tells the client to send the body that it holds back (RFC 9110 section 15.2.1).
  func submitContinue(on id: Int32) {
    HTTP2Fields.withFields(of: [], status: 100) { fields in
      _ = nghttp2_submit_headers(
        session, UInt8(NGHTTP2_FLAG_NONE.rawValue), id, nil, fields.baseAddress, fields.count, nil)
    }
  }

  private func answerTaken(at now: Int64) {
    lastProgress = now
    // A client that takes an answer has cause to send what seems to be of no use: WINDOW_UPDATE.
    idleFrames = 0
  }

  /// Milliseconds, monotonic: since when the client has left no room for what waits in the stream; nil where it has.
  func blockedSince(_ stream: HTTP2Stream) -> Int64? {
    if nghttp2_session_get_stream_remote_window_size(session, stream.id) <= 0 { return stream.lastProgress }
    // Room that others have used up meanwhile is none that this stream was refused.
    if nghttp2_session_get_remote_window_size(session) <= 0 { return max(lastProgress, stream.lastProgress) }
    return nil
  }

  /// There is more of an answer, or its end.
  func resume(_ stream: HTTP2Stream) {
    guard stream.isDeferred else { return }
    stream.isDeferred = false
    nghttp2_session_resume_data(session, stream.id)
  }

  /// Bytes of a body have been used, so that the client may send as many again.
  func consumed(_ count: Int, of id: Int32) {
    if count > 0 { nghttp2_session_consume_stream(session, id, count) }
  }

  func openWindow(of id: Int32, to size: Int) {
    nghttp2_session_set_local_window_size(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), id, Int32(size))
  }

  func reset(_ id: Int32, _ code: nghttp2_error_code) {
    nghttp2_submit_rst_stream(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), id, code.rawValue)
  }

  /// Says that no more requests should begin. Those that are on their way are served.
  func announceEnd() {
    nghttp2_submit_shutdown_notice(session)
    // Whoever answers it has heard that.
    nghttp2_submit_ping(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), nil)
  }

  /// Says that the requests which have begun are the last.
  func end() {
    guard !isEnding else { return }
    isEnding = true
    nghttp2_submit_goaway(
      session, UInt8(NGHTTP2_FLAG_NONE.rawValue), nghttp2_session_get_last_proc_stream_id(session),
      NGHTTP2_NO_ERROR.rawValue, nil, 0)
  }

  // MARK: What nghttp2 tells

  fileprivate func begins(_ frame: nghttp2_frame_hd) -> Int32 {
    continuations = UInt32(frame.type) == NGHTTP2_CONTINUATION.rawValue ? continuations + 1 : 0
    let isHead = UInt32(frame.type) == NGHTTP2_HEADERS.rawValue
    guard continuations <= Self.maxContinuations, !isHead || mayHaveHead(frame.stream_id) else {
      return NGHTTP2_ERR_CALLBACK_FAILURE.rawValue
    }
    return 0
  }

  /// Whether a head may stand on a stream: on none that the client has passed over (RFC 9113 section 5.1.1). nghttp2
  /// does not tell these from streams that were open and whose trailer section may be on its way, and ignores both.
  private func mayHaveHead(_ id: Int32) -> Bool {
    // What is no stream of the client's nghttp2 refuses.
    guard id % 2 == 1 else { return true }
    guard id > lastOpened else { return !passedOver.contains { $0.contains(id) } }
    if id > lastOpened + 2 {
      if passedOver.count == Self.maxPassedOver { passedOver.removeFirst() }
      passedOver.append((lastOpened + 2)...(id - 2))
    }
    lastOpened = id
    return true
  }

  fileprivate func headBegins(_ id: Int32) -> Int32 {
    headStream = id
    headSince = Clock.monotonicMilliseconds
    // A trailer section belongs to a stream that is known.
    guard streams[id] == nil else { return 0 }
    let stream = HTTP2Stream(id: id)
    stream.head = HTTP2Head(limits: limits)
    streams[id] = stream
    return 0
  }

  fileprivate func field(
    _ id: Int32, _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    if let stream = streams[id], !stream.isHeadComplete { stream.head?.add(name, value) }
    return 0
  }

  fileprivate func received(_ frame: nghttp2_frame_hd) -> Int32 {
    let ends = frame.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
    let stream = streams[frame.stream_id]
    switch UInt32(frame.type) {
    case NGHTTP2_HEADERS.rawValue:
      headEnds()
      guard let stream else { return 0 }
      idleFrames = 0
      if ends { stream.hasEnded = true }
      if stream.head != nil, !stream.isHeadComplete {
        stream.isHeadComplete = true
        stream.hasBody = !ends
        events.append(.request(stream))
      } else if ends {
        events.append(.body(stream))
      }
      return 0
    case NGHTTP2_DATA.rawValue:
      if frame.length > 0 || ends { idleFrames = 0 } else { idleFrames += 1 }
      if ends, let stream {
        stream.hasEnded = true
        events.append(.body(stream))
      }
    case NGHTTP2_PING.rawValue where frame.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0:
      events.append(.farewellHeard)
      idleFrames += 1
    default:
      idleFrames += 1
    }
    if idleFrames > Self.maxIdleFrames { fail(NGHTTP2_ENHANCE_YOUR_CALM) }
    return 0
  }

  private func headEnds() {
    headStream = nil
    headSince = nil
  }

  /// A client that still sends a body when it has its answer is told to stop (RFC 9113 section 8.1).
  fileprivate func sent(_ frame: nghttp2_frame_hd) -> Int32 {
    let isEnd = frame.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
    if isEnd, let stream = streams[frame.stream_id], !stream.hasEnded { reset(stream.id, NGHTTP2_NO_ERROR) }
    return 0
  }

  /// Counted here, since nghttp2 does not tell of all the mistakes for which it resets a stream.
  fileprivate func sentReset(of id: Int32, _ code: UInt32) -> Int32 {
    if code != NGHTTP2_NO_ERROR.rawValue, streams[id]?.isReset != true, !mistakes.take() {
      fail(NGHTTP2_ENHANCE_YOUR_CALM)
    }
    return 0
  }

  fileprivate func data(_ id: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    // A client that waits with one body must not hold up the others: the connection has room at once, the stream only
    // as the body is used.
    nghttp2_session_consume_connection(session, bytes.count)
    guard let stream = streams[id] else { return 0 }
    stream.arrived.append(bytes)
    events.append(.body(stream))
    return 0
  }

  fileprivate func closed(_ id: Int32) -> Int32 {
    if id == headStream { headEnds() }
    if let stream = streams.removeValue(forKey: id) { events.append(.closed(stream)) }
    return 0
  }

  fileprivate func malformed() -> Int32 {
    events.append(.malformed)
    return 0
  }

  // MARK: The callbacks

  private static func makeCallbacks() -> OpaquePointer? {
    var callbacks: OpaquePointer?
    nghttp2_session_callbacks_new(&callbacks)
    nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks) { _, frame, user in
      guard let frame, let this = HTTP2Session.of(user) else { return 0 }
      return this.begins(frame.pointee)
    }
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, user in
      guard let frame, let this = HTTP2Session.of(user) else { return 0 }
      return this.headBegins(frame.pointee.hd.stream_id)
    }
    nghttp2_session_callbacks_set_on_header_callback(callbacks) {
      _, frame, name, nameLength, value, valueLength, _, user in
      guard let frame, let this = HTTP2Session.of(user) else { return 0 }
      return this.field(
        frame.pointee.hd.stream_id, UnsafeBufferPointer(start: name, count: nameLength),
        UnsafeBufferPointer(start: value, count: valueLength))
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, user in
      guard let frame, let this = HTTP2Session.of(user) else { return 0 }
      return this.received(frame.pointee.hd)
    }
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { _, frame, user in
      guard let frame, let this = HTTP2Session.of(user) else { return 0 }
      if UInt32(frame.pointee.hd.type) == NGHTTP2_RST_STREAM.rawValue {
        return this.sentReset(of: frame.pointee.hd.stream_id, frame.pointee.rst_stream.error_code)
      }
      return this.sent(frame.pointee.hd)
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) { _, _, id, bytes, count, user in
      guard let this = HTTP2Session.of(user) else { return 0 }
      return this.data(id, UnsafeBufferPointer(start: bytes, count: count))
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, id, _, user in
      HTTP2Session.of(user)?.closed(id) ?? 0
    }
    nghttp2_session_callbacks_set_on_invalid_frame_recv_callback(callbacks) { _, _, _, user in
      HTTP2Session.of(user)?.malformed() ?? 0
    }
    return callbacks
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> HTTP2Session? {
    user.map { Unmanaged<HTTP2Session>.fromOpaque($0).takeUnretainedValue() }
  }
}
