import Foundation

/// Comparison with a file that was looked at and committed. `UPDATE_GOLDEN=1` writes what is found in place of
/// comparing; the difference is then for the reviewer of the commit.
///
///     #expect(Golden.difference(text, from: path) == nil)
public enum Golden {
  /// Nil when the file says the same; else what differs, by the first line that does.
  public static func difference(_ actual: String, from path: String) -> String? {
    let expected = (try? Data(contentsOf: URL(fileURLWithPath: path))).map { String(decoding: $0, as: UTF8.self) }
    if expected == actual { return nil }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      let url = URL(fileURLWithPath: path)
      do {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: url)
        return nil
      } catch {
        return "\(path) cannot be written: \(error)"
      }
    }
    guard let expected else { return "\(path) is missing; found:\n\(actual)" }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    func shown(_ lines: [Substring]) -> String { line < lines.count ? String(lines[line]) : "(end)" }
    return "\(path):\(line + 1): expected: \(shown(old))\nfound: \(shown(new))\nall of it:\n\(actual)"
  }
}
