import Commands
import Glibc
import Runtime

/// A file with a secret in it.
enum PrivateFile {
  /// - Parameter kind: what it is, for the message.
  /// - Throws: ``CommandError`` where it is not there, or others may read it.
  static func demand(_ file: String, _ kind: String) throws {
    var status = stat()
    guard stat(file, &status) == 0 else {
      throw CommandError("the \(kind) \(file) cannot be read: \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw CommandError("others may read the \(kind) \(file); `chmod 600 \(file)` first")
    }
  }

  /// Makes a file that its owner alone can read. Under its name it is there as a whole or not at all, since another
  /// process may read it at any time; one that is there already stays as it is. It survives a crash of the system.
  /// - Parameters:
  ///   - kind: what it is, for the message.
  ///   - text: one line.
  ///   - model: a file or folder to whose owner it is given; without one it is this process's own.
  static func make(_ file: String, _ kind: String, holding text: String, ownedAs model: String? = nil) throws {
    do {
      try DurableFile.write(Array((text + "\n").utf8), to: file, .keepingOther, ownedAs: model)
    } catch {
      throw CommandError("cannot make the \(kind) \(file): \(error)")
    }
  }

  /// Has a file take the place of another, also after a crash of the system.
  /// - Parameter kind: what it is, for the message.
  static func move(_ draft: String, to file: String, _ kind: String) throws {
    do throws(SystemError) {
      guard rename(draft, file) == 0 else { throw SystemError("renaming \(draft)") }
      try DurableFile.synchronize(DurableFile.folder(of: file))
    } catch {
      throw CommandError("cannot put the \(kind) \(file) in place: \(error)")
    }
  }

  /// Has a file that somebody else has made survive a crash of the system.
  /// - Parameter kind: what it is, for the message.
  static func keep(_ file: String, _ kind: String) throws {
    do throws(SystemError) {
      try DurableFile.synchronize(file)
      try DurableFile.synchronize(DurableFile.folder(of: file))
    } catch {
      throw CommandError("the \(kind) \(file) cannot be kept on the disk: \(error)")
    }
  }
}
