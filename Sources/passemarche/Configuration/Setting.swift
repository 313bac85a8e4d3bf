import Commands
import Glibc

/// One setting of `serve`: a row of the configuration table. Each can be given, in falling order of precedence, as a
/// flag, as an environment variable, in the configuration file, by the environment's preset, or left at its default.
struct Setting: Sendable {
  /// The flag without its dashes, and the key in the configuration file.
  let name: String
  let value: String
  let fallback: String
  let help: String
  var repeats = false

  /// `PASSEMARCHE_` and the name in capitals.
  var variable: String { "PASSEMARCHE_" + name.uppercased().replacing("-", with: "_") }

  var option: Option { Option(name, value, repeats: repeats, fallback.isEmpty ? help : "\(help) (\(fallback))") }

  static let all: [Setting] = [
    Setting(
      name: "environment", value: "NAME", fallback: "required",
      help: "Which preset applies: \(Environment.names)"),
    Setting(
      name: "data-dir", value: "DIR", fallback: "data",
      help: "Where the database and the generated key file are kept"),
    Setting(
      name: "spool-dir", value: "DIR", fallback: "spool in the data directory",
      help: "Where uploaded files wait until they have been dealt with; on a disk, for this user alone"),
    Setting(
      name: "spool-limit", value: "MB", fallback: "16000",
      help: "What they may have together, in millions of bytes; one client may have a quarter"),
    Setting(
      name: "listen", value: "ADDRESS:PORT", fallback: "127.0.0.1:8080; nowhere with listen-tls or sockets of systemd",
      help: "Where to listen without TLS; port 0 takes a free one; separate several by commas"),
    Setting(
      name: "listen-tls", value: "ADDRESS:PORT", fallback: "",
      help: "Where to listen with TLS, HTTP/1.1 and HTTP/2; separate several by commas"),
    Setting(
      name: "tls-certificate", value: "FILE", fallback: "",
      help:
        "PEM: the server's certificate, then those above it; separate several by commas, of which each is for its own "
        + "hosts and the first for all others. SIGHUP has them read again"),
    Setting(
      name: "tls-key", value: "FILE", fallback: "",
      help: "PEM: the certificate's private key, not encrypted, readable by its owner alone; as many as certificates"),
    Setting(
      name: "tls-client-certificates", value: "none|optional|required", fallback: "none",
      help: "Whether clients are asked for certificates of their own"),
    Setting(
      name: "tls-client-authorities", value: "FILE", fallback: "",
      help: "PEM: the authorities that may have issued those"),
    Setting(
      name: "hsts", value: "SECONDS", fallback: "31536000 in preprod and production, else 0",
      help: "For how long browsers are told to use HTTPS alone (Strict-Transport-Security); 0 tells them nothing"),
    Setting(
      name: "trusted-proxies", value: "ADDRESSES", fallback: "",
      help:
        "Proxies in front, as addresses or blocks (10.0.0.0/8), separated by commas: whose Forwarded or "
        + "X-Forwarded-For is believed, and from which preprod and production take requests without TLS"),
    Setting(
      name: "public-url", value: "URL", fallback: "the environment's own; in the sandbox, where it listens",
      help: "The URL under which clients reach the service; every absolute URL is built from it"),
    Setting(
      name: "loops", value: "N", fallback: "one per processor", help: "Event loops, 1 to 256"),
    Setting(
      name: "max-connections", value: "N", fallback: "10000", help: "Connections held at once, over all loops"),
    Setting(
      name: "max-connections-per-address", value: "N", fallback: "1000",
      help: "Connections held at once for one peer address"),
    Setting(
      name: "header-timeout", value: "SECONDS", fallback: "10",
      help: "How long the head of a request may take to arrive"),
    Setting(
      name: "body-timeout", value: "SECONDS", fallback: "30",
      help: "How long a body may take to arrive; a longer one has to come by `body-rate` over each such time"),
    Setting(name: "body-rate", value: "BYTES", fallback: "8192", help: "Bytes a second that are the least for that"),
    Setting(
      name: "idle-timeout", value: "SECONDS", fallback: "60",
      help: "How long a connection may rest between two requests"),
    Setting(
      name: "write-timeout", value: "SECONDS", fallback: "30",
      help: "How long an answer may take to be read; a longer one has to be by `write-rate` over each such time"),
    Setting(name: "write-rate", value: "BYTES", fallback: "1024", help: "Bytes a second that are the least for that"),
    Setting(
      name: "compress-from", value: "BYTES", fallback: "1024",
      help: "From which size on answers are packed (gzip), where the contract allows it and the client asks for it"
    ),
    Setting(
      name: "stop-notice", value: "SECONDS", fallback: "0",
      help: "How long requests are taken after SIGTERM while /health/ready says `stopping`, for balancers to take note"),
    Setting(
      name: "shutdown-grace", value: "SECONDS", fallback: "30",
      help: "How long requests in flight may take to finish after SIGTERM"),
    Setting(
      name: "webhook-concurrency", value: "N", fallback: "64",
      help: "Webhook deliveries under way at once, 1 to 1000"),
    Setting(
      name: "webhook-concurrency-per-editor", value: "N", fallback: "8",
      help: "The same for one editor; while its receiver fails it is one"),
    Setting(
      name: "allow-private-webhooks", value: "on|off", fallback: "on in the sandbox, else off",
      help: "Whether webhooks may go to loopback and private addresses; sandbox and staging only"),
    Setting(
      name: "smtp-url", value: "URL", fallback: "none: no mail is sent",
      help:
        "The server that takes mail: smtps://host (465), smtp://host (587, STARTTLS demanded) or, for a relay on the "
        + "same machine, smtp+plain://host (25)"),
    Setting(name: "smtp-user", value: "NAME", fallback: "none", help: "Who logs in to that server"),
    Setting(
      name: "smtp-password-file", value: "FILE", fallback: "none",
      help: "A file with that user's password, readable by its owner only; PASSEMARCHE_SMTP_PASSWORD may hold it itself"
    ),
    Setting(
      name: "mail-from", value: "ADDRESS", fallback: "Passe Marché <ne-pas-repondre@passemarche.data.gouv.fr>",
      help: "Whom mail is from, `address` or `Name <address>`"),
    Setting(
      name: "mail-policy", value: "POLICY", fallback: "tolerated",
      help: "required: not ready while the mail server does not answer; tolerated: ready all the same"),
    Setting(
      name: "quota-scale", value: "N", fallback: "1", help: "Multiplies every quota; sandbox only, for load tests"),
    Setting(
      name: "access-log", value: "on|off", fallback: "on",
      help: "Whether each request is logged to standard error, at the level info"),
    Setting(
      name: "log-level", value: "LEVEL", fallback: "info", help: "debug, info, warning or error"),
    Setting(
      name: "metrics-token-file", value: "FILE", fallback: "metrics.token in the data directory, made when missing",
      help:
        "The token that opens /metrics, 32 characters or more, readable by its owner only; PASSEMARCHE_METRICS_TOKEN "
        + "may hold it itself"),
    Setting(
      name: "otlp-endpoint", value: "URL", fallback: "",
      help: "The collector of traces (OTLP/HTTP): http://HOST:4318, to which /v1/traces is added; none without it"),
    Setting(
      name: "otlp-headers", value: "NAME=VALUE,…", fallback: "",
      help: "Sent along, values percent-encoded; what is secret in them is better kept in the variable than in a flag"),
    Setting(
      name: "trace-sampling", value: "SHARE", fallback: "1",
      help: "Of the traces that begin here, how many are sent, from 0 to 1; others as their caller has decided"),
    Setting(
      name: "assets-dir", value: "DIR", fallback: "/usr/share/passemarche/assets",
      help: "What pages load, as `scripts/assets` makes it"),
    Setting(
      name: "candidate-login", value: "on|off", fallback: "on",
      help: "Whether candidates log in by a link; off, whoever knows an application's address works on it"),
    Setting(
      name: "antivirus", value: "POLICY", fallback: "required in preprod and production, tolerated elsewhere",
      help: "required: no file counts before it is found clean; tolerated: what cannot be checked is marked; off"),
    Setting(
      name: "clamd", value: "ADDRESS", fallback: "/run/clamav/clamd.ctl",
      help: "Where clamd listens: the path of its socket, or HOST:PORT"),
    Setting(
      name: "signer-certificate", value: "FILE", fallback: "",
      help: "PEM: the certificate that signs attestations, then those above it; without it one is made"),
    Setting(
      name: "signer-key", value: "FILE", fallback: "",
      help: "PEM: its private key, readable by its owner alone; PASSEMARCHE_SIGNER_PASSPHRASE opens it"),
    Setting(
      name: "timestamp-authority", value: "URL", fallback: "",
      help: "Puts its time to each attestation (RFC 3161); PASSEMARCHE_TIMESTAMP_CREDENTIALS may hold USER:PASSWORD"),
    Setting(
      name: "timestamp-certificates", value: "FILE", fallback: "",
      help: "PEM: the authority's certificate, or those of authorities above it; goes with the setting above"),
    Setting(
      name: "support-address", value: "EMAIL", fallback: "support@passemarche.data.gouv.fr",
      help: "Where pages say that help is to be had"),
    Setting(
      name: "publisher", value: "TEXT", fallback: "", help: "Who publishes the service, for the legal notice"),
    Setting(
      name: "publication-director", value: "TEXT", fallback: "",
      help: "Who answers for what is published, for the legal notice"),
    Setting(
      name: "host", value: "TEXT", fallback: "", help: "Who runs the machines, with their address, for the legal notice"
    ),
    Setting(
      name: "data-protection-address", value: "EMAIL", fallback: "",
      help: "Where one writes about one's personal data"),
    Setting(
      name: "master-key-file", value: "FILE", fallback: "master.key in the data directory, made when missing",
      help:
        "The key that encrypts secrets at rest, 64 hexadecimal digits; PASSEMARCHE_MASTER_KEY may hold the key itself"),
  ]

  /// The table of `docs/configuration.md`.
  static func markdown() -> String {
    var lines = [
      "| flag and file key | variable | value | default | meaning |", "|---|---|---|---|---|",
    ]
    for setting in all {
      lines.append(
        "| `\(setting.name)` | `\(setting.variable)` | \(setting.value.replacing("|", with: "\\|")) "
          + "| \(setting.fallback) | \(setting.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A setting that is on or off.
enum Switch: String, CaseIterable { case on, off }

/// The settings that were given, whichever way.
struct GivenSettings {
  private var values: [String: String] = [:]

  /// - Parameter values: by the names of the settings.
  init(values: [String: String]) { self.values = values }

  /// - Throws: ``CommandError`` for a configuration file that cannot be read or names an unknown setting.
  init(_ arguments: Arguments, environment: [String: String]) throws {
    if let file = arguments["config"] ?? environment["PASSEMARCHE_CONFIG"], !file.isEmpty { try read(file) }
    for setting in Setting.all {
      if let value = environment[setting.variable], !value.isEmpty { values[setting.name] = value }
      if let value = arguments[setting.name] { values[setting.name] = value }
    }
  }

  subscript(_ name: String) -> String? { values[name] }

  func string(_ name: String) -> String {
    values[name] ?? Setting.all.first { $0.name == name }?.fallback ?? ""
  }

  func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int {
    let text = string(name)
    guard let number = Int(text), range.contains(number) else {
      throw UsageError("--\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound), not \(text)")
    }
    return number
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ name: String, _: Value.Type) throws -> Value
  where Value.RawValue == String {
    let text = string(name)
    guard let value = Value(rawValue: text) else {
      throw UsageError(
        "--\(name) must be one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
          + (values[name] == nil ? "" : ", not \(text)"))
    }
    return value
  }

  /// Lines of `name = value`; blank lines and lines that begin with `#` are skipped.
  private mutating func read(_ file: String) throws {
    guard let text = GivenFile.text(file) else {
      throw CommandError("cannot read the configuration file \(file)")
    }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = String(line).trimmingWhiteSpace()
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "=", maxSplits: 1).map { String($0).trimmingWhiteSpace() }
      guard parts.count == 2 else { throw CommandError("\(file):\(index + 1): expected `name = value`") }
      guard Setting.all.contains(where: { $0.name == parts[0] }) else {
        throw CommandError("\(file):\(index + 1): unknown setting \(parts[0])")
      }
      values[parts[0]] = parts[1]
    }
  }
}
