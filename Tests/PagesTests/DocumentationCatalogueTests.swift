import Foundation
import TestSupport
import Testing

@testable import Pages

@Suite struct DocumentationCatalogueTests {
  private let folder: TemporaryFolder
  private static let contract = String(repeating: "a", count: 64)

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, _ bytes: Data) throws {
    let file = folder.place("docs/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  private func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  private func catalogue() throws -> DocumentationCatalogue {
    try DocumentationCatalogue(assets: folder.path, contract: Self.contract)
  }

  @Test func pagesAreFoundByTheirAddress() throws {
    try write("site.txt", Self.contract + " 0123456789abcdef\n")
    try write("fr/index.html", "accueil")
    try write("fr/operations/getStatus.html", "état")
    try write("fr/search.json", "[]")
    try write("docs.css", "body {}")
    try write("notes.md", "no part of it")
    // Of « content of theme.js », by gzip, which is as long as the page, and of something else.
    let packed = Data(base64Encoded: "H4sIAAAAAAAC/0vOzytJzStRyE9TKMlIzU3VyyoGAAjuujITAAAA") ?? Data()
    try write("fr/errors.html", "content of theme.js")
    try write("fr/errors.html.gz", packed)
    try write("docs.css.gz", packed)
    let catalogue = try catalogue()
    #expect(catalogue.absence == nil)
    #expect(try catalogue.file("fr")?.bytes() == Array("accueil".utf8))
    #expect(catalogue.file("fr/operations/getStatus")?.contentType == "text/html; charset=utf-8")
    #expect(catalogue.file("fr/search.json")?.contentType == "application/json")
    #expect(catalogue.file("docs.css")?.tag == "0123456789abcdef")
    #expect(catalogue.file("docs.css")?.gzip == nil)
    #expect(catalogue.file("fr/errors")?.gzip == Array(packed))
    #expect(try catalogue.file("fr/errors")?.bytes() == Array("content of theme.js".utf8))
    for path in [
      "", "en", "fr/", "fr/index.html", "fr/errors.html", "fr/errors.html.gz", "notes.md", "site.txt", "/docs.css",
    ] {
      #expect(catalogue.file(path) == nil, "\(path)")
    }
  }

  @Test func thereIsNoneWithoutItsState() throws {
    #expect(try catalogue().absence == .missing)
    try write("fr/index.html", "accueil")
    #expect(try catalogue().absence == .missing)
    for state in [
      "", Self.contract, Self.contract + " ", "b\(Self.contract.dropFirst()) 0123456789abcdef",
      Self.contract + " \"0123456789abcd",
    ] {
      try write("site.txt", state)
      #expect(try catalogue().absence == .ofAnotherContract, "\(state)")
      #expect(try catalogue().file("fr") == nil)
    }
  }

  /// What is served elsewhere is no asset, and does not change the address of assets.
  @Test func assetsDoNotKnowOfIt() throws {
    for name in AssetCatalogue.needed {
      let file = folder.place(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(name.utf8).write(to: file)
    }
    let before = try AssetCatalogue(folder: folder.path)
    try write("docs.css", "body {}")
    let after = try AssetCatalogue(folder: folder.path)
    #expect(after.version == before.version && after.asset("docs/docs.css") == nil)
  }
}
