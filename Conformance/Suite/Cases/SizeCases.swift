import SpecIR

extension Planner {
  /// Bytes of a body that is sent only to show its cap.
  private static let largestSent = 4 * 1024 * 1024
  /// Bytes of a cap that a body without end is sent against.
  private static let largestEndless = 16 * 1024 * 1024

  /// The cap of each body at −1, 0 and +1 byte, with a declared length and without.
  mutating func sizes(_ operation: Operation) {
    for content in operation.body?.contents ?? [] where [.json, .form, .multipart].contains(content.kind) {
      guard let base = contract.baseBody(of: content), let body = self.body(base, content, of: operation) else {
        continue
      }
      let cap = content.maxBytes.value
      // Bodies of files are large: that they are taken is shown by their examples.
      for (framing, word) in [(BodyPlan.Framing.declared, "declared"), (.chunked, "chunked")]
      where cap <= Self.largestSent {
        for step in -1...1 {
          var plan = valid(operation)
          plan.body = body
          plan.tokenField = contract.tokenField(of: content)
          plan.body?.framing = framing
          plan.body?.paddedTo = cap + step
          let name = step == 0 ? "0" : step > 0 ? "+1" : "-1"
          add(
            "\(operation.id)/body/x-max-body/\(word) \(name)", operation,
            step > 0 ? "A body over the cap is refused" : "A body up to the cap is taken", content.maxBytes.site,
            .exchange(plan, step > 0 ? .refusal(.payloadTooLarge, sentences: nil, code: nil) : .accepted))
        }
      }
      if content.kind == .multipart { parts(operation, content, base) }
      var announced = valid(operation)
      announced.body = body
      announced.tokenField = contract.tokenField(of: content)
      announced.body?.framing = .announced
      announced.body?.paddedTo = cap + 1
      add(
        "\(operation.id)/body/x-max-body/announced +1", operation,
        "A body announced over the cap is refused before it is read",
        content.maxBytes.site, .exchange(announced, .refusal(.payloadTooLarge, sentences: nil, code: nil)))
      tricks(operation, content, body)
      codings(operation, content, body)
    }
  }

  /// Bodies whose length is not what it is said to be, or is never said.
  private mutating func tricks(_ operation: Operation, _ content: MediaContent, _ body: BodyPlan) {
    var plan = valid(operation)
    plan.body = body
    plan.tokenField = contract.tokenField(of: content)
    for trick in WirePlan.Trick.allCases {
      let proves: String
      switch trick {
      case .endlessChunks:
        // What may be that large is spooled, and would only be long in coming.
        if content.maxBytes.value > Self.largestEndless { continue }
        proves = "A body without end is refused as soon as the cap is passed"
      case .shortBody: proves = "A request that ends before its declared length has no effect"
      case .longBody:
        // A form that lost its last character is another form.
        if content.kind != .json { continue }
        proves = "A body ends at its declared length, whatever follows"
      case .continueTaken: proves = "A client that asks first is told to send its body"
      case .continueRefused: proves = "A client that asks first is told that its body is too large"
      }
      add(
        "\(operation.id)/body/framing/\(trick.rawValue)", operation, proves, content.maxBytes.site,
        .wire(.init(request: plan, trick: trick, cap: content.maxBytes.value)))
    }
  }

  /// A packed body could be any size once it is unpacked, so that none is taken.
  private mutating func codings(_ operation: Operation, _ content: MediaContent, _ body: BodyPlan) {
    for (name, coding) in [("gzip", "gzip"), ("br", "br"), ("twice", "gzip, gzip"), ("identity", "identity")] {
      var plan = valid(operation)
      plan.body = body
      plan.tokenField = contract.tokenField(of: content)
      plan.headers.append(.init("Content-Encoding", coding))
      add(
        "\(operation.id)/body/coding/\(name)", operation, "A body that is packed is refused, however small it looks",
        content.maxBytes.site,
        .exchange(plan, name == "identity" ? .accepted : .refusal(.unsupportedMediaType, sentences: nil, code: nil)))
    }
  }

  /// The cap of each file of a form at 0 and +1 byte.
  private mutating func parts(_ operation: Operation, _ content: MediaContent, _ base: JSONValue) {
    guard case .multipart(let members, let files)? = body(base, content, of: operation)?.content else { return }
    for property in contract.evaluator.schema(content.schema)?.object.properties ?? [] {
      guard let most = contract.file(property.schema)?.string.maxPart, most.value <= Self.largestSent else { continue }
      let name = property.name + (content.nested.contains(property.name) ? "[\(key(of: property))]" : "")
      for step in 0...1 {
        var plan = valid(operation)
        let file = FileMember(name, [UInt8](repeating: 0x25, count: most.value + step))
        let others = files.filter { !$0.name.hasPrefix(property.name) }
        plan.body = BodyPlan(mediaType: MultipartText.mediaType, content: .multipart(members, others + [file]))
        plan.tokenField = contract.tokenField(of: content)
        add(
          "\(operation.id)/body/\(property.name)/x-max-part/\(step == 0 ? "0" : "+1")", operation,
          step > 0 ? "A file over its cap is refused" : "A file up to its cap is taken", most.site,
          .exchange(plan, step > 0 ? .refusal(.payloadTooLarge, sentences: nil, code: nil) : .accepted))
      }
    }
  }

  /// A key that a map of files may have.
  private func key(of property: Property) -> String {
    let names = contract.evaluator.schema(property.schema)?.object.names
    return names.flatMap { ShortestMatch.of($0.value) } ?? "conformance"
  }
}
