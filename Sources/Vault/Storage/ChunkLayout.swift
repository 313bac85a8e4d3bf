import Crypto

/// How a file of the vault lies on the disk.
///
/// | bytes | what |
/// |---|---|
/// | 8 | `PMVAULT` and the version, 1 |
/// | 4 | length of a chunk's plaintext, big-endian |
/// | each chunk | ciphertext as long as the plaintext, and a tag of 16 bytes |
///
/// Every chunk but the last is full; the last has at least one byte, unless the whole file is empty. The nonce of a
/// chunk is its number and its tag covers the header and whether it is the last, so that chunks cannot be exchanged,
/// left out, added or cut off unseen. The key is the file's own and sealed under the file's name, so that files cannot
/// be exchanged either. (The construction is the one of STREAM: Hoang, Reyhanitabar, Rogaway, Vizár, 2015.)
struct ChunkLayout: Sendable {
  static let current = ChunkLayout()

  /// Bytes of plaintext. A larger chunk costs memory for each reader and work for each small range; a smaller one more
  /// calls.
  let chunk = 64 * 1024
  let header: [UInt8]

  private init() {
    header = Array("PMVAULT".utf8) + [1] + withUnsafeBytes(of: UInt32(chunk).bigEndian) { Array($0) }
  }

  /// Bytes on the disk of a full chunk.
  var sealedChunk: Int { chunk + ChunkCipher.overhead }

  /// How many chunks hold so many bytes.
  func count(of size: Int) -> Int { max(1, (size + chunk - 1) / chunk) }

  /// Bytes on the disk of a file; nil where no file can be that large.
  func stored(_ size: Int) -> Int? {
    guard size >= 0, size < 1 << 50 else { return nil }
    return header.count + size + count(of: size) * ChunkCipher.overhead
  }

  /// What is authenticated with a chunk.
  func authenticated(isLast: Bool) -> [UInt8] { header + [isLast ? 1 : 0] }

  /// Which bytes of the contents a chunk holds.
  func contents(_ number: Int, of size: Int) -> Range<Int> { number * chunk..<min(size, (number + 1) * chunk) }

  /// Where a chunk begins on the disk.
  func place(_ number: Int) -> Int { header.count + number * sealedChunk }
}
