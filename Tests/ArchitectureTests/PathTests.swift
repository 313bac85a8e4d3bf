import Foundation
import TestSupport
import Testing

/// Pages that lead through the tree name only what is there.
@Suite struct PathTests {
  @Test(arguments: ["README.md", "docs/architecture.md"])
  func everyPathExists(page name: String) throws {
    let page = try Page(name)
    let names = try Self.fileNames()
    for path in page.paths {
      let exists =
        path.contains("/")
        ? FileManager.default.fileExists(atPath: PackageRoot.path(path)) : names.contains(path)
      #expect(exists, "\(name) names \(path)")
    }
    #expect(!page.paths.isEmpty)
  }

  @Test(arguments: ["README.md", "docs/architecture.md"])
  func everyLinkLeadsSomewhere(page name: String) throws {
    let page = try Page(name)
    let folder = URL(fileURLWithPath: PackageRoot.path(name)).deletingLastPathComponent()
    for link in page.links {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? PackageRoot.path(name) : folder.appendingPathComponent(String(parts[0])).path
      #expect(FileManager.default.fileExists(atPath: target), "\(name) links to \(link)")
      if parts.count == 2, parts[0].isEmpty { #expect(page.anchors.contains(String(parts[1])), "\(name): \(link)") }
    }
  }

  /// The names of all files of the tree.
  private static func fileNames() throws -> Set<String> {
    var names = Set(try FileManager.default.contentsOfDirectory(atPath: PackageRoot.path))
    for folder in ["Sources", "Conformance", "Benchmarks", "Plugins", "Tests", "spec", "docs", "scripts"] {
      for path in try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.path(folder)) {
        names.insert(String(path.split(separator: "/").last ?? ""))
      }
    }
    return names
  }
}

/// A page of Markdown.
struct Page {
  let text: String

  init(_ path: String) throws { text = try String(contentsOfFile: PackageRoot.path(path), encoding: .utf8) }

  /// The text without its fenced blocks.
  private var prose: String { text.replacing(/(?ms)^```.*?^```$/, with: "") }

  /// What stands between backticks and looks like a path of the tree: words with a slash within, and names of sources
  /// and pages. Routes, media types, what a build leaves and what lies outside are none.
  var paths: [String] {
    prose.matches(of: /`([^`\n]+)`/).compactMap { match in
      let word = match.1.split(separator: " ").first.map(String.init) ?? ""
      guard word.wholeMatch(of: /[A-Za-z.][A-Za-z0-9_+.\/-]*/) != nil else { return nil }
      let isForeign = ["application/", "text/", "multipart/", ".build/", "./", "../"].contains { word.hasPrefix($0) }
      let isFile = [".swift", ".md"].contains { word.hasSuffix($0) }
      return (word.contains("/") || isFile) && !isForeign ? word : nil
    }
  }

  /// The targets of links, but for those to other hosts.
  var links: [String] {
    prose.matches(of: /\]\(([^)]+)\)/).map { String($0.1) }.filter { !$0.contains("://") }
  }

  /// The fragments that lead to its headings.
  var anchors: Set<String> {
    Set(
      prose.matches(of: /(?m)^#+ (.+)$/).map { heading in
        heading.1.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      })
  }
}
