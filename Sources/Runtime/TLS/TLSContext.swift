import COpenSSL

/// Certificates and rules of TLS in OpenSSL's form, fixed once made.
final class TLSContext: Sendable {
  /// TLS 1.2 with forward secrecy and authenticated encryption only; TLS 1.3 has no other suites.
  private static let ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:"
    + "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384"
  /// Protocols by ALPN (RFC 7301), the server's favourite first, each after its length. A literal, since it stays where
  /// it is: OpenSSL goes on with the address of the one that is chosen.
  private static let protocols: StaticString = "\u{2}h2\u{8}http/1.1"
  /// Seconds after which a session cannot be taken up again.
  static let sessionSeconds = 12 * 3600

  /// By identity. Each loop's thread makes sessions of them at once. `nonisolated(unsafe)`, since the compiler cannot
  /// know of pointers to C what holds for these: nothing is changed in a context after ``init``, but the count of its
  /// references, which OpenSSL counts with atomics (openssl-threads(7)); and ``deinit`` comes after the last session,
  /// because each holds this object.
  nonisolated(unsafe) private let contexts: [OpaquePointer]
  private let tickets: TLSTicketKeys

  init(_ configuration: TLSConfiguration, tickets: TLSTicketKeys) throws(TLSError) {
    var made: [OpaquePointer] = []
    do throws(TLSError) {
      for identity in configuration.identities {
        guard let context = SSL_CTX_new(TLS_server_method()) else { throw Self.failure("TLS is not to be had") }
        made.append(context)
        try Self.set(context, identity)
        try Self.set(context, configuration)
      }
      guard !made.isEmpty else { throw TLSError(description: "TLS needs a certificate") }
    } catch {
      for context in made { SSL_CTX_free(context) }
      throw error
    }
    contexts = made
    self.tickets = tickets
    let this = Unmanaged.passUnretained(self).toOpaque()
    for context in made {
      SSL_CTX_set_ex_data(context, 0, this)
      SSL_CTX_set_alpn_select_cb(
        context,
        { _, chosen, count, offered, length, _ in
          TLSContext.chooseProtocol(chosen, count, offered, length)
        }, nil)
      passemarche_set_servername_callback(context) { session, _, _ in TLSContext.chooseCertificate(session) }
      SSL_CTX_set_tlsext_ticket_key_evp_cb(context) { session, name, vector, cipher, mac, isEncrypting in
        guard let tickets = TLSContext.of(session)?.tickets, let name, let vector else { return -1 }
        return tickets.use(name, vector, cipher, mac, isEncrypting: isEncrypting == 1)
      }
    }
  }

  deinit {
    for context in contexts { SSL_CTX_free(context) }
  }

  func makeSession(on descriptor: Int32) -> TLSSession? {
    guard let session = SSL_new(contexts[0]) else { return nil }
    guard SSL_set_fd(session, descriptor) == 1 else {
      SSL_free(session)
      return nil
    }
    SSL_set_accept_state(session)
    return TLSSession(session, context: self)
  }

  // MARK: Making

  private static func set(_ context: OpaquePointer, _ identity: TLSConfiguration.Identity) throws(TLSError) {
    ERR_clear_error()
    guard SSL_CTX_use_certificate_chain_file(context, identity.certificateFile) == 1 else {
      throw failure("the certificate \(identity.certificateFile) cannot be read")
    }
    guard SSL_CTX_use_PrivateKey_file(context, identity.keyFile, SSL_FILETYPE_PEM) == 1 else {
      throw failure("the key \(identity.keyFile) cannot be read, or is not that of \(identity.certificateFile)")
    }
    guard SSL_CTX_check_private_key(context) == 1 else {
      throw failure("the key \(identity.keyFile) is not that of \(identity.certificateFile)")
    }
  }

  private static func set(_ context: OpaquePointer, _ configuration: TLSConfiguration) throws(TLSError) {
    SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil)
    guard SSL_CTX_set_cipher_list(context, ciphers) == 1 else { throw failure("the cipher suites are not to be had") }
    // RFC 9325 sections 3.3 and 3.5: no compression, no renegotiation.
    SSL_CTX_set_options(context, passemarche_server_options)
    let mode = SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS
    SSL_CTX_ctrl(context, SSL_CTRL_MODE, Int(mode), nil)
    // A record's head and what follows it by one system call, in place of one each.
    SSL_CTX_ctrl(context, SSL_CTRL_SET_READ_AHEAD, 1, nil)
    // Sessions are in the tickets that clients keep, none in memory of ours.
    SSL_CTX_ctrl(context, SSL_CTRL_SET_SESS_CACHE_MODE, Int(SSL_SESS_CACHE_OFF), nil)
    SSL_CTX_set_timeout(context, sessionSeconds)
    let purpose = Array("passemarche".utf8)
    SSL_CTX_set_session_id_context(context, purpose, UInt32(purpose.count))
    guard configuration.clientCertificates != .none else { return }
    guard let authorities = configuration.clientAuthoritiesFile else {
      throw TLSError(description: "client certificates need the authorities that may have issued them")
    }
    guard SSL_CTX_load_verify_file(context, authorities) == 1, let names = SSL_load_client_CA_file(authorities) else {
      throw failure("the authorities \(authorities) cannot be read")
    }
    SSL_CTX_set_client_CA_list(context, names)
    let demand = configuration.clientCertificates == .required ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | demand, nil)
  }

  private static func failure(_ text: String) -> TLSError {
    guard let reason = TLSSession.lastReason() else { return TLSError(description: text) }
    return TLSError(description: "\(text): \(reason)")
  }

  // MARK: Callbacks of a handshake

  private static func of(_ session: OpaquePointer?) -> TLSContext? {
    guard let session, let context = SSL_get_SSL_CTX(session), let this = SSL_CTX_get_ex_data(context, 0) else {
      return nil
    }
    return Unmanaged<TLSContext>.fromOpaque(this).takeUnretainedValue()
  }

  /// RFC 7301 section 3.2: whoever offers nothing that we speak is told so, and not served something else.
  private static func chooseProtocol(
    _ chosen: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: UnsafeMutablePointer<UInt8>?,
    _ offered: UnsafePointer<UInt8>?, _ length: UInt32
  ) -> Int32 {
    var selected: UnsafeMutablePointer<UInt8>?
    let status = SSL_select_next_proto(
      &selected, count, protocols.utf8Start, UInt32(protocols.utf8CodeUnitCount), offered, length)
    chosen?.pointee = UnsafePointer(selected)
    return status == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL
  }

  /// Takes the certificate that is for the host the client names (RFC 6066 section 3).
  private static func chooseCertificate(_ session: OpaquePointer?) -> Int32 {
    guard let session, let this = of(session), let name = SSL_get_servername(session, TLSEXT_NAMETYPE_host_name) else {
      return SSL_TLSEXT_ERR_NOACK
    }
    let fitting = this.contexts.first { context in
      SSL_CTX_get0_certificate(context).map { X509_check_host($0, name, 0, 0, nil) == 1 } ?? false
    }
    guard let fitting else { return SSL_TLSEXT_ERR_NOACK }
    SSL_set_SSL_CTX(session, fitting)
    return SSL_TLSEXT_ERR_OK
  }
}
