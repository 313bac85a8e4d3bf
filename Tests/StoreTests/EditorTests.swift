import Runtime
import Testing

@testable import Store

@Suite final class EditorTests: StoreTest {
  @Test func aNewEditorIsFoundByEachOfItsNames() async throws {
    let store = try open()
    var new = newEditor("Éditeur")
    new.authorized = true
    new.sealedWebhookSecret = [0, 255, 7]
    new.completionWebhookURL = "https://example.org/hook"
    new.quotaOverrides = ["api": QuotaOverride(limit: 5000, burst: 100), "token": QuotaOverride(limit: 1, burst: 0)]
    let editor = try await store.createEditor(new)
    #expect(editor.mayCall)
    #expect(editor.quotaOverrides == new.quotaOverrides)
    #expect(editor.sealedWebhookSecret == [0, 255, 7])
    #expect(editor.buyerReturnURL == nil)
    #expect(editor.createdAt == at(0) && editor.updatedAt == at(0))
    #expect(try store.editor(id: editor.id) == editor)
    #expect(try store.editor(clientID: "client-Éditeur") == editor)
    #expect(try store.editor(name: "Éditeur") == editor)
    #expect(try store.editor(id: editor.id + 1) == nil)
    #expect(try store.editor(clientID: "client-éditeur") == nil)
  }

  @Test func namesAndClientsAreUnique() async throws {
    let store = try open()
    let first = try await store.createEditor(newEditor("a"))
    var twin = newEditor("a")
    twin.clientID = "other"
    #expect(await failure { () throws(StoreError) in try await store.createEditor(twin) } == .editorNameTaken)
    twin = newEditor("b")
    twin.clientID = first.clientID
    #expect(await failure { () throws(StoreError) in try await store.createEditor(twin) } == .clientIDTaken)
    let second = try await store.createEditor(newEditor("b"))
    var changes = EditorChanges()
    changes.name = .set("a")
    #expect(
      await failure { () throws(StoreError) in try await store.updateEditor(id: second.id, changes, at: at(1)) }
        == .editorNameTaken)
    #expect(try store.editors().map(\.name) == ["a", "b"])
  }

  @Test func changesTouchWhatTheyName() async throws {
    let store = try open()
    var new = newEditor("a")
    new.buyerReturnURL = "https://example.org/back"
    new.quotaOverrides = ["api": QuotaOverride(limit: 1, burst: 1)]
    let editor = try await store.createEditor(new)
    var changes = EditorChanges()
    changes.buyerReturnURL = .set(nil)
    changes.clientSecretHash = .set("scrypt$new")
    changes.sealedWebhookSecret = .set([])
    changes.quotaOverrides = .set([:])
    let changed = try await store.updateEditor(id: editor.id, changes, at: at(5))
    var expected = editor
    expected.buyerReturnURL = nil
    expected.clientSecretHash = "scrypt$new"
    expected.sealedWebhookSecret = []
    expected.quotaOverrides = [:]
    expected.updatedAt = at(5)
    #expect(changed == expected)
    #expect(try store.editor(id: editor.id) == expected)
    #expect(
      await failure { () throws(StoreError) in try await store.updateEditor(id: 99, changes, at: at(5)) } == .notFound)
  }

  @Test func aReplacedWebhookSecretSignsForAWhile() async throws {
    let store = try open()
    var new = newEditor("a")
    new.sealedWebhookSecret = [1]
    new.frameAncestors = ["https://a.example", "https://b.example:8443"]
    let editor = try await store.createEditor(new)
    #expect(editor.frameAncestors == new.frameAncestors && editor.previousWebhookSecret == nil)
    var changes = EditorChanges()
    changes.sealedWebhookSecret = .set([2])
    changes.previousWebhookSecretUntil = at(100)
    changes.frameAncestors = .set([])
    let rotated = try await store.updateEditor(id: editor.id, changes, at: at(5))
    #expect(rotated.sealedWebhookSecret == [2] && rotated.frameAncestors == [])
    #expect(rotated.previousWebhookSecret == PreviousWebhookSecret(sealed: [1], validUntil: at(100)))
    #expect(try store.editor(id: editor.id) == rotated)
    _ = try await store.updateEditor(id: editor.id, EditorChanges(), at: at(6))
    #expect(try store.editor(id: editor.id)?.previousWebhookSecret == rotated.previousWebhookSecret)
    #expect(try await store.purgePreviousWebhookSecrets(at: at(99)) == 0)
    #expect(try await store.purgePreviousWebhookSecrets(at: at(100)) == 1)
    #expect(try store.editor(id: editor.id)?.previousWebhookSecret == nil)
    changes.previousWebhookSecretUntil = at(100)
    _ = try await store.updateEditor(id: editor.id, changes, at: at(7))
    changes.sealedWebhookSecret = .set([3])
    changes.previousWebhookSecretUntil = at(200)
    #expect(
      await failure { () throws(StoreError) in try await store.updateEditor(id: editor.id, changes, at: at(99)) }
        == .formerSecretSigns(until: at(100)), "receivers may know the one before alone")
    #expect(try store.editor(id: editor.id)?.sealedWebhookSecret == [2])
    changes.previousWebhookSecretUntil = nil
    #expect(
      try await store.updateEditor(id: editor.id, changes, at: at(8)).previousWebhookSecret == nil,
      "without an overlap the one before is forgotten")
    changes.previousWebhookSecretUntil = at(50)
    _ = try await store.updateEditor(id: editor.id, changes, at: at(9))
    changes.previousWebhookSecretUntil = at(100)
    #expect(
      try await store.updateEditor(id: editor.id, changes, at: at(50)).previousWebhookSecret?.validUntil == at(100),
      "one that signs no more is in nobody's way")
    changes.previousWebhookSecretUntil = nil
    changes.frameAncestors = .set(["https://a.example https://b.example"])
    #expect(
      await failure { () throws(StoreError) in try await store.updateEditor(id: editor.id, changes, at: at(9)) }
        == .invalidValue("frame_ancestors"))
  }

  @Test func settingsAreKeptAndRemoved() async throws {
    let store = try open()
    #expect(try store.setting("k") == nil)
    try await store.setSetting("k", to: "")
    #expect(try store.setting("k") == "")
    try await store.setSetting("k", to: "l'été 🌞")
    #expect(try store.setting("k") == "l'été 🌞")
    try await store.setSetting("k", to: nil)
    #expect(try store.setting("k") == nil)
  }

  @Test func ofTwoWhoEnsureASettingTheFirstWins() async throws {
    let (store, other) = (try open(), try open())
    #expect(try await store.ensureSetting("k", "first") == "first")
    #expect(try await other.ensureSetting("k", "second") == "first")
    #expect(try other.setting("k") == "first")
    await store.close()
    await other.close()
  }
}
