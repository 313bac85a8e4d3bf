import COpenSSL
import Glibc

/// TLS 1.2 or later over a connected socket, by OpenSSL. The server's certificate must be of an authority that this
/// machine trusts (`SSL_CERT_FILE` and `SSL_CERT_DIR` name others) and stand for the host.
final class TLSSession {
  private let context: OpaquePointer
  private let session: OpaquePointer
  private let descriptor: Int32

  /// Seconds that the handshake may take.
  private static let patience: Int32 = 10

  /// - Throws: ``ClientError/unreachable(_:)``.
  init(over descriptor: Int32, host: String, speaking name: String) throws(ClientError) {
    self.descriptor = descriptor
    guard let context = SSL_CTX_new(TLS_client_method()) else { throw .unreachable("TLS: no context") }
    guard let session = SSL_new(context) else {
      SSL_CTX_free(context)
      throw .unreachable("TLS: no session")
    }
    self.context = context
    self.session = session
    SSL_CTX_set_default_verify_paths(context)
    // What could not be written may be tried again from another place in memory.
    _ = SSL_CTX_ctrl(
      context, SSL_CTRL_MODE, Int(SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER), nil)
    SSL_set_verify(session, SSL_VERIFY_PEER, nil)
    _ = SSL_ctrl(session, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil)
    if SSL_set1_host(session, host) != 1 { throw .unreachable("TLS: \(host) is no host") }
    var named = Array(host.utf8CString)
    named.withUnsafeMutableBytes {
      _ = SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name), $0.baseAddress)
    }
    let protocols = [UInt8(name.utf8.count)] + Array(name.utf8)
    SSL_set_alpn_protos(session, protocols, UInt32(protocols.count))
    SSL_set_fd(session, descriptor)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    try shakeHands()
  }

  deinit {
    SSL_free(session)
    SSL_CTX_free(context)
  }

  private func shakeHands() throws(ClientError) {
    let end = ContinuousClock.now.advanced(by: .seconds(Int(Self.patience)))
    while true {
      let result = SSL_connect(session)
      if result == 1 { return }
      let reason = SSL_get_error(session, result)
      guard reason == SSL_ERROR_WANT_READ || reason == SSL_ERROR_WANT_WRITE else {
        let verdict = SSL_get_verify_result(session)
        if verdict != X509_V_OK {
          throw .unreachable("TLS: \(String(cString: X509_verify_cert_error_string(verdict)))")
        }
        throw .unreachable("TLS: the handshake failed")
      }
      guard ContinuousClock.now < end else { throw .unreachable("TLS: no handshake in \(Self.patience) s") }
      var entry = pollfd(
        fd: descriptor, events: Int16(reason == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), revents: 0)
      _ = poll(&entry, 1, 1_000)
    }
  }

  /// Whether something can be read at once; what the protocol says for itself is read on the way.
  var hasData: Bool {
    var byte: UInt8 = 0
    let count = SSL_peek(session, &byte, 1)
    // The end of the connection counts, too: whoever reads then sees it.
    return count > 0 || SSL_get_error(session, count) != SSL_ERROR_WANT_READ
  }

  /// Whether something was decrypted and not read.
  var holdsData: Bool { SSL_pending(session) > 0 }

  /// - Returns: as `recv`; with `errno` set to EAGAIN where nothing has come yet.
  func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    result(SSL_read(session, buffer.baseAddress, Int32(clamping: buffer.count)))
  }

  /// - Returns: as `send`.
  func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    result(SSL_write(session, bytes.baseAddress, Int32(clamping: min(bytes.count, 16_384))))
  }

  private func result(_ count: Int32) -> Int {
    if count > 0 { return Int(count) }
    let reason = SSL_get_error(session, count)
    let isEarly = reason == SSL_ERROR_WANT_READ || reason == SSL_ERROR_WANT_WRITE
    errno = isEarly ? EAGAIN : ECONNRESET
    return isEarly ? -1 : reason == SSL_ERROR_ZERO_RETURN ? 0 : -1
  }
}
