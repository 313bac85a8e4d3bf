import Glibc
import Runtime

extension FileVault {
  /// What a sweep did.
  public struct SweepReport: Sendable, Hashable {
    /// Files old enough to be judged.
    public var seen = 0
    /// Files that nobody knew, which were moved away.
    public var lost = 0
    /// Files that had been moved away and are known after all, which were put back.
    public var found = 0
    /// Files that nobody has known for long, which were erased.
    public var removed = 0
    /// Those that should have been moved or erased and were not.
    public var failures = FileFailures()
  }

  /// Names that are asked for at once.
  private static let sweepBatch = 500

  /// Moves the files that no row knows to a folder of the vault, `lost`, and erases them when nobody has known them
  /// there for a long time: the rows may be those of another database, or of a former day. What is known again
  /// meanwhile is put back. It ends early once its task is cancelled; the next one does the rest.
  /// - Parameters:
  ///   - seconds: only files that were last written longer ago, by the system's clock; more than the longest time
  ///     between a file and its row. A day is right.
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
      let names = await pool.run { self.directory.names(in: outer, writtenBefore: now - seconds) }
      for batch in Self.batches(of: names) {
        guard !Task.isCancelled else { return report }
        let wanted = try await known(batch)
        report.seen += batch.count
        for name in batch where !wanted.contains(name) && !Task.isCancelled { await setAside(name, &report) }
      }
    }
    let lost = await pool.run { self.directory.lostNames(movedBefore: .max) }
    let old = await pool.run { Set(self.directory.lostNames(movedBefore: now - patience)) }
    for batch in Self.batches(of: lost) {
      guard !Task.isCancelled else { return report }
      let wanted = try await known(batch)
      for name in batch where !Task.isCancelled {
        if wanted.contains(name) {
          await putBack(name, &report)
        } else if old.contains(name) {
          await eraseLost(name, &report)
        }
      }
    }
    return report
  }

  private static func batches(of names: [String]) -> [[String]] {
    stride(from: 0, to: names.count, by: sweepBatch).map { Array(names[$0..<min(names.count, $0 + sweepBatch)]) }
  }

  private func setAside(_ name: String, _ report: inout SweepReport) async {
    do throws(VaultError) {
      try await pool.run { () throws(VaultError) in try self.directory.setAside(name) }
      report.lost += 1
    } catch {
      // Who has erased it meanwhile is right.
      if error != .missing { report.failures.add(name, error) }
    }
  }

  private func putBack(_ name: String, _ report: inout SweepReport) async {
    do throws(VaultError) {
      try await pool.run { () throws(VaultError) in try self.directory.putBack(name) }
      report.found += 1
    } catch {
      report.failures.add(name, error)
    }
  }

  private func eraseLost(_ name: String, _ report: inout SweepReport) async {
    do throws(VaultError) {
      try await pool.run { () throws(VaultError) in try self.directory.eraseLost(name) }
      report.removed += 1
    } catch {
      report.failures.add(name, error)
    }
  }

  /// Whether there are files in a vault's directory, lost ones among them; false where there is no such directory.
  /// Blocks.
  public static func holdsFiles(_ directory: String) -> Bool { VaultDirectory.holdsFiles(directory) }
}
