/// What is logged of a request: never a secret, a body, a query or a path as it was sent.
struct AccessRecord {
  var id: RequestID
  var peer: PeerAddress
  /// Nil for a message that could not be read.
  var version: HTTPVersion?
  var method: HTTPMethod?
  /// The path template; nil where no operation was found.
  var route: StaticString?
  var operation: StaticString?
  /// 0 where the client went away before an answer.
  var status: UInt16
  var bytesIn: Int
  var bytesOut: Int
  var microseconds: Int64
  var principal: Principal?
  var failure: Failure.Kind?
  var userAgent: ArraySlice<UInt8>?
  /// Nil where there was no request.
  var trace: TraceContext?

  /// Scalars of `User-Agent` that are kept.
  private static let userAgentLimit = 120

  /// By raw value: made once, since telling the name of a case is slow.
  private static let failureNames = Failure.Kind.allCases.map { "\($0)" }

  /// Visible ASCII that JSON has as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// - Parameter buffer: whose memory is used.
  func line(at time: Timestamp, reusing buffer: consuming [UInt8] = []) -> [UInt8] {
    var line = JSONWriter(reusing: buffer)
    line.beginObject()
    line.member(#","time":"#)
    line.timestamp(time)
    line.member(#","level":"info","message":"request","request_id":"#)
    line.string { id.append(to: &$0) }
    if let version {
      line.member(#","http_version":"#)
      line.string(version.text)
    }
    if let trace {
      line.member(#","trace_id":"#)
      line.hexadecimal(trace.trace.high, trace.trace.low)
      line.member(#","span_id":"#)
      line.hexadecimal(trace.span.value)
    }
    if let method {
      line.member(#","method":"#)
      line.string(method.name)
    }
    if let route {
      line.member(#","route":"#)
      line.string(route)
    }
    if let operation {
      line.member(#","operation":"#)
      line.string(operation)
    }
    line.member(#","status":"#)
    line.integer(status)
    line.member(#","bytes_in":"#)
    line.integer(bytesIn)
    line.member(#","bytes_out":"#)
    line.integer(bytesOut)
    line.member(#","duration_us":"#)
    line.integer(microseconds)
    if let principal {
      line.member(#","editor_id":"#)
      line.integer(principal.editorID)
      line.member(#","client_id":"#)
      line.string(principal.clientID)
    }
    line.member(#","peer":"#)
    line.string { peer.append(to: &$0) }
    if let failure {
      line.member(#","failure":"#)
      line.string(Self.failureNames[failure.rawValue])
    }
    if let userAgent {
      line.member(#","user_agent":"#)
      if userAgent.count <= Self.userAgentLimit, userAgent.allSatisfy(Self.isPlain) {
        line.string { $0 += userAgent }
      } else {
        let text = String(decoding: userAgent.prefix(4 * Self.userAgentLimit), as: UTF8.self)
        line.string(Log.shortened(text, to: Self.userAgentLimit))
      }
    }
    line.endObject()
    return line.bytes
  }
}

extension HTTPMethod {
  /// As it stands in a request line; `OTHER` for a method we do not know.
  var name: StaticString {
    switch self {
    case .get: "GET"
    case .head: "HEAD"
    case .post: "POST"
    case .put: "PUT"
    case .patch: "PATCH"
    case .delete: "DELETE"
    case .options: "OPTIONS"
    case .other: "OTHER"
    }
  }
}
