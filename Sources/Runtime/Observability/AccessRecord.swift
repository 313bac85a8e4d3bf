/// What is logged of a request: never a secret, a body, a query or a path as it was sent.
struct AccessRecord: ~Copyable {
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
  /// In which so many scalars are.
  private static let userAgentBytes = 4 * userAgentLimit

  /// By raw value: made once, since telling the name of a case is slow.
  private static let failureNames = Failure.Kind.allCases.map { "\($0)" }

  private static func isASCII(_ byte: UInt8) -> Bool { byte < 0x80 }

  /// - Parameter buffer: whose memory is used.
  func line(at time: Timestamp, reusing buffer: consuming [UInt8] = []) -> [UInt8] {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(addingCapacity: size) { write(at: time, to: &$0) }
    return buffer
  }

  /// Bytes that a line takes at most: six for each of a text whose length is not known here, since they may have to be
  /// escaped.
  private var size: Int {
    let names = (route?.utf8CodeUnitCount ?? 0) + (operation?.utf8CodeUnitCount ?? 0)
    return 960 + 6 * (names + (principal?.clientID.utf8.count ?? 0) + (userAgent?.prefix(Self.userAgentBytes).count ?? 0))
  }

  /// Puts the line together by hand: a ``JSONWriter`` would ask for room at each of its pieces, which is most of what a
  /// line costs.
  private func write(at time: Timestamp, to line: inout OutputSpan<UInt8>) {
    line.append(text: #"{"time":""#)
    time.append(to: &line)
    line.append(text: #"","level":"info","message":"request","request_id":""#)
    id.append(to: &line)
    if let version {
      line.append(text: #"","http_version":""#)
      line.append(text: version.text)
    }
    if let trace {
      line.append(text: #"","trace_id":""#)
      trace.trace.append(to: &line)
      line.append(text: #"","span_id":""#)
      trace.span.append(to: &line)
    }
    if let method {
      line.append(text: #"","method":""#)
      line.append(text: method.name)
    }
    line.append(text: #"""#)
    if let route {
      line.append(text: #","route":"#)
      line.append(quoted: route)
    }
    if let operation {
      line.append(text: #","operation":"#)
      line.append(quoted: operation)
    }
    line.append(text: #","status":"#)
    line.append(decimal: Int(status))
    line.append(text: #","bytes_in":"#)
    line.append(decimal: bytesIn)
    line.append(text: #","bytes_out":"#)
    line.append(decimal: bytesOut)
    line.append(text: #","duration_us":"#)
    line.append(decimal: Int(microseconds))
    if let principal {
      line.append(text: #","editor_id":"#)
      line.append(decimal: Int(principal.editorID))
      line.append(text: #","client_id":"#)
      line.append(quoted: principal.clientID)
    }
    line.append(text: #","peer":""#)
    peer.append(to: &line)
    line.append(text: #"""#)
    if let failure {
      line.append(text: #","failure":"#)
      line.append(quoted: Self.failureNames[failure.rawValue])
    }
    if let userAgent {
      line.append(text: #","user_agent":"#)
      if userAgent.count <= Self.userAgentLimit, userAgent.allSatisfy(Self.isASCII) {
        userAgent.withUnsafeBufferPointer { line.append(quoted: $0) }
      } else {
        let text = String(decoding: userAgent.prefix(Self.userAgentBytes), as: UTF8.self)
        line.append(quoted: Log.shortened(text, to: Self.userAgentLimit))
      }
    }
    line.append(text: "}")
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
