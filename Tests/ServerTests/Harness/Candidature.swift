import Crypto
import Foundation
import TestSupport
import Testing

/// A market that asks what it must ask, and no more.
struct OpenMarket {
  let editor: APIClient
  let identifier: String

  init(_ server: RunningServer, _ editor: APIClient, _ changes: [String: Any?] = [:]) throws {
    self.editor = editor
    identifier = try editor.createMarket(changes)
    let completed = try server.operate(["market", "complete", identifier])
    guard completed.status == 0 else { throw HarnessError(completed.errors) }
  }
}

/// An application under way, with the browser of its candidate; and what the server has acknowledged of it.
final class Candidature: @unchecked Sendable {  // used by one thread at a time
  /// Takes one file or several, in every market.
  static let field = "motifs_exclusion_fiscales_et_sociales_declarations_fiscales"

  let identifier: String
  let visitor: Visitor
  let token: String
  /// Files that the server said it has, by name.
  private(set) var files: [String: [UInt8]] = [:]
  /// The last text that the server said it has saved.
  private(set) var text = ""

  /// Opens an application and logs in to it.
  init(_ server: RunningServer, _ market: OpenMarket, siret: String = Siret.next()) throws {
    identifier = try market.editor.createApplication(of: market.identifier, siret: siret)
    visitor = Visitor(server)
    // An address of its own: one address is sent so many links an hour, and no more.
    let page = try visitor.logIn(identifier, email: "\(identifier.lowercased())@exemple.fr")
    token = try #require(try page.form(button: "intent").fields().first { $0.name == "csrf_token" }?.value)
  }

  func address(_ step: String) -> String { "/candidate/market_applications/\(identifier)/\(step)" }

  // MARK: Files

  /// What scripts send: files, and nothing else.
  func post(_ files: [ChosenFile]) throws -> Answer {
    let body = FormBody(multipart: [("csrf_token", token)], files)
    return try visitor.request("POST", address("files"), type: body.type, body: body.bytes)
  }

  func upload(_ files: [ChosenFile]) throws {
    let answer = try post(files)
    guard answer.status == 200 else { throw HarnessError("not uploaded: \(answer.status) \(answer.text)") }
    for file in files { self.files[file.name] = file.bytes }
  }

  func upload(_ name: String, _ bytes: [UInt8]) throws {
    try upload([ChosenFile(input: "files[\(Self.field)]", name: name, bytes: bytes)])
  }

  func remove(_ file: StoredFileState) throws -> Answer {
    let body = FormBody(urlEncoded: [("csrf_token", token)])
    return try visitor.request("POST", address("files/\(file.id)/delete"), type: body.type, body: body.bytes)
  }

  /// What is there, as scripts are told.
  func stored() throws -> [StoredFileState] {
    let answer = try visitor.request("GET", address("scan_status.json"))
    guard answer.status == 200 else { throw HarnessError("no files: \(answer.status) \(answer.text)") }
    let list = try #require(answer.json["files"] as? [[String: Any]])
    return try list.map { file in
      StoredFileState(
        id: try #require(file["id"] as? String), name: try #require(file["name"] as? String),
        state: try #require(file["state"] as? String))
    }
  }

  func state(of name: String) throws -> String? { try stored().first { $0.name == name }?.state }

  // MARK: Answers

  private static let textField = "text_input[identite_entreprise_identification_raison_sociale]"

  /// Saves a text, and returns once the server has said that it did.
  func save(_ text: String) throws {
    let page = try visitor.open(address("identite_entreprise_identification"))
    let saved = try visitor.submit(
      page.form(button: "intent"), [Self.textField: [text]], button: ("intent", "save"))
    guard saved.status == 200, saved.errors.isEmpty else { throw HarnessError("not saved: \(saved.status)") }
    self.text = text
  }

  func savedText() throws -> String {
    let page = try visitor.open(address("identite_entreprise_identification"))
    return try page.form(button: "intent").fields().first { $0.name == Self.textField }?.value ?? ""
  }

  // MARK: The end

  func summary() throws -> VisitedPage { try visitor.open(address("summary")) }

  /// Sends the form of the summary, with or without a button on it; the answer is that of the form, not of where it
  /// leads.
  func send(_ summary: VisitedPage) throws -> Answer {
    let form = try summary.form()
    return try visitor.send(form, form.fields() + [("intent", "next")])
  }

  func waitUntilSent(patience: Duration = .seconds(60)) async throws {
    try await eventually("the end of \(identifier)", pause: .milliseconds(50), patience: patience) {
      try visitor.open(address("submission")).step == "sync_status"
    }
  }
}

struct StoredFileState {
  let id: String
  let name: String
  let state: String
}

enum SampleFile {
  /// A PDF of about so many bytes that do not compress.
  static func pdf(_ size: Int, seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    return Array("%PDF-1.7\n%".utf8) + random.bytes(size) + Array("\nstartxref\n0\n%%EOF\n".utf8)
  }

  static func digest(_ bytes: [UInt8]) throws -> String { Hex.encode(try SHA256.hash(bytes)) }
}
