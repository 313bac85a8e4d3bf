import Foundation

/// A timestamp authority by OpenSSL's own command, with certificates of its own.
public final class TimestampAuthorityKit: Sendable {
  public let folder: TemporaryFolder

  /// PEM: the certificate of the authority above it, for those who are to believe it.
  public var certificates: URL { folder.place("ca.pem") }

  public init() throws {
    folder = try TemporaryFolder()
    try """
    [tsa]
    default_tsa = kit
    [kit]
    serial = serial
    signer_cert = tsa.pem
    certs = ca.pem
    signer_key = tsa.key
    signer_digest = sha256
    default_policy = 1.2.3.4.1
    digests = sha256
    accuracy = secs:1
    tsa_name = yes
    ess_cert_id_alg = sha256

    """.write(to: folder.place("tsa.cnf"), atomically: false, encoding: .utf8)
    try run(
      """
      printf 01 > serial
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 3650 \
        -subj '/CN=Heure de test' -addext keyUsage=critical,keyCertSign
      openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tsa.key -out tsa.csr \
        -subj '/CN=Horodatage de test'
      printf 'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n' > tsa.ext
      openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3000 -extfile tsa.ext -out tsa.pem
      """)
  }

  /// The authority's answer to a question.
  public func reply(to query: [UInt8]) throws -> [UInt8] {
    let name = UUID().uuidString
    try Data(query).write(to: folder.place(name + ".tsq"))
    try run("openssl ts -reply -config tsa.cnf -queryfile \(name).tsq -out \(name).tsr")
    return Array(try Data(contentsOf: folder.place(name + ".tsr")))
  }

  private func run(_ script: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", script]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(description: told) }
  }

  private struct Failed: Error, CustomStringConvertible {
    let description: String
  }
}
