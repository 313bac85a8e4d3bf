/// What is wrong with a field, in a sentence for whoever fills in the form.
public struct FieldMessage: Sendable, Equatable {
  /// The `name` of the field in HTML: `text_input[KEY]`.
  public let field: String
  public let text: String

  /// - Parameter text: with plain spaces, as the contract and the handlers write it; it gets those of French sentences.
  public init(field: String, text: String) {
    self.field = field
    self.text = fr(message: text)
  }
}

/// What a form is shown with: the values it was sent with or those that are kept, what is wrong with them, and the
/// token against forged requests.
public struct FormContext: Sendable {
  public var csrfToken: String
  /// By the `name` of the field in HTML; several for repeated ones.
  public var values: [String: [String]]
  /// In the order in which they are told at the head of the form.
  public var messages: [FieldMessage]
  /// What the fields written with it belong to, where their labels do not say it: the question, the number of the item.
  var place: [String] = []

  public init(csrfToken: String, values: [String: [String]] = [:], messages: [FieldMessage] = []) {
    self.csrfToken = csrfToken
    self.values = values
    self.messages = messages
  }

  /// The value that a field shows: the first, where there are several.
  public func value(_ name: String) -> String? { values[name]?.first }

  public func values(_ name: String) -> [String] { values[name] ?? [] }

  /// Whether a box, or a choice, stands for a value that was sent or kept.
  public func isChosen(_ name: String, _ value: String) -> Bool { values(name).contains(value) }

  public func messages(_ name: String) -> [String] { messages.filter { $0.field == name }.map(\.text) }

  public func hasMessages(_ name: String) -> Bool { messages.contains { $0.field == name } }

  public var isRefused: Bool { !messages.isEmpty }

  /// The form for fields that belong to something.
  func within(_ place: String...) -> FormContext {
    var form = self
    form.place += place
    return form
  }

  /// How a field is called away from its place: « Vos références – Réalisation 2 – Date de fin ».
  func fullName(_ label: String) -> String { (place + [label]).joined(separator: " – ") }
}

/// The `id`s of a field and of what belongs to it, derived from its `name`: two names never give the same one.
struct FieldID {
  /// Of the field itself; of a group of choices, the first choice.
  let text: String

  init(_ name: String) {
    var id = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": id.unicodeScalars.append(scalar)
      case "[": id += "--"
      case "]": break
      default: id += "-" + String(scalar.value, radix: 16) + "-"
      }
    }
    text = "f-" + id
  }

  var hint: String { text + "-hint" }
  var messages: String { text + "-messages" }
  var legend: String { text + "-legend" }
  var group: String { text + "-group" }

  /// Of a choice in a group.
  func choice(_ index: Int) -> String { index == 0 ? text : text + "-choice-\(index + 1)" }
}
