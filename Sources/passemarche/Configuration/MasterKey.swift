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
  static func read(_ file: String) throws -> SealingKey? { try contents(file)?.key }

  /// What a key file holds, as a text and as a key.
  private static func contents(_ file: String) throws -> (text: String, key: SealingKey)? {
    if let text = GivenFile.text(file) {
      try PrivateFile.demand(file, "key file")
      return (text.trimmingWhiteSpace(), try parse(text, from: file))
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
  private static func former(_ file: String, id: String) -> String { file + "." + id }

  /// Keeps the key that is in a file beside it, under its name, also after a crash of the system. Where it is kept
  /// already this takes no room on the disk.
  /// - Returns: the file that it is kept in; nil where none is in the file, or the one of the name `new`.
  @discardableResult
  static func keepFormer(_ file: String, unless new: String) throws -> String? {
    guard let (text, key) = try contents(file), key.id != new else { return nil }
    let copy = former(file, id: key.id)
    if try read(copy) == nil {
      try PrivateFile.make(copy, "key file", holding: text, ownedAs: file)
    } else {
      try PrivateFile.keep(copy, "key file")
    }
    guard try read(copy)?.id == key.id else { throw CommandError("\(copy) is not the key that it is named after") }
    return copy
  }

  /// Has the key that waits beside a key file take its place; the former one is kept.
  /// - Returns: the file that the former one is kept in; nil where there was none.
  static func putInPlace(_ file: String, id: String) throws -> String? {
    let copy = try keepFormer(file, unless: id)
    try PrivateFile.move(pending(file), to: file, "key file")
    return copy
  }

  /// The key that the secrets of a directory were encrypted with: that of the variable or the file, or the one that
  /// waits beside the file, where a rotation was killed a moment before it took its place; then it takes it here.
  /// - Parameter known: the name of the key.
  /// - Throws: ``CommandError`` where it is none of them.
  static func load(file: String, named known: String, directory: String) throws -> SealingKey {
    let key = try load(file: file, makingAs: nil)
    if key.id == known { return key }
    guard EnvironmentVariables.value(variable) == nil else { throw mismatch(file, known: known, directory: directory) }
    do {
      if try read(pending(file))?.id == known { _ = try putInPlace(file, id: known) }
    } catch {
      // Another process that opens the directory may have been first.
      guard try read(file)?.id == known else {
        throw CommandError(
          "a rotation of the master key was broken off after the secrets in \(directory) had been encrypted with the "
            + "new key; `passemarche master-key rotate` ends it: \(error)")
      }
    }
    guard let placed = try read(file), placed.id == known else {
      throw mismatch(file, known: known, directory: directory)
    }
    return placed
  }

  /// Why a key does not open the secrets of a directory, and which one does.
  /// - Parameters:
  ///   - file: where the key is, or would be.
  ///   - known: the name of the key that does.
  private static func mismatch(_ file: String, known: String, directory: String) -> CommandError {
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
