import CNGHTTP2

/// One request over HTTP/2 and its answer, on a connection of its own (RFC 9113). Frames and header compression are
/// nghttp2's, which also refuses messages that break the protocol.
final class HTTP2Exchange {
  private static let stream: Int32 = 1
  /// Bytes of the body that are taken from the request at once.
  private static let maxWindow: Int32 = 16 * 1024 * 1024

  private let connection: Connection
  private let deadline: ContinuousClock.Instant
  private var session: OpaquePointer?
  private var unsent: ArraySlice<UInt8>
  private var status = 0
  private var headers: [Request.Header] = []
  private var body: [UInt8] = []
  private var defects: [String] = []
  /// With the code of an error where there was one.
  private var closed: UInt32?
  private var sentWhole = false

  /// Fields of a connection of HTTP/1.1 (RFC 9113 section 8.2.2).
  private static let connectionFields: Set = [
    "connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade",
  ]

  /// Whether the request has a form in HTTP/2: it has none with fields of a connection, or of values with white space at
  /// an end or control characters (RFC 9113 section 8.2).
  static func canSend(_ request: Request) -> Bool {
    request.raw == nil
      && request.headers.allSatisfy { header in
        let value = Array(header.value.utf8)
        return !connectionFields.contains(header.name.lowercased())
          && nghttp2_check_header_value_rfc9113(value, value.count) != 0
      }
  }

  /// - Returns: the answer, and whether the request was sent whole.
  /// - Throws: ``ClientError``; `unreadable` where the peer speaks something else, or breaks the protocol.
  static func perform(
    _ request: Request, to target: Target, by deadline: ContinuousClock.Instant
  ) throws(ClientError) -> (Answer, sentWhole: Bool) {
    let connection = try Connection(to: target, speaking: "h2")
    let exchange = HTTP2Exchange(request, over: connection, by: deadline)
    exchange.submit(request, target)
    return (try exchange.run(), exchange.sentWhole)
  }

  private init(_ request: Request, over connection: Connection, by deadline: ContinuousClock.Instant) {
    self.connection = connection
    self.deadline = deadline
    unsent = request.bodyBytes[...]
    var callbacks: OpaquePointer?
    nghttp2_session_callbacks_new(&callbacks)
    nghttp2_session_callbacks_set_on_header_callback(callbacks) {
      _, frame, name, nameLength, value, valueLength, _, user in
      guard let this = HTTP2Exchange.of(user), frame?.pointee.hd.stream_id == HTTP2Exchange.stream else { return 0 }
      this.note(
        String(decoding: UnsafeBufferPointer(start: name, count: nameLength), as: UTF8.self),
        String(decoding: UnsafeBufferPointer(start: value, count: valueLength), as: UTF8.self))
      return 0
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) { _, _, id, bytes, count, user in
      if id == HTTP2Exchange.stream { HTTP2Exchange.of(user)?.body += UnsafeBufferPointer(start: bytes, count: count) }
      return 0
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, id, code, user in
      if id == HTTP2Exchange.stream { HTTP2Exchange.of(user)?.closed = code }
      return 0
    }
    nghttp2_session_callbacks_set_on_invalid_frame_recv_callback(callbacks) { _, frame, code, user in
      let reason = String(cString: nghttp2_strerror(code))
      HTTP2Exchange.of(user)?.defects.append("a frame breaks HTTP/2: \(reason)")
      return 0
    }
    nghttp2_session_client_new(&session, callbacks, Unmanaged.passUnretained(self).toOpaque())
    nghttp2_session_callbacks_del(callbacks)
  }

  deinit { nghttp2_session_del(session) }

  private static func of(_ user: UnsafeMutableRawPointer?) -> HTTP2Exchange? {
    user.map { Unmanaged<HTTP2Exchange>.fromOpaque($0).takeUnretainedValue() }
  }

  private func note(_ name: String, _ value: String) {
    guard name == ":status" else {
      headers.append(Request.Header(name, value))
      return
    }
    // An interim answer is followed by another.
    status = Int(value) ?? 0
    headers = []
  }

  // MARK: Sending

  private func submit(_ request: Request, _ target: Target) {
    var settings = nghttp2_settings_entry(
      settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue), value: UInt32(Self.maxWindow))
    nghttp2_submit_settings(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), &settings, 1)
    nghttp2_session_set_local_window_size(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), 0, Self.maxWindow)
    var fields = [
      (":method", request.method), (":scheme", target.isSecure ? "https" : "http"), (":path", request.target),
      (":authority", target.authority),
    ]
    fields += request.headers.map { ($0.name.lowercased(), $0.value) }
    switch request.body {
    case .declared(let bytes): fields.append(("content-length", "\(bytes.count)"))
    case .announced(let length): fields.append(("content-length", "\(length)"))
    case .none, .chunked: break
    }
    var hasBody = true
    if case .none = request.body { hasBody = false }
    var provider = nghttp2_data_provider()
    provider.read_callback = { _, _, buffer, length, flags, _, user in
      guard let this = HTTP2Exchange.of(user), let buffer, let flags else {
        return Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue)
      }
      return this.take(buffer, length, flags)
    }
    if case .announced = request.body {
      // It never comes.
      provider.read_callback = { _, _, _, _, _, _, _ in Int(NGHTTP2_ERR_DEFERRED.rawValue) }
    }
    Self.withPairs(fields) { pairs in
      _ = withUnsafePointer(to: provider) { provider in
        nghttp2_submit_request(session, nil, pairs.baseAddress, pairs.count, hasBody ? provider : nil, nil)
      }
    }
    sentWhole = !hasBody
  }

  private func take(
    _ buffer: UnsafeMutablePointer<UInt8>, _ length: Int, _ flags: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let part = unsent.prefix(length)
    for (place, byte) in part.enumerated() { buffer[place] = byte }
    unsent = unsent.dropFirst(part.count)
    if unsent.isEmpty {
      flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
      sentWhole = true
    }
    return part.count
  }

  private static func withPairs(
    _ fields: [(String, String)], _ body: (UnsafeMutableBufferPointer<nghttp2_nv>) -> Void
  ) {
    var text = fields.flatMap { Array($0.0.utf8) + Array($0.1.utf8) }
    text.withUnsafeMutableBufferPointer { text in
      guard var place = text.baseAddress else { return }
      var pairs: [nghttp2_nv] = []
      for (name, value) in fields {
        pairs.append(
          nghttp2_nv(
            name: place, value: place + name.utf8.count, namelen: name.utf8.count, valuelen: value.utf8.count,
            flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)))
        place += name.utf8.count + value.utf8.count
      }
      pairs.withUnsafeMutableBufferPointer { body($0) }
    }
  }

  // MARK: Running

  private func run() throws(ClientError) -> Answer {
    while true {
      try flush()
      // What came in while something was sent can have ended the stream, and nothing more may follow.
      guard closed == nil else { break }
      let bytes = try connection.receive(by: deadline)
      guard !bytes.isEmpty else {
        guard status == 0 else { break }
        throw .unreadable("the connection ended before an answer over HTTP/2")
      }
      let read = nghttp2_session_mem_recv(session, bytes, bytes.count)
      guard read == bytes.count else {
        throw .unreadable("no HTTP/2: \(String(cString: nghttp2_strerror(Int32(clamping: read))))")
      }
    }
    guard status > 0 else { throw .unreadable("the request was reset over HTTP/2 (\(closed ?? 0))") }
    // NO_ERROR after a complete answer: the rest of the request is not wanted (RFC 9113 section 8.1).
    if let closed, closed != NGHTTP2_NO_ERROR.rawValue { defects.append("the stream was reset (\(closed))") }
    if closed == nil { defects.append("the connection ended before the answer did") }
    return Answer(status: status, headers: headers, body: body, defects: defects, keepsAlive: false)
  }

  private func flush() throws(ClientError) {
    while true {
      var start: UnsafePointer<UInt8>?
      let count = nghttp2_session_mem_send(session, &start)
      guard count > 0, let start else { return }
      var bytes = Array(UnsafeBufferPointer(start: start, count: count))[...]
      while !bytes.isEmpty {
        switch try connection.sendSome(bytes, by: deadline) {
        case .sent(let count): bytes = bytes.dropFirst(count)
        case .received(let more):
          // What comes in meanwhile may be room for more, or the answer already.
          guard !more.isEmpty, nghttp2_session_mem_recv(session, more, more.count) == more.count else { return }
        case .broken: return
        }
      }
    }
  }
}
