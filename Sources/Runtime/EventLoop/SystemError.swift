import Glibc

/// A system call that failed, with the text of its `errno`.
public struct SystemError: Error, Hashable, CustomStringConvertible {
  public let call: String
  public let code: Int32

  /// - Parameters:
  ///   - call: what was tried, for the log; no names that clients gave.
  ///   - code: an `errno`.
  public init(_ call: String, code: Int32 = errno) {
    self.call = call
    self.code = code
  }

  public var description: String { "\(call): \(String(cString: strerror(code)))" }
}

extension SystemError: TransientError {
  /// A disk that is full, takes no writes or fails is seen to by somebody; descriptors and memory are given back by
  /// whoever has them.
  public var retryAfter: Int? {
    switch code {
    case ENOSPC, EDQUOT, EFBIG, EROFS, EIO: 30
    case EMFILE, ENFILE, ENOMEM: 1
    default: nil
    }
  }
}
