/// Why a package could not be made. Entries are told by their number, 0 being the attestation and the documents
/// following in order: names say too much of a company.
public enum PackageError: Error, Sendable {
  /// The package has, or would have, more bytes than it may.
  case tooLarge(limit: Int64)
  /// What a document turned out to hold is not what was recorded when it was sent.
  case altered(entry: Int)
  /// A document's name has no extension that a package may hold: no executables.
  case refusedExtension(entry: Int)
  /// A name is not one that ``PackageNames`` makes.
  case unsafeName(entry: Int)
  /// Two entries would have the same name, on some system at least.
  case duplicateName(entry: Int)
  /// A document could not be read.
  case source(entry: Int, any Error)
  /// The package could not be written where it was to go.
  case sink(any Error)
  case library(operation: String, reason: String)
}
