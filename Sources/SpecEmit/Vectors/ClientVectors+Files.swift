import SpecIR

extension ClientVectors {
  private static let downloads = ["getAttestation", "getDocumentsPackage"]

  /// Downloads.
  mutating func files() {
    let pending =
      openMarket + [
        call(
          "createMarketApplication", ["identifier": "$market", "body": ["siret": "73282932000074"]],
          save: ["application": "/identifier"], result([:]))
      ]
    let submitted = pending + [["sandbox": "/sandbox/market_applications/$application/submit"]]
    for operation in Self.downloads {
      let name = operation == "getAttestation" ? "attestation" : "package"
      let first = download(operation, save: ["file": "sha256"], [:])
      let same: JSONValue = ["same_as": "file"]
      add(
        "download-" + name, shows: "A file is written while it arrives, and twice the same.", needs: Self.downloads,
        submitted + [first, download(operation, same)])
      add(
        "download-\(name)-broken", shows: "A download that breaks off goes on where it stopped.",
        needs: Self.downloads,
        submitted + [
          first, scenario("connection_dropped_midway", operation), download(operation, resumes: true, same), used(1),
        ])
      add(
        "download-\(name)-dropped", shows: "A download that does not begin is asked for again.",
        needs: Self.downloads,
        submitted + [first, scenario("connection_dropped", operation), download(operation, same), used(1)])
      add(
        "download-\(name)-refused", shows: "A refusal in place of a file is told like any other.",
        needs: Self.downloads,
        pending + [download(operation, refused(422))])
    }
    add(
      "download-renewed", shows: "A refused token is renewed for a download, too.", needs: Self.downloads,
      submitted + [
        download("getAttestation", save: ["file": "sha256"], [:]), scenario("unauthenticated", "getAttestation"),
        download("getAttestation", ["same_as": "file"]), used(1),
      ])
    add(
      "download-quota", shows: "Downloads have a quota of their own.", needs: Self.downloads,
      submitted + [
        download("getAttestation", [:]),
        [
          "quota": "downloads",
          "expect": [
            "limit": .number(String(api.quotas.first { $0.name == "downloads" }?.limit.value ?? 0))
          ],
        ],
      ])
  }

  private func download(
    _ operation: String, save: JSONValue = [:], resumes: Bool = false, _ expect: JSONValue
  ) -> JSONValue {
    var step: JSONValue = ["download": .string(operation), "arguments": ["identifier": "$application"]]
    if resumes { step = step.with("resumes", true) }
    if !save.members.isEmpty { step = step.with("save", save) }
    return step.with("expect", expect)
  }
}
