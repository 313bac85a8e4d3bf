import Glibc
import Runtime

/// The files that no row knew, in `lost`. How long one is there is told by its time of writing, which is set when it
/// comes. No file is ever moved onto another. All calls block.
extension VaultDirectory {
  /// No name of a folder of files.
  private static let lostFolder = "lost"

  private var lost: String { path + "/" + Self.lostFolder }

  func lostPlace(of name: String) throws(VaultError) -> String {
    guard Self.isName(name) else { throw .missing }
    return lost + "/" + name
  }

  /// Moves a file to the lost ones.
  /// - Throws: also `missing` for one that is not there, and `EEXIST` where another of its name is there; both stay.
  /// - Returns: false, and it stays, where one with the same bytes is there.
  func setAside(_ file: FoundFile) throws(VaultError) -> Bool {
    let target = try lostPlace(of: file.name)
    try demandFile(file)
    if mkdir(lost, 0o700) == 0 {
      try Self.synchronize(path)
    } else if errno != EEXIST {
      throw .failed("making a folder of the vault")
    }
    guard try isFree(target) else {
      guard try file.isSame(as: target) else { throw Self.taken }
      return false
    }
    // Before it moves, so that it is never there with a time of long ago.
    guard utimensat(AT_FDCWD, file.path, nil, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw errno == ENOENT ? .missing : .failed("moving a file of the vault away")
    }
    guard try move(file, to: target) else { throw Self.taken }
    for folder in [lost, file.folder] { try Self.synchronize(folder) }
    return true
  }

  /// Moves a file that lies elsewhere, such as a lost one, to the place of its name.
  /// - Throws: also `missing` for one that is not there.
  /// - Returns: false, and it stays, where a file is in that place.
  func bringHome(_ file: FoundFile) throws(VaultError) -> Bool {
    let target = try place(of: file.name)
    try demandFile(file)
    try makeFolders(of: file.name)
    guard try move(file, to: target) else { return false }
    try sync(file.name)
    try Self.synchronize(file.folder)
    return true
  }

  /// Erases a file that lies elsewhere than in the place of its name, where that one has the same bytes.
  /// - Throws: also `missing` for one that is not there, and `EEXIST` where that one has other bytes: which of the two
  ///   is whole only its row tells, so both stay.
  /// - Returns: false where the two are one file, of two names or by two paths: erased here it could be gone there.
  func eraseCopy(_ file: FoundFile) throws(VaultError) -> Bool {
    let own = try place(of: file.name)
    guard !isThere(file.name, try demandFile(file)) else { return false }
    guard try file.isSame(as: own) else { throw Self.taken }
    // Hands that have put it there may not have waited for the disk.
    try Self.synchronize(own)
    try sync(file.name)
    guard unlink(file.path) == 0 else {
      throw errno == ENOENT ? .missing : .failed("removing a file of the vault")
    }
    try Self.synchronize(file.folder)
    return true
  }

  private static let taken = VaultError.failed("moving a file of the vault to where another one is", code: EEXIST)

  /// - Returns: false, and it stays, where something is in that place.
  private func move(_ file: FoundFile, to target: String) throws(VaultError) -> Bool {
    do throws(SystemError) {
      try DurableFile.move(file.path, to: target)
      return true
    } catch {
      if error.code == EEXIST { return false }
      throw error.code == ENOENT ? .missing : .failed("moving a file of the vault", code: error.code)
    }
  }

  @discardableResult
  private func demandFile(_ file: FoundFile) throws(VaultError) -> stat {
    var status = stat()
    guard lstat(file.path, &status) == 0 else {
      throw errno == ENOENT ? .missing : .failed("looking at a file of the vault")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .failed("looking at a file of the vault", code: EINVAL) }
    return status
  }

  private func isFree(_ place: String) throws(VaultError) -> Bool {
    var status = stat()
    if lstat(place, &status) == 0 { return false }
    guard errno == ENOENT else { throw .failed("looking at a file of the vault") }
    return true
  }

  /// Erases a lost file; one that is not there is gone already.
  func eraseLost(_ name: String) throws(VaultError) {
    guard unlink(try lostPlace(of: name)) == 0 else {
      if errno == ENOENT { return }
      throw .failed("removing a file of the vault")
    }
    try Self.synchronize(lost)
  }

  /// All lost files, those that came before a moment, in seconds since 1970, as old ones.
  func lostFiles(movedBefore moment: Int) -> [FoundFile] { allFiles(of: lost, writtenBefore: moment) }

  /// Whether files are in a directory that is, or would be, a vault's, in whatever folder.
  static func holdsFiles(_ path: String) -> Bool {
    // What cannot be read may hold some.
    if access(path, R_OK | X_OK) != 0 { return errno != ENOENT && errno != ENOTDIR }
    return entries(of: path).contains { outer in
      if isName(outer) { return true }
      let folder = path + "/" + outer
      guard isFolder(outer) || outer == lostFolder else { return false }
      return entries(of: folder).contains { inner in
        isName(inner) || (isFolder(inner) && entries(of: folder + "/" + inner).contains(where: isName))
      }
    }
  }
}

extension VaultDirectory.FoundFile {
  /// Whether the file of another path holds the same bytes.
  fileprivate func isSame(as other: String) throws(VaultError) -> Bool {
    var (own, another) = (stat(), stat())
    guard lstat(path, &own) == 0, lstat(other, &another) == 0 else {
      throw errno == ENOENT ? .missing : .failed("looking at a file of the vault")
    }
    guard another.st_mode & S_IFMT == S_IFREG, own.st_size == another.st_size else { return false }
    let (first, second) = (try SourceFile(path), try SourceFile(other))
    while true {
      let bytes = try first.next()
      guard try second.next() == bytes else { return false }
      if bytes.isEmpty { return true }
    }
  }
}
