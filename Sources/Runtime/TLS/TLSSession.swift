import COpenSSL

/// One connection under TLS, over a socket that does not block. Used on its loop's thread only.
final class TLSSession {
  private let session: OpaquePointer
  /// What the callbacks of a handshake use.
  private let context: TLSContext
  private var isEstablished = false
  /// OpenSSL allows nothing more with a session that has failed.
  private var hasFailed = false
  /// The head of a record may have been read and not what follows it, which OpenSSL does not call pending.
  private var mayBeWithinRecord = false
  /// Messages of TLS's own after the handshake.
  private var afterthoughts = Allowance(burst: 200, rate: 20)

  /// Takes over an `SSL`.
  init(_ session: OpaquePointer, context: TLSContext) {
    self.session = session
    self.context = context
    countAfterthoughts()
  }

  deinit { SSL_free(session) }

  enum Handshake {
    case done, waiting
    /// Without anything that the client has sent.
    case failed(String)
  }

  /// Goes on with the handshake as far as it can.
  func handshake() -> Handshake {
    if isEstablished { return .done }
    ERR_clear_error()
    let result = SSL_do_handshake(session)
    if result == 1 {
      isEstablished = true
      return .done
    }
    switch SSL_get_error(session, result) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .waiting
    default:
      hasFailed = true
      return .failed(Self.lastReason() ?? "the connection ended")
    }
  }

  /// Whether the client and we have agreed on HTTP/2 (RFC 9113 section 3.2).
  var speaksHTTP2: Bool {
    var name: UnsafePointer<UInt8>?
    var length: UInt32 = 0
    SSL_get0_alpn_selected(session, &name, &length)
    return UnsafeBufferPointer(start: name, count: Int(length)).elementsEqual("h2".utf8)
  }

  /// Bytes of a record (RFC 8446 section 5.1).
  private static let recordSize = 16 * 1024

  /// Reads what was decrypted, at most a record.
  func read(into room: UnsafeMutableRawBufferPointer) -> LoopState.Received {
    guard !hasFailed else { return .failed }
    ERR_clear_error()
    let beganEmpty = SSL_has_pending(session) == 0 && !mayBeWithinRecord
    let before = BIO_number_read(SSL_get_rbio(session))
    let count = SSL_read(session, room.baseAddress, Int32(clamping: room.count))
    guard !hasFailed else { return .failed }
    let received = BIO_number_read(SSL_get_rbio(session)) - before
    mayBeWithinRecord = count <= 0 && (received > 0 || !beganEmpty)
    if count > 0 {
      // With nothing left from before, OpenSSL asks the socket for more than a whole record at once. Where all that came
      // is less, the socket had no more.
      let isAll = beganEmpty && received < Self.recordSize && SSL_has_pending(session) == 0
      return .bytes(Int(count), isAll: isAll)
    }
    switch SSL_get_error(session, count) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .nothing
    case SSL_ERROR_ZERO_RETURN: return .end
    default:
      hasFailed = true
      // Without the alert that ends a session: what was sent may be incomplete, which the framing of messages tells.
      return ERR_GET_REASON(ERR_peek_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING ? .end : .failed
    }
  }

  /// Counts what the client sends of the handshake's kind once that is over: changes of the keys (RFC 8446 section
  /// 4.6.3) and wishes to renegotiate, which are refused. Both cost us more than it. OpenSSL reads on within one call
  /// for as long as they come, so that this is where it is stopped: the socket has nothing more for it.
  private func countAfterthoughts() {
    SSL_set_msg_callback(session) { isWritten, _, type, _, _, _, this in
      guard isWritten == 0, type == SSL3_RT_HANDSHAKE, let this else { return }
      let session = Unmanaged<TLSSession>.fromOpaque(this).takeUnretainedValue()
      guard session.isEstablished, !session.afterthoughts.take() else { return }
      session.hasFailed = true
      BIO_set_callback_ex(SSL_get_rbio(session.session)) { _, operation, _, _, _, _, result, _ in
        operation == BIO_CB_READ ? -1 : Int(result)
      }
    }
    SSL_ctrl(session, SSL_CTRL_SET_MSG_CALLBACK_ARG, 0, Unmanaged.passUnretained(self).toOpaque())
  }

  /// - Returns: how many bytes were taken, 0 where none can be now; nil where the connection has failed.
  func write(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard !hasFailed else { return nil }
    ERR_clear_error()
    let count = SSL_write(session, bytes.baseAddress, Int32(clamping: bytes.count))
    if count > 0 { return Int(count) }
    switch SSL_get_error(session, count) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return 0
    default:
      hasFailed = true
      return nil
    }
  }

  /// Says that nothing more is sent, so that the client can tell the end from a cut (RFC 8446 section 6.1).
  func closeNotify() {
    guard isEstablished, !hasFailed else { return }
    ERR_clear_error()
    SSL_shutdown(session)
  }

  /// OpenSSL's words for what failed last on this thread.
  static func lastReason() -> String? {
    let code = ERR_peek_last_error()
    guard code != 0 else { return nil }
    return ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
