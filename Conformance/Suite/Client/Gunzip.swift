import CZlib

/// What was packed by gzip (RFC 1952), as it was.
enum Gunzip {
  /// - Parameter limit: bytes past which it is given up.
  /// - Returns: nil for what is not gzip, is cut off, or has something behind it.
  static func unpacked(_ bytes: [UInt8], limit: Int = 1 << 28) -> [UInt8]? {
    var stream = z_stream()
    let window: Int32 = 15 + 16
    guard inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var unpacked: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    return bytes.withUnsafeBufferPointer { input -> [UInt8]? in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      while unpacked.count <= limit {
        let (status, count) = chunk.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          return (inflate(&stream, Z_NO_FLUSH), output.count - Int(stream.avail_out))
        }
        unpacked += chunk[..<count]
        if status == Z_STREAM_END { return stream.avail_in == 0 ? unpacked : nil }
        guard status == Z_OK else { return nil }
      }
      return nil
    }
  }
}
