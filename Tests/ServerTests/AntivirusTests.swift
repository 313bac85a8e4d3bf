import Foundation
import TestSupport
import Testing

/// Files of candidates and ClamAV's own daemon, from the upload to the package.
@Suite(.serialized) final class AntivirusTests {
  private static let infected = Array("Ceci est un \(RealClamd.infection).\n".utf8)
  private static let eicar = Array(RealClamd.eicar.utf8)
  private static let pending =
    "Le scan de sécurité est en cours. Veuillez patienter quelques instants avant de soumettre."

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What a restart reads again, so that a policy can change.
  private func set(_ policy: String, _ clamd: RealClamd) throws {
    try "antivirus = \(policy)\nclamd = \(clamd.listensAt)\n"
      .write(to: folder.place("settings"), atomically: true, encoding: .utf8)
  }

  private func server(_ policy: String, _ clamd: RealClamd) throws -> (RunningServer, OpenMarket) {
    try set(policy, clamd)
    let server = try RunningServer(flags: ["--config", folder.place("settings").path, "--quota-scale", "1000"])
    let market = try OpenMarket(server, try APIClient(server, try server.addEditor("Antivirus editor")))
    return (server, market)
  }

  private func wait(_ candidature: Candidature, _ name: String, is state: String) async throws {
    try await eventually("\(name) to be \(state)", pause: .milliseconds(50), patience: .seconds(60)) {
      try candidature.state(of: name) == state
    }
  }

  /// What stands beside a file on the page where it was given, and whether its name is a link.
  private func shown(_ name: String, to candidature: Candidature) throws -> (text: String, isLink: Bool) {
    let page = try candidature.visitor.open(candidature.address("motifs_exclusion_fiscales_et_sociales"))
    let items = page.tree.elements("li").filter { $0.plainText.contains(name) }
    let item = try #require(items.min { $0.plainText.count < $1.plainText.count }, "\(page.text)")
    return (item.plainText, item.elements.contains { $0.name == "a" && ($0["href"] ?? "").contains("/files/") })
  }

  /// A submission is refused, for this reason, and nothing has come of it.
  private func isRefused(_ candidature: Candidature, _ sentence: String) throws {
    let summary = try candidature.summary()
    #expect(summary.text.contains(sentence), "before: \(summary.text)")
    let answer = try candidature.send(summary)
    #expect(answer.status == 422)
    #expect(try VisitedPage(path: "summary", answer: answer).text.contains(sentence))
    #expect(try candidature.summary().step == "summary")
  }

  @Test("Scenario 80: with a file that waits for its check, or is infected, nothing is submitted")
  func waitingAndInfectedFilesStop() async throws {
    let clamd = try RealClamd(in: folder.path)
    let (server, market) = try server("required", clamd)
    let candidature = try Candidature(server, market)
    let neighbour = try Candidature(server, market)
    try candidature.upload("bilan.pdf", SampleFile.pdf(1000, seed: 1))
    try neighbour.upload("kbis.pdf", SampleFile.pdf(1000, seed: 2))

    #expect(try candidature.state(of: "bilan.pdf") == "pending")
    #expect(try shown("bilan.pdf", to: candidature).text.contains("Scan en cours"))
    try isRefused(candidature, "bilan.pdf : " + Self.pending)

    try await clamd.start()
    try await wait(candidature, "bilan.pdf", is: "clean")
    #expect(try shown("bilan.pdf", to: candidature).text.contains("Fichier vérifié"))
    #expect(try candidature.summary().main?.elements.contains { $0["value"] == "next" } == true)

    try candidature.upload("annexe.txt", Self.infected)
    try candidature.upload("essai.txt", Self.eicar)
    for name in ["annexe.txt", "essai.txt"] {
      try await wait(candidature, name, is: "infected")
      let (text, isLink) = try shown(name, to: candidature)
      #expect(text.contains("Malware détecté"))
      #expect(!isLink, "what is infected is no link")
      let file = try #require(try candidature.stored().first { $0.name == name })
      #expect(try candidature.visitor.request("GET", candidature.address("files/\(file.id)")).status == 404)
    }
    try isRefused(candidature, "annexe.txt : Malware détecté")

    // Another application goes its way meanwhile.
    try await wait(neighbour, "kbis.pdf", is: "clean")
    #expect(try neighbour.send(neighbour.summary()).status == 303)
    try await neighbour.waitUntilSent()

    for file in try candidature.stored() where file.state == "infected" {
      #expect(try candidature.remove(file).status == 200)
    }
    #expect(try candidature.send(candidature.summary()).status == 303)
    try await candidature.waitUntilSent()
    let documents = try SubmittedDocuments(market.editor, candidature.identifier)
    #expect(documents.originalNames == ["bilan.pdf"])
    #expect(documents.entries.allSatisfy { !$0.contains("annexe") && !$0.contains("essai") })
    #expect(server.logLines.contains { $0.contains(RealClamd.signature) })
    server.checkLog(without: ["annexe.txt", "essai.txt", "exemple.fr"])
  }

  @Test("Scenario 121: safe, infected, not to be judged, and no antivirus at all")
  func verdicts() async throws {
    let clamd = try RealClamd(in: folder.path, "StreamMaxLength 1M")
    try await clamd.start()
    let (server, market) = try server("required", clamd)
    let candidature = try Candidature(server, market)
    try candidature.upload("sain.pdf", SampleFile.pdf(1000, seed: 1))
    try candidature.upload("malade.txt", Self.infected)
    try candidature.upload("grand.pdf", SampleFile.pdf(3_000_000, seed: 2))
    for (name, state, badge) in [
      ("sain.pdf", "clean", "Fichier vérifié"), ("malade.txt", "infected", "Malware détecté"),
      ("grand.pdf", "failed", "Non vérifié"),
    ] {
      try await wait(candidature, name, is: state)
      #expect(try shown(name, to: candidature).text.contains(badge))
    }
    try isRefused(candidature, "grand.pdf : Ce fichier n’a pas pu être vérifié")

    // Where checks are tolerated to fail, what was not checked is marked and goes along; what is infected never does.
    #expect(server.stop() == 0)
    try set("tolerated", clamd)
    try server.start()
    try isRefused(candidature, "malade.txt : Malware détecté")
    let malade = try #require(try candidature.stored().first { $0.name == "malade.txt" })
    #expect(try candidature.remove(malade).status == 200)
    try candidature.upload("immense.pdf", SampleFile.pdf(2_000_000, seed: 3))
    try await wait(candidature, "immense.pdf", is: "unscanned")
    #expect(try shown("immense.pdf", to: candidature).text.contains("Non vérifié"))
    #expect(try candidature.send(candidature.summary()).status == 303)
    try await candidature.waitUntilSent()
    let documents = try SubmittedDocuments(market.editor, candidature.identifier)
    #expect(Set(documents.originalNames) == ["sain.pdf", "grand.pdf", "immense.pdf"])

    #expect(server.stop() == 0)
    try set("off", clamd)
    try server.start()
    let other = try Candidature(server, market)
    try other.upload("bilan.pdf", SampleFile.pdf(1000, seed: 4))
    #expect(try other.state(of: "bilan.pdf") == "unscanned")
    let text = try shown("bilan.pdf", to: other).text
    for badge in ["Scan", "vérifié", "Malware"] { #expect(!text.contains(badge), "\(text)") }
    #expect(try other.send(other.summary()).status == 303)
    try await other.waitUntilSent()
  }

  /// A scanner that is away, under each policy; and what waited under one is not stuck under another.
  @Test func aScannerThatIsAway() async throws {
    let clamd = try RealClamd(in: folder.path)
    let (server, market) = try server("tolerated", clamd)
    let tolerated = try Candidature(server, market)
    try tolerated.upload("bilan.pdf", SampleFile.pdf(1000, seed: 1))
    try await wait(tolerated, "bilan.pdf", is: "unscanned")
    #expect(try shown("bilan.pdf", to: tolerated).text.contains("Non vérifié"))
    #expect(try tolerated.send(tolerated.summary()).status == 303)
    try await tolerated.waitUntilSent()
    #expect(try SubmittedDocuments(market.editor, tolerated.identifier).originalNames == ["bilan.pdf"])

    #expect(server.stop() == 0)
    try set("required", clamd)
    try server.start()
    let waiting = try Candidature(server, market)
    try waiting.upload("bilan.pdf", SampleFile.pdf(1000, seed: 2))
    try isRefused(waiting, "bilan.pdf : " + Self.pending)
    #expect(server.logLines.contains { $0.contains("the antivirus does not answer") })

    #expect(server.stop() == 0)
    try set("off", clamd)
    try server.start()
    try await wait(waiting, "bilan.pdf", is: "unscanned")
    #expect(try waiting.send(waiting.summary()).status == 303)
    try await waiting.waitUntilSent()
    server.checkLog()
  }

  /// The scanner dies with a file in its hands: the file is scanned again.
  @Test func aScannerThatDiesInTheMiddle() async throws {
    let port = try freePort()
    let clamd = try RealClamd(in: folder.path, port: port)
    try await clamd.start()
    let (server, market) = try server("required", clamd)
    let candidature = try Candidature(server, market)
    clamd.freeze()
    try candidature.upload("bilan.pdf", SampleFile.pdf(3_000_000, seed: 1))
    try candidature.upload("malade.txt", Self.infected)
    // Both connections stand open to a scanner that says nothing.
    try await eventually("the scans to begin", patience: .seconds(60)) { try connections(to: port) >= 2 }
    #expect(try candidature.state(of: "bilan.pdf") == "pending")
    clamd.kill()
    try await eventually("the loss to be noticed", patience: .seconds(40)) {
      server.logLines.contains { $0.contains("connection to the scanner lost") }
    }
    #expect(try candidature.state(of: "bilan.pdf") == "pending")
    try await clamd.start()
    try await wait(candidature, "bilan.pdf", is: "clean")
    try await wait(candidature, "malade.txt", is: "infected")
    server.checkLog(without: ["bilan.pdf", "malade.txt"])
  }

  /// Connections of this machine that are open to a port.
  private func connections(to port: UInt16) throws -> Int {
    let remote = String(format: "0100007F:%04X", Int(port))
    // Its size is told as zero, so that it is read to its end.
    let table = try #require(FileHandle(forReadingAtPath: "/proc/net/tcp")).readDataToEndOfFile()
    return String(decoding: table, as: UTF8.self).split(separator: "\n").count { line in
      let parts = line.split(separator: " ")
      return parts.count > 3 && parts[2] == remote && parts[3] == "01"
    }
  }
}
