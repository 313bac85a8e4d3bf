/// What a test waited for did not come.
public struct Overdue: Error, CustomStringConvertible {
  public let description: String
}

/// So many looks are taken, however long they take: where other tests keep this one from its thread, time passes in
/// which nobody has looked, and what is looked for had no more of it.
private let fewestLooks = 30

/// Waits until something that others do has come true; where it never does, the test ends with an ``Overdue``.
///
/// - Parameters:
///   - pause: between two looks.
///   - patience: how long it is waited for, at least.
public func eventually(
  _ what: String = "what was waited for", pause: Duration = .milliseconds(5), patience: Duration = .seconds(20),
  _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + patience
  var looks = 1
  while try await !condition() {
    guard looks < fewestLooks || ContinuousClock.now < end else {
      throw Overdue(description: "\(what) did not come within \(patience)")
    }
    try await Task.sleep(for: pause)
    looks += 1
  }
}
