import Glibc
import Runtime

extension FileVault {
  /// What a sweep did.
  public struct SweepReport: Sendable, Hashable {
    /// Files that were judged: those old enough, and those in another folder than the one of their name.
    public var seen = 0
    /// Files that nobody knew, which were moved away.
    public var lost = 0
    /// Files that had been moved away and are known after all, which were put back.
    public var found = 0
    /// Files that nobody has known for long, which were erased.
    public var removed = 0
    /// Files that somebody knows and that lay in another folder than theirs, which were moved to their own.
    public var returned = 0
    /// Files that somebody knows and of which the one in its place has every byte, which were erased elsewhere.
    public var copies = 0
    /// Those that should have been moved or erased and were not, and those whose place has another file of their name.
    public var failures = FileFailures()
  }

  /// Names that are asked for at once.
  private static let sweepBatch = 500

  /// Moves the files that no row knows to a folder of the vault, `lost`, and erases them when nobody has known them
  /// there for a long time: the rows may be those of another database, or of a former day. What is known again
  /// meanwhile is put back.
  ///
  /// A file that is known and lies in another folder than the one of its name, as hands can put it back, is moved to
  /// its own. No file is moved onto another: where one of its name is there already, this one is erased if it has the
  /// same bytes. If not, both stay, and it is a failure: which of them is whole only the row tells.
  ///
  /// A row may come at any moment. What was moved away by then is read where it is, and before a file is erased it is
  /// asked for once more. It ends early once its task is cancelled; the next one does the rest.
  /// - Parameters:
  ///   - seconds: only files that were last written longer ago, by the system's clock, are moved away; more than the
  ///     longest time between a file and its row. A day is right.
  ///   - patience: seconds from the move to the end of a file.
  ///   - known: which of these names have a row whose file is still wanted.
  /// - Throws: what `known` throws, at once.
  @discardableResult
  public func sweep(
    olderThan seconds: Int = 86_400, erasingLostAfter patience: Int = 30 * 86_400,
    known: @Sendable ([String]) async throws -> Set<String>
  ) async throws -> SweepReport {
    var report = SweepReport()
    let now = time(nil)
    for outer in await pool.run({ self.directory.outerFolders() }) {
      let files = await pool.run { self.directory.files(in: outer, writtenBefore: now - seconds) }
      for batch in Self.batches(of: files) {
        guard !Task.isCancelled else { return report }
        let wanted = try await known(batch.map(\.name))
        report.seen += batch.count
        for file in batch where !Task.isCancelled {
          if wanted.contains(file.name) {
            if file.isMisplaced { await returnHome(file, &report) }
          } else if file.isOld {
            await setAside(file, &report)
          }
        }
      }
    }
    for batch in Self.batches(of: await pool.run { self.directory.lostFiles(movedBefore: now - patience) }) {
      guard !Task.isCancelled else { return report }
      let wanted = try await known(batch.map(\.name))
      for file in batch where !Task.isCancelled {
        if wanted.contains(file.name) {
          await putBack(file, &report)
        } else if file.isOld {
          // The rest of the batch has taken its time.
          if try await known([file.name]).contains(file.name) {
            await putBack(file, &report)
          } else {
            await eraseLost(file, &report)
          }
        }
      }
    }
    return report
  }

  private static func batches(of files: [VaultDirectory.FoundFile]) -> [[VaultDirectory.FoundFile]] {
    stride(from: 0, to: files.count, by: sweepBatch).map { Array(files[$0..<min(files.count, $0 + sweepBatch)]) }
  }

  private func returnHome(_ file: VaultDirectory.FoundFile, _ report: inout SweepReport) async {
    switch await attempt(file, &report, { () throws(VaultError) in try self.directory.bringHome(file) }) {
    case true?: report.returned += 1
    // Hands may be at a young one.
    case false?: if file.isOld { await eraseCopy(file, &report) }
    case nil: break
    }
  }

  private func putBack(_ file: VaultDirectory.FoundFile, _ report: inout SweepReport) async {
    switch await attempt(file, &report, { () throws(VaultError) in try self.directory.bringHome(file) }) {
    case true?: report.found += 1
    case false?: await eraseCopy(file, &report)
    case nil: break
    }
  }

  private func setAside(_ file: VaultDirectory.FoundFile, _ report: inout SweepReport) async {
    let isMoved = await attempt(file, &report) { () throws(VaultError) in try self.directory.setAside(file) }
    if isMoved == true { report.lost += 1 }
  }

  private func eraseCopy(_ file: VaultDirectory.FoundFile, _ report: inout SweepReport) async {
    let isErased = await attempt(file, &report) { () throws(VaultError) in try self.directory.eraseCopy(file) }
    if isErased == true { report.copies += 1 }
  }

  private func eraseLost(_ file: VaultDirectory.FoundFile, _ report: inout SweepReport) async {
    let isErased = await attempt(file, &report) { () throws(VaultError) in
      try self.directory.eraseLost(file.name)
      return true
    }
    if isErased == true { report.removed += 1 }
  }

  /// Does something with a file on a thread that may block, and notes where it fails.
  /// - Returns: what `body` gives; nil where it fails.
  private func attempt(
    _ file: VaultDirectory.FoundFile, _ report: inout SweepReport,
    _ body: @escaping @Sendable () throws(VaultError) -> Bool
  ) async -> Bool? {
    do throws(VaultError) {
      return try await pool.run(body)
    } catch {
      // Who has moved or erased it meanwhile is right.
      if error != .missing { report.failures.add(file.name, error) }
      return nil
    }
  }

  /// Whether there are files in a vault's directory, lost ones among them; false where there is no such directory.
  /// Blocks.
  public static func holdsFiles(_ directory: String) -> Bool { VaultDirectory.holdsFiles(directory) }
}
