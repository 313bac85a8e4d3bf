import Foundation
import Synchronization
import Testing

/// What was acknowledged is there after `kill -9`.
///
/// Each round posts markets over 32 connections as fast as the server takes them and kills it at a random moment. The
/// suite runs a few small rounds; `CRASH_ROUNDS=20 CRASH_MARKETS=10000` runs the full proof.
@Suite(.serialized) struct DurabilityTests {
  private static let rounds = ProcessInfo.processInfo.environment["CRASH_ROUNDS"].flatMap { Int($0) } ?? 3
  private static let markets = ProcessInfo.processInfo.environment["CRASH_MARKETS"].flatMap { Int($0) } ?? 1000
  private static let connections = 32

  @Test func everyAcknowledgedMarketSurvivesTheKill() throws {
    let server = try RunningServer(flags: ["--quota-scale", "1000000", "--access-log", "off"])
    let editor = try server.addEditor("Crash editor")
    var acknowledged: Set<String> = []
    for round in 1...Self.rounds {
      let client = try APIClient(server, editor)
      let before = acknowledged.count
      acknowledged.formUnion(try postUntilKilled(server, client))
      try server.start()
      let kept = try stored(server)
      #expect(
        acknowledged.isSubset(of: kept),
        "round \(round): \(acknowledged.subtracting(kept).count) acknowledged markets lost")
      #expect(try server.operate(["migrate"]).status == 0, "round \(round): the database must pass its integrity check")
      print("round \(round): \(acknowledged.count - before) acknowledged, \(kept.count) stored in all")
    }
    #expect(acknowledged.count > Self.rounds * Self.connections, "the rounds must have posted something")
  }

  /// Posts on every connection until all are posted or the server is gone.
  private func postUntilKilled(_ server: RunningServer, _ client: APIClient) throws -> Set<String> {
    let identifiers = Mutex<Set<String>>([])
    let body = client.market()
    let request = Array(
      """
      POST /api/v1/public_markets HTTP/1.1\r
      Host: 127.0.0.1\r
      Authorization: Bearer \(client.token ?? "")\r
      Content-Type: application/json\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """.utf8)
    let port = server.port
    let threshold = Int.random(in: Self.connections...(Self.markets * 3 / 4))
    let done = DispatchGroup()
    let reached = DispatchSemaphore(value: 0)
    for _ in 0..<Self.connections {
      done.enter()
      Thread.detachNewThread {
        defer { done.leave() }
        guard let connection = try? RawClient(port: port) else { return }
        for _ in 0..<(Self.markets / Self.connections) {
          guard (try? connection.send(request)) != nil, let answer = try? connection.answer(), answer.status == 201,
            let identifier = answer.json["identifier"] as? String
          else { return }
          if identifiers.withLock({
            $0.insert(identifier)
            return $0.count
          }) == threshold {
            reached.signal()
          }
        }
      }
    }
    _ = reached.wait(timeout: .now() + 120)
    server.kill()
    done.wait()
    return identifiers.withLock { $0 }
  }

  private func stored(_ server: RunningServer) throws -> Set<String> {
    let result = try run(
      URL(fileURLWithPath: "/usr/bin/sqlite3"),
      [server.directory.appendingPathComponent("passemarche.db").path, "SELECT identifier FROM markets"])
    return Set(result.output.split(separator: "\n").map(String.init))
  }
}
