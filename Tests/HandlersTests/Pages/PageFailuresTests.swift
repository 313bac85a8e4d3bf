import Foundation
import TestSupport
import Testing

@testable import Handlers
@testable import Pages
@testable import Runtime

/// The pages of what the runtime refuses.
@Suite struct PageFailuresTests {
  private let failures: PageFailures

  init() throws {
    let folder = try TemporaryFolder()
    // The files are not looked at here.
    for name in AssetCatalogue.needed {
      let file = folder.place(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    failures = PageFailures(
      settings: .init(
        assets: try AssetCatalogue(folder: folder.path),
        documentation: try DocumentationCatalogue(assets: "", contract: ""), environment: .sandbox,
        supportAddress: "aide@example.org", operator: OperatorModel()))
  }

  private func page(
    _ kind: Failure.Kind, _ status: Int, title: String = "Titre", text: String = "Texte", retryAfter: Int? = nil,
    isFramed: Bool = false
  ) -> (text: String, id: String, headers: [String]) {
    let id = RequestID()
    let page = failures.page(
      FailurePage(
        status: status, kind: kind, title: title, text: text, requestID: id, retryAfter: retryAfter,
        environment: .sandbox, isFramed: isFramed))
    return (String(decoding: page.bytes, as: UTF8.self), id.text, page.headers.map { "\($0.name): \($0.value)" })
  }

  @Test func onlyAFaultIsToldByItsNumber() {
    let fault = page(.fault, 500)
    #expect(fault.text.contains(fault.id))
    for (kind, status) in [(Failure.Kind.notFound, 404), (.csrf, 403), (.unavailable, 503), (.malformed, 400)] {
      let other = page(kind, status)
      #expect(!other.text.contains(other.id) && other.text.contains("Erreur") && other.text.contains("\(status)"))
      #expect(other.text.contains("<h1") && other.text.contains("Titre") && other.text.contains("Texte"))
    }
  }

  @Test func itIsSaidWhenToComeBack() {
    #expect(page(.tooManyRequests, 429, retryAfter: 90).text.contains("Vous pourrez réessayer dans"))
    #expect(!page(.tooManyRequests, 429).text.contains("Vous pourrez réessayer dans"))
  }

  @Test func nobodyFramesThemAndNothingRunsInThem() {
    let page = page(.notFound, 404, title: "<script>alert(1)</script>", text: "\"><img src=x onerror=alert(1)>")
    #expect(page.headers.count == 1)
    #expect(page.headers.first?.hasPrefix("Content-Security-Policy: ") == true)
    #expect(page.headers.first?.contains("frame-ancestors 'none'") == true, "\(page.headers)")
    #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"))
  }

  @Test func aRefusalInAFrameIsReadThereAndTakesNoForm() {
    let alone = page(.csrf, 403)
    #expect(alone.headers.contains { $0.contains("frame-ancestors 'none'") })
    let framed = page(.csrf, 403, isFramed: true)
    #expect(framed.headers.contains { $0.contains("frame-ancestors *") })
    #expect(framed.text.contains("Texte") && !framed.text.contains("<form"))
  }
}
