/// The name of a trace: 16 bytes, not all of them zero.
struct TraceID: Sendable, Hashable {
  let high: UInt64
  let low: UInt64

  var isValid: Bool { high | low != 0 }
  /// 32 lower-case hexadecimal digits.
  var text: String { HexText.text(of: high) + HexText.text(of: low) }

  /// Adds ``text``, which takes 32 bytes.
  func append(to text: inout OutputSpan<UInt8>) {
    text.append(digitsOf: high)
    text.append(digitsOf: low)
  }
}

/// The name of a step of a trace: 8 bytes, not all of them zero.
struct SpanID: Sendable, Hashable {
  let value: UInt64

  init(_ value: UInt64) { self.value = value }

  /// A new one. These tell steps apart and keep no secret.
  static func random() -> SpanID { SpanID(.random(in: 1 ... .max)) }

  var isValid: Bool { value != 0 }
  /// 16 lower-case hexadecimal digits.
  var text: String { HexText.text(of: value) }

  /// Adds ``text``, which takes 16 bytes.
  func append(to text: inout OutputSpan<UInt8>) { text.append(digitsOf: value) }
}

/// Where a request, or another step of work, stands in a trace (W3C Trace Context, Level 1).
public struct TraceContext: Sendable, Hashable {
  let trace: TraceID
  /// Of the step itself.
  let span: SpanID
  /// Of the caller's step; nil where the trace begins here.
  let parent: SpanID?
  /// Whether the trace is written down: as the caller has decided; where there is none, nil, for us to decide.
  let parentIsSampled: Bool?
  /// `tracestate` as it is handed on; empty where there is none.
  let state: [UInt8]

  /// A trace that begins here.
  init(trace: TraceID, span: SpanID) {
    self.trace = trace
    self.span = span
    parent = nil
    parentIsSampled = nil
    state = []
  }

  private init(trace: TraceID, span: SpanID, parent: SpanID, isSampled: Bool, state: [UInt8]) {
    self.trace = trace
    self.span = span
    self.parent = parent
    parentIsSampled = isSampled
    self.state = state
  }

  /// The context of a request: the caller's trace where its `traceparent` is well-formed, else one that begins here and
  /// whose name is the request's. The names come of the request's random bits, so that none are drawn for them.
  init(of head: borrowing RequestHead, _ id: RequestID) {
    let span = SpanID(id.mixed)
    guard let parent = TraceParent(head) else {
      self.init(trace: id.asTrace, span: span)
      return
    }
    self.init(
      trace: parent.trace, span: span, parent: parent.span, isSampled: parent.isSampled, state: TraceState.of(head))
  }

  /// A step within this one.
  /// - Parameter isSampled: what was decided of the whole trace.
  func child(isSampled: Bool) -> TraceContext {
    TraceContext(trace: trace, span: .random(), parent: span, isSampled: isSampled, state: state)
  }

  /// 32 lower-case hexadecimal digits.
  public var traceID: String { trace.text }
  /// 16 lower-case hexadecimal digits.
  public var spanID: String { span.text }

  /// The fields that hand the context on to whom we call.
  func headers(isSampled: Bool) -> [(name: String, value: String)] {
    let parent = (name: "traceparent", value: "00-\(trace.text)-\(span.text)-\(isSampled ? "01" : "00")")
    return state.isEmpty ? [parent] : [parent, ("tracestate", String(decoding: state, as: UTF8.self))]
  }
}

/// What a `traceparent` field says (W3C Trace Context section 3.2).
struct TraceParent: Equatable {
  let trace: TraceID
  let span: SpanID
  let isSampled: Bool

  /// `version-traceid-parentid-flags`, in lower case.
  private static let length = 55

  /// Nil where there is no such field, more than one, or one that is not well-formed.
  init?(_ head: borrowing RequestHead) {
    guard let value = head.headers.first("traceparent", in: head.bytes) else { return nil }
    guard head.headers.all("traceparent", in: head.bytes).count == 1 else { return nil }
    self.init(value)
  }

  init?(_ value: ArraySlice<UInt8>) {
    let start = value.startIndex
    func field(_ offset: Int, _ digits: Int) -> UInt64? {
      HexText.value(value[(start + offset)..<(start + offset + digits)])
    }
    guard value.count >= Self.length,
      [2, 35, 52].allSatisfy({ value[start + $0] == UInt8(ascii: "-") }),
      let version = field(0, 2), version != 0xFF,
      let high = field(3, 16), let low = field(19, 16), let span = field(36, 16), let flags = field(53, 2)
    else { return nil }
    // Later versions may add fields behind; this one has none.
    guard value.count == Self.length || version != 0 && value[start + Self.length] == UInt8(ascii: "-") else {
      return nil
    }
    trace = TraceID(high: high, low: low)
    self.span = SpanID(span)
    guard trace.isValid, self.span.isValid else { return nil }
    // Other flags are not known here, and so not handed on.
    isSampled = flags & 1 != 0
  }
}

/// `tracestate`: what other systems on the way have added, of which nothing is ours (W3C Trace Context section 3.3).
enum TraceState {
  /// Of members, and of bytes that are handed on at least.
  private static let members = 32
  private static let bytes = 512

  /// The members of all fields in order; empty where one is not well-formed, or where there is more than may be.
  static func of(_ head: RequestHead) -> [UInt8] {
    var state: [UInt8] = []
    var keys: [ArraySlice<UInt8>] = []
    for value in head.headers.all("tracestate", in: head.bytes) {
      for item in value.split(separator: UInt8(ascii: ",")) {
        let member = Grammar.trimmed(item)
        if member.isEmpty { continue }
        guard let equals = member.firstIndex(of: UInt8(ascii: "=")), isKey(member[..<equals]),
          isValue(member[(equals + 1)...]), !keys.contains(member[..<equals]), keys.count < members
        else { return [] }
        keys.append(member[..<equals])
        if !state.isEmpty { state.append(UInt8(ascii: ",")) }
        state += member
        guard state.count <= bytes else { return [] }
      }
    }
    return state
  }

  /// A lower-case letter or a digit, then up to 255 of letters, digits and `_-*/`; or a tenant of up to 241 before `@`
  /// and a system of up to 14 behind it.
  private static func isKey(_ key: ArraySlice<UInt8>) -> Bool {
    let parts = key.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return isName(key, 256) && isLetter(key[key.startIndex])
    case 2: return isName(parts[0], 241) && isName(parts[1], 14) && isLetter(parts[1][parts[1].startIndex])
    default: return false
    }
  }

  private static func isName(_ name: ArraySlice<UInt8>, _ length: Int) -> Bool {
    guard let first = name.first, name.count <= length, isLetter(first) || Grammar.isDigit(first) else { return false }
    return name.allSatisfy { isLetter($0) || Grammar.isDigit($0) || "_-*/".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

  /// Up to 256 printable ASCII characters but comma and equals sign; no space at its end.
  private static func isValue(_ value: ArraySlice<UInt8>) -> Bool {
    guard let last = value.last, value.count <= 256, last != 0x20 else { return false }
    return value.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }
  }
}
