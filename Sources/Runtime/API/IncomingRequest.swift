/// A request as the generated code decodes it. `head` holds the bytes of the request line and the header fields;
/// everything else points into it.
public struct IncomingRequest: Sendable {
  public let method: HTTPMethod
  public let head: [UInt8]
  /// The path within `head`, without the query.
  public let path: Range<Int>
  /// The query within `head`, without the question mark; nil when there is none.
  public let query: Range<Int>?
  public let headers: HeaderIndex
  public let captures: PathCaptures
  public let body: RequestBody
  /// Which of the operation's media types the body has; nil when there is no body.
  public let media: Int?
  /// Who calls; nil for open operations, and before ``ClientGate/admit(id:secret:)``.
  public let principal: Principal?
  /// Set for operations with ``SecurityRule/client``.
  public let clientGate: ClientGate?
  /// Who sends it: what it takes is of this client's share.
  public let peer: PeerAddress
  public let id: RequestID
  /// When all of it had come; where its body is a stream, all but that.
  public let receivedAt: Timestamp
  /// The moment past which the answer no longer counts (`x-timeout`).
  public let deadline: Timestamp
  /// Where the files of a multipart body go; nil where no operation takes any.
  public let spool: Spool?
  /// The browser's session; nil for operations that have none.
  public let browser: BrowserVisit?
  /// Counts what decoders pass over; nil where nobody looks.
  public let meter: OperationMeter?
  public let limits: RequestLimits

  public init(
    method: HTTPMethod, head: [UInt8], path: Range<Int>, query: Range<Int>?, headers: HeaderIndex,
    captures: PathCaptures, body: RequestBody, media: Int?, principal: Principal?, clientGate: ClientGate?,
    peer: PeerAddress = .unknown, id: RequestID, receivedAt: Timestamp, deadline: Timestamp, spool: Spool? = nil,
    browser: BrowserVisit? = nil, meter: OperationMeter? = nil, limits: RequestLimits = RequestLimits()
  ) {
    self.method = method
    self.head = head
    self.path = path
    self.query = query
    self.headers = headers
    self.captures = captures
    self.body = body
    self.media = media
    self.principal = principal
    self.clientGate = clientGate
    self.peer = peer
    self.id = id
    self.receivedAt = receivedAt
    self.deadline = deadline
    self.spool = spool
    self.browser = browser
    self.meter = meter
    self.limits = limits
  }
}

public enum RequestBody: Sendable {
  case none
  case bytes([UInt8])
  case stream(RequestBodyStream)
}

/// Where the header fields stand in the head of a request.
public struct HeaderIndex: Sendable {
  public struct Field: Sendable {
    public let name: Range<Int>
    /// Without white space at either end.
    public let value: Range<Int>
    public init(name: Range<Int>, value: Range<Int>) {
      self.name = name
      self.value = value
    }
  }
  public var fields: [Field]
  public init(fields: [Field] = []) { self.fields = fields }

  /// The value of the first field of that name; `name` is lower case, the comparison ignores the case of ASCII letters.
  public func first(_ name: StaticString, in head: [UInt8]) -> ArraySlice<UInt8>? {
    for field in fields where Self.matches(head, field.name, name) { return head[field.value] }
    return nil
  }

  /// The values of all fields of that name, in order.
  public func all(_ name: StaticString, in head: [UInt8]) -> [ArraySlice<UInt8>] {
    fields.lazy.filter { Self.matches(head, $0.name, name) }.map { head[$0.value] }
  }

  /// Hands over the values of all fields of that name, one by one.
  func each(_ name: StaticString, in head: [UInt8], _ take: (ArraySlice<UInt8>) -> Void) {
    for field in fields where Self.matches(head, field.name, name) { take(head[field.value]) }
  }

  /// Whether there is more than one field of that name.
  func isRepeated(_ name: StaticString, in head: [UInt8]) -> Bool {
    var count = 0
    for field in fields where Self.matches(head, field.name, name) { count += 1 }
    return count > 1
  }

  private static func matches(_ head: [UInt8], _ range: Range<Int>, _ name: StaticString) -> Bool {
    range.count == name.utf8CodeUnitCount && Grammar.equal(head.span.extracting(range), name)
  }
}

/// What a handler learns of the request besides its input.
public struct RequestContext<Authorization: Sendable>: Sendable {
  /// Who calls and by which right: `Authorized<Operation>`, ``BrowserVisit``, or `Void` for open operations.
  public let authorization: Authorization
  public let requestID: RequestID
  public let receivedAt: Timestamp
  public let deadline: Timestamp

  @_spi(Dispatch)
  public init(authorization: consuming Authorization, request: borrowing IncomingRequest) {
    self.authorization = authorization
    requestID = request.id
    receivedAt = request.receivedAt
    deadline = request.deadline
  }
}
