import Glibc
import SchemaEvaluator
import SpecIR

extension Session {
  /// Moves the server's clock forward, in steps that the contract allows; where it cannot be moved, and the run is in
  /// real time, the time passes by itself.
  func advance(_ seconds: Int) throws(Obstacle) {
    guard let operation = contract.clockOperation, movesClock != false else {
      guard options.isRealTime else {
        throw .missing("the server's clock cannot be moved, and the run does not wait (--real-time)")
      }
      _ = sleep(UInt32(clamping: seconds))
      return
    }
    // The token that moves it must live as long as it is moved.
    if let token = tokens[Set(allScopes)], serverNow >= token.refreshAt, !isRefreshing, !isMovingClock {
      isRefreshing = true
      defer { isRefreshing = false }
      _ = try? self.token(allScopes)
    }
    // Moving the clock takes a token; where that is what the quota stands in the way of, there is no way out.
    guard !isMovingClock else { throw .missing("no token could be had to move the server's clock with") }
    isMovingClock = true
    defer { isMovingClock = false }
    let longest = contract.maximum(of: "advance_seconds", in: operation) ?? 3_600
    var left = seconds
    repeat {
      let step = min(left, longest)
      try advanceOnce(step, by: operation)
      left -= step
    } while left > 0
  }

  private func advanceOnce(_ seconds: Int, by operation: Operation) throws(Obstacle) {
    let body = BodyPlan(
      mediaType: "application/json", content: .json(.object([.init("advance_seconds", .number(String(seconds)))])))
    let plan = RequestPlan(
      operation: operation, method: operation.method.rawValue, path: .template([:]), accept: "application/json",
      credential: .bearer, body: body)
    let answer = try performOnce(plan).answer
    guard answer.status == 200 else {
      if answer.status == 404 || answer.status == 405 { movesClock = false }
      throw .missing("the server's clock cannot be moved: \(operation.id) answered \(answer.status)")
    }
    movesClock = true
  }

  /// Keeps up with the server's clock, whoever has moved it.
  func noteClock(in exchange: Exchange, of operation: Operation?) {
    guard let operation, operation.id == contract.clockOperation?.id, exchange.answer.status == 200,
      let reading = try? JSONValue(json: exchange.answer.body), let now = reading["now"]?.string,
      let moment = Moment(now)
    else { return }
    clockAhead = moment.milliseconds - Moment.now.milliseconds
  }

  /// Lets the server's time pass until the quota of a refused request is fresh again.
  func waitForQuota(of operation: Operation?, _ answer: Answer) throws(Obstacle) {
    let told = answer.header("Retry-After").flatMap(Int.init) ?? 60
    var seconds = told
    if case .metered(let name)? = operation?.quota, let quota = contract.api.quotas.first(where: { $0.name == name }) {
      // Until the bucket is full: else every further request would have to wait.
      seconds = max(told, quota.burst.value * quota.windowSeconds.value / max(quota.limit.value, 1) + 1)
    }
    do throws(Obstacle) {
      try advance(seconds)
    } catch {
      guard case .missing(let reason) = error else { throw error }
      throw .missing("the quota is used up for \(told) s more, and \(reason)")
    }
  }
}

extension Contract {
  /// The `maximum` of an integer member of a request body.
  func maximum(of member: String, in operation: Operation) -> Int? {
    for content in operation.body?.contents ?? [] {
      guard let property = evaluator.schema(content.schema)?.object.properties.first(where: { $0.name == member })
      else { continue }
      return evaluator.schema(property.schema)?.number.maximum.flatMap { Int($0.value) }
    }
    return nil
  }
}
