import Commands
import Glibc
import Runtime

extension ServerConfiguration {
  /// As the settings say.
  init(_ settings: GivenSettings, in environment: Environment) throws {
    let secure = try Self.addresses("listen-tls", settings["listen-tls"] ?? "")
    let sockets = try InheritedSocket.all(EnvironmentVariables.all, secureName: "https")
    let isElsewhere = !secure.isEmpty || !sockets.isEmpty
    let plain = try Self.addresses("listen", settings["listen"] ?? (isElsewhere ? "" : "127.0.0.1:8080"))
    let loops =
      try settings["loops"] == nil
      ? availableProcessors : settings.integer("loops", in: 1...256)
    guard !plain.isEmpty || isElsewhere else { throw UsageError("--listen names no address") }
    self.init(addresses: plain, loops: loops, environment: environment.set)
    secureAddresses = secure
    inherited = sockets
    if !secure.isEmpty || sockets.contains(where: \.isSecure) { certificates = try Self.certificates(settings) }
    trustedProxies = try Self.list(settings["trusted-proxies"]).map { text in
      guard let block = AddressBlock(text) else {
        throw UsageError("--trusted-proxies takes addresses and blocks such as 10.0.0.0/8, not \(text)")
      }
      return block
    }
    demandsTLS = environment.demandsHTTPS
    let isPlain = !plain.isEmpty || sockets.contains { !$0.isSecure }
    if demandsTLS, isPlain, trustedProxies.isEmpty {
      throw UsageError(
        "\(environment.rawValue) is served by HTTPS: listen with --listen-tls, or name in --trusted-proxies the "
          + "proxies that --listen is for")
    }
    let hsts =
      settings["hsts"] == nil
      ? (environment.demandsHTTPS ? 31_536_000 : 0)
      : try settings.integer(
        "hsts", in: 0...63_072_000)
    strictTransportSeconds = hsts == 0 ? nil : hsts
    quotaScale = try settings.integer("quota-scale", in: 1...1_000_000_000)
    if quotaScale != 1, !environment.allowsQuotaScale { throw UsageError("--quota-scale is for the sandbox only") }
    spoolDirectory = settings["spool-dir"] ?? settings.string("data-dir") + "/spool"
    // A quarter holds the largest body.
    maxSpooledBytes = try settings.integer("spool-limit", in: 2200...1_000_000_000) * 1_000_000
    maxConnections = min(
      try settings.integer("max-connections", in: 1...1_000_000), OpenFiles.forConnections(loops: loops))
    maxConnectionsPerAddress = try settings.integer("max-connections-per-address", in: 1...1_000_000)
    headTimeout = try settings.milliseconds("header-timeout")
    bodyTimeout = try settings.milliseconds("body-timeout")
    bodyRate = Int64(try settings.integer("body-rate", in: 1...1_000_000_000))
    idleTimeout = try settings.milliseconds("idle-timeout")
    writeTimeout = try settings.milliseconds("write-timeout")
    writeRate = Int64(try settings.integer("write-rate", in: 1...1_000_000_000))
    packFrom = try settings.integer("compress-from", in: 1...1_000_000_000)
    let logsRequests = try [Log.Level.debug, .info].contains(settings.choice("log-level", Log.Level.self))
    accessLog = try settings.choice("access-log", Switch.self) == .on && logsRequests
    stopNotice = Int64(try settings.integer("stop-notice", in: 0...3600)) * 1000
    shutdownGrace = try settings.milliseconds("shutdown-grace")
  }

  private static func addresses(_ name: String, _ text: String) throws -> [ListenAddress] {
    try list(text).map { text in
      guard let address = ListenAddress(text) else { throw UsageError("--\(name) takes ADDRESS:PORT, not \(text)") }
      return address
    }
  }

  private static func certificates(_ settings: GivenSettings) throws -> TLSCertificates {
    let certificates = list(settings["tls-certificate"])
    let keys = list(settings["tls-key"])
    guard !certificates.isEmpty, certificates.count == keys.count else {
      throw UsageError("TLS needs --tls-certificate and --tls-key, as many of one as of the other")
    }
    for key in keys { try PrivateFile.demand(key, "key") }
    var configuration = TLSConfiguration(
      identities: zip(certificates, keys).map { .init(certificateFile: $0, keyFile: $1) })
    configuration.clientCertificates = try settings.choice(
      "tls-client-certificates", TLSConfiguration.ClientCertificates.self)
    configuration.clientAuthoritiesFile = settings["tls-client-authorities"]
    do throws(TLSError) {
      return try TLSCertificates(configuration)
    } catch {
      throw CommandError(error.description)
    }
  }

  private static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { String($0).trimmingWhiteSpace() }.filter { !$0.isEmpty }
  }
}

extension GivenSettings {
  /// A setting in seconds, from one to a day.
  fileprivate func milliseconds(_ name: String) throws -> Int64 { Int64(try integer(name, in: 1...86_400)) * 1000 }
}
