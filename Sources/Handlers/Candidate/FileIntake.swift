import Crypto
import Runtime
import Store
import Vault

/// From files that came with a form to files of an application: judged, encrypted, described; and the vault kept in step
/// with the rows.
struct FileIntake: Sendable {
  let vault: FileVault
  let policy: ScanPolicy

  /// What came of the files of one form.
  struct Haul: Sendable {
    var files: [NewFile] = []
    /// By the file's field in the form.
    var refused: [FieldError] = []
  }

  /// Where a file belongs: a field of the catalogue, and within it an item.
  struct Place: Sendable, Hashable {
    let fieldKey: String
    let item: Int?

    /// As the contract writes it.
    var name: String { item.map { "\(fieldKey).\($0)" } ?? fieldKey }

    init(fieldKey: String, item: Int?) {
      self.fieldKey = fieldKey
      self.item = item
    }

    /// - Parameter name: the key of a map of files: `KEY` or `KEY.ITEM`, as the contract's pattern has it.
    init(_ name: String) {
      let parts = name.split(separator: ".", maxSplits: 1)
      fieldKey = String(parts.first ?? "")
      item = parts.count == 2 ? Int(parts[1]) : nil
    }
  }

  /// Judges the files and stores those that pass. What was stored is of no use until its rows are written; where that
  /// fails, ``discard(_:after:)`` it.
  /// - Parameters:
  ///   - files: by where they belong; the places of fields that the step does not have are passed over.
  ///   - takes: whether a place can have files.
  func take(
    _ files: [(name: String, file: UploadedFile)], isContestation: Bool = false, takes: (Place) -> Bool
  ) async throws -> Haul {
    var haul = Haul()
    do {
      for (name, file) in files where takes(Place(name)) {
        try await take(file, as: name, isContestation, into: &haul)
      }
    } catch {
      await discard(haul.files.map(\.storageName))
      throw error
    }
    return haul
  }

  private func take(
    _ file: UploadedFile, as name: String, _ isContestation: Bool, into haul: inout Haul
  ) async throws {
    switch try await FileRules().judge(name: file.name, path: file.path, on: vault) {
    case .refused(let refusal):
      haul.refused.append(FieldError(name: "files[\(name)]", message: "\(file.name) : \(refusal.message)"))
    case .accepted(let accepted):
      let stored = try await vault.store(from: file.path)
      haul.files.append(
        try described(stored, accepted.name, accepted.format, at: Place(name), isContestation: isContestation))
    }
  }

  /// Stores a PDF that was made here.
  func take(_ pdf: [UInt8], named name: String, for fieldKey: String) async throws -> NewFile {
    let stored = try await vault.store { try await $0.write(pdf) }
    return try described(stored, name, .pdf, at: Place(fieldKey: fieldKey, item: nil))
  }

  private func described(
    _ stored: StoredFile, _ name: String, _ format: FileFormat, at place: Place, isContestation: Bool = false
  ) throws -> NewFile {
    NewFile(
      id: try Base64URL.encode(SecureRandom.bytes(16)), fieldKey: place.fieldKey, item: place.item,
      isContestation: isContestation, displayName: name, contentType: format.contentType,
      size: stored.size, sha256: stored.sha256, storageName: stored.storageName, sealedKey: stored.sealedKey,
      scan: policy == .off ? .unscanned : .pending)
  }

  /// Erases the bytes of files without a row. What cannot be erased now is left to the sweep.
  /// - Parameter failure: of the write of their rows. Where they may be there all the same the bytes stay, and the
  ///   sweep takes what no row names.
  func discard(_ storageNames: [String], after failure: StoreError? = nil) async {
    if let failure, failure.mayHaveWritten { return }
    for name in storageNames { try? await vault.remove(name) }
  }
}
