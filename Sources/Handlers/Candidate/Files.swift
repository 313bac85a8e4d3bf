import Generated
import Pages
import Runtime
import Store
import Vault

/// Files beside the forms: what scripts upload, ask about and remove, and what their owner reads again.
extension PasseMarche {
  public func uploadFiles(
    _ input: UploadFiles.Input, _ context: UploadFiles.Context
  ) async throws(UploadFiles.Problem) -> UploadFiles.Response {
    try await answer(UploadFiles.Problem.self) {
      let candidate = try await candidate(input.identifier, Visit(context, destination: nil))
      guard !candidate.application.isLocked else { throw UploadFiles.Problem.alreadyTransmitted }
      let presenter = presenter(candidate)
      let fields = presenter.asked.flatMap(\.fields)
      let contestable = Set(presenter.contestations.map(\.key))
      let haul = try await intake.take(
        input.body.files.sorted { $0.key < $1.key }.flatMap { name, files in files.map { (name, $0) } }
      ) { place in
        candidate.takesFiles(place, among: fields) || contestable.contains(place.fieldKey)
      }
      guard haul.refused.isEmpty else {
        await intake.discard(haul.files.map(\.storageName))
        throw UploadFiles.Problem.unprocessableContent(ValidationError(haul.refused))
      }
      var changes = DraftChanges()
      changes.addedFiles = haul.files.map { file in
        var file = file
        file.isContestation = contestable.contains(file.fieldKey)
        return file
      }
      do {
        _ = try await save(candidate, changes)
      } catch StoreError.limitExceeded {
        throw UploadFiles.Problem.tooManyFiles
      }
      return .ok(try await storedFiles(input.identifier))
    }
  }

  public func deleteFile(
    _ input: DeleteFile.Input, _ context: DeleteFile.Context
  ) async throws(DeleteFile.Problem) -> DeleteFile.Response {
    try await answer(DeleteFile.Problem.self) {
      let candidate = try await candidate(input.identifier, Visit(context, destination: nil))
      guard !candidate.application.isLocked else { throw DeleteFile.Problem.alreadyTransmitted }
      guard candidate.dossier.files.contains(where: { $0.id == input.file }) else {
        throw DeleteFile.Problem.resourceNotFound
      }
      var changes = DraftChanges()
      changes.removedFiles = [input.file]
      _ = try await save(candidate, changes)
      return .ok(try await storedFiles(input.identifier))
    }
  }

  public func getScanStatus(
    _ input: GetScanStatus.Input, _ context: GetScanStatus.Context
  ) async throws(GetScanStatus.Problem) -> GetScanStatus.Response {
    try await answer(GetScanStatus.Problem.self) {
      try await demandPermission(input.identifier, Visit(context, destination: nil))
      return .ok(try await storedFiles(input.identifier))
    }
  }

  /// One's own file, to be saved and never shown in place.
  public func downloadFile(
    _ input: DownloadFile.Input, _ context: DownloadFile.Context
  ) async throws(DownloadFile.Problem) -> DownloadFile.Response {
    try await serve(DownloadFile.Problem.self) {
      let candidate = try await candidate(input.identifier, Visit(context, destination: nil))
      guard let file = candidate.dossier.files.first(where: { $0.id == input.file }), !file.scan.isInfected else {
        throw PageRefusal.noFile
      }
      let reader = try await vault.open(
        storageName: file.storageName, sealedKey: file.sealedKey, size: file.size)
      return .ok(.stream(reader.stream()), contentDisposition: ContentDisposition.attachment(file.displayName))
    }
  }

  private func storedFiles(_ identifier: String) async throws -> StoredFiles {
    let files = try await store.files(applicationIdentifier: identifier)
    return StoredFiles(
      complete: !files.contains { $0.scan == .pending },
      files: files.map { file in
        Generated.StoredFile(
          id: file.id, fieldKey: file.fieldKey, item: file.item, name: file.displayName, size: file.size,
          state: .init(file.scan))
      })
  }
}

extension Generated.StoredFile.State {
  init(_ verdict: FileScan) {
    switch verdict {
    case .pending: self = .pending
    case .clean: self = .clean
    case .infected: self = .infected
    case .unscanned: self = .unscanned
    case .error: self = .failed
    }
  }
}

extension ValidationError {
  /// Refused files, as the contract tells broken rules.
  init(_ refused: [FieldError]) {
    self.init(
      error: .validationFailed, errors: refused.map { _ in "File is not accepted" },
      fieldErrors: Dictionary(grouping: refused, by: \.name).mapValues { $0.map(\.message) })
  }
}
