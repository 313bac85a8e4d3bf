import COpenSSL

/// Slow, salted hashes of passwords and client secrets: scrypt (RFC 7914), with its cost beside each hash, so that the
/// cost can be raised while old hashes still verify.
///
/// The text is `$scrypt$ln=14,r=8,p=1$<salt>$<hash>`: the form of the Password Hashing Competition, `ln` the binary
/// logarithm of N, both values in base64 without padding.
public enum PasswordHash {
  public struct Cost: Sendable, Hashable {
    /// Binary logarithm of the number of blocks.
    public let logN: Int
    /// Block size; a hash takes 128 · r · 2^logN bytes of memory.
    public let r: Int
    /// How often the whole is done.
    public let p: Int

    /// Nil outside the bounds: they keep a damaged or planted hash from asking for gigabytes or hours.
    public init?(logN: Int, r: Int, p: Int) {
      guard (1...20).contains(logN), (1...16).contains(r), (1...16).contains(p) else { return nil }
      self.init(checkedLogN: logN, r: r, p: p)
    }

    private init(checkedLogN logN: Int, r: Int, p: Int) {
      self.logN = logN
      self.r = r
      self.p = p
    }

    /// 16 MiB and some 30 ms: what the author of scrypt advises for interactive use. Our client secrets are random and
    /// long, so that guessing them is hopeless at any cost.
    public static let standard = Cost(checkedLogN: 14, r: 8, p: 1)
  }

  private static let saltSize = 16
  private static let hashSize = 32

  /// A new hash of the password, with a salt of its own.
  public static func make(_ password: String, cost: Cost = .standard) throws(CryptoError) -> String {
    let salt = try SecureRandom.bytes(saltSize)
    let hash = try derive(Array(password.utf8), salt: salt, cost: cost, size: hashSize)
    return Encoded(cost: cost, salt: salt, hash: hash).text
  }

  /// What looks like a hash, and of no password is known to be one: verifying against it takes as long as against any
  /// other, and making it takes no time.
  public static func decoy(cost: Cost = .standard) throws(CryptoError) -> String {
    try Encoded(cost: cost, salt: SecureRandom.bytes(saltSize), hash: SecureRandom.bytes(hashSize)).text
  }

  /// Whether the password is the one that was hashed.
  /// - Throws: ``CryptoError/malformed(_:)`` when `encoded` is no hash of ours.
  public static func verify(_ password: String, against encoded: String) throws(CryptoError) -> Bool {
    let stored = try Encoded(encoded)
    let hash = try derive(Array(password.utf8), salt: stored.salt, cost: stored.cost, size: stored.hash.count)
    return ConstantTime.equal(hash, stored.hash)
  }

  static func derive(_ password: [UInt8], salt: [UInt8], cost: Cost, size: Int) throws(CryptoError) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: size)
    let blocks = UInt64(1) << UInt64(cost.logN)
    // What the algorithm needs, and room for the library's own accounting.
    let memory = 128 * UInt64(cost.r) * (blocks + UInt64(cost.p) + 2) + 65_536
    let done = password.withUnsafeBytes { password in
      // The library tells an empty password from none by its pointer.
      withUnsafePointer(to: 0 as CChar) { empty in
        EVP_PBE_scrypt(
          password.bindMemory(to: CChar.self).baseAddress ?? empty, password.count, salt, salt.count, blocks,
          UInt64(cost.r), UInt64(cost.p), memory, &hash, size)
      }
    }
    guard done == 1 else { throw .failure(of: "scrypt") }
    return hash
  }
}

extension PasswordHash {
  private struct Encoded {
    let cost: Cost
    let salt: [UInt8]
    let hash: [UInt8]

    init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
      self.cost = cost
      self.salt = salt
      self.hash = hash
    }

    init(_ text: String) throws(CryptoError) {
      let parts = text.split(separator: "$", omittingEmptySubsequences: false)
      guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = Self.cost(parts[2]),
        let salt = UnpaddedBase64.standard.decode(parts[3].utf8), (8...64).contains(salt.count),
        let hash = UnpaddedBase64.standard.decode(parts[4].utf8), (16...64).contains(hash.count)
      else { throw .malformed("not a scrypt hash") }
      self.init(cost: cost, salt: salt, hash: hash)
    }

    var text: String {
      "$scrypt$ln=\(cost.logN),r=\(cost.r),p=\(cost.p)$\(UnpaddedBase64.standard.encode(salt))"
        + "$\(UnpaddedBase64.standard.encode(hash))"
    }

    private static func cost(_ text: Substring) -> Cost? {
      let values = text.split(separator: ",", omittingEmptySubsequences: false)
      guard values.count == 3, let logN = value(values[0], "ln="), let r = value(values[1], "r="),
        let p = value(values[2], "p=")
      else { return nil }
      return Cost(logN: logN, r: r, p: p)
    }

    private static func value(_ text: Substring, _ name: String) -> Int? {
      text.hasPrefix(name) ? Int(text.dropFirst(name.count)) : nil
    }
  }
}
