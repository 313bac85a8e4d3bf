import COpenSSL

/// What can go wrong in this module. None of it repeats a secret.
public enum CryptoError: Error, Sendable, Hashable {
  /// The library refused or failed: out of memory, no entropy, no such algorithm in its configuration.
  case library(operation: String, reason: String)
  /// Stored text or bytes do not have the form that this module writes.
  case malformed(String)
  /// Sealed under a key that is not at hand.
  case unknownKey(id: String)
  /// Not what was sealed: altered, cut, or opened for another purpose than it was sealed for.
  case notAuthentic

  /// The library's failure with the reason it gives. Empties the thread's queue of errors, so that none is told twice.
  static func failure(of operation: StaticString) -> CryptoError {
    var reason = "no reason given"
    let code = ERR_get_error()
    if code != 0 {
      var buffer = [CChar](repeating: 0, count: 256)
      ERR_error_string_n(code, &buffer, buffer.count)
      reason = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    ERR_clear_error()
    return .library(operation: "\(operation)", reason: reason)
  }
}
