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
}
