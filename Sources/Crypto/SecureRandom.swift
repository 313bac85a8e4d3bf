import COpenSSL

/// Randomness fit for secrets, from the library's generator, which the kernel seeds.
public enum SecureRandom {
  public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw .failure(of: "random bytes") }
    return bytes
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
