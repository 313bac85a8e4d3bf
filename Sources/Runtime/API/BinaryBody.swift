/// The body of an answer that is not JSON: a document, an archive, the contract itself.
public enum BinaryBody: Sendable {
  case bytes([UInt8])
  /// Made while it is sent; its length is told in advance where it is known.
  case stream(BodyStream)

  /// In bytes; nil for a stream of unknown length.
  public var length: Int? {
    switch self {
    case .bytes(let bytes): bytes.count
    case .stream(let stream): stream.length
    }
  }

  var replyBody: ReplyBody {
    switch self {
    case .bytes(let bytes): .bytes(bytes)
    case .stream(let stream): .stream(stream)
    }
  }
}
