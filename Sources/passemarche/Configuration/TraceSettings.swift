import Commands
import Generated
import Glibc
import Outgoing
import Runtime

/// Where traces are sent, and how many of them.
struct TraceSettings {
  let tracer: Tracer
  private let configuration: TraceExporter.Configuration

  /// Nil where no collector is named.
  /// - Parameter urls: the public ones, whose scheme is that of requests.
  init?(_ settings: GivenSettings, in environment: Environment, publicURL: String) throws {
    guard let endpoint = settings["otlp-endpoint"] else { return nil }
    let url: HTTPURL
    do throws(OutgoingError) {
      url = try HTTPURL(endpoint)
    } catch {
      throw UsageError("--otlp-endpoint takes http://HOST:PORT or https://HOST, not \(endpoint)")
    }
    guard !url.target.contains("?") else { throw UsageError("--otlp-endpoint takes no query") }
    guard let sampling = Double(settings.string("trace-sampling")), (0...1).contains(sampling) else {
      throw UsageError("--trace-sampling takes a share from 0 to 1, not \(settings.string("trace-sampling"))")
    }
    let path = url.target.hasSuffix("/") ? String(url.target.dropLast()) : url.target
    tracer = Tracer(sampling: sampling, scheme: publicURL.hasPrefix("https://") ? "https" : "http")
    configuration = TraceExporter.Configuration(
      url: url.origin + (path.hasSuffix("/v1/traces") ? path : path + "/v1/traces"),
      headers: try Self.headers(settings.string("otlp-headers")),
      resource: [
        ("service.name", "passemarche"), ("service.version", Contract.version),
        ("service.instance.id", UUIDValue.random().text),
        ("deployment.environment.name", environment.rawValue), ("process.pid", "\(getpid())"),
        ("telemetry.sdk.language", "swift"), ("telemetry.sdk.name", "passemarche"),
        ("telemetry.sdk.version", Contract.version),
      ])
  }

  func exporter(log: Log) throws -> TraceExporter { try TraceExporter(configuration, tracer: tracer, log: log) }

  /// `name=value,name=value`, values percent-encoded, as OpenTelemetry writes its variables.
  private static func headers(_ text: String) throws -> [(name: String, value: String)] {
    try text.split(separator: ",").map { item in
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        String($0).trimmingWhiteSpace()
      }
      guard parts.count == 2, !parts[0].isEmpty,
        let value = try? PercentCoding.decodeSegment(Array(parts[1].utf8)[...]), !value.isEmpty
      else {
        throw UsageError("--otlp-headers takes NAME=VALUE,NAME=VALUE")
      }
      return (parts[0], value)
    }
  }
}
