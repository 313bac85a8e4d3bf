import Commands
import Crypto
import Glibc
import Runtime

/// The key that encrypts secrets at rest: from the environment variable `PASSEMARCHE_MASTER_KEY`, or from a key file.
enum MasterKey {
  static let variable = "PASSEMARCHE_MASTER_KEY"

  /// - Parameters:
  ///   - file: read when the variable is not set; made, readable by its owner alone, when it is missing.
  ///   - model: a file or folder to whose owner a key that is made belongs; nil where none may be made, since there are
  ///     secrets already, which it would not open.
  static func load(file: String, makingAs model: String?) throws -> SealingKey {
    if let text = EnvironmentVariables.value(variable) {
      return try parse(text, from: variable)
    }
    if let key = try read(file) { return key }
    guard let model else {
      throw CommandError(
        "the key file \(file) is missing; without it, or \(variable), the secrets in the database stay closed")
    }
    return try make(file, ownedAs: model)
  }

  /// - Returns: nil where there is no such file.
  static func read(_ file: String) throws -> SealingKey? {
    if let text = GivenFile.text(file) {
      try PrivateFile.demand(file, "key file")
      return try parse(text, from: file)
    }
    if access(file, F_OK) == 0 { throw CommandError("the key file \(file) cannot be read") }
    return nil
  }

  private static func parse(_ text: String, from source: String) throws -> SealingKey {
    guard let bytes = Hex.decode(text.trimmingWhiteSpace()), bytes.count == SealingKey.size
    else { throw CommandError("\(source) must hold \(2 * SealingKey.size) hexadecimal digits") }
    return try SealingKey(id: Self.name(of: bytes), key: SecretKey(bytes))
  }

  /// Sealed values remember the key by the beginning of its digest, so that a wrong key is told apart from a damaged
  /// value.
  private static func name(of key: [UInt8]) throws -> String {
    Hex.encode(Array(try SHA256.hash(Array("passemarche master key".utf8) + key).prefix(8)))
  }

  /// Makes a key in a file; one that is there already stays, and is it.
  /// - Parameter model: a file or folder to whose owner it belongs.
  static func make(_ file: String, ownedAs model: String) throws -> SealingKey {
    let text = Hex.encode(try SecureRandom.bytes(SealingKey.size))
    try PrivateFile.make(file, "key file", holding: text, ownedAs: model)
    guard let key = try read(file) else { throw CommandError("the key file \(file) is missing") }
    return key
  }

  // MARK: Rotation

  /// Where a new key waits until it takes the place of the one in a key file.
  static func pending(_ file: String) -> String { file + ".new" }

  /// Where a key is kept that was in a key file.
  static func former(_ file: String, id: String) -> String { file + "." + id }

  /// Keeps the key of a file that is about to get another one.
  /// - Returns: the file that it is kept in.
  static func keepFormer(_ file: String, id: String) throws -> String {
    let copy = former(file, id: id)
    let text = (GivenFile.text(file) ?? "").trimmingWhiteSpace()
    try PrivateFile.make(copy, "key file", holding: text, ownedAs: file)
    guard try read(copy)?.id == id else { throw CommandError("\(copy) is not the key that it is named after") }
    return copy
  }

  /// Why a key does not open the secrets of a directory, and which one does.
  /// - Parameters:
  ///   - file: where the key is, or would be.
  ///   - known: the name of the key that does.
  static func mismatch(_ file: String, known: String, directory: String) -> CommandError {
    if (try? read(pending(file)))?.id == known {
      return CommandError(
        "a rotation of the master key was broken off after the secrets in \(directory) had been encrypted with the new "
          + "key; `passemarche master-key rotate` ends it")
    }
    let copy = former(file, id: known)
    let advice =
      (try? read(copy))?.id == known
      ? "have them encrypted anew by `passemarche master-key rotate --master-key-file \(copy) "
        + "--new-master-key-file \(file)`"
      : "after `passemarche master-key rotate` it is the new one, with a backup the one of its time"
    return CommandError(
      "the master key is not the one that the secrets in \(directory) were encrypted with (\(known)): \(advice)")
  }
}
