import Crypto
import Runtime

/// Writes packages as ZIP, piece by piece: what is in memory does not depend on the size of the documents.
///
/// The same package gives the same bytes on every machine. Works on the thread that calls it, for as long as reading,
/// compressing and writing take.
public enum PackageWriter {
  /// Bytes that a package may have (decision 17).
  public static let maxSize: Int64 = 500 << 20

  /// What was written.
  public struct Summary: Sendable, Hashable {
    public let size: Int64
    public let sha256: [UInt8]
  }

  /// The most bytes that a package of such documents has, so that candidates can be told before they submit.
  /// Compression is left out of account, and what ZIP adds is in it.
  /// - Parameter attestation: its bytes; the most that it may have, while it is not made yet.
  public static func upperBound(
    documents sizes: [Int64], attestation: Int64 = Int64(AttestationPrinter.maxSize)
  ) -> Int64 {
    // Names are twice in the archive and twice in the manifest, with the original ones; both are bounded.
    sizes.reduce(attestation + 4096) { $0 + $1 + $1 / 1024 + 4096 }
  }

  /// Writes a package.
  /// - Parameters:
  ///   - limit: bytes that it may have.
  ///   - sink: takes the bytes, in pieces of up to 64 KB. What it throws ends the writing.
  /// - Throws: before anything is written for what can be known then; otherwise what was written is no package and has
  ///   to be thrown away.
  public static func write(
    _ package: Package, limit: Int64 = maxSize, to sink: @escaping (_ piece: [UInt8]) throws -> Void
  ) throws(PackageError) -> Summary {
    try check(package, limit: limit)
    let archive = try ZipArchive(limit: limit, modified: package.submittedAt, sink: sink)
    try add(
      package.attestation, as: PackageNames.attestation(package.identifier), number: 0, to: archive)
    for (place, document) in package.documents.enumerated() {
      let content = Package.Content(
        size: document.file.size, sha256: document.file.sha256, source: document.source)
      try add(content, as: PackageNames.folder + document.file.systemName, number: place + 1, to: archive)
    }
    let manifest = package.manifest()
    try archive.beginEntry("manifest.json", size: Int64(manifest.count), compressed: true)
    try archive.write(manifest)
    return try archive.finish()
  }

  private static func check(_ package: Package, limit: Int64) throws(PackageError) {
    var names: Set<String> = []
    var total = package.attestation.size
    for (place, document) in package.documents.enumerated() {
      let name = document.file.systemName
      // Byte by byte: to the language, composed and decomposed names are equal.
      guard PackageNames.sanitized(name).utf8.elementsEqual(name.utf8), !name.isEmpty,
        name.utf8.count <= PackageNames.maxLength
      else {
        throw .unsafeName(entry: place + 1)
      }
      guard PackageNames.extensions.contains(PackageNames.fileExtension(name)) else {
        throw .refusedExtension(entry: place + 1)
      }
      guard names.insert(name.lowercased()).inserted else { throw .duplicateName(entry: place + 1) }
      let (sum, overflows) = total.addingReportingOverflow(max(0, document.file.size))
      total = overflows ? .max : sum
    }
    // Documents hardly shrink, and who is over the limit should know it before hours of work.
    guard total <= limit else { throw .tooLarge(limit: limit) }
  }

  private static func add(
    _ content: Package.Content, as name: String, number: Int, to archive: ZipArchive
  ) throws(PackageError) {
    let next: () throws -> [UInt8]?
    do { next = try content.source() } catch { throw .source(entry: number, error) }
    try archive.beginEntry(name, size: content.size, compressed: shrinks(name))
    do {
      var digest = try IncrementalSHA256()
      var size: Int64 = 0
      while let piece = try read(next, number) {
        size += Int64(piece.count)
        // Before it is written: the archive has room for the recorded size only.
        guard size <= content.size else { throw PackageError.altered(entry: number) }
        try digest.update(piece)
        try archive.write(piece)
      }
      guard size == content.size, try digest.finish() == content.sha256 else {
        throw PackageError.altered(entry: number)
      }
    } catch let error as PackageError {
      throw error
    } catch {
      throw .library(operation: "SHA-256", reason: "\(error)")
    }
  }

  private static func read(_ next: () throws -> [UInt8]?, _ number: Int) throws(PackageError) -> [UInt8]? {
    do { return try next() } catch { throw .source(entry: number, error) }
  }

  /// Whether compression is worth the time: the other formats are compressed already.
  private static func shrinks(_ name: String) -> Bool {
    ["doc", "txt", "xls", "csv"].contains(PackageNames.fileExtension(name))
  }
}
