import Crypto
import Runtime

/// What a buyer receives of an application: the attestation, every document, and a manifest that tells their digests.
public struct Package: Sendable {
  /// `FT…`
  public var identifier: String
  /// When the candidate ordered the submission: the date of every entry.
  public var submittedAt: Timestamp
  /// The buyer's attestation.
  public var attestation: Content
  /// In the order of their names.
  public var documents: [Document]

  public init(identifier: String, submittedAt: Timestamp, attestation: Content, documents: [Document]) {
    self.identifier = identifier
    self.submittedAt = submittedAt
    self.attestation = attestation
    self.documents = documents
  }

  public struct Document: Sendable {
    public var fieldKey: String
    public var file: AttachedFile
    public var source: Source

    public init(fieldKey: String, file: AttachedFile, source: @escaping Source) {
      self.fieldKey = fieldKey
      self.file = file
      self.source = source
    }
  }

  public struct Content: Sendable {
    public var size: Int64
    /// 32 bytes.
    public var sha256: [UInt8]
    public var source: Source

    public init(size: Int64, sha256: [UInt8], source: @escaping Source) {
      self.size = size
      self.sha256 = sha256
      self.source = source
    }
  }

  /// Opens a document: what it gives tells one piece after the other, and nil at the end. Pieces of 64 KB to 1 MB serve
  /// best.
  public typealias Source = @Sendable () throws -> () throws -> [UInt8]?

  /// Lists what is in the package and what each file was called, for programs.
  func manifest() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("identifier")
    json.string(identifier)
    json.key("submitted_at")
    json.string(submittedAt.text)
    json.key("attestation")
    json.beginObject()
    json.key("name")
    json.string(PackageNames.attestation(identifier))
    json.key("size")
    json.integer(attestation.size)
    json.key("sha256")
    json.string(Hex.encode(attestation.sha256))
    json.endObject()
    json.key("documents")
    json.beginArray()
    for document in documents { add(document, to: &json) }
    json.endArray()
    json.endObject()
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func add(_ document: Document, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(PackageNames.folder + document.file.systemName)
    json.key("original_name")
    json.string(document.file.originalName)
    json.key("field_key")
    json.string(document.fieldKey)
    json.key("source")
    json.string(document.file.origin == .candidate ? "candidate" : "official")
    json.key("size")
    json.integer(document.file.size)
    json.key("sha256")
    json.string(Hex.encode(document.file.sha256))
    json.endObject()
  }
}
