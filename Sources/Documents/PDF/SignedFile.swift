import Crypto

/// Puts a signature into a file that has a ``SignatureField``, in place: no other byte moves.
struct SignedFile: Sendable {
  private var bytes: [UInt8]
  /// Of the hexadecimal digits of the signature, without the brackets around them.
  private let contents: Range<Int>

  /// - Throws: `.library` where the field is not found just once.
  init(_ unsigned: [UInt8]) throws(DocumentsError) {
    bytes = unsigned
    let placeholder = Array(SignatureField.rangePlaceholder.utf8)
    let key = Array("/Contents <".utf8)
    guard let range = Self.find(placeholder, in: unsigned, from: 0),
      Self.find(placeholder, in: unsigned, from: range.upperBound) == nil,
      let start = Self.find(key, in: unsigned, from: range.upperBound)?.upperBound,
      let end = unsigned[start...].firstIndex(of: UInt8(ascii: ">"))
    else { throw .library(operation: "signing", reason: "the file has no place for a signature") }
    contents = start..<end
    // From the beginning to the bracket before the digits, and from the bracket after them to the end.
    let text = "/ByteRange [ 0 \(start - 1) \(end + 1) \(unsigned.count - end - 1)"
    let filled = Array((text + String(repeating: " ", count: placeholder.count - text.utf8.count - 1) + "]").utf8)
    bytes.replaceSubrange(range, with: filled)
  }

  /// Bytes of the file, which its signature does not change.
  var size: Int { bytes.count }

  /// SHA-256 of what the signature covers: everything but its own digits and their brackets.
  func digest() throws(CryptoError) -> [UInt8] {
    var hash = try IncrementalSHA256()
    try hash.update(Array(bytes[..<(contents.lowerBound - 1)]))
    try hash.update(Array(bytes[(contents.upperBound + 1)...]))
    return try hash.finish()
  }

  /// The file with the signature, and zeros where it is shorter than its place.
  func signed(with signature: [UInt8]) throws(DocumentsError) -> [UInt8] {
    guard signature.count * 2 <= contents.count else {
      throw .library(operation: "signing", reason: "the signature is larger than its place")
    }
    var signed = bytes
    signed.replaceSubrange(contents.prefix(signature.count * 2), with: Hex.encode(signature).utf8)
    return signed
  }

  private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Range<Int>? {
    var place = start
    while let first = bytes[place...].firstIndex(of: needle[0]), first + needle.count <= bytes.count {
      if bytes[first..<(first + needle.count)].elementsEqual(needle) { return first..<(first + needle.count) }
      place = first + 1
    }
    return nil
  }
}
