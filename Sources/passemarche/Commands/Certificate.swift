import Commands
import Crypto
import Glibc
import Runtime

extension Command {
  static let certificate = Command(
    name: "certificate", summary: "Make a certificate for development, which nobody vouches for, and its key.",
    options: [
      Option(
        "host", "NAME", repeats: true, "A name or address that the server is reached by (localhost, 127.0.0.1, ::1)"),
      Option("days", "N", "How long it is good for, 1 to 825 (90)"),
      Option(
        "output", "DIR",
        "Where certificate.pem and key.pem go, made where it is not there; files that are there already stay (.)"),
    ],
    notes: [
      "Serve with it by `--tls-certificate DIR/certificate.pem --tls-key DIR/key.pem --listen-tls 127.0.0.1:8443`, and "
        + "have clients trust it: `curl --cacert DIR/certificate.pem https://localhost:8443/up`.",
      "Preprod and production want one of an authority that clients know.",
    ],
    run: { arguments in
      let hosts = arguments.all("host")
      let days = try arguments["days"].map { text in
        guard let days = Int64(text), (1...825).contains(days) else {
          throw UsageError("--days must be a whole number from 1 to 825, not \(text)")
        }
        return days
      }
      try makeCertificate(
        for: hosts.isEmpty ? ["localhost", "127.0.0.1", "::1"] : hosts, days: days ?? 90,
        in: arguments["output"] ?? ".")
    })

  private static func makeCertificate(for hosts: [String], days: Int64, in directory: String) throws {
    let now = Clock().now.milliseconds / 1000
    let made: SelfSignedCertificate
    do throws(CryptoError) {
      made = try SelfSignedCertificate(
        for: .server(hosts: hosts), name: String(hosts[0].prefix(64)), organization: "Passe Marché (development)",
        validity: (now - 3600)...(now + days * 86_400))
    } catch {
      throw UsageError("\(error)")
    }
    let certificate = directory + "/certificate.pem"
    let key = directory + "/key.pem"
    for file in [certificate, key] where access(file, F_OK) == 0 {
      throw CommandError("\(file) is there already; remove it first")
    }
    try makeFolder(directory)
    try PrivateFile.make(key, "key", holding: String(decoding: made.privateKey, as: UTF8.self))
    try write(made.certificate, to: certificate)
    print("\(certificate)\n\(key)")
  }

  /// With those above it.
  private static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    if errno == ENOENT, let end = path.lastIndex(of: "/"), end > path.startIndex {
      try makeFolder(String(path[..<end]))
      if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    }
    throw CommandError("cannot make the folder \(path): \(String(cString: strerror(errno)))")
  }

  private static func write(_ bytes: [UInt8], to file: String) throws {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw CommandError("cannot write \(file): \(String(cString: strerror(errno)))")
    }
  }
}
