/// The fields that tell a client where it stands: the published `X-RateLimit-*`, and `RateLimit` with
/// `RateLimit-Policy` of the IETF draft (draft-ietf-httpapi-ratelimit-headers). Both speak of the window.
enum QuotaHeaders {
  /// What the lines take besides the quota's name, which stands in two of them: seven numbers and the words between.
  private static let size = 7 * 20 + 150

  /// - Parameter name: the quota's name in the contract.
  static func append(_ reading: QuotaReading, _ name: StaticString?, to headers: inout [UInt8]) {
    headers.append(addingCapacity: size + 2 * (name?.utf8CodeUnitCount ?? 0)) { headers in
      headers.append(text: "X-RateLimit-Limit: ")
      headers.append(decimal: reading.limit)
      headers.append(text: "\r\nX-RateLimit-Remaining: ")
      headers.append(decimal: reading.remaining)
      headers.append(text: "\r\nX-RateLimit-Reset: ")
      headers.append(decimal: Int(reading.resetAt))
      headers.append(text: "\r\n")
      guard let name else { return }
      headers.append(text: "RateLimit-Policy: \"")
      headers.append(text: name)
      headers.append(text: "\";q=")
      headers.append(decimal: reading.limit)
      headers.append(text: ";w=")
      headers.append(decimal: reading.windowSeconds)
      headers.append(text: "\r\nRateLimit: \"")
      headers.append(text: name)
      headers.append(text: "\";r=")
      headers.append(decimal: reading.remaining)
      headers.append(text: ";t=")
      headers.append(decimal: reading.secondsUntilReset)
      headers.append(text: "\r\n")
    }
  }
}
