import Glibc

/// Randomness fit for secrets, from the kernel.
public enum SecureRandom {
  /// The most that `getentropy` gives at once.
  private static let atOnce = 256

  public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { bytes, filled throws(CryptoError) in
      while filled < count {
        let part = min(count - filled, atOnce)
        guard getentropy(bytes.baseAddress! + filled, part) == 0 else { throw .failure(of: "random bytes") }
        filled += part
      }
    }
  }

  /// A text of so many characters, each of the alphabet with the same probability.
  /// - Parameter alphabet: 2 to 256 different ASCII characters.
  public static func text(_ count: Int, of alphabet: StaticString) throws(CryptoError) -> String {
    let characters = alphabet.withUTF8Buffer { Array($0) }
    precondition((2...256).contains(characters.count), "an alphabet has 2 to 256 characters")
    // Bytes past the last whole multiple of the alphabet would favour its first characters, so they are thrown away.
    let fair = 256 - 256 % characters.count
    var text: [UInt8] = []
    text.reserveCapacity(count)
    while text.count < count {
      for byte in try bytes(count - text.count) where Int(byte) < fair {
        text.append(characters[Int(byte) % characters.count])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
