/// The header lines of one answer, begun with those the contract fixes. A value that could break out of its line is
/// never written: the answer becomes a fault.
public struct ReplyHeaders: Sendable {
  private var bytes: [UInt8]
  private var illegal: IllegalHeaderValue?

  /// Room for what is added here and, of the quota, by the runtime.
  private static let usualSize = 480

  /// - Parameter constant: complete lines, each ended by CR LF.
  public init(_ constant: StaticString) {
    bytes = []
    bytes.reserveCapacity(Self.usualSize)
    bytes.append(text: constant)
  }

  /// Adds a line.
  /// - Parameters:
  ///   - name: as the contract writes it.
  ///   - value: given by a handler; CR, LF and NUL in it are refused (RFC 9110 section 5.5), nil adds nothing.
  public mutating func append(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    guard HeaderLines.isSafe(value) else {
      illegal = IllegalHeaderValue(name: name)
      return
    }
    bytes.append(addingCapacity: name.utf8CodeUnitCount + value.utf8.count + 4) { line in
      line.append(text: name)
      line.append(text: ": ")
      line.append(copying: value)
      line.append(text: "\r\n")
    }
  }

  /// Adds the `Content-Type` that a handler has chosen; every text of ours is UTF-8.
  public mutating func append(mediaType: String) {
    append("Content-Type", mediaType.hasPrefix("text/") ? mediaType + "; charset=utf-8" : mediaType)
  }

  public func reply(_ status: UInt16) -> Outcome { outcome(status, .none) }
  public func reply(_ status: UInt16, _ body: [UInt8]) -> Outcome { outcome(status, .bytes(body)) }
  public func reply(_ status: UInt16, _ body: BinaryBody) -> Outcome { outcome(status, body.replyBody) }

  private func outcome(_ status: UInt16, _ body: ReplyBody) -> Outcome {
    if let illegal { return .failure(.fault(illegal)) }
    return .reply(Reply(status: status, headers: bytes, body: body))
  }
}

/// A handler gave a header value that would have ended its line.
public struct IllegalHeaderValue: Error, Sendable {
  public let name: StaticString
}
