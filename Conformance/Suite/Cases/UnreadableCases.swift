import SpecIR

extension Planner {
  /// What is not JSON, or not a form.
  mutating func unreadable(_ operation: Operation, _ content: MediaContent) {
    var mediaType = content.mediaType
    let broken: [(String, [UInt8])]
    switch content.kind {
    case .json: broken = Self.brokenJSON(cap: content.maxBytes.value)
    case .multipart:
      broken = Self.brokenParts
      mediaType = MultipartText.mediaType
    default: broken = Self.brokenForms + brackets(of: content)
    }
    for (name, bytes) in broken {
      if bytes.isEmpty, operation.body?.required != true { continue }
      var plan = valid(operation)
      plan.body = BodyPlan(mediaType: mediaType, content: .bytes(bytes))
      add(
        "\(operation.id)/body/unreadable/\(name)", operation, "A body that cannot be read is refused as malformed",
        operation.body?.site ?? operation.site, .exchange(plan, .refusal(.malformed, sentences: nil, code: nil)))
    }
  }

  private static func brokenJSON(cap: Int) -> [(String, [UInt8])] {
    [
      ("empty", []), ("only white space", Array(" \n".utf8)), ("cut off", Array("{".utf8)),
      ("no value", Array("{\"a\":}".utf8)),
      ("trailing comma", Array("{\"a\":1,}".utf8)), ("single quotes", Array("{'a':1}".utf8)),
      ("comment", Array("{}//".utf8)),
      ("two values", Array("{}{}".utf8)), ("byte order mark", [0xEF, 0xBB, 0xBF] + Array("{}".utf8)),
      ("invalid UTF-8", Array("{\"a\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)),
      ("overlong UTF-8", Array("{\"a\":\"".utf8) + [0xC0, 0xAF] + Array("\"}".utf8)),
      ("encoded surrogate", Array("{\"a\":\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"}".utf8)),
      ("lone surrogate", Array("{\"a\":\"\\ud800\"}".utf8)),
      ("raw control character", Array("{\"a\":\"\u{1}\"}".utf8)),
      ("leading zero", Array("{\"a\":01}".utf8)), ("NaN", Array("{\"a\":NaN}".utf8)),
      ("nested too deeply and closed", nested(cap: cap)),
      ("nested too deeply", Array(String(repeating: "[", count: min(10_000, cap)).utf8)),
    ]
  }

  /// Well-formed, but for its depth.
  private static func nested(cap: Int) -> [UInt8] {
    let depth = min(10_000, cap / 2 - 20)
    let text = "{\"conformance\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
    return Array(text.utf8)
  }

  private static let brokenForms: [(String, [UInt8])] = [
    ("broken escape", Array("a=%zz".utf8)), ("cut off escape", Array("a=%4".utf8)),
    ("invalid UTF-8", Array("a=%C3%28".utf8)),
  ]

  private static let brokenParts: [(String, [UInt8])] = {
    let part = "Content-Disposition: form-data; name=\"a\""
    func form(_ head: String, end: String = "--") -> [UInt8] {
      Array("--\(MultipartText.boundary)\r\n\(head)\r\n\r\n1\r\n--\(MultipartText.boundary)\(end)".utf8)
    }
    return [
      ("no parts", Array("a=1".utf8)), ("no last boundary", form(part, end: "\r\n")),
      ("part without a name", form("Content-Disposition: form-data")), ("part without a head", form("")),
      ("part of another kind", form(part + "\r\nContent-Transfer-Encoding: base64")),
    ]
  }()

  /// Names of a nested field that do not fit its brackets.
  private func brackets(of content: MediaContent) -> [(String, [UInt8])] {
    guard let name = content.nested.first else { return [] }
    let names = [
      ("no brackets", name), ("open bracket", "\(name)[a"), ("empty brackets", "\(name)[]"),
      ("text behind", "\(name)[a]b"),
      ("too many brackets", "\(name)[a][b][c][d][e]"),
    ]
    return names.map { ($0.0, Array(FormText.encode([.init($0.1, "1")]).utf8)) }
      + [("twice", Array(FormText.encode([.init("\(name)[a]", "1"), .init("\(name)[a]", "1")]).utf8))]
  }
}
