import Crypto

/// The key of one file, and how the operator's master key guards it.
enum FileKey {
  /// A new key, as a cipher and as the row keeps it.
  static func make(for name: String, sealer: Sealer) throws(VaultError) -> (cipher: ChunkCipher, sealed: [UInt8]) {
    do {
      let bytes = try SecureRandom.bytes(SealingKey.size)
      return (try ChunkCipher(key: SecretKey(bytes)), try sealer.seal(bytes, context: context(name)))
    } catch {
      throw VaultError(error)
    }
  }

  /// - Throws: `damaged` where the key was altered or is another file's, `crypto` where the master key is another.
  static func open(_ sealed: [UInt8], for name: String, sealer: Sealer) throws(VaultError) -> ChunkCipher {
    do {
      return try ChunkCipher(key: SecretKey(try sealer.open(sealed, context: context(name))))
    } catch {
      throw VaultError(error)
    }
  }

  /// The key sealed anew, with the current one of the sealer's keys.
  static func reseal(_ sealed: [UInt8], for name: String, sealer: Sealer) throws(VaultError) -> [UInt8] {
    do {
      return try sealer.reseal(sealed, context: context(name))
    } catch {
      throw VaultError(error)
    }
  }

  private static func context(_ name: String) -> [UInt8] { Array(("vault-file:" + name).utf8) }
}
