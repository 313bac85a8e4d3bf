import Dispatch
import Glibc
import Runtime

@testable import Vault

/// Something that listens where clamd should, and behaves as a test wants it to: each connection has a thread that runs a
/// closure.
final class FakeClamd: Sendable {
  let address: ClamdAddress
  private let listener: Int32

  init(in folder: String, _ behave: @escaping @Sendable (Connection) -> Void) throws(SystemError) {
    let path = folder + "/fake"
    address = .unix(path: path)
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
    let isBound = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard isBound, listen(listener, 64) == 0 else { throw SystemError("listening as clamd") }
    self.listener = listener
    try startThread("fake-clamd") {
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { break }
        let connection = Connection(descriptor)
        try? startThread("fake-scan") {
          behave(connection)
          connection.end()
        }
      }
      close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// The scanner's end of a connection. All calls block.
  struct Connection: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func end() { close(descriptor) }

    /// At most so many bytes; fewer where the client is gone.
    func read(_ count: Int) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      var start = 0
      while start < count {
        let length = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress! + start, count - start, 0) }
        if length <= 0 { break }
        start += length
      }
      return Array(bytes.prefix(start))
    }

    func command() -> String {
      var text: [UInt8] = []
      while let byte = read(1).first, byte != 0 { text.append(byte) }
      return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a file; nil where the client goes before its end.
    func file() -> [UInt8]? {
      var bytes: [UInt8] = []
      while true {
        let length = read(4)
        guard length.count == 4 else { return nil }
        let count = length.big32(0)
        if count == 0 { return bytes }
        let piece = read(count)
        guard piece.count == count else { return nil }
        bytes += piece
      }
    }

    func say(_ text: String) {
      let bytes = Array(text.utf8)
      var start = 0
      while start < bytes.count {
        let count = bytes.withUnsafeBytes {
          send(descriptor, $0.baseAddress! + start, bytes.count - start, Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { return }
        start += count
      }
    }

    /// Waits until the client has gone, or until the test process ends.
    func waitForEnd() {
      var byte: UInt8 = 0
      while recv(descriptor, &byte, 1, 0) > 0 {}
    }
  }
}

/// A gate that threads wait at.
final class Latch: Sendable {
  private let passage = DispatchSemaphore(value: 0)
  func open() { passage.signal() }
  /// Blocks, for at most 20 seconds.
  func wait() {
    // Whoever has passed lets the next one pass.
    if passage.wait(timeout: .now() + 20) == .success { passage.signal() }
  }
}
