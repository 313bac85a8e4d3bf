import CArchive
import Crypto
import Glibc
import Runtime

/// A ZIP file that is written from its first byte to its last, by libarchive. For one thread.
final class ZipArchive {
  /// What libarchive's callback reaches through a pointer.
  private final class Sink {
    let take: (_ piece: [UInt8]) throws -> Void
    let limit: Int64
    var digest: IncrementalSHA256?
    var size: Int64 = 0
    var failure: PackageError?

    init(limit: Int64, digest: consuming IncrementalSHA256, take: @escaping (_ piece: [UInt8]) throws -> Void) {
      self.limit = limit
      self.digest = consume digest
      self.take = take
    }

    /// Whether the piece was taken.
    func write(_ piece: [UInt8]) -> Bool {
      guard failure == nil else { return false }
      size += Int64(piece.count)
      guard size <= limit else {
        failure = .tooLarge(limit: limit)
        return false
      }
      do {
        try digest?.update(piece)
      } catch {
        failure = .library(operation: "SHA-256", reason: "\(error)")
        return false
      }
      do { try take(piece) } catch {
        failure = .sink(error)
        return false
      }
      return true
    }
  }

  private static let piece = 64 << 10

  private let archive: OpaquePointer
  private let sink: Sink
  private let modified: Timestamp
  private let characters: CharacterSet

  /// - Parameters:
  ///   - limit: bytes that the archive may have.
  ///   - modified: the date of all entries.
  init(
    limit: Int64, modified: Timestamp, sink: @escaping (_ piece: [UInt8]) throws -> Void
  ) throws(PackageError) {
    // ZIP's older field for dates has no zone, and libarchive fills it from the process's own.
    guard LocalZone.load("Europe/Paris") else { throw .library(operation: "ZIP", reason: "no time zone (tzdata)") }
    let digest: IncrementalSHA256
    do { digest = try IncrementalSHA256() } catch { throw .library(operation: "SHA-256", reason: "\(error)") }
    guard let characters = CharacterSet(), let archive = archive_write_new() else {
      throw .library(operation: "ZIP", reason: "out of memory")
    }
    self.archive = archive
    self.characters = characters
    self.modified = modified
    self.sink = Sink(limit: limit, digest: digest, take: sink)
    try open()
  }

  deinit {
    // An archive that was not finished is freed without writing its end.
    archive_write_fail(archive)
    archive_write_free(archive)
  }

  private func open() throws(PackageError) {
    try check(archive_write_set_format_zip(archive), "format")
    try check(archive_write_set_bytes_per_block(archive, Int32(Self.piece)), "block")
    try check(archive_write_set_bytes_in_last_block(archive, 1), "last block")
    let result = archive_write_open2(
      archive, Unmanaged.passUnretained(sink).toOpaque(), nil,
      { _, sink, bytes, count in
        guard let sink, let bytes else { return -1 }
        let piece = [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
        return Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().write(piece) ? count : -1
      }, nil, nil)
    try check(result, "opening")
  }

  /// Begins an entry after the last one has all its bytes.
  /// - Parameters:
  ///   - name: with `/` between folders; sanitized.
  ///   - size: exactly as many bytes follow.
  func beginEntry(_ name: String, size: Int64, compressed: Bool) throws(PackageError) {
    guard let entry = archive_entry_new() else { throw .library(operation: "ZIP", reason: "out of memory") }
    defer { archive_entry_free(entry) }
    archive_entry_copy_pathname(entry, name)
    archive_entry_set_size(entry, size)
    archive_entry_set_filetype(entry, UInt32(Glibc.S_IFREG))
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_mtime(entry, time_t(modified.milliseconds / 1000), 0)
    try check(
      compressed
        ? archive_write_zip_set_compression_deflate(archive) : archive_write_zip_set_compression_store(archive),
      "compression")
    let result = characters.use { archive_write_header(archive, entry) }
    try check(result, "entry")
  }

  func write(_ piece: [UInt8]) throws(PackageError) {
    var rest = piece[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
      guard written > 0 else { throw failure("data") }
      rest = rest.dropFirst(written)
    }
  }

  /// Writes the directory at the end.
  func finish() throws(PackageError) -> PackageWriter.Summary {
    let result = characters.use { archive_write_close(archive) }
    try check(result, "closing")
    guard let digest = sink.digest.take() else { throw .library(operation: "ZIP", reason: "closed twice") }
    do {
      return PackageWriter.Summary(size: sink.size, sha256: try digest.finish())
    } catch { throw .library(operation: "SHA-256", reason: "\(error)") }
  }

  /// A warning is a failure: it says that an entry is not as it should be.
  private func check(_ result: Int32, _ operation: String) throws(PackageError) {
    guard result == ARCHIVE_OK else { throw failure(operation) }
  }

  private func failure(_ operation: String) -> PackageError {
    if let failure = sink.failure { return failure }
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
    return .library(operation: "ZIP, \(operation)", reason: reason)
  }
}

/// Lets libarchive know that names are UTF-8, which it asks of the thread's locale; the process stays in its own.
private final class CharacterSet {
  private let locale: locale_t

  init?() {
    guard let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else { return nil }
    self.locale = locale
  }

  deinit { freelocale(locale) }

  func use<Result>(_ body: () -> Result) -> Result {
    let before = uselocale(locale)
    defer { uselocale(before) }
    return body()
  }
}
