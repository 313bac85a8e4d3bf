import CYAML

/// libyaml's parser: the one place that touches the C library. It gives one event after another, with places as ours.
struct EventReader: ~Copyable {
  struct Event {
    var kind: Kind
    var start: Position
    /// Exclusive.
    var end: Position
  }

  enum Kind {
    case documentStart(version: (major: Int, minor: Int)?)
    case documentEnd
    case alias(String)
    case scalar(Scalar)
    case collectionStart(Collection)
    case collectionEnd
    case streamEnd
  }

  struct Properties {
    var anchor: String?
    /// The full tag, such as `tag:yaml.org,2002:str`; nil when there is none.
    var tag: String?
  }

  struct Collection {
    var isMapping: Bool
    /// Written with brackets or braces, or as the one pair `[a: b]`.
    var isFlow: Bool
    var properties: Properties
  }

  struct Scalar {
    enum Style {
      case plain, quoted, block
    }
    var text: String
    var style: Style
    var properties: Properties
  }

  /// Why libyaml cannot go on. The texts are its own.
  struct Problem: Error {
    var message: String
    var position: Position
    /// What it was reading, and since where.
    var context: (message: String, position: Position)?
  }

  /// libyaml keeps a pointer to both, so neither may move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Nil when there is no memory.
  init?(_ bytes: [UInt8]) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    self.parser = parser
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, UnsafePointer(input.baseAddress), input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event that carries meaning. After `.streamEnd` and after an error there is none: do not ask again.
  mutating func next() throws(Problem) -> Event {
    var event = yaml_event_t()
    repeat {
      guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    } while event.type == YAML_STREAM_START_EVENT
    defer { yaml_event_delete(&event) }
    return Event(kind: Self.kind(of: event), start: Position(event.start_mark), end: Position(event.end_mark))
  }

  private static func kind(of event: yaml_event_t) -> Kind {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let version = event.data.document_start.version_directive
      return .documentStart(version: version.map { (Int($0.pointee.major), Int($0.pointee.minor)) })
    case YAML_DOCUMENT_END_EVENT:
      return .documentEnd
    case YAML_ALIAS_EVENT:
      return .alias(string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let style: Scalar.Style =
        switch scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let properties = Properties(anchor: string(scalar.anchor), tag: string(scalar.tag))
      return .scalar(Scalar(text: text, style: style, properties: properties))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      let properties = Properties(anchor: string(start.anchor), tag: string(start.tag))
      return .collectionStart(
        Collection(isMapping: false, isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE, properties: properties))
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      let properties = Properties(anchor: string(start.anchor), tag: string(start.tag))
      return .collectionStart(
        Collection(isMapping: true, isFlow: start.style == YAML_FLOW_MAPPING_STYLE, properties: properties))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return .collectionEnd
    default:
      return .streamEnd
    }
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private func problem() -> Problem {
    let state = parser.pointee
    guard let message = state.problem else {
      return Problem(message: "there is not enough memory", position: Position(state.mark))
    }
    return Problem(
      message: String(cString: message), position: Position(state.problem_mark),
      context: state.context.map { (String(cString: $0), Position(state.context_mark)) })
  }
}

extension Position {
  /// libyaml counts from 0, in code points.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
