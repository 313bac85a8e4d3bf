@_spi(Measurement) import Generated
import Handlers
import Runtime
import Store

/// Times the steps of a request one by one. `scripts/benchmark --micro` builds and runs it.
@main
enum Main {
  private static let writesAtOnce = 64

  static func main() async throws {
    let arguments = CommandLine.arguments
    let scene = try await Scene(in: arguments.count > 1 ? arguments[1] : ".build")
    print("| step | time | allocations |\n|---|---|---|")
    for cost in try requestSteps() { print(cost.row) }
    for cost in try await storeSteps(scene) { print(cost.row) }
    await scene.close()
  }

  // MARK: What needs no store

  private static func requestSteps() throws -> [Cost] {
    let watch = Stopwatch()
    let message = Array(Samples.read.utf8)
    var costs = [
      try watch.time("find and parse a head of \(message.count) bytes") {
        var scanner = HeadScanner(limits: RequestLimits().head)
        guard let (range, _) = try scanner.scan(message, from: 0) else { throw SceneError(what: "no head") }
        keep(try HeadParser.parse(Array(message[range])))
      }
    ]
    let path = Array("/api/v1/public_markets/VR-2026-0RVZKGHO6SJ3".utf8)
    costs.append(
      watch.time("route") { keep(Router.route(.get, path.span)) })
    let valid = Samples.request(body: Samples.market)
    costs.append(
      try watch.time("decode and check a market of \(Samples.market.utf8.count) bytes") {
        keep(try CreatePublicMarket.input(valid))
      })
    let refused = Samples.request(body: Samples.refusedMarket)
    costs.append(
      watch.time("decode a market with four mistakes") { keep(try? CreatePublicMarket.input(refused)) })
    costs.append(
      watch.time("encode a market") {
        var writer = JSONWriter()
        Samples.answer.encode(&writer)
        keep(writer.bytes)
      })
    return costs
  }

  // MARK: What needs one

  private static func storeSteps(_ scene: Scene) async throws -> [Cost] {
    let watch = Stopwatch()
    let now = Clock().now
    let store = scene.store
    var number = 0
    func nextIdentifier() -> String {
      number += 1
      return "VR-2026-" + String(repeating: "0", count: 12 - "\(number)".count) + "\(number)"
    }
    return [
      try await watch.time("check a token") {
        keep(try await scene.authenticator.principal(bearer: scene.token[...], now: now))
      },
      try await watch.time("read a market with three lots") {
        keep(try await store.market(identifier: scene.market.identifier))
      },
      try await watch.time("commit a market with three lots, alone") {
        keep(try await store.createMarket(Scene.newMarket(nextIdentifier(), of: scene.editor.id)))
      },
      try await watch.time("commit \(writesAtOnce) of them at once") {
        try await withThrowingTaskGroup { group in
          for _ in 0..<writesAtOnce {
            let market = Scene.newMarket(nextIdentifier(), of: scene.editor.id)
            group.addTask { keep(try await store.createMarket(market)) }
          }
          try await group.waitForAll()
        }
      },
    ]
  }
}
