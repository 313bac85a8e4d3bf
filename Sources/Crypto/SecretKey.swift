import COpenSSL

/// The bytes of a key, outside of any array that might be copied, wiped when the last reference goes.
public final class SecretKey: @unchecked Sendable {
  // Sendable because the memory is written in `init` only, before anyone else can know of it, and in `deinit`, when
  // nobody does.
  private let memory: UnsafeMutableRawBufferPointer

  /// Copies the bytes. The array it came from is the caller's to drop.
  public init(_ bytes: [UInt8]) {
    memory = .allocate(byteCount: bytes.count, alignment: 1)
    memory.copyBytes(from: bytes)
  }

  /// A new key of so many random bytes.
  public static func random(count: Int = 32) throws(CryptoError) -> SecretKey {
    SecretKey(try SecureRandom.bytes(count))
  }

  deinit {
    if let address = memory.baseAddress { OPENSSL_cleanse(address, memory.count) }
    memory.deallocate()
  }

  public var count: Int { memory.count }

  /// Lends the bytes; the pointer must not outlive the call.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(memory.bindMemory(to: UInt8.self)))
  }
}
