import Foundation
import TestSupport
import Testing

@testable import spec

/// `diff`, `bless` and `changelog`, on releases of a small contract.
@Suite struct DiffTests {
  private let folder: TemporaryFolder
  private var releases: String { folder.place("releases").path }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: releases, withIntermediateDirectories: true)
  }

  /// The small contract with another version and other numbers.
  private func contract(_ version: String, maxLength: Int = 100) throws -> String {
    let text = try String(contentsOfFile: SpecCommandTests.contract, encoding: .utf8)
      .replacing("version: 1.0.0", with: "version: \(version)")
      .replacing("name: {type: string, maxLength: 100}", with: "name: {type: string, maxLength: \(maxLength)}")
    let url = folder.place("contract-\(version)-\(maxLength).yaml")
    try Data(text.utf8).write(to: url)
    return url.path
  }

  @Test func aContractIsHeldAgainstItsReleases() throws {
    let first = Run("bless", "--releases", releases, try contract("1.0.0"))
    #expect(first.status == 0)
    #expect(first.output.hasPrefix(releases + "/1.0.0-"))
    #expect(Run("diff", "--check", releases, try contract("1.0.0")).status == 0)

    let loose = Run("diff", "--check", releases, try contract("1.0.0", maxLength: 90))
    #expect(loose.status == 1)
    #expect(loose.errors == "spec diff: the version must be 2.0.0 or higher, and is 1.0.0\n")
    #expect(loose.output.contains("breaking  Thing (sent).name: maximum length: 100 → 90 ("))
    #expect(loose.output.hasSuffix("Version 1.0.0 → 1.0.0; at least 2.0.0.\n"))
    // Without `--check` it only tells.
    #expect(Run("diff", releases, try contract("1.0.0", maxLength: 90)).status == 0)

    let refused = Run("bless", "--releases", releases, try contract("1.1.0", maxLength: 90))
    #expect(refused.status == 1)
    #expect(refused.errors == "spec bless: the version must be 2.0.0 or higher, and is 1.1.0\n")
    let again = Run("bless", "--releases", releases, try contract("1.0.0", maxLength: 90))
    #expect(again.errors == "spec bless: 1.0.0 is released, and 1.0.0 is no later version\n")
    #expect(Run("bless", "--releases", releases, try contract("2.0.0", maxLength: 90)).status == 0)

    let log = Run("changelog", "--releases", releases, "--language", "fr", try contract("2.1.0", maxLength: 95))
    #expect(
      log.output == """
        # Journal des changements du contrat

        ## 2.1.0

        ### À vérifier dans vos programmes

        - **Thing (reçu).name** : longueur maximale : 90 → 95

        ### Nouveautés compatibles

        - **Thing (envoyé).name** : longueur maximale : 90 → 95

        ## 2.0.0

        ### Ruptures de compatibilité

        - **Thing (envoyé).name** : longueur maximale : 100 → 90

        ### Nouveautés compatibles

        - **Thing (reçu).name** : longueur maximale : 100 → 90

        ## 1.0.0

        Première version publiée.

        """)
  }

  @Test func releasesDoNotChange() throws {
    let path = Run("bless", "--releases", releases, try contract("1.0.0")).output.split(separator: "\n")[0]
    let text = try String(contentsOfFile: String(path), encoding: .utf8)
    try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: String(path)))
    let run = Run("diff", releases, try contract("1.0.0"))
    #expect(run.status == 1)
    #expect(run.errors == "spec diff: \(path) is not what was released: its digest is another one\n")
  }

  @Test func foldersThatAreNoneAreTold() throws {
    let old = try contract("1.0.0")
    #expect(Run("diff", releases, old).errors == "spec diff: there is no release in \(releases) to compare with\n")
    #expect(Run("bless", "--releases", "/nowhere", old).errors == "spec bless: /nowhere cannot be read\n")
    try Data().write(to: folder.place("releases/other.yaml"))
    let run = Run("changelog", "--releases", releases, old)
    #expect(run.errors == "spec changelog: \(releases)/other.yaml is not named as a release: VERSION-DIGEST.yaml\n")
    let odd = try contract("1.0.0-beta")
    #expect(Run("diff", old, odd).errors == "\(odd): the version 1.0.0-beta is not three numbers between dots\n")
  }

  @Test func toolsReadJSON() throws {
    let run = Run("diff", "--output", "json", try contract("1.0.0"), try contract("1.0.0", maxLength: 90))
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["least_version"] as? String == "2.0.0")
    let changes = try #require(json["changes"] as? [[String: Any]])
    #expect(changes.map { $0["impact"] as? String } == ["breaking", "compatible"])
    #expect((changes[0]["new"] as? [String: Any])?["pointer"] as? String != nil)
  }

  /// The contract says by its version what has changed since its release, and the changelogs are up to date.
  @Test(arguments: [("en", "docs/changelog.md"), ("fr", "docs/changelog.fr.md")])
  func thePublishedContractKeepsItsWord(_ language: String, _ page: String) throws {
    let (blessed, contract) = (PackageRoot.path("spec/blessed"), PackageRoot.path("spec/passemarche.yaml"))
    let check = Run("diff", "--check", blessed, contract)
    #expect(check.status == 0, "\(check.errors)")
    let log = Run("changelog", "--releases", blessed, "--language", language, contract)
    #expect(log.status == 0)
    #expect(Golden.difference(log.output, from: PackageRoot.path(page)) == nil)
  }
}
