import Commands
import Crypto
import Generated
import Glibc
import Handlers
import Runtime
import Store

extension Command {
  static let editor = Command(
    name: "editor", summary: "Manage the editors that may call the API.",
    commands: [
      Command(
        name: "add", summary: "Add an editor and print its credentials, once, as JSON.", operands: ["NAME"],
        options: EditorFields.options + [
          Option("client-id", "ID", "The client identifier (32 random hexadecimal digits)"),
          Option("not-authorized", "Add it without the right to call"),
        ] + Installation.options,
        run: { try await Editors.add($0) }),
      Command(
        name: "list", summary: "List the editors.",
        options: [Option("json", "Print JSON")] + Installation.options, run: { try await Editors.list($0) }),
      Command(
        name: "show", summary: "Show one editor, found by its name or client identifier.", operands: ["EDITOR"],
        options: Installation.options, run: { try await Editors.show($0) }),
      Command(
        name: "update", summary: "Change an editor.", operands: ["EDITOR"],
        options: EditorFields.options + [
          Option("name", "NAME", "Another name"), Option("no-defense", "Take the right to create defence markets"),
          Option("no-quota", "Return to the contract's quotas"),
        ] + Installation.options,
        notes: [
          "An empty URL takes the URL away. --frame-ancestor replaces all origins; an empty one takes them away."
        ],
        run: { try await Editors.update($0) }),
      Command(
        name: "disable", summary: "Refuse an editor's calls, its live tokens included, from the next call on.",
        operands: ["EDITOR"], options: Installation.options, run: { try await Editors.setActive($0, false) }),
      Command(
        name: "enable", summary: "Authorize and activate an editor.", operands: ["EDITOR"],
        options: Installation.options, run: { try await Editors.setActive($0, true) }),
      Command(
        name: "rotate-secret", summary: "Make a new secret and print it, once, as JSON.", operands: ["EDITOR"],
        options: [
          Option("client", "The client secret (the default); the old one stops working"),
          Option("webhook", "The webhook secret"),
          Option("overlap", "HOURS", "How long the old webhook secret signs as well, 0 to 720 (24)"),
        ] + Installation.options,
        notes: [
          "While an old webhook secret still signs, another rotation is refused, since receivers may know no other: "
            + "`editor show` tells until when. With --overlap 0 the new secret signs alone from now on."
        ],
        run: { try await Editors.rotateSecret($0) }),
    ])
}

enum Editors {
  static func add(_ arguments: Arguments) async throws {
    let fields = try EditorFields(arguments)
    let name = try EditorFields.checkedName(arguments.operands[0])
    let credentials = try Credentials.random(clientID: arguments["client-id"])
    try await Installation.with(arguments, as: .madeOrCurrent) { installation in
      try fields.check(in: try await installation.environment())
      var editor = NewEditor(
        name: name, clientID: credentials.clientID,
        clientSecretHash: try PasswordHash.make(credentials.clientSecret), createdAt: Clock().now)
      editor.authorized = !arguments.has("not-authorized")
      editor.sealedWebhookSecret = try installation.seal.close(
        Array(credentials.webhookSecret.utf8), as: .webhookSecret, name: credentials.clientID)
      fields.apply(to: &editor)
      // The store asks as well, but after the secrets were printed.
      let store = installation.store
      guard try await store.editor(clientID: editor.clientID) == nil else { throw StoreError.clientIDTaken }
      guard try await store.editor(name: editor.name) == nil else { throw StoreError.editorNameTaken }
      guard StandardStream.output.writeOnce(credentials.json + "\n") else {
        throw CommandError("the credentials could not be printed, and no editor was added; add it again")
      }
      do throws(StoreError) {
        _ = try await store.createEditor(editor)
      } catch {
        throw CommandError(
          "the editor whose credentials were printed \(error.mayHaveWritten ? "may not be" : "is not") added: "
            + error.advice)
      }
    }
  }

  static func list(_ arguments: Arguments) async throws {
    try await Installation.with(arguments) { installation in
      let editors = try await installation.store.editors()
      if arguments.has("json") {
        print(JSON.array(editors.map(EditorDescription.json)).text)
      } else if editors.isEmpty {
        print("There is no editor yet. `passemarche editor add NAME` adds one.")
      } else {
        for editor in editors {
          print("\(editor.clientID)  \(editor.mayCall ? "may call" : "refused ")  \(editor.name)")
        }
      }
    }
  }

  static func show(_ arguments: Arguments) async throws {
    try await Installation.with(arguments) { installation in
      print(EditorDescription.json(try await find(arguments.operands[0], in: installation.store)).text)
    }
  }

  static func update(_ arguments: Arguments) async throws {
    let fields = try EditorFields(arguments)
    let name = try arguments["name"].map(EditorFields.checkedName)
    try await Installation.with(arguments) { installation in
      let editor = try await find(arguments.operands[0], in: installation.store)
      try fields.check(in: try await installation.environment())
      var changes = EditorChanges()
      fields.apply(to: &changes)
      if let name { changes.name = .set(name) }
      if arguments.has("no-defense") { changes.canCreateDefenseMarkets = .set(false) }
      if arguments.has("no-quota") { changes.quotaOverrides = .set([:]) }
      let updated = try await installation.store.updateEditor(id: editor.id, changes, at: Clock().now)
      print(EditorDescription.json(updated).text)
    }
  }

  static func setActive(_ arguments: Arguments, _ active: Bool) async throws {
    try await Installation.with(arguments) { installation in
      let editor = try await find(arguments.operands[0], in: installation.store)
      var changes = EditorChanges()
      changes.active = .set(active)
      if active { changes.authorized = .set(true) }
      _ = try await installation.store.updateEditor(id: editor.id, changes, at: Clock().now)
    }
  }

  static func rotateSecret(_ arguments: Arguments) async throws {
    if arguments.has("client"), arguments.has("webhook") { throw UsageError("one secret at a time") }
    let overlap = try overlap(arguments)
    try await Installation.with(arguments) { installation in
      let editor = try await find(arguments.operands[0], in: installation.store)
      let (secret, now) = (try Credentials.secret(), Clock().now)
      var changes = EditorChanges()
      if arguments.has("webhook") {
        // The store asks as well, but after the secret was printed.
        if overlap != nil, let former = editor.previousWebhookSecret, now < former.validUntil {
          throw StoreError.formerSecretSigns(until: former.validUntil)
        }
        changes.sealedWebhookSecret = .set(
          try installation.seal.close(Array(secret.utf8), as: .webhookSecret, name: editor.clientID))
        changes.previousWebhookSecretUntil = overlap.map { now.adding(milliseconds: $0 * 3_600_000) }
      } else {
        changes.clientSecretHash = .set(try PasswordHash.make(secret))
      }
      let made = JSON.members(
        ("client_id", .string(editor.clientID)),
        (arguments.has("webhook") ? "webhook_secret" : "client_secret", .string(secret)))
      guard StandardStream.output.writeOnce(made.text + "\n") else {
        throw CommandError("the new secret could not be printed, and the old one stays; rotate it again")
      }
      do throws(StoreError) {
        _ = try await installation.store.updateEditor(id: editor.id, changes, at: now)
      } catch {
        throw CommandError(
          "the secret that was printed \(error.mayHaveWritten ? "may not be" : "is not") in force: \(error.advice)")
      }
    }
  }

  /// In hours; nil for none.
  private static func overlap(_ arguments: Arguments) throws -> Int64? {
    guard let text = arguments["overlap"] else { return 24 }
    guard arguments.has("webhook") else { throw UsageError("--overlap is for --webhook") }
    guard let hours = Int64(text), (0...720).contains(hours) else { throw UsageError("--overlap must be 0 to 720") }
    return hours == 0 ? nil : hours
  }

  static func find(_ text: String, in store: any Store) async throws -> EditorRecord {
    if let editor = try await store.editor(clientID: text) { return editor }
    if let editor = try await store.editor(name: text) { return editor }
    throw CommandError("no editor has the name or client identifier \(text)")
  }
}
