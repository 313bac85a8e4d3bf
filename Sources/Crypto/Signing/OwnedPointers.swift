import COpenSSL

/// Keys and certificates of OpenSSL that nobody owns yet: freed unless they are given up to an owner.
final class OwnedPointers {
  private var keys: [OpaquePointer] = []
  private var certificates: [OpaquePointer] = []

  func own(key: OpaquePointer) { keys.append(key) }
  func own(certificate: OpaquePointer) { certificates.append(certificate) }

  /// Another owner has them now.
  func giveUp() {
    keys = []
    certificates = []
  }

  deinit {
    for key in keys { EVP_PKEY_free(key) }
    for certificate in certificates { X509_free(certificate) }
  }
}
