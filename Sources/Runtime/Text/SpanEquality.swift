import Glibc

extension Span<UInt8> {
  /// Whether both have the same bytes. The time tells where they differ: secrets are not for it.
  public func hasBytes(of other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBytes { one in
      other.withUnsafeBytes { other in one.isEmpty || memcmp(one.baseAddress!, other.baseAddress!, one.count) == 0 }
    }
  }
}
