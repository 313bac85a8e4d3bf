import Crypto
import Runtime
import Store
import Synchronization

/// Remembers tokens that were good, so that one that is presented again need not have its signature checked and its
/// claims read anew, nor, while nothing at all was committed, its grant.
///
/// A token has one place, by its last characters, which are of its signature and as good as random; a newcomer takes it
/// from whoever is there. Only good tokens are kept, so that nobody fills it with others.
final class TokenCache: Sendable {
  final class Entry: Sendable {
    let token: [UInt8]
    let claims: AccessTokenClaims
    /// Of ``SigningKeys/version``: with other keys the signature may no longer be good.
    let keys: Int
    /// Everything that was committed when the grant behind `principal` was read; nil where the store could not tell.
    let mark: ChangeMark?
    let principal: Principal
    let expiresAt: Timestamp
    /// Where it stands in the token, its point included.
    private let signature: Range<Int>

    init(
      token: [UInt8], claims: AccessTokenClaims, keys: Int, mark: ChangeMark?, principal: Principal,
      expiresAt: Timestamp
    ) {
      self.token = token
      self.claims = claims
      self.keys = keys
      self.mark = mark
      self.principal = principal
      self.expiresAt = expiresAt
      signature = (token.lastIndex(of: UInt8(ascii: ".")) ?? 0)..<token.count
    }

    /// The signature is the secret of a token, and is compared in constant time. Who has it, and not the rest, learns no
    /// more than what stands in a token that is theirs.
    fileprivate func isOf(_ other: ArraySlice<UInt8>) -> Bool {
      let (secret, given) = (token[signature], other.suffix(signature.count))
      let (rest, givenRest) = (token[..<signature.lowerBound], other.dropLast(signature.count))
      return ConstantTime.equal(secret.span, given.span) && rest.span.hasBytes(of: givenRest.span)
    }
  }

  private let capacity: Int
  private let entries: Mutex<[Entry?]>

  /// - Parameter capacity: tokens that are remembered at most.
  init(capacity: Int = 4096) {
    self.capacity = capacity
    entries = Mutex([Entry?](repeating: nil, count: capacity))
  }

  func entry(of token: ArraySlice<UInt8>) -> Entry? {
    guard let place = place(of: token), let entry = entries.withLock({ $0[place] }) else { return nil }
    return entry.isOf(token) ? entry : nil
  }

  func keep(_ entry: Entry) {
    guard let place = place(of: entry.token[...]) else { return }
    entries.withLock { $0[place] = entry }
  }

  /// Lets go of what was found and is no longer good.
  func forget(_ entry: Entry) {
    guard let place = place(of: entry.token[...]) else { return }
    entries.withLock { if $0[place] === entry { $0[place] = nil } }
  }

  private func place(of token: ArraySlice<UInt8>) -> Int? {
    guard token.count >= 8 else { return nil }
    let end = token.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int((end &* 0x9E37_79B9_7F4A_7C15) >> 32) % capacity
  }
}
