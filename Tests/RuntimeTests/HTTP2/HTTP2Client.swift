import CNGHTTP2

/// A client that sends exactly the frames it is told to, so that it can break every rule. Only the decompression of
/// header fields is a library's.
final class HTTP2Client {
  struct Frame {
    let type: UInt8
    let flags: UInt8
    let stream: UInt32
    let payload: [UInt8]
    /// Of HEADERS.
    var fields: [(name: String, value: String)] = []

    /// Of GOAWAY and RST_STREAM.
    var errorCode: UInt32 {
      let place = type == 7 ? 4 : 0
      return payload[place..<(place + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  struct Answer {
    var fields: [(name: String, value: String)] = []
    var body: [UInt8] = []
    /// Where the stream was reset.
    var reset: UInt32?
    /// Statuses of interim answers.
    var interim: [Int] = []
    /// The connection ended, or was told to, before the answer did.
    var goAway: UInt32?

    var status: Int { self[":status"].flatMap { Int($0) } ?? 0 }
    var text: String { String(decoding: body, as: UTF8.self) }
    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
  }

  enum Kind {
    static let data: UInt8 = 0, headers: UInt8 = 1, priority: UInt8 = 2, reset: UInt8 = 3, settings: UInt8 = 4
    static let ping: UInt8 = 6, goAway: UInt8 = 7, windowUpdate: UInt8 = 8, continuation: UInt8 = 9
  }
  enum Flag { static let endStream: UInt8 = 1, acknowledge: UInt8 = 1, endHeaders: UInt8 = 4 }

  let socket: RawClient
  private let inflater: OpaquePointer?
  /// Whether what arrives is given back as room for more.
  var makesRoom = true
  private(set) var frames: [Frame] = []

  /// - Parameter greets: sends the preface and empty SETTINGS.
  init(port: UInt16, greets: Bool = true) throws {
    socket = try RawClient(port: port)
    var made: OpaquePointer?
    nghttp2_hd_inflate_new(&made)
    inflater = made
    guard greets else { return }
    socket.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
    send(Kind.settings)
  }

  deinit { nghttp2_hd_inflate_del(inflater) }

  // MARK: Sending

  func send(_ type: UInt8, flags: UInt8 = 0, stream: UInt32 = 0, _ payload: [UInt8] = []) {
    socket.send(Self.bytes(type, flags: flags, stream: stream, payload))
  }

  static func bytes(_ type: UInt8, flags: UInt8 = 0, stream: UInt32 = 0, _ payload: [UInt8] = []) -> [UInt8] {
    let length = payload.count
    return [UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255), type, flags]
      + Self.word(stream) + payload
  }

  static func word(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  /// Fields as literals that are not indexed (RFC 7541 section 6.2.2).
  static func block(_ fields: [(String, String)]) -> [UInt8] {
    fields.flatMap { [0] + string($0.0) + string($0.1) }
  }

  private static func string(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var length: [UInt8] = []
    if bytes.count < 127 {
      length = [UInt8(bytes.count)]
    } else {
      length = [127]
      var rest = bytes.count - 127
      while rest >= 128 {
        length.append(UInt8(rest % 128 + 128))
        rest /= 128
      }
      length.append(UInt8(rest))
    }
    return length + bytes
  }

  static func head(_ method: String, _ path: String, _ fields: [(String, String)] = []) -> [(String, String)] {
    [(":method", method), (":scheme", "http"), (":path", path), (":authority", "h")] + fields
  }

  /// Sends a request, its body in one frame.
  func request(
    _ stream: UInt32, _ method: String, _ path: String, _ fields: [(String, String)] = [], body: [UInt8]? = nil
  ) {
    send(
      Kind.headers, flags: Flag.endHeaders | (body == nil ? Flag.endStream : 0), stream: stream,
      Self.block(Self.head(method, path, fields)))
    if let body { send(Kind.data, flags: Flag.endStream, stream: stream, body) }
  }

  /// Sends a body of so many bytes as the server makes room for it: on a connection that has carried none yet.
  func sendBody(_ size: Int, on stream: UInt32) throws {
    var room = (connection: 65_535, stream: 65_535)
    var sent = 0
    while sent < size {
      let part = min(16_384, size - sent, room.connection, room.stream)
      if part > 0 {
        sent += part
        room.connection -= part
        room.stream -= part
        send(Kind.data, flags: sent == size ? Flag.endStream : 0, stream: stream, [UInt8](repeating: 7, count: part))
        continue
      }
      let frame = try receive()
      guard frame.type == Kind.windowUpdate else { continue }
      let more = Int(frame.payload.reduce(0) { $0 << 8 | UInt32($1) })
      if frame.stream == 0 { room.connection += more } else { room.stream += more }
    }
  }

  // MARK: Receiving

  /// The next frame; answers SETTINGS and PING, and makes room for what DATA took.
  func receive() throws -> Frame {
    let head = try socket.take(9)
    let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
    let stream = head[5...8].reduce(0) { $0 << 8 | UInt32($1) }
    var frame = Frame(type: head[3], flags: head[4], stream: stream, payload: try socket.take(length))
    // Every block is to be decompressed, since those after it may refer to it.
    if frame.type == Kind.headers { frame.fields = try decompress(frame.payload) }
    frames.append(frame)
    if frame.type == Kind.settings || frame.type == Kind.ping, frame.flags & Flag.acknowledge == 0 {
      send(frame.type, flags: Flag.acknowledge, frame.type == Kind.ping ? frame.payload : [])
    }
    if frame.type == Kind.data, makesRoom, length > 0 {
      send(Kind.windowUpdate, Self.word(UInt32(length)))
      if frame.flags & Flag.endStream == 0 { send(Kind.windowUpdate, stream: stream, Self.word(UInt32(length))) }
    }
    return frame
  }

  /// Reads until so many bytes of bodies have come.
  func receiveData(_ count: Int) throws {
    var received = 0
    while received < count {
      let frame = try receive()
      if frame.type == Kind.data { received += frame.payload.count }
    }
  }

  /// Reads until the streams' answers are complete.
  func answers(_ streams: [UInt32]) throws -> [UInt32: Answer] {
    var answers: [UInt32: Answer] = [:]
    var open = Set(streams)
    while !open.isEmpty {
      let frame = try receive()
      switch frame.type {
      case Kind.headers:
        let fields = frame.fields
        if let status = fields.first(where: { $0.name == ":status" }).flatMap({ Int($0.value) }), status < 200 {
          answers[frame.stream, default: Answer()].interim.append(status)
        } else {
          answers[frame.stream, default: Answer()].fields += fields
        }
      case Kind.data: answers[frame.stream, default: Answer()].body += frame.payload
      case Kind.reset: answers[frame.stream, default: Answer()].reset = frame.errorCode
      case Kind.goAway where frame.errorCode != 0:
        for stream in open { answers[stream, default: Answer()].goAway = frame.errorCode }
        return answers
      default: continue
      }
      let isEnd = frame.type == Kind.headers || frame.type == Kind.data ? frame.flags & Flag.endStream != 0 : true
      if isEnd { open.remove(frame.stream) }
    }
    return answers
  }

  func answer(_ stream: UInt32) throws -> Answer { try answers([stream])[stream] ?? Answer() }

  /// Reads until the connection is told to end.
  func goAway() throws -> UInt32 {
    while true {
      let frame = try receive()
      if frame.type == Kind.goAway { return frame.errorCode }
    }
  }

  private func decompress(_ block: [UInt8]) throws -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    var rest = block[...]
    while true {
      var field = nghttp2_nv()
      var flags: Int32 = 0
      let used = rest.withUnsafeBufferPointer {
        nghttp2_hd_inflate_hd2(inflater, &field, &flags, $0.baseAddress, $0.count, 1)
      }
      guard used >= 0 else { throw RawClient.Ended() }
      rest = rest.dropFirst(used)
      if flags & Int32(NGHTTP2_HD_INFLATE_EMIT.rawValue) != 0 {
        fields.append(
          (
            String(decoding: UnsafeBufferPointer(start: field.name, count: field.namelen), as: UTF8.self),
            String(decoding: UnsafeBufferPointer(start: field.value, count: field.valuelen), as: UTF8.self)
          ))
      }
      if flags & Int32(NGHTTP2_HD_INFLATE_FINAL.rawValue) != 0 {
        nghttp2_hd_inflate_end_headers(inflater)
        return fields
      }
    }
  }
}
