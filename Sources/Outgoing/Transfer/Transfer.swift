import CCurl
import Glibc

/// One transfer of libcurl: its handle, what its callbacks gather, and what came of it. Belongs to the engine's thread,
/// which alone calls it and its callbacks.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  private let plan: TransferPlan
  private var headerLines: UnsafeMutablePointer<curl_slist>?
  private var pins: UnsafeMutablePointer<curl_slist>?
  private var recipients: UnsafeMutablePointer<curl_slist>?
  private let message: UnsafeMutablePointer<CChar>

  // What arrives.
  private var headers: [(name: String, value: String)] = []
  private var headerBytes = 0
  private var body: [UInt8] = []
  private var isCut = false
  private var isTooLarge = false
  private var wasRefused = false
  /// How much of a mail was handed over.
  private var sent = 0

  /// Of all header lines together.
  private static let headerLimit = 32 * 1024

  /// - Throws: ``OutgoingError/connect`` when libcurl has no memory for another transfer, or does not take an option.
  init(_ plan: TransferPlan) throws(OutgoingError) {
    guard let easy = curl_easy_init() else { throw .connect }
    self.easy = easy
    self.plan = plan
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    let taken: Bool
    switch plan.kind {
    case .http(let http): taken = setCommon() && set(http)
    case .mail(let mail): taken = setCommon() && set(mail)
    }
    guard taken else { throw .connect }
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headerLines)
    curl_slist_free_all(pins)
    curl_slist_free_all(recipients)
    message.deallocate()
  }

  // MARK: Options

  private var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  private func set(_ option: CURLoption, _ value: Int) -> Bool { pm_easy_set_long(easy, option, value) == CURLE_OK }
  private func set(_ option: CURLoption, _ text: String) -> Bool { pm_easy_set_text(easy, option, text) == CURLE_OK }
  private func set(_ option: CURLoption, _ list: UnsafeMutablePointer<curl_slist>?) -> Bool {
    pm_easy_set_list(easy, option, list) == CURLE_OK
  }

  private func setCommon() -> Bool {
    set(CURLOPT_URL, plan.url)
      && set(CURLOPT_NOSIGNAL, 1)
      && set(CURLOPT_TIMEOUT_MS, Int(max(1, plan.timeoutMilliseconds)))
      && set(CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, plan.connectTimeoutMilliseconds)))
      // Nothing of the environment: no proxy, no credentials of the user's own.
      && set(CURLOPT_PROXY, "") && set(CURLOPT_NOPROXY, "*")
      && set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
      && set(CURLOPT_SSL_VERIFYPEER, 1) && set(CURLOPT_SSL_VERIFYHOST, 2)
      && set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
      && (plan.certificateAuthorities.map { set(CURLOPT_CAINFO, $0) } ?? true)
      // Each transfer has a connection of its own: none is kept open, and none is found broken half-way.
      && set(CURLOPT_FRESH_CONNECT, 1) && set(CURLOPT_FORBID_REUSE, 1)
      && pm_easy_set_text(easy, CURLOPT_ERRORBUFFER, message) == CURLE_OK
      && pm_easy_set_transfer(easy, CURLOPT_WRITEFUNCTION, Self.write) == CURLE_OK
      && pm_easy_set_pointer(easy, CURLOPT_WRITEDATA, context) == CURLE_OK
  }

  private func set(_ http: TransferPlan.HTTP) -> Bool {
    // An empty `Expect` keeps libcurl from waiting for a permission to send the body.
    for line in http.headers.map({ $0.value.isEmpty ? $0.name + ";" : "\($0.name): \($0.value)" }) + ["Expect:"] {
      guard let longer = curl_slist_append(headerLines, line) else { return false }
      headerLines = longer
    }
    if let pin = http.pin {
      guard let list = curl_slist_append(nil, pin) else { return false }
      pins = list
    }
    return set(CURLOPT_PROTOCOLS_STR, "http,https")
      && set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
      && set(CURLOPT_FOLLOWLOCATION, 0)
      && set(CURLOPT_PATH_AS_IS, 1)
      && set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
      && set(CURLOPT_HTTP09_ALLOWED, 0)
      && set(CURLOPT_HTTPHEADER, headerLines)
      && set(CURLOPT_RESOLVE, pins)
      && pm_easy_set_transfer(easy, CURLOPT_HEADERFUNCTION, Self.readHeader) == CURLE_OK
      && pm_easy_set_pointer(easy, CURLOPT_HEADERDATA, context) == CURLE_OK
      && pm_easy_set_socket(easy, CURLOPT_OPENSOCKETFUNCTION, Self.openSocket) == CURLE_OK
      && pm_easy_set_pointer(easy, CURLOPT_OPENSOCKETDATA, context) == CURLE_OK
      && setBody(http)
  }

  private func setBody(_ http: TransferPlan.HTTP) -> Bool {
    switch http.method {
    case .get: return set(CURLOPT_HTTPGET, 1)
    case .post:
      // The size comes first, so that the bytes are copied whatever is among them.
      return set(CURLOPT_POST, 1)
        && pm_easy_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(http.body.count)) == CURLE_OK
        && http.body.withUnsafeBytes { bytes in
          bytes.withMemoryRebound(to: CChar.self) {
            pm_easy_set_text(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress ?? UnsafePointer(message)) == CURLE_OK
          }
        }
    }
  }

  private func set(_ mail: TransferPlan.Mail) -> Bool {
    for address in mail.recipients {
      guard let longer = curl_slist_append(recipients, "<\(address)>") else { return false }
      recipients = longer
    }
    let encryption = mail.security == .startTLS ? CURLUSESSL_ALL : CURLUSESSL_NONE
    return set(CURLOPT_PROTOCOLS_STR, mail.security == .implicitTLS ? "smtps" : "smtp")
      && set(CURLOPT_USE_SSL, Int(encryption.rawValue))
      && (mail.user.map { set(CURLOPT_USERNAME, $0) } ?? true)
      && (mail.password.map { set(CURLOPT_PASSWORD, $0) } ?? true)
      && (mail.message.map { set($0, from: mail.from) } ?? setNothing())
  }

  /// The login, and `NOOP`.
  private func setNothing() -> Bool { set(CURLOPT_CUSTOMREQUEST, "NOOP") && set(CURLOPT_NOBODY, 1) }

  private func set(_ message: [UInt8], from sender: String) -> Bool {
    set(CURLOPT_MAIL_FROM, "<\(sender)>")
      && set(CURLOPT_MAIL_RCPT, recipients)
      && set(CURLOPT_UPLOAD, 1)
      && pm_easy_set_offset(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(message.count)) == CURLE_OK
      && pm_easy_set_transfer(easy, CURLOPT_READFUNCTION, Self.read) == CURLE_OK
      && pm_easy_set_pointer(easy, CURLOPT_READDATA, context) == CURLE_OK
  }

  // MARK: Callbacks

  private static func of(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Anything but the number of bytes given ends the transfer.
  private static let write: pm_transfer_callback = { bytes, size, count, context in
    guard let transfer = of(context) else { return 0 }
    return transfer.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
  }

  private static let readHeader: pm_transfer_callback = { bytes, size, count, context in
    guard let transfer = of(context) else { return 0 }
    return transfer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
  }

  private static let read: pm_transfer_callback = { bytes, size, count, context in
    guard let transfer = of(context), let bytes else { return 0 }
    return transfer.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
  }

  private static let openSocket: pm_socket_callback = { context, _, address in
    guard let transfer = of(context), let address else { return CURL_SOCKET_BAD }
    return transfer.openSocket(address)
  }

  private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard case .http(let http) = plan.kind else { return true }
    let room = http.bodyLimit - body.count
    body += bytes.prefix(room)
    guard bytes.count > room else { return true }
    switch http.overflow {
    case .cut: isCut = true
    case .fail: isTooLarge = true
    }
    return false
  }

  private func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
    headerBytes += bytes.count
    guard headerBytes <= Self.headerLimit else {
      isTooLarge = true
      return false
    }
    // An interim answer (1xx) is followed by another one.
    if bytes.starts(with: "HTTP/".utf8) { headers = [] }
    // Names that are not ASCII would be normalised to be compared, which takes seconds for a long one.
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[..<colon].allSatisfy(Self.isToken) else {
      return true
    }
    let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    headers.append((name, Self.trimmed(bytes[(colon + 1)...])))
    return true
  }

  /// `tchar` of RFC 9110 section 5.6.2: visible ASCII without the delimiters.
  private static func isToken(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"\"(),/:;<=>?@[\\]{}".utf8.contains(byte)
  }

  private static func trimmed(_ text: Slice<UnsafeRawBufferPointer>) -> String {
    func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D, 0x0A].contains(byte) }
    var rest = text
    while let byte = rest.first, isSpace(byte) { rest.removeFirst() }
    while let byte = rest.last, isSpace(byte) { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }

  private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
    guard case .mail(let mail) = plan.kind, let message = mail.message else { return 0 }
    let next = message[sent...].prefix(room.count)
    room.copyBytes(from: next)
    sent += next.count
    return next.count
  }

  private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    guard case .http(let http) = plan.kind, let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr),
      let target = IPAddress(UnsafeRawPointer(address) + offset), http.policy.allows(target)
    else {
      wasRefused = true
      return CURL_SOCKET_BAD
    }
    return socket(
      address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
  }

  // MARK: The end

  /// - Parameter code: what libcurl ended the transfer with.
  func result(_ code: CURLcode) -> Result<TransferResult, OutgoingError> {
    let status = information(CURLINFO_RESPONSE_CODE)
    let result = TransferResult(status: status, headers: headers, body: body, isCut: isCut)
    if code == CURLE_OK || code == CURLE_WRITE_ERROR && isCut { return .success(result) }
    if case .mail = plan.kind, (400...599).contains(status) {
      return .failure(refusesAnyMail(code, status) ? .refusedSession(code: status) : .refusedMail(code: status))
    }
    return .failure(failure(code, status))
  }

  /// Whether what a server of mail has refused is no part of a mail.
  private func refusesAnyMail(_ code: CURLcode, _ status: Int) -> Bool {
    switch code {
    // Of the login, the greeting and `STARTTLS`.
    case CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED, CURLE_USE_SSL_FAILED: true
    // So libcurl calls the server's first words, and those on a mail that it was given.
    case CURLE_WEIRD_SERVER_REPLY: sent == 0
    // A login is wanted, or a better one (RFC 4954 section 6), which some say only once they see the sender.
    default: [530, 534, 535, 538].contains(status)
    }
  }

  private func information(_ info: CURLINFO) -> Int {
    var value = 0
    return pm_easy_get_long(easy, info, &value) == CURLE_OK ? value : 0
  }

  private func failure(_ code: CURLcode, _ status: Int) -> OutgoingError {
    if isTooLarge { return .tooLarge }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .dns
    case CURLE_COULDNT_CONNECT: return wasRefused ? .refusedAddress : .connect
    case CURLE_OPERATION_TIMEDOUT: return .timeout
    case CURLE_SSL_CONNECT_ERROR: return handshakeWasBroken ? .connect : .tls
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED, CURLE_SSL_ENGINE_NOTFOUND:
      return .tls
    case CURLE_URL_MALFORMAT: return .refusedURL("it is not a URL")
    // So it ends where one line of the head is too long for it.
    case CURLE_OUT_OF_MEMORY: return .tooLarge
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR: return status == 0 ? .connect : .protocol
    default: return .protocol
    }
  }

  /// Whether the other side went away during the handshake, in place of disagreeing with it: libcurl has one code for
  /// both, and tells them apart in its message only.
  private var handshakeWasBroken: Bool {
    let text = String(cString: message)
    return information(CURLINFO_OS_ERRNO) == Int(ECONNRESET) || text.contains("SSL_ERROR_SYSCALL")
      || text.contains("unexpected eof")
  }
}
