/// An answer as it came over the wire.
public struct Answer: Sendable, Hashable {
  public var status: Int
  /// In the order in which they came; names as sent.
  public var headers: [Request.Header]
  public var body: [UInt8]
  /// What is wrong with the message itself, whatever it says: double lengths, bytes after its end …
  public var defects: [String]
  /// Whether the connection may be used again.
  public var keepsAlive: Bool

  package init(status: Int, headers: [Request.Header], body: [UInt8], defects: [String], keepsAlive: Bool) {
    self.status = status
    self.headers = headers
    self.body = body
    self.defects = defects
    self.keepsAlive = keepsAlive
  }

  /// The value of the first header of that name.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// Takes the coding off the body (RFC 9110 section 8.4), and leaves the header that told it.
  mutating func unpack() {
    guard !body.isEmpty, header("Content-Encoding")?.lowercased() == "gzip" else { return }
    if let plain = Gunzip.unpacked(body) {
      body = plain
    } else {
      defects.append("Content-Encoding says gzip, which the body is not")
    }
  }

  /// The media type without its parameters, in lower case.
  public var mediaType: String? {
    header("Content-Type").map { value in
      String(value.prefix { $0 != ";" }).lowercased().trimmingBlanks()
    }
  }
}

extension String {
  /// Without spaces and tabs at either end.
  func trimmingBlanks() -> String {
    let front = drop { $0 == " " || $0 == "\t" }
    return String(front.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
