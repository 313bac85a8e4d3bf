import Crypto
import Glibc
import Runtime

/// What can go wrong with a file of the vault. None of it names a file as people know it.
public enum VaultError: Error, Sendable, Hashable {
  /// There is no file of that name.
  case missing
  /// Not what was stored: altered, cut, exchanged, or sealed with another key. Nothing past the last verified piece was
  /// given out.
  case damaged
  /// More than the writer was allowed, in bytes.
  case tooLarge(limit: Int)
  /// The vault's directory may not be used as it is; the sentence is for the operator.
  case unusable(String)
  case system(SystemError)
  case crypto(CryptoError)

  init(_ error: SystemError) { self = .system(error) }

  /// The failure of the call that has just set `errno`.
  static func failed(_ call: String, code: Int32 = errno) -> VaultError { VaultError(SystemError(call, code: code)) }

  init(_ error: CryptoError) {
    switch error {
    case .notAuthentic, .malformed: self = .damaged
    case .library, .unknownKey: self = .crypto(error)
    }
  }
}

extension VaultError: TransientError {
  public var retryAfter: Int? {
    if case .system(let error) = self { error.retryAfter } else { nil }
  }
}
