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
    marks(operation, content)
  }

  /// A letter with so many combining marks.
  static func marked(_ count: Int) -> String { "e" + String(repeating: "\u{301}", count: count) }
  /// What a text may have in a row (UAX #15 section 13).
  static let longestRun = 30

  private mutating func marks(_ operation: Operation, _ content: MediaContent) {
    guard let base = contract.baseBody(of: content), let plan = plan(base, content, of: operation) else { return }
    let prefix = "\(operation.id)/body/unreadable/combining marks"
    for count in [Self.longestRun, Self.longestRun + 1] {
      let text = Self.marked(count)
      var plan = plan
      var isValid = false
      switch plan.body?.content {
      case .json(let value):
        guard let path = value.firstString else { return }
        let marked = value.setting(path, to: .string(text))
        isValid = contract.evaluator.violations(of: marked, against: content.schema).isEmpty
        plan.body?.content = .json(marked)
      case .form(let members):
        plan.body?.content = .form(members + [.init("conformance", text)])
      case .multipart(var members, let files):
        // What the contract does not name is passed over there.
        guard !members.isEmpty else { return }
        members[0].value = text
        plan.body?.content = .multipart(members, files)
      case .bytes, nil: return
      }
      if count > Self.longestRun {
        add(
          prefix, operation, "A text with more combining marks in a row than any language has is refused as malformed",
          operation.body?.site ?? operation.site, .exchange(plan, .refusal(.malformed, sentences: nil, code: nil)))
      } else if isValid {
        add(
          prefix + "/as many as there may be", operation, "A text with no more combining marks is let through",
          operation.body?.site ?? operation.site, .exchange(plan, .accepted))
      }
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

extension JSONValue {
  /// The way to the first string within it.
  fileprivate var firstString: [PathStep]? {
    switch self {
    case .string: return []
    case .array(let items):
      for (index, item) in items.enumerated() {
        if let path = item.firstString { return [.item(index)] + path }
      }
    case .object(let members):
      for member in members {
        if let path = member.value.firstString { return [.member(member.name)] + path }
      }
    case .null, .bool, .number: break
    }
    return nil
  }
}
