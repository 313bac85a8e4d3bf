import Crypto
import Glibc
import Handlers
import Runtime
import Store

/// A store with an editor, its token and a market, in a folder of its own.
final class Scene {
  let store: any Store
  let authenticator: EditorAuthenticator
  let editor: EditorRecord
  let token: [UInt8]
  let market: MarketRecord
  private let folder: String

  /// - Parameter parent: where the folder is made; on a disk, if commits are to mean something.
  init(in parent: String) async throws {
    var template = Array((parent + "/micro-benchmark-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw SceneError(what: "no folder in \(parent)") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    store = try openStore(dataDirectory: folder)
    let now = Clock().now
    var new = NewEditor(
      name: "Benchmark", clientID: "benchmark_client", clientSecretHash: try PasswordHash.make("benchmark_secret"),
      createdAt: now)
    new.authorized = true
    editor = try await store.createEditor(new)

    let sealer = Sealer(current: try SealingKey(id: "1", key: SecretKey(SecureRandom.bytes(SealingKey.size))))
    let keys = SigningKeys(store: store, seal: SecretSeal(sealer: sealer))
    try await keys.maintain(at: now)
    let issuer = TokenIssuer(store: store, keys: keys, urls: PublicURLs(base: "https://benchmark.example"))
    guard let operatorToken = try OperatorToken(OperatorToken.make()) else { throw SceneError(what: "no token") }
    authenticator = EditorAuthenticator(
      store: store, issuer: issuer, secrets: try ClientSecrets(), operatorToken: operatorToken)
    let verdict = try await authenticator.principal(clientID: new.clientID, secret: "benchmark_secret")
    guard case .authenticated(let principal) = verdict else { throw SceneError(what: "the editor may not call") }
    token = Array(try await issuer.issue(to: principal, scopes: principal.scopes, at: now).accessToken.utf8)
    market = try await store.createMarket(Self.newMarket("VR-2026-BENCHMARK000", of: editor.id))
  }

  static func newMarket(_ identifier: String, of editorID: Int64) -> NewMarket {
    NewMarket(
      identifier: identifier, editorID: editorID, name: "Fourniture de matériel informatique",
      siret: "13002526500013", deadline: Timestamp(milliseconds: 4_084_991_999_000),
      marketTypeCodes: ["supplies", "services"],
      lots: [
        MarketRecord.Lot(name: "Ordinateurs portables", cpvCode: "30213100-6"), MarketRecord.Lot(name: "Écrans"),
        MarketRecord.Lot(name: "Maintenance"),
      ], lotLimit: 2, providerUserID: "acheteur-1742", createdAt: Clock().now)
  }

  func close() async {
    await store.close()
    for name in ["passemarche.db", "passemarche.db-wal", "passemarche.db-shm"] { unlink(folder + "/" + name) }
    rmdir(folder)
  }
}

struct SceneError: Error {
  let what: String
}
