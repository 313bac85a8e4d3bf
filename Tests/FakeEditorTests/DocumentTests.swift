import EditorClient
import Foundation
import Runtime
import TestSupport
import Testing

@testable import FakeEditor
@testable import Pages

/// Fetching the documents of an application, of a service that is played.
@Suite struct DocumentTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Service: HTTPTransport {
    let package: HTTPResponse

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
      var fields = HTTPFields()
      switch request.url.lastPathComponent {
      case "token":
        fields["Content-Type"] = "application/json"
        let token =
          #"{"access_token":"t","token_type":"Bearer","expires_in":86400,"scope":"api_access","created_at":1}"#
        return HTTPResponse(status: 200, headers: fields, body: Data(token.utf8))
      case "attestation":
        fields["Content-Type"] = "application/pdf"
        fields["Content-Disposition"] = "attachment; filename=\"attestation_FT1.pdf\""
        return HTTPResponse(status: 200, headers: fields, body: Data("pdf".utf8))
      default: return package
      }
    }
  }

  private func platform(_ package: HTTPResponse) throws -> Platform {
    let assets = folder.place("assets")
    // The pages are not looked at here.
    for name in AssetCatalogue.needed {
      let file = assets.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    let listen = try #require(ListenAddress("127.0.0.1:0"))
    let settings = DemoSettings(
      service: "http://127.0.0.1:1", clientID: "c", clientSecret: "s", webhookSecrets: ["w"], listen: listen,
      directory: folder.path, assets: assets.path)
    return Platform(
      settings, ownAddress: "http://127.0.0.1:2", assets: try AssetCatalogue(folder: assets.path),
      notebook: try Notebook(directory: folder.url), transport: Service(package: package))
  }

  @Test func bothAreFetchedWithTheirDigests() async throws {
    let platform = try platform(HTTPResponse(status: 200, body: Data("zip".utf8)))
    try await platform.fetchDocuments(of: "FT1")
    let documents = platform.notebook.documents(of: "FT1").sorted { $0.kind.rawValue < $1.kind.rawValue }
    #expect(documents.map(\.name) == ["attestation_FT1.pdf", "documents_package_FT1.zip"])
    #expect(documents.map(\.size) == [3, 3])
    // Of "pdf", by sha256sum.
    #expect(documents[0].sha256 == "c35b21d6ca39aa7cc3b79a705d989f1a6e88b99ab43988d74048799e3db926a3")
    #expect(try Data(contentsOf: platform.notebook.location(.package, of: "FT1")) == Data("zip".utf8))
  }

  @Test func whatTheServiceSaysIsTold() async throws {
    var fields = HTTPFields()
    fields["Content-Type"] = "application/json"
    let platform = try platform(
      HTTPResponse(status: 404, headers: fields, body: Data(#"{"error":"Documents package not available"}"#.utf8)))
    do throws(DocumentsMissing) {
      try await platform.fetchDocuments(of: "FT1")
      Issue.record("no error")
    } catch {
      #expect(error.sentence.contains("Documents package not available"))
    }
    #expect(platform.notebook.documents(of: "FT1").map(\.kind) == [.attestation])
    // The next attempt is not held up by the one that failed.
    await #expect(throws: DocumentsMissing.self) { try await platform.fetchDocuments(of: "FT1") }
  }
}
