@testable import Runtime

extension FuzzTarget {
  /// An input is frames: kind, flags, stream and length by a byte each, and so many bytes. Kinds from 0x80 on stand for
  /// HEADERS whose fields are lines of text, and 0xFF for bytes that are on the wire as they are.
  static let http2 = FuzzTarget(
    name: "http2",
    promise: "Frames are the same requests however they are cut, and each of them would be one in HTTP/1.1",
    longest: 2048,
    seeds: HTTP2Samples.all, words: HTTP2Samples.words
  ) { bytes in
    let wire = untilFarewell(HTTP2Samples.preface + frames(bytes))
    let pieces = Cuts.all(wire)
    let whole = HTTP2Reading(pieces[0])
    for cut in pieces.dropFirst() {
      let other = HTTP2Reading(cut)
      try hold(other.told == whole.told, "\(other.told) when cut, else \(whole.told)")
      try hold(other.bodies == whole.bodies, "other bodies when cut")
      try hold(other.answer == whole.answer, "\(shown(other.answer)) is sent when cut, else \(shown(whole.answer))")
    }
    for head in whole.heads { try checkHead(head) }
    // Once more with an answer to each request.
    let served = HTTP2Reading(pieces[2], answering: true)
    try hold(areFrames(served.answer), "\(shown(served.answer)) is no row of frames")
  }

  static func frames(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    var frames: [UInt8] = []
    while rest.count >= 4 {
      let head = Array(rest.prefix(4))
      let payload = Array(rest.dropFirst(4).prefix(Int(head[3])))
      rest = rest.dropFirst(4 + payload.count)
      switch head[0] {
      case 0xFF: frames += payload
      case 0x80...: frames += frame(1, head[1] | 4, head[2], HTTP2Samples.block(payload))
      default: frames += frame(head[0], head[1], head[2], payload)
      }
    }
    return frames
  }

  private static func frame(_ kind: UInt8, _ flags: UInt8, _ stream: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0, UInt8(payload.count >> 8), UInt8(payload.count & 255), kind, flags, 0, 0, 0, stream] + payload
  }

  /// The head as its lines, with another version behind the target.
  private static func checkHead(_ head: RequestHead) throws {
    let line = Array(head.bytes.prefix { $0 != 0x0D })
    try hold(line.suffix(7).elementsEqual(" HTTP/2".utf8), "\(shown(line)) is no request line")
    let bytes = line.dropLast(7) + Array(" HTTP/1.1".utf8) + head.bytes[line.count...]
    let plain: RequestHead
    do throws(Failure) {
      plain = try HeadParser.parse(Array(bytes))
    } catch {
      throw BrokenPromise(description: "\(shown(bytes)) is none in HTTP/1.1: \(error)")
    }
    let (mine, other) = (MessageReader.Message(head), MessageReader.Message(plain))
    try hold(
      mine.method == other.method && mine.path == other.path && mine.query == other.query
        && mine.fields == other.fields && head.isServerWide == plain.isServerWide,
      "\(shown(head.bytes)) is another request in HTTP/1.1")
    switch head.framing {
    case .length: try hold(head.framing == plain.framing, "a body of another length")
    case .none, .untilEnd: try hold(plain.framing == .none, "a length that was not seen")
    case .chunked: throw BrokenPromise(description: "HTTP/2 has no chunks")
    }
    try HeadInspector(plain).inspect()
  }

  /// What follows the GOAWAY of a client is read where it comes with it, and may not be where it comes later.
  private static func untilFarewell(_ wire: [UInt8]) -> [UInt8] {
    var place = HTTP2Samples.preface.count
    while place + 9 <= wire.count {
      let end = place + 9 + wire[place..<(place + 3)].reduce(0) { $0 << 8 | Int($1) }
      if wire[place + 3] == 7 { return Array(wire.prefix(end)) }
      place = end
    }
    return wire
  }

  private static func areFrames(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard rest.count >= 9 else { return false }
      let length = rest.prefix(3).reduce(0) { $0 << 8 | Int($1) }
      guard rest.count >= 9 + length else { return false }
      rest = rest.dropFirst(9 + length)
    }
    return true
  }
}

/// What a connection makes of frames that come in pieces.
private struct HTTP2Reading {
  /// What happened, in its order.
  private(set) var told: [String] = []
  private(set) var heads: [RequestHead] = []
  /// Bodies that came to their end, by the streams' numbers. Of one that turns out to be too long as much may have been
  /// handed on as came before.
  private(set) var bodies: [Int32: [UInt8]] = [:]
  private var unfinished: [Int32: [UInt8]] = [:]
  /// What is sent.
  private(set) var answer: [UInt8] = []

  /// - Parameter answering: to each request as soon as it is there; else nothing is sent before the end.
  init(_ pieces: [[UInt8]], answering: Bool = false) {
    let session = HTTP2Session(limits: RequestLimits().head, maxStreams: 8, window: 65_535, connectionWindow: 1 << 20)
    for piece in pieces {
      session.receive(piece[...])
      for event in session.takeEvents() { take(event, session, answering) }
      if answering { send(session) }
    }
    send(session)
  }

  private mutating func send(_ session: HTTP2Session) {
    while let frame = session.nextFrame() { answer += frame }
    // Streams that have ended by what was sent.
    for event in session.takeEvents() { if case .closed(let stream) = event { told.append("\(stream.id) closed") } }
  }

  private mutating func take(_ event: HTTP2Session.Event, _ session: HTTP2Session, _ answering: Bool) {
    switch event {
    case .request(let stream):
      guard var head = stream.head else { return }
      stream.head = nil
      do throws(Failure) {
        let head = try head.conclude(hasBody: stream.hasBody)
        heads.append(head)
        told.append("\(stream.id) \(shown(head.bytes))")
      } catch {
        told.append("\(stream.id) \(error)")
      }
      guard answering else { return }
      stream.append(Array("hello".utf8))
      stream.isLast = true
      session.submit(Array("HTTP/1.1 200 OK\r\nA: b\r\n\r\n".utf8), status: 200, on: stream, hasBody: true)
    case .body(let stream):
      let count = stream.arrived.count
      unfinished[stream.id, default: []] += stream.arrived.unread
      stream.arrived.discard()
      if stream.hasEnded { bodies[stream.id] = unfinished[stream.id] }
      session.consumed(count, of: stream.id)
    case .closed(let stream): told.append("\(stream.id) closed")
    case .farewellHeard: told.append("farewell heard")
    case .malformed: told.append("malformed")
    }
  }
}
