import Glibc

/// The files that no row knew, in `lost`. How long one is there is told by its time of writing, which is set when it
/// comes. All calls block.
extension VaultDirectory {
  /// No name of a folder of files.
  private static let lostFolder = "lost"

  private var lost: String { path + "/" + Self.lostFolder }

  private func lostPlace(of name: String) throws(VaultError) -> String {
    guard Self.isName(name) else { throw .missing }
    return lost + "/" + name
  }

  /// Moves a file to the lost ones.
  /// - Throws: also `missing` for one that is not there.
  func setAside(_ name: String) throws(VaultError) {
    let source = try place(of: name)
    let target = try lostPlace(of: name)
    var status = stat()
    guard lstat(source, &status) == 0 else {
      throw errno == ENOENT ? .missing : .failed("looking at a file of the vault")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .failed("moving a file of the vault away", code: EINVAL) }
    if mkdir(lost, 0o700) == 0 {
      try Self.sync(folder: path)
    } else if errno != EEXIST {
      throw .failed("making a folder of the vault")
    }
    // Before it moves, so that it is never there with a time of long ago.
    guard utimensat(AT_FDCWD, source, nil, AT_SYMLINK_NOFOLLOW) == 0, rename(source, target) == 0 else {
      throw .failed("moving a file of the vault away")
    }
    for folder in [lost, folders(of: name).inner] { try Self.sync(folder: folder) }
  }

  /// Moves a lost file to where it was.
  func putBack(_ name: String) throws(VaultError) {
    let source = try lostPlace(of: name)
    let target = try place(of: name)
    try makeFolders(of: name)
    guard rename(source, target) == 0 else { throw .failed("moving a file of the vault back") }
    try sync(name)
    try Self.sync(folder: lost)
  }

  /// Erases a lost file; one that is not there is gone already.
  func eraseLost(_ name: String) throws(VaultError) {
    guard unlink(try lostPlace(of: name)) == 0 else {
      if errno == ENOENT { return }
      throw .failed("removing a file of the vault")
    }
    try Self.sync(folder: lost)
  }

  /// The lost files that came before a moment, in seconds since 1970.
  func lostNames(movedBefore moment: Int) -> [String] { Self.names(in: lost, writtenBefore: moment) }

  /// Whether files are in a directory that is, or would be, a vault's.
  static func holdsFiles(_ path: String) -> Bool {
    // What cannot be read may hold some.
    if access(path, R_OK | X_OK) != 0 { return errno != ENOENT && errno != ENOTDIR }
    return entries(of: path).contains { outer in
      let folder = path + "/" + outer
      if outer == lostFolder { return entries(of: folder).contains(where: isName) }
      guard isFolder(outer) else { return false }
      return entries(of: folder).contains { inner in
        isFolder(inner) && entries(of: folder + "/" + inner).contains(where: isName)
      }
    }
  }
}
