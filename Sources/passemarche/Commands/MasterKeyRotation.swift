import Commands
import Crypto
import Documents
import Glibc
import Handlers
import Store
import Vault

extension Command {
  static let masterKey = Command(
    name: "master-key", summary: "Change the key that encrypts secrets at rest.",
    commands: [
      Command(
        name: "rotate", summary: "Encrypt all secrets with a new master key, while no server has the database open.",
        options: Installation.options + [
          Option(
            "new-master-key-file", "FILE",
            "The new key, 64 hexadecimal digits (one is made, and takes the place of the key file)")
        ],
        notes: [
          "Without FILE the former key stays beside the key file, under its name: backups from before open with it "
            + "alone.",
          "With FILE no file is replaced: it is for you to give the new key in place of the former one, by "
            + "--master-key-file or \(MasterKey.variable), before the server starts.",
          "Where it is killed or fails, run it again with the same words. Where the database is encrypted with the new "
            + "key by then, that ends the rotation and makes no other key.",
          "Whoever has the former key and a copy of the database from before has the secrets in it: give editors new "
            + "ones by `editor rotate-secret --webhook`.",
        ],
        run: { try MasterKeyRotation($0).run() })
    ])
}

/// Puts another master key in the place of the one that a data directory has.
///
/// Which of the two counts is said by the database alone, in the transaction that seals its secrets with the new one.
/// All else is done in such an order around it that a process which is killed anywhere has lost nothing, and that what
/// takes long or much room comes when everything opens already. Each step is on the disk before the next one begins:
///
/// 1. The new key is in a file beside the key file.
/// 2. The former key is in another one as well, under its name.
/// 3. The document signer's key, which is in a file, is sealed with both.
/// 4. The database is sealed with the new key, and owes the erasure of what the former one has sealed.
/// 5. The new key takes the place of the key file, by one renaming.
/// 6. The document signer's key is sealed with the new key alone.
/// 7. What the former key has sealed is erased from the free room of the database and from its log.
/// 8. The database owes nothing.
///
/// Before 4 the key file opens everything, and the rotation begins anew, with the new key that is there. Between 4 and
/// 5 whoever opens the database finds that it wants the key which waits beside the key file, and does 5
/// (``MasterKey/load(file:named:directory:)``). From 5 on the key file opens everything again. Until 8 the debt tells
/// that there is something left to do: to the operator as a server starts, and to the next rotation, which then does
/// that in place of making another key. Nobody else has the database open from before 1 to after 8.
///
/// A new key that is given takes nobody's place: 2 and 5 are left out, and from 4 on it alone opens the database.
struct MasterKeyRotation {
  private let directory: String
  private let belonging: StoreBelonging?
  /// Where the key is, unless the environment holds it.
  private let keyFile: String
  private let newKeyFile: String
  /// Whether the new key is made here, and takes the place of the key file.
  private let replacesKeyFile: Bool

  /// - Throws: ``UsageError`` where no key file holds the key and no other is given.
  init(_ arguments: Arguments) throws {
    let settings = try GivenSettings(arguments, environment: EnvironmentVariables.all)
    directory = settings.string("data-dir")
    belonging = try Installation.belonging(settings)
    keyFile = Installation.keyFile(settings)
    let given = arguments["new-master-key-file"]
    guard given != nil || EnvironmentVariables.value(MasterKey.variable) == nil else {
      throw UsageError("\(MasterKey.variable) holds the master key; give the new one by --new-master-key-file")
    }
    newKeyFile = given ?? MasterKey.pending(keyFile)
    replacesKeyFile = given == nil
  }

  /// What the operator is told, and where something is left to be done, why.
  private typealias Outcome = (told: [String], failure: String?)

  /// Blocks.
  func run() throws {
    // What is written anew is nowhere else on the way. Before the database is opened: it is asked for then.
    setenv("SQLITE_TMPDIR", directory, 0)
    let outcome: Outcome
    do {
      outcome = try ExclusiveStore.with(dataDirectory: directory, of: belonging) { store in try rotate(store) }
    } catch StoreError.busy, StoreError.system(_, _, EBUSY) {
      throw CommandError("the database in \(directory) is in use; stop the server first")
    }
    for line in outcome.told { print(line) }
    if let failure = outcome.failure {
      throw CommandError(
        "the database is encrypted with the new key, but the rotation is not over, and what the former one opens may "
          + "still be there; see that \(directory) has room for two copies of the database, and run this again: "
          + failure)
    }
  }

  private func rotate(_ store: ExclusiveStore) throws -> Outcome {
    guard let known = try store.setting(Installation.masterKeySetting) else {
      throw CommandError("the database in \(directory) has no master key yet; `passemarche serve` makes one")
    }
    let found = "The secrets in \(directory) were encrypted with the key \(known) already"
    if let new = try MasterKey.read(newKeyFile), new.id == known { return conclude(store, new, "\(found).") }
    let former = try MasterKey.load(file: keyFile, named: known, directory: directory)
    let debt = try store.setting(Installation.remainsSetting)
    if replacesKeyFile, debt != nil {
      // A crash of the system may have come between the renaming and the wait for the disk.
      try PrivateFile.keep(keyFile, "key file")
      return conclude(
        store, former, "\(found); this ends that rotation, and makes no other key.", isInPlace: true)
    }
    let new = try newKey()
    if replacesKeyFile { try MasterKey.keepFormer(keyFile, unless: new.id) }
    let count = try reseal(store, from: former, to: new, owing: debt)
    return conclude(store, new, "\(count) secrets in \(directory) are encrypted with the key \(new.id).")
  }

  /// The new key, which will be there after a crash of the system too.
  private func newKey() throws -> SealingKey {
    if replacesKeyFile { return try MasterKey.make(newKeyFile, ownedAs: keyFile) }
    guard let given = try MasterKey.read(newKeyFile) else {
      throw CommandError("the key file \(newKeyFile) is missing")
    }
    try PrivateFile.keep(newKeyFile, "key file")
    return given
  }

  // MARK: Sealing

  /// - Parameter debt: what the database owes from a rotation before.
  /// - Returns: how many secrets the database has.
  private func reseal(
    _ store: ExclusiveStore, from former: SealingKey, to new: SealingKey, owing debt: String?
  ) throws -> Int {
    let both = SecretSeal(sealer: Sealer(current: new, former: [former]))
    let alone = SecretSeal(sealer: Sealer(current: new))
    try changeSigner { (sealed) throws(CryptoError) in
      let own = sealed.first { !Sealer(current: former).needsResealing($0) } ?? sealed[0]
      return [own, try both.reseal(own, as: .documentSigner, name: SignerFile.name)]
    }
    var settings = [
      Installation.masterKeySetting: new.id,
      Installation.remainsSetting: debt.map { "\($0) \(former.id)" } ?? former.id,
    ]
    settings[Journeys.browserKeySetting] = try browserKey(store, by: both)
    return try store.reseal(settings: settings) { (value) throws(StoreError) in
      try Self.resealed(value, by: both)
    } checking: { (value) throws(StoreError) in
      _ = try Self.resealed(value, by: alone)
    }
  }

  /// - Returns: nil where there is none yet.
  private func browserKey(_ store: ExclusiveStore, by seal: SecretSeal) throws -> String? {
    guard let text = try store.setting(Journeys.browserKeySetting), let sealed = Hex.decode(text) else { return nil }
    do {
      return Hex.encode(try seal.reseal(sealed, as: .browserKey, name: Journeys.browserKeyOwner))
    } catch {
      throw StoreError.corrupted("the setting \(Journeys.browserKeySetting) does not open: \(error)")
    }
  }

  private static func resealed(_ value: SealedValue, by seal: SecretSeal) throws(StoreError) -> [UInt8] {
    do {
      switch value.owner {
      case .editor(let clientID): return try seal.reseal(value.bytes, as: .webhookSecret, name: clientID)
      case .signingKey(let kid): return try seal.reseal(value.bytes, as: .signingKey, name: kid)
      case .file(let name): return try FileVault.reseal(value.bytes, of: name, with: seal.sealer)
      }
    } catch {
      throw StoreError.corrupted("the secret of \(value.owner) does not open: \(error)")
    }
  }

  private func changeSigner(_ change: ([[UInt8]]) throws(CryptoError) -> [[UInt8]]) throws {
    do {
      try SignerFile.reseal(in: directory, change)
    } catch {
      throw CommandError(
        "the key in \(directory)/\(SignerFile.name) cannot be encrypted anew: \(error); where attestations are signed "
          + "with another certificate, remove that file")
    }
  }

  // MARK: The end

  /// Does what is left to be done once the database is sealed with the new key.
  /// - Parameters:
  ///   - done: what the operator is told of the database.
  ///   - isInPlace: whether the new key is in the key file already.
  private func conclude(
    _ store: ExclusiveStore, _ new: SealingKey, _ done: String, isInPlace: Bool = false
  ) -> Outcome {
    var told = [done]
    do {
      if !isInPlace { told += try putInPlace(new) }
      try keepSigner(new)
      try store.eraseRemains(owedBy: Installation.remainsSetting)
    } catch let error as StoreError {
      return (told, error.advice)
    } catch {
      return (told, "\(error)")
    }
    return (told, nil)
  }

  /// - Returns: what the operator is told of where keys are.
  private func putInPlace(_ new: SealingKey) throws -> [String] {
    guard replacesKeyFile else {
      return [
        "The master key is that of \(newKeyFile) from now on: give it by --master-key-file, or by "
          + "\(MasterKey.variable), before the server starts. Backups from before open with the former one alone: keep "
          + "it for as long as you keep them."
      ]
    }
    let former = try MasterKey.putInPlace(keyFile, id: new.id)
    return ["The key is in \(keyFile)."]
      + (former.map {
        ["The former one is in \($0), for backups from before; remove it with the last of them."]
      } ?? [])
  }

  private func keepSigner(_ new: SealingKey) throws {
    let alone = SecretSeal(sealer: Sealer(current: new))
    try changeSigner { (sealed) throws(CryptoError) in
      if let own = sealed.first(where: { !alone.sealer.needsResealing($0) }) { return [own] }
      // Does not open, and says so.
      return [try alone.reseal(sealed[0], as: .documentSigner, name: SignerFile.name)]
    }
  }
}
