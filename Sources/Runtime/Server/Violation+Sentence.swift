extension Violations.Violation {
  /// Whether sentences about it name the items that it lies within.
  var isInItem: Bool {
    path.contains { if case .index = $0 { true } else { false } }
  }

  /// The English sentence with the items it lies within: `Name can't be blank` of the first lot is `Lot 1 name can't be
  /// blank`. A sentence about the item itself begins with the item's label, which then gets the number.
  func english(_ sentence: String) -> String {
    var place = ""
    var own: StaticString?
    for step in path {
      own = nil
      guard case .index(let index, let label) = step else { continue }
      place += (place.isEmpty ? label.description : lowerFirst(label.description)) + " \(index + 1) "
      own = label
    }
    guard !place.isEmpty else { return sentence }
    if let own, sentence.hasPrefix(own.description + " ") {
      return place + sentence.dropFirst(own.description.count + 1)
    }
    return place + lowerFirst(sentence)
  }

  /// An abbreviation keeps its capitals.
  private func lowerFirst(_ text: String) -> String {
    text.dropFirst().first?.isUppercase == true ? text : text.prefix(1).lowercased() + text.dropFirst()
  }
}
