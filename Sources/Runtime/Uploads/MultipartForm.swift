/// The parts of a `multipart/form-data` body, read one by one while they arrive. Each is taken by ``text()`` or
/// ``file(cap:)``, or passed over.
///
/// All calls throw what the body stream throws, and `malformed` for a body that is no such form.
public struct MultipartForm: Sendable {
  /// What a part is that should be a file.
  public enum File: Sendable {
    case file(UploadedFile)
    /// A text field.
    case text
    /// What a browser sends where no file was chosen.
    case none
  }

  private enum Source {
    case stream(RequestBodyStream)
    case bytes([UInt8])
    case ended
  }

  private var parser: MultipartParser
  private var source: Source
  private let spool: Spool?
  private let peer: PeerAddress
  private var current: MultipartPart?
  private let maxText: Int
  private var textBytes = 0
  /// The fields whose texts are kept; nil where nothing is.
  private let kept: [StaticString]?
  /// The texts that were read and are to be kept.
  private(set) var values: [FormValue] = []
  /// The files that were read, where anything is kept.
  private(set) var files: [FormFile] = []

  /// - Parameter kept: the names, before any brackets, of fields whose texts are kept for a ``RejectedForm``, and all
  ///   files with them.
  public init(_ request: IncomingRequest, keeping kept: [StaticString]? = nil) throws(Failure) {
    self.kept = kept
    maxText = request.limits.formTexts
    let type = request.headers.first("content-type", in: request.head) ?? []
    do {
      parser = MultipartParser(boundary: try MultipartBoundary.read(type), maxParts: request.limits.formFields)
    } catch {
      throw .malformed(error.message)
    }
    source =
      switch request.body {
      case .none: .ended
      case .bytes(let bytes): .bytes(bytes)
      case .stream(let stream): .stream(stream)
      }
    spool = request.spool
    peer = request.peer
  }

  /// The next part; nil at the end of the form.
  public mutating func part() async throws(Failure) -> MultipartPart? {
    // What nobody took of the part before is passed over.
    while let event = try await event() {
      guard case .part(let part) = event else { continue }
      current = part
      return part
    }
    return nil
  }

  /// The text of the part.
  /// - Throws: also `payloadTooLarge` past ``RequestLimits/formTexts``.
  public mutating func text() async throws(Failure) -> String {
    var bytes: [UInt8] = []
    while case .bytes(let piece)? = try await event() {
      textBytes += piece.count
      guard textBytes <= maxText else { throw .payloadTooLarge }
      bytes.append(contentsOf: piece)
    }
    guard current?.isUTF8 == true else { throw .malformed("A field of the form is not UTF-8") }
    let text: String
    do throws(StreamSafeText.Fault) {
      text = try StreamSafeText.read(bytes.span)
    } catch {
      throw .malformed("A field of the form cannot be read: \(error.message)")
    }
    if let kept, let name = current?.name {
      let value = FormValue(name: name, value: text)
      if value.belongs(to: kept) { values.append(value) }
    }
    return text
  }

  /// The part as a file, written to the spool.
  /// - Parameter cap: in bytes.
  /// - Throws: also `payloadTooLarge` past the cap, and `fault`, which passes where the disk is full.
  public mutating func file(cap: Int) async throws(Failure) -> File {
    guard let part = current, let name = part.fileName else { return .text }
    var size = 0
    var file: SpooledFile?
    while case .bytes(let piece)? = try await event() {
      size += piece.count
      guard size <= cap else { throw .payloadTooLarge }
      let open = if let file { file } else { try await newFile() }
      file = open
      try await open.append(piece)
    }
    if name.isEmpty {
      guard size == 0 else { throw .malformed("The name of a file is empty") }
      return .none
    }
    let complete = if let file { file } else { try await newFile() }
    try await complete.finish()
    let upload = UploadedFile(name: name, contentType: part.contentType, size: size, file: complete)
    if kept != nil { files.append(FormFile(name: part.name, file: upload)) }
    return .file(upload)
  }

  private func newFile() async throws(Failure) -> SpooledFile {
    guard let spool else { throw .fault(NoSpool()) }
    return try await spool.create(for: peer)
  }

  /// What comes next in the body; nil at its end.
  private mutating func event() async throws(Failure) -> MultipartParser.Event? {
    while true {
      if let event = try parsed({ parser throws(FormError) in try parser.next() }) { return event }
      guard let chunk = try await chunk() else {
        try parsed { parser throws(FormError) in try parser.finish() }
        return nil
      }
      parser.push(chunk)
    }
  }

  private mutating func parsed<Value>(
    _ step: (inout MultipartParser) throws(FormError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try step(&parser)
    } catch {
      throw .malformed(error.message)
    }
  }

  private mutating func chunk() async throws(Failure) -> [UInt8]? {
    switch source {
    case .ended: return nil
    case .bytes(let bytes):
      source = .ended
      return bytes
    case .stream(let stream):
      let chunk = try await stream.next()
      if chunk == nil { source = .ended }
      return chunk
    }
  }
}

/// A request with files reached a place that has nowhere to put them.
struct NoSpool: Error {}
