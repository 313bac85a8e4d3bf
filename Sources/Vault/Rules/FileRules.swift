import Runtime

/// What an uploaded file must be to be taken (product.md §4.2): an accepted extension, contents that are what the
/// extension says and nothing else besides, a name that can be shown. What the browser calls the contents is not looked
/// at.
public struct FileRules: Sendable, Hashable {
  public var formats = FileFormat.allCases
  /// In bytes (decision 17).
  public var maxSize = 100 * 1024 * 1024
  public var archives = ArchiveLimits()

  public init() {}

  /// Judges a file that was given.
  /// - Parameters:
  ///   - name: as the client calls it.
  ///   - path: where its bytes lie; they do not change meanwhile.
  ///   - vault: on whose threads the file is read.
  /// - Throws: where the file cannot be read.
  public func judge(name: String, path: String, on vault: FileVault) async throws(VaultError) -> FileJudgement {
    try await vault.pool.run { () throws(VaultError) in try judgeBlocking(name: name, path: path) }
  }

  /// The same on a thread that may wait for the disk.
  public func judgeBlocking(name: String, path: String) throws(VaultError) -> FileJudgement {
    do throws(CheckFailure) {
      let accepted = try admit(name)
      let source = try FileBytes(path)
      try check(source, is: accepted.format)
      return .accepted(accepted)
    } catch {
      switch error {
      case .refused(let refusal): return .refused(refusal)
      case .system(let error): throw VaultError(error)
      }
    }
  }

  /// What can be said of the name alone.
  private func admit(_ name: String) throws(CheckFailure) -> AcceptedFile {
    do throws(FileRefusal) {
      let name = try DisplayName.make(name)
      guard let format = FileFormat(ofName: name), formats.contains(format) else { throw .formatNotAccepted(formats) }
      return AcceptedFile(name: name, format: format)
    } catch {
      throw .refused(error)
    }
  }

  func check(_ bytes: some ByteSource, is format: FileFormat) throws(CheckFailure) {
    guard bytes.size > 0 else { throw .refused(.empty) }
    guard bytes.size <= maxSize else { throw .refused(.tooLarge(limit: maxSize)) }
    try Disguise.demandNoProgram(bytes, format)
    switch format {
    case .pdf: try PDFCheck.check(bytes)
    case .doc: try CompoundFileCheck.check(bytes, .doc)
    case .xls: try CompoundFileCheck.check(bytes, .xls)
    case .docx: try OfficeCheck.check(bytes, .docx, archives)
    case .xlsx: try OfficeCheck.check(bytes, .xlsx, archives)
    case .txt, .csv: try TextCheck.check(bytes, format)
    case .jpg, .jpeg: try JPEGCheck.check(bytes, format)
    case .png: try PNGCheck.check(bytes)
    case .gif: try GIFCheck.check(bytes)
    case .zip: try ArchiveCheck.check(bytes, archives)
    }
    try Disguise.demandNothingElse(bytes, format)
  }
}

/// A file that may be stored.
public struct AcceptedFile: Sendable, Hashable {
  /// To be shown and written into archives, never to be used as a path: NFC, 1 to 255 Unicode scalars.
  public let name: String
  public let format: FileFormat
}

public enum FileJudgement: Sendable, Hashable {
  case accepted(AcceptedFile)
  case refused(FileRefusal)
}

/// How large an archive may be once it is unpacked. Only its directory is read; it is never unpacked here.
public struct ArchiveLimits: Sendable, Hashable {
  /// Files and folders.
  public var maxEntries = 10_000
  /// Bytes of all files, unpacked.
  public var maxUnpacked = 1024 * 1024 * 1024
  /// How many times larger the files may be than the archive. Office files and pictures stay below 10, text below 30;
  /// what DEFLATE can reach, and bombs do, is 1 032.
  public var maxRatio = 100
  /// Bytes unpacked below which the ratio is not asked for: small files of zeros exist.
  public var freeUnpacked = 16 * 1024 * 1024

  public init() {}
}

/// Why a check ended early.
enum CheckFailure: Error {
  case refused(FileRefusal)
  case system(SystemError)
}
