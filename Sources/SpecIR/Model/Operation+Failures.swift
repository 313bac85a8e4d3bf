/// What the runtime can refuse, by the rules of the contract. The lint holds the declared statuses against it, and the
/// conformance suite provokes each.
extension Operation {
  /// The failures that a request for this operation can meet once the operation is chosen, in the order of ``Failure``.
  public var possibleFailures: [Failure] {
    // A fault of ours and an overload can meet any request; past `x-timeout` the answer is `unavailable` as well.
    var found: Set<Failure> = [.fault, .unavailable]
    switch security {
    case .open, .browser: break
    case .bearer(let alternatives):
      found.insert(.unauthenticated)
      // An alternative without scopes is met by every token.
      if !alternatives.contains(where: \.isEmpty) { found.insert(.forbidden) }
    case .operator: found.insert(.unauthenticated)
    case .client: found.formUnion([.unauthenticated, .inactive, .malformed])
    }
    if case .metered = quota { found.insert(.tooManyRequests) }
    if let body {
      found.formUnion([.malformed, .payloadTooLarge, .unsupportedMediaType])
      if body.contents.contains(where: { $0.kind != .binary && !$0.goesToHandlerInvalid }) { found.insert(.invalid) }
    }
    if takesToken { found.insert(.csrf) }
    if demandsPermission { found.insert(.notPermitted) }
    for parameter in parameters {
      // A path that no resource can have is answered like one that no resource has.
      if parameter.place == .path {
        found.insert(.notFound)
      } else {
        found.formUnion([.malformed, .invalid])
      }
    }
    if !produces.isEmpty { found.insert(.notAcceptable) }
    return Failure.allCases.filter(found.contains)
  }

  /// The media types of the success answers, each once, in order.
  public var produces: [String] {
    var types: [String] = []
    for response in responses where response.isSuccess {
      for content in response.contents where !types.contains(content.mediaType) { types.append(content.mediaType) }
    }
    return types
  }
}

extension Response {
  /// 2xx and 3xx: what a handler returns rather than throws.
  public var isSuccess: Bool { (200..<400).contains(status) }
}

extension Failure {
  /// The failures that any request can meet before an operation is chosen.
  public static let beforeRouting: [Failure] = [
    .malformed, .notFound, .methodNotAllowed, .requestTimeout, .uriTooLong, .headersTooLarge, .fault, .unavailable,
    .versionNotSupported,
  ]

  /// Those of them that a browser is answered with a page, where the contract words pages: the request could be read,
  /// and only its path leads nowhere, or nobody has the time for it.
  public static let beforeRoutingAsPage: [Failure] = [.notFound, .methodNotAllowed, .fault, .unavailable]

  /// What the runtime knows when the failure happens, and so can add to its body. The request's id is always known.
  public var knownMembers: [DynamicMember] {
    switch self {
    case .malformed: [.errors, .errorDescription, .requestID]
    case .notPermitted: [.errors, .requestID]
    case .invalid: [.errors, .fieldErrors, .errorDescription, .requestID]
    case .tooManyRequests, .unavailable: [.retryAfter, .requestID]
    default: [.requestID]
    }
  }
}
