import Runtime

/// How long what people enter is kept, in milliseconds (product.md §5.1, §9.3). Something is purged when it is older
/// than this, not when it is exactly as old.
public enum Retention {
  /// What a buyer entered for a market that is not completed: 24 hours after the last change.
  public static let marketConfiguration: Int64 = 24 * 3_600_000
  /// What a candidate entered for an application that is not submitted: 7 days after the last change.
  public static let draft: Int64 = 7 * 24 * 3_600_000
  /// Requests for links, for the throttle: as long as its longest window is meant to be.
  public static let linkRequest: Int64 = 24 * 3_600_000
  /// Links after their end, used or not.
  public static let magicLink: Int64 = 24 * 3_600_000
}

/// What a purge of drafts did.
public struct PurgedDrafts: Sendable, Hashable {
  /// The identifiers of the applications that were emptied.
  public let applicationIdentifiers: [String]
  /// The storage names of their files, to be erased from the disk.
  public let erasedStorageNames: [String]
}
