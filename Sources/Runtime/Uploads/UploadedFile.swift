/// A file that came with a request. The bytes lie in a temporary file, which is deleted when the last copy of this
/// value is gone; who wants to keep them moves or copies it, off the event loop.
public struct UploadedFile: Sendable, Equatable {
  /// What the client calls it: the last component alone, 1 to 255 Unicode scalars, without control characters. To be
  /// shown, never to be used as a path.
  public let name: String
  /// What the client says it is: `type/subtype`, lower case. To be checked, never to be believed.
  public let contentType: String?
  /// In bytes.
  public let size: Int
  private let file: SpooledFile

  init(name: String, contentType: String?, size: Int, file: SpooledFile) {
    self.name = name
    self.contentType = contentType
    self.size = size
    self.file = file
  }

  /// Where the bytes lie, readable and movable by this process's user.
  public var path: String { file.path }

  /// Whether both are copies of one upload.
  public static func == (left: UploadedFile, right: UploadedFile) -> Bool { left.file === right.file }
}
