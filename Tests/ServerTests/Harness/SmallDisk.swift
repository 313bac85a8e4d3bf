import Foundation

/// A file system of a few megabytes, in memory, at a folder's place. Mounting it takes root.
final class SmallDisk {
  let url: URL
  private var filler: URL { url.appendingPathComponent("filler") }

  /// - Parameter options: of mount(8), after the size.
  init(at url: URL, megabytes: Int = 16, options: String = "mode=0700") throws {
    self.url = url
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Self.mount(["-t", "tmpfs", "-o", "size=\(megabytes)m,\(options)", "tmpfs", url.path])
  }

  deinit { _ = try? run(URL(fileURLWithPath: "/usr/bin/umount"), ["--lazy", url.path]) }

  /// Nothing may be open for writing.
  func makeReadOnly() throws { try Self.mount(["-o", "remount,ro", url.path]) }

  /// Leaves no byte free.
  func fill() throws {
    let descriptor = open(filler.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw HarnessError("open: \(errno)") }
    defer { close(descriptor) }
    for size in [65_536, 4096, 1] {
      let bytes = [UInt8](repeating: 0, count: size)
      while write(descriptor, bytes, size) > 0 {}
      guard errno == ENOSPC else { throw HarnessError("write: \(errno)") }
    }
  }

  func free() throws { try FileManager.default.removeItem(at: filler) }

  private static func mount(_ arguments: [String]) throws {
    let result = try run(URL(fileURLWithPath: "/usr/bin/mount"), arguments)
    guard result.status == 0 else { throw HarnessError("mount: \(result.errors)") }
  }
}
