import Foundation
import TestSupport
import Testing

@testable import Pages

@Suite struct AssetTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in AssetCatalogue.needed { try write(name, "content of \(name)") }
  }

  private static let packed =
    Data(base64Encoded: "H4sIAAAAAAAC/0vOzytJzStRyE9TKMlIzU3VyyoGAAjuujITAAAA") ?? Data()

  private func write(_ name: String, _ text: String) throws {
    let file = folder.place(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test func filesAreFoundByTheirPath() throws {
    // Of « content of theme.js », by gzip; and of something else.
    try Self.packed.write(to: folder.place("theme.js.gz"))
    try Self.packed.write(to: folder.place("passemarche.js.gz"))
    try write("notes.txt", "no part of pages")
    try write(".hidden.css", "hidden")
    let catalogue = try AssetCatalogue(folder: folder.path)
    #expect(catalogue.count == AssetCatalogue.needed.count)
    let script = try #require(catalogue.asset("theme.js"))
    #expect(try script.bytes() == Array("content of theme.js".utf8))
    #expect(script.gzip == Array(Self.packed))
    #expect(script.gzipTag == script.tag + "-gzip")
    let other = try #require(catalogue.asset("passemarche.js"))
    #expect(other.gzip == nil)
    #expect(try other.bytes() == Array("content of passemarche.js".utf8))
    #expect(script.contentType == "text/javascript; charset=utf-8")
    #expect(try #require(catalogue.asset("fonts/Marianne-Bold.woff2")).contentType == "font/woff2")
    for path in [
      "", "notes.txt", "theme.js.gz", ".hidden.css", "../assets", "fonts", "fonts/", "/theme.js", "fonts/../theme.js",
      "fonts//Marianne-Bold.woff2",
    ] { #expect(catalogue.asset(path) == nil, "\(path)") }
  }

  @Test func aPackedFileThatIsDamagedIsNotServedAsTheFile() throws {
    var packed = Self.packed
    packed[12] ^= 0xFF
    try packed.write(to: folder.place("theme.js.gz"))
    let script = try #require(try AssetCatalogue(folder: folder.path).asset("theme.js"))
    #expect(throws: AssetError.damaged) { try script.bytes() }
  }

  @Test func theVersionChangesWithAnyFile() throws {
    let before = try AssetCatalogue(folder: folder.path)
    #expect(try AssetCatalogue(folder: folder.path).version == before.version)
    try write("passemarche.css", "another content")
    let after = try AssetCatalogue(folder: folder.path)
    #expect(after.version != before.version)
    #expect(before.cacheControl(version: before.version) == "public, max-age=31536000, immutable")
    #expect(after.cacheControl(version: before.version) == "no-store")
    #expect(after.asset("passemarche.css")?.tag != before.asset("passemarche.css")?.tag)
    #expect(after.asset("theme.js")?.tag == before.asset("theme.js")?.tag)
    #expect(after.links.link("icons/a b.svg").text == "/assets/\(after.version)/icons/a%20b.svg")
  }

  @Test func aFolderThatIsNotOneOfAssetsIsRefused() throws {
    try FileManager.default.removeItem(at: folder.place("theme.js"))
    #expect(throws: AssetError.missing(name: "theme.js", folder: folder.path)) {
      try AssetCatalogue(folder: folder.path)
    }
    #expect(throws: AssetError.unreadable(path: "/nowhere", errno: ENOENT)) { try AssetCatalogue(folder: "/nowhere") }
    let large = folder.place("large.css")
    try Data(count: FolderFiles.Limits.fileBytes + 1).write(to: large)
    #expect(throws: AssetError.tooLarge(path: large.path)) { try AssetCatalogue(folder: folder.path) }
  }

  @Test func linksAreNotFollowed() throws {
    try FileManager.default.createSymbolicLink(
      at: folder.place("outside.css"), withDestinationURL: URL(fileURLWithPath: "/etc/hostname"))
    #expect(try AssetCatalogue(folder: folder.path).asset("outside.css") == nil)
  }

  // MARK: What scripts/assets makes

  static let made = PackageRoot.path(".build/assets")
  static var isMade: Bool {
    FileManager.default.fileExists(atPath: made + "/.stamp") || ProcessInfo.processInfo.environment["CI"] != nil
  }

  @Test(.enabled(if: isMade, "scripts/assets has not run")) func pagesLinkToWhatThereIs() throws {
    let catalogue = try AssetCatalogue(folder: Self.made)
    for name in PageTests.names {
      for element in try PageTests.tree(name).elements where ["link", "script", "use"].contains(element.name) {
        let link = try #require(element["href"] ?? element["src"])
        let path = link.dropFirst("/assets/v1/".count).prefix { $0 != "#" }
        #expect(catalogue.asset(String(path)) != nil, "\(name) links to \(path)")
      }
    }
  }

  @Test(.enabled(if: isMade, "scripts/assets has not run")) func textsArePacked() throws {
    let catalogue = try AssetCatalogue(folder: Self.made)
    for name in ["dsfr.main.min.css", "dsfr.module.min.js", "passemarche.css", "candidate.css", "uploads.js"] {
      let asset = try #require(catalogue.asset(name))
      #expect(try #require(asset.gzip, "\(name)").count < asset.bytes().count / 2)
    }
  }

  @Test(.enabled(if: isMade, "scripts/assets has not run")) func everyClassOfTheDesignSystemIsOne() throws {
    let catalogue = try AssetCatalogue(folder: Self.made)
    let sheets = try ["dsfr.main.min.css", "utility/icons/icons.main.min.css"].map {
      String(decoding: try #require(catalogue.asset($0)).bytes(), as: UTF8.self)
    }.joined()
    // Written for the design system's script, or for readers of the source, and not styled.
    let unstyled: Set<Substring> = [
      "fr-display", "fr-sidemenu__item--active", "fr-footer__content-item", "fr-header__body",
    ]
    var used: Set<Substring> = []
    for name in PageTests.names {
      for element in try PageTests.tree(name).elements {
        used.formUnion((element["class"] ?? "").split(separator: " "))
      }
    }
    let styled = Set(sheets.matches(of: /\.([A-Za-z][\w-]*)/).map(\.1))
    #expect(used.filter { $0.hasPrefix("fr-") }.subtracting(styled).subtracting(unstyled).sorted() == [])
  }

  @Test(.enabled(if: isMade, "scripts/assets has not run")) func sheetsLoadOnlyWhatThereIs() throws {
    let catalogue = try AssetCatalogue(folder: Self.made)
    for (sheet, folder) in [("dsfr.main.min.css", ""), ("utility/icons/icons.main.min.css", "")] {
      let text = String(decoding: try #require(catalogue.asset(sheet)).bytes(), as: UTF8.self)
      for match in text.matches(of: /url\((?!["']?data:)["']?([^)"']+)["']?\)/) {
        var path = String(match.1)
        while path.hasPrefix("../") { path.removeFirst(3) }
        // Fonts come in two formats, of which every browser that runs our scripts takes the first.
        if path.hasSuffix(".woff") || path.hasPrefix("fonts/Spectral") { continue }
        #expect(catalogue.asset(folder + path) != nil, "\(sheet) loads \(path)")
      }
    }
  }
}
