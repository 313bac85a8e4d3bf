/// The version of a contract (`info.version`): three numbers, as Semantic Versioning 2.0.0 orders them.
public struct ContractVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var major: Int
  public var minor: Int
  public var patch: Int

  /// - Returns: nil for anything but three numbers between dots, without leading zeros.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } && (part == "0" || part.first != "0") ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
  }

  private init(_ major: Int, _ minor: Int, _ patch: Int) {
    (self.major, self.minor, self.patch) = (major, minor, patch)
  }

  public var description: String { "\(major).\(minor).\(patch)" }

  public static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }

  /// The least version that may follow this one with such changes (Semantic Versioning sections 4 and 6 to 8): before
  /// 1.0.0 a breaking change asks for a new minor version only. The same version where nothing has changed.
  public func following(_ changes: [ContractChange]) -> ContractVersion {
    switch changes.map(\.impact).min() {
    case .breaking?: major == 0 ? ContractVersion(0, minor + 1, 0) : ContractVersion(major + 1, 0, 0)
    case .risky?, .compatible?: major == 0 ? ContractVersion(0, minor, patch + 1) : ContractVersion(major, minor + 1, 0)
    case .wording?: ContractVersion(major, minor, patch + 1)
    case nil: self
    }
  }
}
