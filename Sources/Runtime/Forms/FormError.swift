/// Why a form body, a query or a path segment cannot be read. The message is an English clause that repeats nothing of
/// it.
public struct FormError: Error, Sendable, Hashable {
  public let message: String
  /// Bytes before the place of the fault.
  public let offset: Int

  init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }
}
