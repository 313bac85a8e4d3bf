/// Where something is written in the contract: what a diagnostic, a violation shown to a client and a conformance
/// report point at. Lines and columns count from 1; columns count Unicode scalars.
public struct Site: Sendable, Hashable {
  /// The file as it was named to the loader, or by the `$ref` that reached it.
  public var file: String
  public var line: Int
  public var column: Int
  /// The JSON Pointer of the node within its file (RFC 6901), such as `/paths/~1up/get`.
  public var pointer: String

  public init(file: String, line: Int, column: Int, pointer: String) {
    self.file = file
    self.line = line
    self.column = column
    self.pointer = pointer
  }
}

/// A value of the contract together with the place that says so.
public struct Located<Value: Sendable & Hashable>: Sendable, Hashable {
  public var value: Value
  public var site: Site

  public init(_ value: Value, at site: Site) {
    self.value = value
    self.site = site
  }
}

/// A text in the two languages of the contract: English for the API's sentences, French for people.
public struct Message: Sendable, Hashable {
  public var english: String
  public var french: String

  public init(english: String, french: String) {
    self.english = english
    self.french = french
  }
}

/// A constraint of the contract: its limit, the place that states it and the sentences said when it is broken.
public struct Rule<Value: Sendable & Hashable>: Sendable, Hashable {
  public var value: Value
  public var site: Site
  /// Complete sentences with the label and the limit already filled in: `Name is too long (maximum is 255 characters)`.
  public var message: Message

  public init(_ value: Value, at site: Site, message: Message) {
    self.value = value
    self.site = site
    self.message = message
  }
}

/// A JSON value as the contract writes it. Numbers keep their text, so that `1.10` and `1e2` survive; members keep
/// their order.
public indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A number in JSON syntax.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}
