import COpenSSL
import Synchronization

/// The keys that seal sessions into the tickets which clients bring again (RFC 5077, RFC 8446 section 4.6.1). Each is
/// used for so long and then only read with for as long again; none is ever written down, so that what was recorded
/// cannot be opened later.
final class TLSTicketKeys: Sendable {
  private struct Key {
    let name: [UInt8]
    let cipher: [UInt8]
    let mac: [UInt8]
    /// Milliseconds, monotonic.
    let madeAt: Int64
  }

  private static let nameSize = 16, keySize = 32, vectorSize = 16
  private static let rotationMilliseconds = Int64(TLSContext.sessionSeconds) * 1000

  /// The present key first.
  private let keys = Mutex<[Key]>([])

  /// OpenSSL's callback for tickets.
  /// - Returns: 1 where all is well, 2 where the client should have a new ticket, 0 where the ticket is not ours, -1 for
  ///   a failure.
  func use(
    _ name: UnsafeMutablePointer<UInt8>, _ vector: UnsafeMutablePointer<UInt8>, _ cipher: OpaquePointer?,
    _ mac: OpaquePointer?, isEncrypting: Bool
  ) -> Int32 {
    let now = Clock.monotonicMilliseconds
    let known = keys.withLock { keys in
      if keys.first.map({ now - $0.madeAt >= Self.rotationMilliseconds }) ?? true {
        guard let fresh = Self.makeKey(now) else { return [Key]() }
        keys = [fresh] + keys.filter { now - $0.madeAt < 2 * Self.rotationMilliseconds }.prefix(1)
      }
      return keys
    }
    if isEncrypting {
      guard let key = known.first, RAND_bytes(vector, Int32(Self.vectorSize)) == 1,
        EVP_EncryptInit_ex(cipher, EVP_aes_256_cbc(), nil, key.cipher, vector) == 1, Self.begin(mac, key)
      else { return -1 }
      for (place, byte) in key.name.enumerated() { name[place] = byte }
      return 1
    }
    let sent = Array(UnsafeBufferPointer(start: name, count: Self.nameSize))
    guard let place = known.firstIndex(where: { $0.name == sent }) else { return 0 }
    guard EVP_DecryptInit_ex(cipher, EVP_aes_256_cbc(), nil, known[place].cipher, vector) == 1,
      Self.begin(mac, known[place])
    else { return -1 }
    return place == 0 ? 1 : 2
  }

  private static func begin(_ mac: OpaquePointer?, _ key: Key) -> Bool {
    var secret = key.mac
    return passemarche_set_hmac_sha256_key(mac, &secret, secret.count) == 1
  }

  private static func makeKey(_ now: Int64) -> Key? {
    func random(_ count: Int) -> [UInt8]? {
      var bytes = [UInt8](repeating: 0, count: count)
      return RAND_bytes(&bytes, Int32(count)) == 1 ? bytes : nil
    }
    guard let name = random(nameSize), let cipher = random(keySize), let mac = random(keySize) else { return nil }
    return Key(name: name, cipher: cipher, mac: mac, madeAt: now)
  }
}
