import Runtime

/// An uploaded file of an application: its description. The bytes are elsewhere, encrypted, under ``storageName``.
public struct FileRecord: Sendable, Hashable, Identifiable {
  /// Random, for URLs; unique.
  public let id: String
  public let fieldKey: String
  /// The number of the item it belongs to, in an answer of items.
  public let item: Int?
  /// Whether it supports a contestation, and not the answer.
  public let isContestation: Bool
  /// From 1 upwards within its application, in the order of arrival; a removed file's number is not given again while
  /// a later one is there.
  public let position: Int
  /// As the candidate named it, made safe.
  public let displayName: String
  public let contentType: String
  /// In bytes.
  public let size: Int
  /// Of the file as sent, 32 bytes.
  public let sha256: [UInt8]
  public let storageName: String
  /// The key that the bytes are encrypted with, itself encrypted.
  public let sealedKey: [UInt8]
  public let scan: FileScan
  /// When the verdict was given; nil while there is none.
  public let scannedAt: Timestamp?
  public let createdAt: Timestamp
}

public struct NewFile: Sendable, Hashable {
  public var id: String
  public var fieldKey: String
  public var item: Int?
  public var isContestation: Bool
  /// At most 255 characters (Unicode scalars).
  public var displayName: String
  public var contentType: String
  public var size: Int
  public var sha256: [UInt8]
  public var storageName: String
  public var sealedKey: [UInt8]
  /// Usually ``FileScan/pending``.
  public var scan: FileScan

  public init(
    id: String, fieldKey: String, item: Int? = nil, isContestation: Bool = false, displayName: String,
    contentType: String, size: Int, sha256: [UInt8], storageName: String, sealedKey: [UInt8],
    scan: FileScan = .pending
  ) {
    self.id = id
    self.fieldKey = fieldKey
    self.item = item
    self.isContestation = isContestation
    self.displayName = displayName
    self.contentType = contentType
    self.size = size
    self.sha256 = sha256
    self.storageName = storageName
    self.sealedKey = sealedKey
    self.scan = scan
  }
}

/// What the antivirus says of a file (product.md §4.3).
public enum FileScan: Sendable, Hashable {
  /// Not looked at yet.
  case pending
  case clean
  /// With the name of what was found.
  case infected(String)
  /// No scanner looks at files here.
  case unscanned
  /// The scanner could not look; it may be asked again.
  case error(String)
}

/// How much an application can hold in files.
public struct FileLimits: Sendable, Hashable {
  public var count: Int
  /// In bytes, of all files together.
  public var bytes: Int

  /// 300 files, 490 MB (1 MB = 1 048 576 bytes): what a package of 500 MB holds besides the attestation, the manifest
  /// and what ZIP adds, so that whatever is submitted can be packed.
  public init(count: Int = 300, bytes: Int = 490 * 1_048_576) {
    self.count = count
    self.bytes = bytes
  }
}

/// How much an application holds in files.
public struct FileTotals: Sendable, Hashable {
  public let count: Int
  /// In bytes.
  public let bytes: Int
}

/// A file that waits for its verdict.
public struct FileToScan: Sendable, Hashable, Identifiable {
  public let id: String
  public let displayName: String
  public let size: Int
  public let storageName: String
  public let sealedKey: [UInt8]
}
