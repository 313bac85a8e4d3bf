import Glibc

/// The environment of the process, by C, since Foundation would cost every server megabytes.
package enum EnvironmentVariables {
  package static var all: [String: String] {
    var all: [String: String] = [:]
    var place = environ
    while let entry = place.pointee {
      let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { all[String(parts[0])] = String(parts[1]) }
      place += 1
    }
    return all
  }

  /// - Returns: nil where it is not set, or empty, which says as little.
  package static func value(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }
}

/// A file that an operator has named, or that the server keeps for itself.
package enum GivenFile {
  /// In bytes. More would be no key, no token and no list of settings.
  package static let usualLimit = 16 * 1024 * 1024

  /// - Throws: ``CommandError`` with the system's reason, or where the file is longer than `limit`.
  package static func bytes(_ path: String, limit: Int = usualLimit) throws(CommandError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CommandError("\(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = read(descriptor, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw CommandError("\(path): \(String(cString: strerror(errno)))") }
      if count == 0 { return bytes }
      bytes += room[..<count]
      guard bytes.count <= limit else { throw CommandError("\(path) is too large") }
    }
  }

  /// - Returns: nil where it cannot be read, or is no UTF-8.
  package static func text(_ path: String) -> String? {
    (try? bytes(path)).flatMap { String(validating: $0, as: UTF8.self) }
  }
}
