/// Why a text is not the JSON that was asked for. The message is an English clause that repeats nothing of the text, so
/// that it may be sent to whoever wrote it.
public struct JSONError: Error, Sendable, Hashable {
  public let message: String
  /// Bytes before the place of the fault.
  public let offset: Int

  public init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }
}
