/// One turn of an event loop: from the events that a wait brought to the next wait. What is done at its end is done
/// once for all the requests that the turn has brought.
public final class LoopTurn {
  /// What is told when a turn ends.
  public protocol Witness: AnyObject {
    func turnEnded()
  }

  private var witnesses: [any Witness] = []

  private init() {}

  /// Of the calling thread; nil where it runs no event loop.
  public static var current: LoopTurn? { turns.current }

  /// Tells the witness, on this thread, before the loop waits again.
  public func atEnd(_ witness: any Witness) { witnesses.append(witness) }

  func end() {
    while let witness = witnesses.popLast() { witness.turnEnded() }
  }

  /// Gives the calling thread its turn, which it has until it ends.
  static func adoptCurrentThread() {
    if turns.current == nil { turns.adopt(LoopTurn()) }
  }

  private static let turns = ThreadLocal<LoopTurn>()
}
