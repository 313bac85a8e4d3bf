import Glibc

/// The files that no row knew, or whose place held another of their name, in `lost`. How long one is there is told by its
/// time of writing, which is set when it comes. All calls block.
extension VaultDirectory {
  /// No name of a folder of files.
  private static let lostFolder = "lost"

  private var lost: String { path + "/" + Self.lostFolder }

  func lostPlace(of name: String) throws(VaultError) -> String {
    guard Self.isName(name) else { throw .missing }
    return lost + "/" + name
  }

  /// Moves a file to the lost ones.
  /// - Parameter replacesOther: whether it takes the place of one of its name there.
  /// - Throws: also `missing` for one that is not there.
  func setAside(_ file: FoundFile, replacesOther: Bool) throws(VaultError) {
    let target = try lostPlace(of: file.name)
    try demandFile(file)
    if mkdir(lost, 0o700) == 0 {
      try Self.sync(folder: path)
    } else if errno != EEXIST {
      throw .failed("making a folder of the vault")
    }
    if !replacesOther, try !isFree(target) { throw .failed("moving a file of the vault away", code: EEXIST) }
    // Before it moves, so that it is never there with a time of long ago.
    guard utimensat(AT_FDCWD, file.path, nil, AT_SYMLINK_NOFOLLOW) == 0, rename(file.path, target) == 0 else {
      throw .failed("moving a file of the vault away")
    }
    for folder in [lost, file.folder] { try Self.sync(folder: folder) }
  }

  /// Moves a file that lies elsewhere, such as a lost one, to the place of its name.
  /// - Throws: also `missing` for one that is not there.
  /// - Returns: false, and it stays, where a file is in that place.
  func bringHome(_ file: FoundFile) throws(VaultError) -> Bool {
    let target = try place(of: file.name)
    try demandFile(file)
    // Nobody makes one meanwhile: no name is given twice.
    guard try isFree(target) else { return false }
    try makeFolders(of: file.name)
    guard rename(file.path, target) == 0 else {
      throw errno == ENOENT ? .missing : .failed("moving a file of the vault to its place")
    }
    try sync(file.name)
    try Self.sync(folder: file.folder)
    return true
  }

  private func demandFile(_ file: FoundFile) throws(VaultError) {
    var status = stat()
    guard lstat(file.path, &status) == 0 else {
      throw errno == ENOENT ? .missing : .failed("looking at a file of the vault")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .failed("looking at a file of the vault", code: EINVAL) }
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
    try Self.sync(folder: lost)
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
