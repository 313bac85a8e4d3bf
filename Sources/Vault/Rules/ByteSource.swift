import Glibc
import Runtime

/// The bytes of a file that is judged. Reading blocks.
protocol ByteSource {
  var size: Int { get }
  /// The bytes of a range, cut to the end of the file.
  func bytes(_ range: Range<Int>) throws(CheckFailure) -> [UInt8]
}

extension ByteSource {
  /// The first bytes.
  func head(_ count: Int) throws(CheckFailure) -> [UInt8] { try bytes(0..<count) }

  /// The last bytes.
  func tail(_ count: Int) throws(CheckFailure) -> [UInt8] { try bytes(max(0, size - count)..<size) }
}

/// A file on the disk.
final class FileBytes: ByteSource {
  let size: Int
  private let descriptor: Int32

  init(_ path: String) throws(CheckFailure) {
    descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(SystemError("opening an uploaded file")) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .system(SystemError("looking at an uploaded file", code: EINVAL))
    }
    size = status.st_size
  }

  deinit { close(descriptor) }

  func bytes(_ range: Range<Int>) throws(CheckFailure) -> [UInt8] {
    let range = range.clamped(to: 0..<size)
    var bytes = [UInt8](repeating: 0, count: range.count)
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
        return pread(descriptor, rest.baseAddress, rest.count, range.lowerBound + start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system(SystemError("reading an uploaded file", code: count == 0 ? EIO : errno)) }
      start += count
    }
    return bytes
  }
}

/// Reads a file from its beginning on, a window at a time, and skips what is not looked at without reading it.
struct ByteCursor<Source: ByteSource> {
  private static var windowSize: Int { 64 * 1024 }

  let source: Source
  /// Of the next byte.
  private(set) var place = 0
  private var window: [UInt8] = []
  private var windowStart = 0

  init(_ source: Source) { self.source = source }

  var isAtEnd: Bool { place >= source.size }
  var remaining: Int { source.size - place }

  /// The next byte; nil at the end.
  mutating func byte() throws(CheckFailure) -> UInt8? {
    guard place < source.size else { return nil }
    if place < windowStart || place >= windowStart + window.count {
      windowStart = place
      window = try source.bytes(place..<place + Self.windowSize)
    }
    defer { place += 1 }
    return window[place - windowStart]
  }

  /// Exactly so many bytes; nil where there are fewer.
  mutating func bytes(_ count: Int) throws(CheckFailure) -> [UInt8]? {
    guard count <= remaining else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count, let byte = try byte() { bytes.append(byte) }
    return bytes
  }

  /// False where there are fewer bytes.
  mutating func skip(_ count: Int) -> Bool {
    guard count <= remaining else { return false }
    place += count
    return true
  }
}

/// Numbers as formats write them, at a place within bytes; 0 past the end, which no check takes for anything.
extension [UInt8] {
  func little16(_ place: Int) -> Int { Int(little(place, 2)) }
  func little32(_ place: Int) -> Int { Int(little(place, 4)) }
  /// Nil where it is more than an `Int` holds.
  func little64(_ place: Int) -> Int? { Int(exactly: little(place, 8)) }

  private func little(_ place: Int, _ count: Int) -> UInt64 {
    guard place >= 0, place + count <= self.count else { return 0 }
    var number: UInt64 = 0
    for index in (place..<place + count).reversed() { number = number << 8 | UInt64(self[index]) }
    return number
  }

  func big32(_ place: Int) -> Int {
    guard place >= 0, place + 4 <= count else { return 0 }
    return self[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  func starts(with text: StaticString) -> Bool { has(text, at: 0) }

  func has(_ text: StaticString, at place: Int) -> Bool {
    text.withUTF8Buffer { text in
      place >= 0 && place + text.count <= count && self[place..<place + text.count].elementsEqual(text)
    }
  }

  /// Whether the text stands anywhere within; letters in either case where the text has lower case ones.
  func contains(ignoringCase text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard let first = text.first, count >= text.count else { return false }
      for place in 0...count - text.count where lower(self[place]) == first {
        if (1..<text.count).allSatisfy({ lower(self[place + $0]) == text[$0] }) { return true }
      }
      return false
    }
  }

  private func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
