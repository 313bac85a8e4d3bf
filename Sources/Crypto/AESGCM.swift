import COpenSSL

/// AES-256 in Galois/Counter mode with a nonce of 96 bits and a tag of 128 bits, as one call each way.
enum AESGCM {
  static let nonceSize = 12
  static let tagSize = 16

  /// The ciphertext and the tag.
  static func encrypt(
    _ plaintext: [UInt8], key: SecretKey, nonce: [UInt8], authenticating data: [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    let context = try Context()
    var output = [UInt8](repeating: 0, count: plaintext.count + tagSize)
    var written: Int32 = 0
    var rest: Int32 = 0
    let done = key.withBytes { key in
      EVP_EncryptInit_ex(context.pointer, EVP_aes_256_gcm(), nil, key.baseAddress, nonce) == 1
        && EVP_EncryptUpdate(context.pointer, nil, &written, data, Int32(data.count)) == 1
        && EVP_EncryptUpdate(context.pointer, &output, &written, plaintext, Int32(plaintext.count)) == 1
        && output.withUnsafeMutableBufferPointer { output in
          guard let end = output.baseAddress?.advanced(by: plaintext.count) else { return false }
          return EVP_EncryptFinal_ex(context.pointer, end, &rest) == 1
            && EVP_CIPHER_CTX_ctrl(context.pointer, EVP_CTRL_AEAD_GET_TAG, Int32(tagSize), end) == 1
        }
    }
    guard done else { throw .failure(of: "AES-256-GCM encryption") }
    return output
  }

  /// - Parameter sealed: the ciphertext and the tag.
  static func decrypt(
    _ sealed: [UInt8], key: SecretKey, nonce: [UInt8], authenticating data: [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    guard sealed.count >= tagSize else { throw .notAuthentic }
    let ciphertext = Array(sealed.dropLast(tagSize))
    var tag = Array(sealed.suffix(tagSize))
    let context = try Context()
    // Room for one byte at least: the library needs an address to end at.
    var plaintext = [UInt8](repeating: 0, count: max(ciphertext.count, 1))
    var written: Int32 = 0
    var rest: Int32 = 0
    let ready = key.withBytes { key in
      EVP_DecryptInit_ex(context.pointer, EVP_aes_256_gcm(), nil, key.baseAddress, nonce) == 1
        && EVP_DecryptUpdate(context.pointer, nil, &written, data, Int32(data.count)) == 1
        && EVP_DecryptUpdate(context.pointer, &plaintext, &written, ciphertext, Int32(ciphertext.count)) == 1
        && EVP_CIPHER_CTX_ctrl(context.pointer, EVP_CTRL_AEAD_SET_TAG, Int32(tagSize), &tag) == 1
    }
    guard ready else { throw .failure(of: "AES-256-GCM decryption") }
    var scratch: UInt8 = 0
    guard EVP_DecryptFinal_ex(context.pointer, &scratch, &rest) == 1 else {
      ERR_clear_error()
      OPENSSL_cleanse(&plaintext, plaintext.count)
      throw .notAuthentic
    }
    return Array(plaintext.prefix(ciphertext.count))
  }

  /// The library's context, freed and wiped with its Swift owner.
  private struct Context: ~Copyable {
    let pointer: OpaquePointer

    init() throws(CryptoError) {
      guard let pointer = EVP_CIPHER_CTX_new() else { throw .failure(of: "AES-256-GCM") }
      self.pointer = pointer
    }

    deinit { EVP_CIPHER_CTX_free(pointer) }
  }
}
