import Crypto
import Glibc
import Runtime

/// The vault's files on the disk: `ab/cd/abcd…`, two levels of at most 256 folders, so that none grows long; those that
/// no row knew in a folder beside them. Folders stay when they are empty. All calls block.
struct VaultDirectory: Sendable {
  let path: String

  /// Makes the directory when it is missing.
  /// - Throws: also `unusable` where others than this user may look into it.
  init(_ path: String) throws(VaultError) {
    self.path = path
    if mkdir(path, 0o700) == 0 {
      try Self.synchronize(DurableFile.folder(of: path))
    } else if errno != EEXIST {
      throw .failed("making the directory of files")
    }
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .failed("looking at the directory of files") }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw .unusable("\(path) must be a directory of this user alone (mode 0700)")
    }
  }

  // MARK: Names

  /// 128 random bits: a name says nothing of what it names, and is never given twice.
  static func newName() throws(VaultError) -> String {
    do {
      return Hex.encode(try SecureRandom.bytes(16))
    } catch {
      throw VaultError(error)
    }
  }

  static func isName(_ text: String) -> Bool {
    text.utf8.count == 32 && text.utf8.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  static func isFolder(_ text: String) -> Bool { text.utf8.count == 2 && text.utf8.allSatisfy(isDigit) }

  func folders(of name: String) -> (outer: String, inner: String) {
    let outer = path + "/" + name.prefix(2)
    return (outer, outer + "/" + name.dropFirst(2).prefix(2))
  }

  /// - Throws: `missing` for what is no name: nothing that a row holds can lead out of the directory.
  func place(of name: String) throws(VaultError) -> String {
    guard Self.isName(name) else { throw .missing }
    return folders(of: name).inner + "/" + name
  }

  // MARK: Files

  /// A new file, open for writing.
  func create(_ name: String) throws(VaultError) -> Int32 {
    let place = try place(of: name)
    try makeFolders(of: name)
    let descriptor = Glibc.open(place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .failed("making a file of the vault") }
    return descriptor
  }

  func makeFolders(of name: String) throws(VaultError) {
    let folders = folders(of: name)
    for folder in [folders.outer, folders.inner] where mkdir(folder, 0o700) != 0 && errno != EEXIST {
      throw .failed("making a folder of the vault")
    }
  }

  /// Makes the file's name survive a crash of the system. The folders above are synced each time: another thread may
  /// have made them a moment ago and not have come to it yet.
  func sync(_ name: String) throws(VaultError) {
    let folders = folders(of: name)
    for folder in [folders.inner, folders.outer, path] { try Self.synchronize(folder) }
  }

  /// Opens a file, also among the lost ones: the row of one that was moved away may be back before the sweep is.
  func open(_ name: String) throws(VaultError) -> Int32 {
    let place = try place(of: name)
    // Twice, since it may be put back in between.
    for candidate in [place, try lostPlace(of: name), place] {
      let descriptor = Glibc.open(candidate, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      if descriptor >= 0 { return descriptor }
      guard errno == ENOENT else { throw .failed("opening a file of the vault") }
    }
    throw .missing
  }

  /// Removes a file, also from the lost ones; one that is not there is gone already.
  func remove(_ name: String) throws(VaultError) {
    let place = try place(of: name)
    // From there before and after: a sweep may put it back in between, or move it away. What is wrong there keeps no
    // file in its place.
    let lost = Result<Void, VaultError> { () throws(VaultError) in try eraseLost(name) }
    if unlink(place) == 0 {
      try Self.synchronize(folders(of: name).inner)
    } else if errno != ENOENT {
      throw .failed("removing a file of the vault")
    }
    try lost.get()
    try eraseLost(name)
  }

  // MARK: The disk

  /// Writes a file that stands beside all others, and removes it.
  func probe() throws(VaultError) {
    let place = path + "/.probe-\(getpid())"
    let descriptor = Glibc.open(place, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .failed("making a file of the vault") }
    defer {
      close(descriptor)
      unlink(place)
    }
    var byte: UInt8 = 0
    guard write(descriptor, &byte, 1) == 1, fsync(descriptor) == 0 else { throw .failed("writing a file of the vault") }
  }

  func space() -> (free: Int, all: Int)? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return (Int(status.f_bavail) * Int(status.f_frsize), Int(status.f_blocks) * Int(status.f_frsize))
  }

  // MARK: Looking through

  /// A file as it was found.
  struct FoundFile: Sendable {
    let name: String
    /// That it lies in.
    let folder: String
    /// Whether it was last written before the moment that was asked for.
    let isOld: Bool
    /// Whether it lies in another folder than the one of its name, where only hands can have put it.
    let isMisplaced: Bool

    var path: String { folder + "/" + name }
  }

  /// The folders that are looked through one after the other: the vault's own, in which no file belongs, and those of the
  /// first level.
  func outerFolders() -> [String] {
    [path] + Self.entries(of: path).filter(Self.isFolder).sorted().map { path + "/" + $0 }
  }

  /// The files in one of those folders, and in those of the second level below it, that were last written before a
  /// moment, in seconds since 1970, or are misplaced.
  func files(in outer: String, writtenBefore moment: Int) -> [FoundFile] {
    let inner = outer == path ? [] : Self.entries(of: outer).filter(Self.isFolder).map { outer + "/" + $0 }
    return ([outer] + inner).flatMap { folder in
      allFiles(of: folder, writtenBefore: moment).filter { $0.isOld || $0.isMisplaced }
    }
  }

  /// Every file in a folder, by its path.
  func allFiles(of folder: String, writtenBefore moment: Int) -> [FoundFile] {
    Self.entries(of: folder).filter(Self.isName).compactMap { name in
      var status = stat()
      guard lstat(folder + "/" + name, &status) == 0 else { return nil }
      return FoundFile(
        name: name, folder: folder, isOld: status.st_mtim.tv_sec < moment,
        isMisplaced: folder != folders(of: name).inner && !isThere(name, status))
    }
  }

  /// Whether a file is that in the place of its name: its folder may have more than one path.
  func isThere(_ name: String, _ file: stat) -> Bool {
    var own = stat()
    return lstat(folders(of: name).inner + "/" + name, &own) == 0 && own.st_dev == file.st_dev
      && own.st_ino == file.st_ino
  }

  /// What a directory holds; nothing where it cannot be read.
  static func entries(of path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  /// Waits until a folder's names, or a file's bytes, are on the disk.
  static func synchronize(_ path: String) throws(VaultError) {
    do throws(SystemError) {
      try DurableFile.synchronize(path)
    } catch {
      throw .failed("syncing the vault", code: error.code)
    }
  }
}
