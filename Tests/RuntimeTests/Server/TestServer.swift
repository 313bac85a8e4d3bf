import Glibc
import TestSupport

@testable import Runtime

/// A running server of the ``SampleAPI``, stopped when it is let go.
final class TestServer: Sendable {
  let api = SampleAPI()
  let clock = Clock()
  let port: UInt16
  let server: Server
  private let log: Log
  private let logFile: Int32

  /// - Parameters:
  ///   - starts: false where the test starts the server itself.
  ///   - faults: what requests are to meet.
  ///   - tracer: keeps what traces tell of requests.
  ///   - descriptor: where it logs, in place of a file of its own.
  init(
    starts: Bool = true, faults: (any FaultPlan)? = nil, tracer: Tracer? = nil, logTo descriptor: Int32? = nil,
    logCapacity: Int = 8 * 1024 * 1024, _ change: (inout ServerConfiguration) -> Void = { _ in }
  ) throws {
    guard let address = ListenAddress("127.0.0.1:0") else { throw RawClient.Ended() }
    var configuration = ServerConfiguration(addresses: [address], loops: 1, environment: .production)
    change(&configuration)
    logFile = memfd()
    log = try Log(level: .debug, descriptor: descriptor ?? logFile, capacity: logCapacity, clock: clock)
    let listening = try Server.listen(configuration)
    port = listening.addresses[0].port
    server = Server(
      api: api, on: listening, authenticator: SampleAuthenticator(), faults: faults, tracer: tracer,
      clock: clock, log: log)
    if starts { try server.start() }
  }

  deinit {
    server.stop()
    log.close()
  }

  /// Connections and streams that were ended because of slow readers, by the metric.
  var slowReaders: Int {
    var text = MetricsText()
    server.meter.write(to: &text)
    let line = String(decoding: text.bytes, as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("passemarche_http_slow_readers_total ")
    }
    return line.flatMap { Int($0.split(separator: " ")[1]) } ?? -1
  }

  /// Waits until so many requests are worked on, which come from so many addresses.
  func works(on requests: Int, of addresses: Int) async throws {
    try await eventually("\(requests) requests in flight of \(addresses) addresses") {
      let counted = await server.requestsInFlight()
      return counted.total == requests && counted.addresses == addresses
    }
  }

  /// - Parameter source: the address it connects from, as in ``RawClient``.
  func connect(receiveBuffer: Int32? = nil, from source: UInt32? = nil) throws -> RawClient {
    try RawClient(port: port, receiveBuffer: receiveBuffer, from: source)
  }

  /// One request on a connection of its own.
  /// - Parameter source: the address it comes from, as in ``RawClient``.
  /// - Throws: ``RawClient/Ended`` where nobody answers. A socket that is no longer listened on may still complete a
  ///   connection while a process that another test starts has not let go of its copy.
  func ask(_ text: String, from source: UInt32? = nil) throws -> RawClient.Answer {
    let client = try connect(from: source)
    client.send(text)
    return try client.receive(head: text.hasPrefix("HEAD"))
  }

  /// Stops, and gives what was logged.
  func stopAndReadLog() async -> [JSON] {
    server.stop()
    await server.waitUntilStopped()
    log.close()
    lseek(logFile, 0, SEEK_SET)
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(logFile, &chunk, chunk.count), count > 0 { text += chunk[..<count] }
    return text.split(separator: 0x0A).compactMap { line in
      var reader = JSONReader(Array(line))
      return try? reader.value()
    }
  }
}

/// A file without a name.
private func memfd() -> Int32 {
  var template = Array("/tmp/runtime-tests-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  unlink(template)
  return descriptor
}

extension JSON {
  subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var number: String? { if case .number(let text) = self { text } else { nil } }
}
