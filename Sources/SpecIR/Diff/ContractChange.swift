/// One difference between two versions of a contract, told for those who have written programs against the older one.
public struct ContractChange: Sendable, Hashable {
  /// What a difference means for a program that keeps to the older contract. From the worst to the least.
  public enum Impact: String, Sendable, Hashable, CaseIterable, Comparable {
    /// What was sent is refused or no longer means the same, or what was relied on in an answer may not be there.
    case breaking
    /// Nothing is refused that was taken, but an answer may hold what it did not: a longer text, another value of an
    /// enumeration. Programs that keep values as they come go on working.
    case risky
    /// More is taken, or more is promised.
    case compatible
    /// Texts and examples.
    case wording

    public static func < (left: Impact, right: Impact) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  public var impact: Impact
  /// The kind of difference, in kebab case: `limit`, `property-added`. The same for the same rule of the comparison.
  public var code: String
  /// Where in the interface: `POST /things › body › name`.
  public var place: Message
  /// What has changed, as half a sentence: `maximum length: 255 → 100`.
  public var text: Message
  /// Where the older contract says so; nil for what it does not have.
  public var oldSite: Site?
  /// Where the newer contract says so; nil for what it does not have.
  public var newSite: Site?
}

/// Where in the interface a difference is: the way from an operation to a value, outermost first.
struct ChangePlace {
  private var steps: [Message]

  init(_ english: String, _ french: String? = nil) {
    steps = [Message(english: english, french: french ?? english)]
  }

  func then(_ english: String, _ french: String? = nil) -> ChangePlace {
    var place = self
    place.steps.append(Message(english: english, french: french ?? english))
    return place
  }

  /// A member or an item of the value that the last step names.
  func member(_ text: String) -> ChangePlace {
    var place = self
    let last = place.steps.count - 1
    place.steps[last].english += text
    place.steps[last].french += text
    return place
  }

  var message: Message {
    Message(
      english: steps.map(\.english).joined(separator: " › "), french: steps.map(\.french).joined(separator: " › "))
  }
}
