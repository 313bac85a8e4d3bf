import Crypto
import Foundation
import Testing

/// The files of a data directory that nobody serves.
struct DataDirectory {
  struct Key: Equatable {
    let text: String
    let bytes: [UInt8]
    /// By which sealed values remember it.
    let id: String
  }

  private static let signer = "document-signer.pem"
  private static let sqlite = URL(fileURLWithPath: "/usr/bin/sqlite3")

  private let folder: URL

  init(_ folder: URL) { self.folder = folder }

  var path: String { folder.path }
  private var database: String { path + "/passemarche.db" }

  // MARK: Files

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  func holds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? Int
  }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path + "/" + name)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  /// Everything, in place of what is there.
  func copy(to other: DataDirectory) throws {
    if FileManager.default.fileExists(atPath: other.path) { try FileManager.default.removeItem(at: other.folder) }
    try FileManager.default.copyItem(at: folder, to: other.folder)
  }

  func copy(_ name: String, to other: DataDirectory, as otherName: String? = nil) throws {
    try other.write(otherName ?? name, text(name))
  }

  // MARK: Keys

  /// The names of all files that hold a master key, in order.
  func keyFiles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasPrefix("master.key") }.sorted()
  }

  func key(_ name: String = "master.key") throws -> Key {
    let text = try text(name).trimmingCharacters(in: .whitespacesAndNewlines)
    let bytes = try #require(Hex.decode(text))
    let digest = try SHA256.hash(Array("passemarche master key".utf8) + bytes)
    return Key(text: text, bytes: bytes, id: Hex.encode(Array(digest.prefix(8))))
  }

  /// What the file of the documents' signer holds before its key.
  func certificate() throws -> String {
    try text(Self.signer).components(separatedBy: "-----BEGIN SEALED KEY-----")[0]
  }

  /// The key of the documents' signer, as it is sealed.
  func signerBlock() throws -> String { String(try text(Self.signer).dropFirst(try certificate().count)) }

  /// How many values are sealed with the key of this name.
  func sealed(with id: String) throws -> Int {
    let rows = try run(Self.sqlite, [database, ".dump"])
    guard rows.status == 0 else { throw HarnessError(rows.errors) }
    // Bytes are told in hexadecimal digits.
    var count = rows.output.lowercased().components(separatedBy: Hex.encode(Array(id.utf8))).count - 1
    guard holds(Self.signer) else { return count }
    for block in try signerBlock().components(separatedBy: "-----BEGIN SEALED KEY-----\n").dropFirst() {
      let digits = block.components(separatedBy: "\n-----END")[0].replacingOccurrences(of: "\n", with: "")
      let form = try #require(Data(base64Encoded: digits))
      if form.range(of: Data(id.utf8)) != nil { count += 1 }
    }
    return count
  }

  /// Whether a text is anywhere in the database's file or log, in its free room too.
  func databaseHolds(_ text: String) throws -> Bool {
    try ["", "-wal"].filter { holds("passemarche.db" + $0) }.contains { ending in
      try Data(contentsOf: URL(fileURLWithPath: database + ending)).range(of: Data(text.utf8)) != nil
    }
  }

  private func sqlite(_ script: String) throws -> String {
    let result = try run(Self.sqlite, [database], input: script)
    guard result.status == 0 else { throw HarnessError(result.errors) }
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The keys of which remains are still to be erased; empty where there are none.
  func debt() throws -> String { try sqlite("SELECT value FROM settings WHERE key = 'remains_of_key';") }

  func owe(_ keys: String) throws { _ = try sqlite("INSERT INTO settings VALUES ('remains_of_key', '\(keys)');") }

  /// Makes the database four megabytes larger, by what no secret is in.
  func grow() throws {
    _ = try sqlite("CREATE TABLE ballast (bytes BLOB); INSERT INTO ballast VALUES (zeroblob(4194304));")
  }

  /// Adds rows of so many files that are not there, each with its key.
  func addFiles(_ count: Int) throws {
    let key = try key()
    let sealer = Sealer(current: try SealingKey(id: key.id, key: SecretKey(key.bytes)))
    var script = "BEGIN;\n"
    for number in 1...count {
      let sealed = try sealer.seal(
        [UInt8](repeating: 7, count: SealingKey.size), context: Array("vault-file:blob-\(number)".utf8))
      script += """
        INSERT INTO application_files (public_id, application_id, field_key, is_contestation, position, display_name,
          content_type, size, sha256, storage_name, sealed_key, scan_state, created_at)
        VALUES ('file-\(number)', 1, 'files', 0, \(number), 'a.pdf', 'application/pdf', 1, zeroblob(32),
          'blob-\(number)', X'\(Hex.encode(sealed))', 'clean', 0);

        """
    }
    _ = try sqlite(script + "COMMIT;\n")
  }
}
