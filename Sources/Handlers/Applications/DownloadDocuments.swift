import Generated
import Runtime
import Store
import Vault

/// The documents of a submitted application, whole or in parts (RFC 9110 section 14).
extension PasseMarche {
  public func getAttestation(
    _ input: GetAttestation.Input, _ context: GetAttestation.Context
  ) async throws(GetAttestation.Problem) -> GetAttestation.Response {
    let application = try await GetAttestation.Problem.owned(by: context.authorization.principal) {
      try await store.application(identifier: input.identifier)
    }
    guard application.completedAt != nil else { throw .applicationNotCompleted }
    return try await download(
      .candidateAttestation, of: application.identifier, as: "attestation_\(application.identifier).pdf",
      Conditions(
        range: input.range, ifRange: input.ifRange, ifMatch: input.ifMatch, ifNoneMatch: input.ifNoneMatch),
      missing: GetAttestation.Problem.attestationNotAvailable)
  }

  public func getDocumentsPackage(
    _ input: GetDocumentsPackage.Input, _ context: GetDocumentsPackage.Context
  ) async throws(GetDocumentsPackage.Problem) -> GetDocumentsPackage.Response {
    let application = try await GetDocumentsPackage.Problem.owned(by: context.authorization.principal) {
      try await store.application(identifier: input.identifier)
    }
    guard application.completedAt != nil else { throw .applicationNotCompleted }
    return try await download(
      .package, of: application.identifier, as: "documents_package_\(application.identifier).zip",
      Conditions(
        range: input.range, ifRange: input.ifRange, ifMatch: input.ifMatch, ifNoneMatch: input.ifNoneMatch),
      missing: GetDocumentsPackage.Problem.documentsPackageNotAvailable)
  }

  /// The fields of a request that say which part is wanted, and of which version.
  private struct Conditions {
    let range: String?
    let ifRange: String?
    let ifMatch: String?
    let ifNoneMatch: String?
  }

  private func download<Response: DocumentResponse, Problem: DocumentProblem>(
    _ kind: DocumentKind, of application: String, as name: String, _ conditions: Conditions,
    missing: @autoclosure () -> Problem
  ) async throws(Problem) -> Response {
    let document = try await Problem.faulting {
      try await store.documents(applicationIdentifier: application).first { $0.kind == kind }
    }
    guard let document else { throw missing() }
    let tag = EntityTag(digest: document.sha256)
    let wanted = ByteRangeRequest(
      range: conditions.range, ifRange: conditions.ifRange, ifMatch: conditions.ifMatch,
      ifNoneMatch: conditions.ifNoneMatch, size: document.size, tag: tag)
    let contentRange = wanted.contentRange(size: document.size) ?? ""
    switch wanted {
    case .notModified: return .notModified(etag: tag.text)
    case .anotherVersion: throw .preconditionFailed(ErrorBody(error: "Precondition failed"))
    case .unsatisfiable: throw .unsatisfiableRange(contentRange)
    case .whole, .part: break
    }
    let reader = try await Problem.faulting {
      try await vault.open(storageName: document.storageName, sealedKey: document.sealedKey, size: document.size)
    }
    let disposition = ContentDisposition.attachment(name)
    if case .part(let range) = wanted {
      return .partialContent(
        .stream(reader.stream(range)), contentDisposition: disposition, etag: tag.text, contentRange: contentRange)
    }
    return .ok(.stream(reader.stream()), contentDisposition: disposition, etag: tag.text)
  }
}

/// A document as the contract answers with it.
private protocol DocumentResponse: Sendable {
  static func ok(_ body: BinaryBody, contentDisposition: String, etag: String) -> Self
  static func partialContent(
    _ body: BinaryBody, contentDisposition: String, etag: String, contentRange: String
  ) -> Self
  static func notModified(etag: String) -> Self
}

private protocol DocumentProblem: OperationProblem {
  static func preconditionFailed(_ body: ErrorBody) -> Self
  static func rangeNotSatisfiable(_ body: ErrorBody, contentRange: String) -> Self
}

extension DocumentProblem {
  fileprivate static func unsatisfiableRange(_ contentRange: String) -> Self {
    .rangeNotSatisfiable(ErrorBody(error: "Range not satisfiable"), contentRange: contentRange)
  }
}

extension GetAttestation.Response: DocumentResponse {}
extension GetAttestation.Problem: DocumentProblem {}
extension GetDocumentsPackage.Response: DocumentResponse {}
extension GetDocumentsPackage.Problem: DocumentProblem {}
