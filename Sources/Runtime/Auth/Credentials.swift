/// What a request's `Authorization` field holds (RFC 9110 section 11.6.2).
enum Credentials: Sendable, Equatable {
  case none
  /// RFC 6750 section 2.1. Its characters are not looked at: what has others than a `b64token` may is no token of ours.
  case bearer(ArraySlice<UInt8>)
  /// RFC 7617, with identifier and secret form-encoded as RFC 6749 section 2.3.1 asks.
  case basic(id: String, secret: String)
  /// Another scheme, a form that its scheme does not have, or more than one field.
  case unusable

  init(_ headers: borrowing HeaderIndex, in head: borrowing [UInt8]) {
    guard let value = headers.first("authorization", in: head) else {
      self = .none
      return
    }
    self = headers.isRepeated("authorization", in: head) ? .unusable : Self.parse(value)
  }

  private static func parse(_ value: ArraySlice<UInt8>) -> Credentials {
    guard let space = value.firstIndex(of: 0x20) else { return .unusable }
    let scheme = value[..<space]
    let token = Grammar.trimmed(value[space...])
    if Grammar.equal(scheme, "bearer") { return .bearer(token) }
    if Grammar.equal(scheme, "basic") { return basic(token) }
    return .unusable
  }

  private static func basic(_ token: ArraySlice<UInt8>) -> Credentials {
    guard let pair = Base64.decode(token), let colon = pair.firstIndex(of: UInt8(ascii: ":")),
      let id = try? PercentCoding.decode(pair[..<colon], plusIsSpace: true), !id.isEmpty,
      let secret = try? PercentCoding.decode(pair[(colon + 1)...], plusIsSpace: true)
    else { return .unusable }
    return .basic(id: id, secret: secret)
  }
}
