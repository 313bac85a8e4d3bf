/// Media types, what the client accepts, and the body.
extension Pipeline {
  /// - Returns: the body and which of the operation's media types it has.
  func receive(
    _ call: Call, _ operation: OperationDescriptor, _ exchange: Exchange
  ) async throws(Failure) -> (RequestBody, Int?) {
    let head = call.head
    guard let rule = operation.body, head.framing != .none else {
      try checkAccept(head, operation)
      // A body that the contract does not know is read over once the answer is there.
      if operation.body?.required == true { throw Self.bodyMissing }
      return (.none, nil)
    }
    let index = try media(head, rule)
    try checkAccept(head, operation)
    let media = rule.media[index]
    if case .length(let length) = head.framing, length > media.cap { throw .payloadTooLarge }
    guard media.buffered else { return (.stream(try exchange.streamBody(cap: media.cap)), index) }
    let body = try await exchange.collectBody(cap: media.cap)
    if !body.isEmpty { return (.bytes(body), index) }
    if rule.required { throw Self.bodyMissing }
    return (.none, nil)
  }

  private static let bodyMissing = Failure.malformed("The request body is missing")

  /// Index into the rule's media types.
  private func media(_ head: RequestHead, _ rule: BodyRule) throws(Failure) -> Int {
    guard !head.headers.isRepeated("content-type", in: head.bytes) else {
      throw .malformed("There is more than one Content-Type field")
    }
    // RFC 9110 section 15.5.16: we know no content coding. Several lines are one list (section 5.3).
    var isCoded = false
    head.headers.each("content-encoding", in: head.bytes) { isCoded = isCoded || !Grammar.equal($0, "identity") }
    guard !isCoded else { throw .unsupportedMediaType }
    let field = head.headers.first("content-type", in: head.bytes) ?? []
    let name = MediaType.name(of: field)
    guard let index = rule.media.firstIndex(where: { Grammar.equal(name, $0.type) }) else {
      throw .unsupportedMediaType
    }
    if Grammar.equal(name, "multipart/form-data") { try checkBoundary(field) }
    guard MediaType(field)?.isUTF8 == true else { throw .unsupportedMediaType }
    return index
  }

  /// A form whose boundary cannot be read is of a type that is taken, and broken.
  private func checkBoundary(_ contentType: ArraySlice<UInt8>) throws(Failure) {
    do {
      _ = try MultipartBoundary.read(contentType)
    } catch {
      throw .malformed(error.message)
    }
  }

  /// Whether what the request brings is a form, as far as its head tells.
  static func hasForm(_ head: RequestHead) -> Bool {
    let name = MediaType.name(of: head.headers.first("content-type", in: head.bytes) ?? [])
    return Grammar.equal(name, "multipart/form-data") || Grammar.equal(name, "application/x-www-form-urlencoded")
  }

  private func checkAccept(_ head: RequestHead, _ operation: OperationDescriptor) throws(Failure) {
    try checkCoding(head, operation)
    guard !operation.produces.isEmpty else { return }
    // Refusals come in their own types, whatever the client takes.
    guard Accept(head.headers, in: head.bytes).allows(anyOf: operation.produces) else { throw .notAcceptable }
  }

  /// Where an operation has several media types only its answer tells which one it is.
  /// - Throws: ``Failure/notAcceptable`` where the client does not take that one. Never once something was done.
  func checkChoice(_ reply: Reply, _ head: RequestHead, _ operation: OperationDescriptor) throws(Failure) {
    guard operation.method == .get, operation.produces.count > 1, reply.status < 300,
      let line = HeaderLines.range(of: "content-type", in: reply.headers)
    else { return }
    let name = HeaderLines.mediaType(reply.headers[line])
    guard let type = operation.produces.first(where: { Grammar.equal(name, $0) }) else { return }
    guard Accept(head.headers, in: head.bytes).allows(anyOf: [type]) else { throw .notAcceptable }
  }
}
