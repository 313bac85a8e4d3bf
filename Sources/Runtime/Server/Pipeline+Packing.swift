import Packing

/// Answers that the contract lets be packed (`x-compress`), for clients that accept it (RFC 9110 section 12.5.3).
extension Pipeline {
  /// From this size on, in bytes, packing would hold up the loop, and is done by ``packers``.
  private static let longWork = 32 * 1024

  /// - Throws: ``Failure/notAcceptable`` where the client takes answers neither packed nor as they are.
  func checkCoding(_ head: RequestHead, _ operation: OperationDescriptor) throws(Failure) {
    guard !operation.packs.isEmpty, Self.coding(head, isPacked: true) == nil else { return }
    throw .notAcceptable
  }

  private static func coding(_ head: RequestHead, isPacked: Bool) -> ContentCoding? {
    var accepted = AcceptedCodings()
    head.headers.each("accept-encoding", in: head.bytes) { accepted.add($0) }
    return accepted.best(isPacked: isPacked)
  }

  /// Packs an answer that may be, where that is wanted and worth its while, or else nothing could be sent.
  func pack(_ reply: inout Reply, _ head: RequestHead) async {
    guard case .bytes(let bytes) = reply.body else { return }
    // Section 12.5.5: the same of every answer that could have been another.
    reply.headers.append(text: "Vary: Accept-Encoding\r\n")
    let coding = Self.coding(head, isPacked: bytes.count >= packFrom)
    if coding == .identity { return }
    let packed =
      if bytes.count >= Self.longWork, let packers { await packers.run { Gzip.packed(bytes) } } else {
        Gzip.packed(bytes)
      }
    guard let packed, packed.count < bytes.count || coding == nil else { return }
    reply.headers.append(text: "Content-Encoding: gzip\r\n")
    reply.body = .bytes(packed)
  }
}
