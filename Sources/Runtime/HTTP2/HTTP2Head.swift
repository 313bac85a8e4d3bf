/// The header fields of a request as they come out of HPACK, put into the form of a ``RequestHead`` (RFC 9113 section
/// 8.3). nghttp2 has checked what can be checked without knowing what a request means: which fields there are, and that
/// names are lower case and values hold no control characters.
struct HTTP2Head {
  private let limits: HeadLimits
  private var method: [UInt8] = []
  private var path: [UInt8] = []
  private var authority: [UInt8] = []
  private var namesHTTPS = false
  private var hasHost = false
  /// The fields as lines, and where they stand in there.
  private var lines: [UInt8] = []
  private var fields: [HeaderIndex.Field] = []
  private var contentLength: Int?
  private var expectsContinue = false
  private var failure: Failure?

  init(limits: HeadLimits) { self.limits = limits }

  /// What the fields take, for the log.
  var byteCount: Int { method.count + path.count + authority.count + lines.count }

  /// Whether the answer has no content, also where the head is refused (RFC 9110 section 9.3.2).
  var isHead: Bool { method.elementsEqual("HEAD".utf8) }

  mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    guard failure == nil else { return }
    if name.first == UInt8(ascii: ":") { return addPseudo(name, value) }
    guard fields.count < limits.fieldCount, lines.count + name.count + value.count + 4 <= limits.fieldBytes else {
      failure = .headersTooLarge
      return
    }
    let nameStart = lines.count
    lines.append(contentsOf: name)
    lines.append(text: ": ")
    let valueStart = lines.count
    lines.append(contentsOf: value)
    let field = HeaderIndex.Field(name: nameStart..<(valueStart - 2), value: valueStart..<lines.count)
    lines.append(text: "\r\n")
    fields.append(field)
    interpret(field)
  }

  private mutating func addPseudo(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    guard method.count + path.count + authority.count + value.count <= limits.requestLine else {
      failure = .uriTooLong
      return
    }
    if name.elementsEqual(":method".utf8) {
      method = Array(value)
    } else if name.elementsEqual(":path".utf8) {
      path = Array(value)
    } else if name.elementsEqual(":authority".utf8) {
      authority = Array(value)
    } else if name.elementsEqual(":scheme".utf8) {
      namesHTTPS = Grammar.equal(Array(value)[...], "https")
    }
  }

  private mutating func interpret(_ field: HeaderIndex.Field) {
    let value = lines[field.value]
    switch field.name.count {
    case 4 where Grammar.equal(lines[field.name], "host"):
      hasHost = true
      // RFC 9113 section 8.3.1: a request whose two names of the host differ is malformed.
      if !authority.isEmpty && !Grammar.equalInAnyCase(value, authority[...]) {
        failure = .malformed("The Host field and the request target name different hosts")
      } else if !Grammar.isHost(lines.span.extracting(field.value)) {
        failure = .malformed("The Host field is not a host name")
      }
    case 6 where Grammar.equal(lines[field.name], "expect"):
      if Grammar.equal(value, "100-continue") { expectsContinue = true }
    case 14 where Grammar.equal(lines[field.name], "content-length"):
      do throws(Failure) { contentLength = try HeadParser.length(lines.span.extracting(field.value)) } catch {
        failure = error
      }
    default: break
    }
  }

  /// - Parameter hasBody: frames of a body will follow.
  mutating func conclude(hasBody: Bool) throws(Failure) -> RequestHead {
    if let failure { throw failure }
    if !hasHost {
      guard !authority.isEmpty else { throw .malformed("The Host field is missing") }
      authority.withUnsafeBufferPointer { authority in
        let name = Array("host".utf8)
        name.withUnsafeBufferPointer { add($0, authority) }
      }
      if let failure { throw failure }
    }
    let lineStart = method.count + 1 + path.count
    let version: StaticString = " HTTP/2\r\n"
    let shift = lineStart + version.utf8CodeUnitCount
    var bytes: [UInt8] = []
    bytes.reserveCapacity(shift + lines.count)
    bytes += method
    bytes.append(0x20)
    bytes += path
    bytes.append(text: version)
    bytes += lines
    var head = RequestHead(bytes: bytes)
    head.version = .http2
    head.namesHTTPS = namesHTTPS
    head.method = HeadParser.method(method.span)
    try Self.setTarget((method.count + 1)..<lineStart, of: &head)
    head.headers.fields = fields.map { field in
      HeaderIndex.Field(
        name: (field.name.lowerBound + shift)..<(field.name.upperBound + shift),
        value: (field.value.lowerBound + shift)..<(field.value.upperBound + shift))
    }
    if hasBody { head.framing = contentLength.map { $0 > 0 ? .length($0) : .none } ?? .untilEnd }
    head.expectsContinue = expectsContinue && head.framing != .none
    return head
  }

  private static func setTarget(_ range: Range<Int>, of head: inout RequestHead) throws(Failure) {
    if head.method == .options, head.bytes[range].elementsEqual("*".utf8) {
      head.isServerWide = true
      return
    }
    guard head.bytes[range].first == UInt8(ascii: "/") else { throw .malformed("The request target is not a path") }
    (head.path, head.query) = try HeadParser.split(range, of: head.bytes.span)
  }
}
