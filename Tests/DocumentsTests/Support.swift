import Crypto
import Foundation
import Runtime
import TestSupport
import Testing

@testable import Documents

/// Programs that know documents and nothing of ours. `scripts/install --test` installs them.
enum Tool {
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  struct Result {
    let status: Int32
    let output: String
  }

  /// - Parameters:
  ///   - arguments: the command first.
  ///   - errors: whether what it writes on standard error counts as output.
  @discardableResult
  static func run(_ arguments: [String], allowFailure: Bool = false, errors: Bool = true) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8", "TZ": "UTC"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = errors ? pipe : FileHandle.nullDevice
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard allowFailure || process.terminationStatus == 0 else {
      throw Failed(description: "\(arguments.joined(separator: " ")): \(process.terminationStatus)\n\(output)")
    }
    return Result(status: process.terminationStatus, output: output)
  }

  /// The interpreter with the packages that `scripts/test` installs.
  static let python = PackageRoot.path(".build/tools/bin/python")

  /// Whether pyHanko is there, or has to be.
  static let hasPyHanko =
    ProcessInfo.processInfo.environment["CI"] != nil
    || (try? run([python, "-c", "import pyhanko"])) != nil

  static func script(_ name: String) -> String { PackageRoot.path("Tests/DocumentsTests/Tools/\(name)") }
}

/// A folder that is gone with the test.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "documents-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    return path + "/" + name
  }
}

/// Keys are expensive, so tests share them.
enum Signers {
  static let validity: ClosedRange<Int64> = 1_700_000_000...2_000_000_000
  static let made = Result {
    try SelfSignedCertificate(name: "Passe Marché (test)", organization: "Passe Marché", validity: validity)
  }

  static func rsa() throws -> DocumentSigner {
    let made = try made.get()
    return try DocumentSigner(certificates: made.certificate, privateKey: made.privateKey)
  }

  /// A key of the curve P-256 with a certificate under one of an authority, as an operator buys them.
  /// - Returns: the folder holds `key.pem`, `chain.pem` and `authority.pem`.
  static func bought() throws -> Folder {
    let folder = try Folder()
    let script = """
      cd \(folder.path)
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out authority.pem \
        -days 3650 -subj '/CN=Autorité de test' -utf8 -addext keyUsage=critical,keyCertSign
      openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out request.pem \
        -subj '/CN=Cachet acheté' -utf8
      printf 'keyUsage=critical,digitalSignature,nonRepudiation\\n' > ext
      openssl x509 -req -in request.pem -CA authority.pem -CAkey ca.key -CAcreateserial -days 3000 -extfile ext \
        -out cert.pem
      cat cert.pem authority.pem > chain.pem
      chmod 600 key.pem
      """
    try Tool.run(["sh", "-ec", script])
    return folder
  }
}

/// Documents as files, and what independent programs say of them.
struct PrintedDocument {
  let bytes: [UInt8]
  let folder: Folder
  let path: String

  init(_ bytes: [UInt8], name: String = "document.pdf") throws {
    self.bytes = bytes
    folder = try Folder()
    path = try folder.write(bytes, name)
    // To look at what the tests print.
    if let shelf = ProcessInfo.processInfo.environment["DOCUMENTS_OUT"] {
      try Data(bytes).write(to: URL(fileURLWithPath: shelf + "/" + name))
    }
  }

  static func print(_ attestation: Attestation, signer: DocumentSigner? = nil, name: String = "document.pdf") throws
    -> PrintedDocument
  {
    let printer = try AttestationPrinter(signer: signer ?? Signers.rsa())
    return try PrintedDocument(printer.print(attestation, signedAt: Samples.submittedAt).document(), name: name)
  }

  /// The words in the order in which they are drawn, of one page when asked for one.
  func text(page: Int? = nil) throws -> String {
    let pages = page.map { ["-f", "\($0)", "-l", "\($0)"] } ?? []
    return try Tool.run(["pdftotext", "-raw", "-enc", "UTF-8"] + pages + [path, "-"]).output
      .replacingOccurrences(of: "\u{A0}", with: " ").replacingOccurrences(of: "\u{202F}", with: " ")
  }

  /// The same in one line, whatever lines and columns were broken where.
  func flatText(page: Int? = nil) throws -> String {
    try text(page: page).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func pageCount() throws -> Int {
    let info = try Tool.run(["pdfinfo", path]).output
    let line = info.split(separator: "\n").first { $0.hasPrefix("Pages:") }
    return try #require(line.flatMap { Int($0.dropFirst(6).trimmingCharacters(in: .whitespaces)) })
  }

  /// What Apache PDFBox Preflight has against the file as PDF/A-1b; empty where it is valid.
  func preflight() throws -> String {
    let jars = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"]
    let path = jars.map { "/usr/share/java/\($0).jar" }.joined(separator: ":")
    let result = try Tool.run(
      [
        "java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b",
        self.path,
      ],
      allowFailure: true)
    return result.output.contains("is a valid PDF/A-1b file") ? "" : "preflight: " + result.output
  }
}
