@testable import Runtime

extension FuzzTarget {
  static let fields = FuzzTarget(
    name: "fields",
    promise: "Lists in header fields mean the same on one line or several; a cookie is what stands first and is safe",
    longest: 1024,
    seeds: [
      "visit=abc; other=d", "a=b;visit=x=y ;\tvisit=z", "visit=\"a\"; visit=b", "application/json;q=0.5, */*;q=0.1",
      "text/html, application/problem+json;q=1.000", "a/b;q=0.", "a/b;q=2", "gzip;q=0, identity;q=0.5", "*;q=0",
      "x-gzip",
      "fr-CH, fr;q=0.9, *;q=0.5", "Bearer abc.def-_~+/==", "Basic YTpi", "basic YSUzQTpi", "Bearer", "Bearer a b",
      "W/\"a\", \"b\"", "*", "\"", "application/json; charset=\"utf-8\"", "multipart/form-data; boundary=\"a b\"",
      "application/json;charset=utf-8; Charset=\"utf-8\"", "text/plain; charset", "text/plain; charset=\"utf-8",
      "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"", "a/b; boundary=a;boundary=a",
      "form-data; name=\"a\\\"b\"; filename*=UTF-8''%41;;", "https://a:b@example.org:80/a?b#c", "a.b@example.org",
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "rojo=00f067aa0ba902b7, a@b=c d,,_=e",
    ].map { Array($0.utf8) },
    words: [
      ";q=", ", ", "*/*", "application/json", "application/problem+json", "text/html", "gzip", "identity", "visit=",
      "; ",
      "Bearer ", "Basic ", "W/\"", "charset=", "boundary=", "http://", "-01",
    ]
  ) { bytes in
    // What the parser of heads lets through as a value.
    guard bytes.allSatisfy(Grammar.isFieldValue) else { return }
    let value = Array(Grammar.trimmed(bytes[...]))
    try checkCookies(value)
    try checkLists(value)
    try checkCredentials(value)
    try checkParameters(value)
    try checkTraces(value)
    if let text = String(validating: value, as: UTF8.self) { try checkTexts(text) }
  }

  /// A head with a field of one or several lines, and where they stand.
  private static func field(_ name: String, _ values: [[UInt8]]) -> (head: [UInt8], index: HeaderIndex) {
    var head = Array(name.utf8)
    let fields = values.map { value in
      head += value
      return HeaderIndex.Field(name: 0..<name.utf8.count, value: (head.count - value.count)..<head.count)
    }
    return (head, HeaderIndex(fields: fields))
  }

  private static func cookie(_ values: [[UInt8]]) -> String? {
    let (head, index) = field("cookie", values)
    return Cookies.first("visit", index, in: head)
  }

  private static func checkCookies(_ value: [UInt8]) throws {
    let found = cookie([value])
    if let found {
      try hold(
        (1...Cookies.maxValue).contains(found.utf8.count)
          && found.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\",;\\".utf8.contains($0) }, "the cookie \(found)")
      try hold(shown(value).contains("visit=" + found), "a cookie from nowhere")
    }
    try hold(cookie([Array("a=b; ".utf8) + value]) == found, "another cookie before it changes it")
    try hold(cookie([value + Array("; visit=z".utf8)]) == found ?? "z", "another cookie behind it changes it")
    try hold(cookie(value.split(separator: UInt8(ascii: ";")).map { Array($0) }) == found, "several lines change it")
  }

  private static func checkLists(_ value: [UInt8]) throws {
    let types: [StaticString] = ["application/json", "application/problem+json", "text/html", "application/pdf"]
    func reading(_ values: [[UInt8]]) -> [Bool] {
      let (head, index) = field("accept", values)
      let accept = Accept(index, in: head)
      return types.map { accept.allows(anyOf: [$0]) } + [accept.prefersProblem, accept.prefersPage]
    }
    let whole = reading([value])
    try hold(reading(value.split(separator: UInt8(ascii: ",")).map { Array($0) }) == whole, "several lines of Accept")
    try hold(reading([value.map(Grammar.lowercase)]) == whole, "the case of Accept")
    try hold(reading([value + Array(",".utf8)]) == whole, "an empty member of Accept")
    let all = reading([value + Array(", */*;q=0.001".utf8)])
    // What stands there already is more to the point than anything.
    for (place, type) in types.enumerated() where !all[place] {
      try hold(!whole[place], "\(type) is no longer taken since anything is")
    }
  }

  private static func checkCredentials(_ value: [UInt8]) throws {
    let (head, index) = field("authorization", [value])
    switch Credentials(index, in: head) {
    case .bearer(let token):
      try hold(!token.isEmpty && value.suffix(token.count).elementsEqual(token), "a token from nowhere")
    case .basic(let id, let secret):
      let pair = Array((PercentCoding.encode(id) + ":" + PercentCoding.encode(secret)).utf8)
      let (head, index) = field("authorization", [Array("Basic ".utf8) + Array(Base64.encode(pair).utf8)])
      try hold(
        Credentials(index, in: head) == .basic(id: id, secret: secret) && !id.isEmpty, "\(id) did not come back")
    case .none, .unusable: break
    }
  }

  private static func checkParameters(_ value: [UInt8]) throws {
    if let media = MediaType(value[...]) {
      try hold(media.name.count { $0 == UInt8(ascii: "/") } >= 1 && !media.name.contains(0x20), "a media type")
      let other = MediaType((value + Array("; charset=iso-8859-1".utf8))[...])
      try hold(other?.isUTF8 != true, "UTF-8 that says that it is none")
      let twice = MediaType((value + Array("; charset=utf-8; Charset=utf-8".utf8))[...])
      try hold(twice == nil, "a charset that is told twice")
    }
    if let boundary = try? MultipartBoundary.read(value[...]) {
      try hold((1...70).contains(boundary.count) && boundary.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "a boundary")
    }
  }

  private static func checkTraces(_ value: [UInt8]) throws {
    if let parent = TraceParent(value[...]) {
      let again = "00-\(parent.trace.text)-\(parent.span.text)-\(parent.isSampled ? "01" : "00")"
      try hold(TraceParent(Array(again.utf8)[...]) == parent, "\(again) is another caller")
      try hold(value[2..<53].elementsEqual(Array(again.utf8)[2..<53]), "a caller from nowhere")
    }
    func state(_ values: [[UInt8]]) -> [UInt8] {
      let (bytes, index) = field("tracestate", values)
      var head = RequestHead(bytes: bytes)
      head.headers = index
      return TraceState.of(head)
    }
    let whole = state([value])
    try hold(whole.count <= 512 && state([whole]) == whole, "\(shown(whole)) is handed on as another state")
    try hold(state(value.split(separator: UInt8(ascii: ",")).map { Array($0) }) == whole, "several lines of tracestate")
  }

  private static func checkTexts(_ text: String) throws {
    for isPacked in [false, true] {
      let coding = ContentCoding.chosen(for: text, isPacked: isPacked)
      try hold(coding != .gzip || isPacked, "packed bytes that are not there")
    }
    if let language = LanguageChoice.best(for: text, among: ["fr", "en"]) {
      try hold(["fr", "en"].contains(language), "a language from nowhere")
    }
    let tag = EntityTag(opaque: "a,b")
    if tag.isExactly(text) { try hold(tag.isListed(in: text), "a tag that is exact and not listed") }
    if tag.isListed(in: text), text != "*", !text.isEmpty {
      try hold(tag.isListed(in: "\"x\", " + text) && tag.isListed(in: text + " , W/\"x\""), "a list of tags")
    }
    if EmailAddress.isValid(text) {
      try hold(text.utf8.count <= 254 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "an address")
    }
  }
}
