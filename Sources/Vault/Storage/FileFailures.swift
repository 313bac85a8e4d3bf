/// Files of the vault that could not be moved or erased, each with the reason. None had a bearing on the others.
public struct FileFailures: Error, Sendable, Hashable {
  public struct Failure: Sendable, Hashable {
    public let storageName: String
    public let error: VaultError
  }

  /// How many are kept by name: a disk that fails does so for all of them.
  public static let maximumNamed = 100

  public private(set) var count = 0
  /// The first of them.
  public private(set) var named: [Failure] = []

  public init() {}

  public mutating func add(_ storageName: String, _ error: VaultError) {
    count += 1
    if named.count < Self.maximumNamed { named.append(Failure(storageName: storageName, error: error)) }
  }
}

extension FileFailures: CustomStringConvertible {
  public var description: String { "\(count) of the vault's files could not be moved or erased" }
}
