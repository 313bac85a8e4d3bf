import Generated
import Runtime
import Store

/// What belongs to one editor, and is nobody else's to see.
protocol OwnedResource {
  var editorID: Int64 { get }
}

extension MarketRecord: OwnedResource {}
extension PublishedMarket: OwnedResource { var editorID: Int64 { market.editorID } }
extension ApplicationRecord: OwnedResource {}

/// The refusals of an operation on an owned resource: it is not there, or it is somebody else's.
protocol OwnedResourceProblem: OperationProblem {
  static var resourceNotFound: Self { get }
  static var notAllowed: Self { get }
}

extension OwnedResourceProblem {
  /// The resource that is looked for, where it is the caller's: the one place that keeps editors apart.
  static func owned<Resource: OwnedResource>(
    by principal: Principal, _ find: () async throws -> Resource?
  ) async throws(Self) -> Resource {
    guard let resource = try await faulting(find) else { throw resourceNotFound }
    guard resource.editorID == principal.editorID else { throw notAllowed }
    return resource
  }
}

extension GetPublicMarket.Problem: OwnedResourceProblem {}
extension CreateMarketApplication.Problem: OwnedResourceProblem {}
extension ListMarketApplications.Problem: OwnedResourceProblem {}
extension GetMarketApplication.Problem: OwnedResourceProblem {}
extension GetAttestation.Problem: OwnedResourceProblem {}
extension GetDocumentsPackage.Problem: OwnedResourceProblem {}
extension UploadFiles.Problem: OwnedResourceProblem {}
extension DeleteFile.Problem: OwnedResourceProblem {}
extension GetScanStatus.Problem: OwnedResourceProblem {}
extension GetApplicationSyncStatus.Problem: OwnedResourceProblem {}
