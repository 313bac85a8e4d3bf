/// Why a document could not be made. None of it repeats what the document says.
public enum DocumentsError: Error, Sendable, Hashable {
  /// A font or colour profile is not installed where it is looked for (`scripts/install`).
  case missing(path: String)
  /// Others than its owner may read a file that holds a key.
  case exposed(path: String)
  /// A key or a certificate is not what signs documents; why, for the operator.
  case signer(String)
  /// A library failed: out of memory, or damaged fonts.
  case library(operation: String, reason: String)
  /// The document would be larger than it may be, in bytes.
  case tooLarge(limit: Int)
  /// The document would be signed before the signer's certificate is good, or after.
  case certificateNotValid
  /// The content breaks a rule that its documentation states.
  case content(String)
}
