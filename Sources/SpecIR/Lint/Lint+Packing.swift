/// What is packed (`x-compress`) gives nothing away by its length, and has one meaning.
extension Lint {
  mutating func checkPacking() {
    for operation in api.operations {
      for response in operation.responses where response.mayBePacked { checkPacking(response, of: operation) }
    }
    for response in api.transportResponses where response.mayBePacked {
      forbid(response, "an answer before there is an operation is never packed")
    }
  }

  private mutating func checkPacking(_ response: Response, of operation: Operation) {
    if case .browser = operation.security {
      forbid(response, "`\(operation.id)` answers within a browser's session, whose token stands beside what was sent")
    }
    if api.schemas(reachedFrom: response.contents.map(\.schema)).contains(where: \.annotations.sensitive) {
      forbid(response, "\(response.status) of `\(operation.id)` holds something that is `x-sensitive`")
    }
    if response.contents.isEmpty || !response.contents.allSatisfy({ Self.isText($0.mediaType) }) {
      forbid(response, "\(response.status) of `\(operation.id)` is not text, or has no body")
    }
    for header in response.headers where Self.ofBytes.contains(header.name.lowercased()) {
      forbid(response, "`\(header.name)` of \(response.status) speaks of the bytes before they are packed")
    }
  }

  private mutating func forbid(_ response: Response, _ reason: String) {
    report(LintCode.misplacedCompression, reason, at: response.site)
  }

  private static let ofBytes: Set = ["etag", "accept-ranges", "content-range", "content-encoding"]

  private static func isText(_ mediaType: String) -> Bool {
    mediaType.hasPrefix("text/") || mediaType.hasSuffix("json") || mediaType.hasSuffix("yaml")
  }
}
