import Testing

@testable import Pages

@Suite struct ShellTests {
  @Test func aPageIsADocumentInFrench() {
    let context = PageContext(
      assets: AssetLinks(version: "1"), environment: .sandbox, supportAddress: "support@example.fr")
    let page = context.page(PageHead(title: "Essai")) { $0.paragraph("Bonjour") }
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\""))
  }
}
