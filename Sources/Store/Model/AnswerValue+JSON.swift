import Runtime

extension AnswerValue {
  /// The name of the kind, as stored beside the JSON.
  var kind: String {
    switch self {
    case .text: "text"
    case .radio: "radio"
    case .checked: "checked"
    case .turnover: "turnover"
    case .staff: "staff"
    case .people: "people"
    case .references: "references"
    case .samples: "samples"
    case .files: "files"
    }
  }

  private var itemCount: Int {
    switch self {
    case .people(let items): items.count
    case .references(let items): items.count
    case .samples(let items): items.count
    case .text, .radio, .checked, .turnover, .staff, .files: 0
    }
  }

  /// The value as compact JSON; what is empty is left out.
  /// - Throws: ``StoreError/limitExceeded(_:)`` for too many items.
  func json() throws(StoreError) -> [UInt8] {
    guard itemCount <= Self.maximumItems else { throw .limitExceeded(.answerItems) }
    var writer = JSONWriter()
    switch self {
    case .text(let text): writer.string(text)
    case .checked(let value): writer.bool(value)
    case .files: writer.null()
    case .radio(let choice, let text):
      writer.object { writer in
        writer.member("choice", choice?.rawValue)
        writer.member("text", text)
      }
    case .turnover(let years): writer.array(years.all) { writer, year in year.write(to: &writer) }
    case .staff(let years): writer.array(years.all) { writer, year in year.write(to: &writer) }
    case .people(let items): writer.array(items) { writer, item in item.write(to: &writer) }
    case .references(let items): writer.array(items) { writer, item in item.write(to: &writer) }
    case .samples(let items): writer.array(items) { writer, item in item.write(to: &writer) }
    }
    return writer.bytes
  }

  /// - Throws: ``StoreError/corrupted(_:)`` for a kind or a JSON text that ``json()`` does not write. Members that are
  ///   not known are read past.
  init(kind: String, json: [UInt8]) throws(StoreError) {
    do throws(JSONError) {
      var reader = JSONReader(json)
      self = try Self.read(kind, &reader)
      try reader.finish()
    } catch {
      throw .corrupted("an answer of kind \(kind): \(error.message) at byte \(error.offset)")
    }
  }

  private static func read(_ kind: String, _ reader: inout JSONReader) throws(JSONError) -> AnswerValue {
    switch kind {
    case "text": return .text(try reader.string())
    case "checked": return .checked(try reader.bool())
    case "radio": return try radio(&reader)
    case "turnover": return .turnover(try Years(&reader) { (reader) throws(JSONError) in try TurnoverYear(&reader) })
    case "staff": return .staff(try Years(&reader) { (reader) throws(JSONError) in try StaffYear(&reader) })
    case "people": return .people(try reader.items { (reader) throws(JSONError) in try Person(&reader) })
    case "references": return .references(try reader.items { (reader) throws(JSONError) in try Reference(&reader) })
    case "samples": return .samples(try reader.items { (reader) throws(JSONError) in try Sample(&reader) })
    case "files":
      try reader.null()
      return .files
    default: throw JSONError("Unknown kind", at: 0)
    }
  }

  private static func radio(_ reader: inout JSONReader) throws(JSONError) -> AnswerValue {
    var choice: Choice?
    var text = ""
    try reader.members { (reader, name) throws(JSONError) in
      switch name {
      case "choice":
        choice = Choice(rawValue: try reader.string())
        if choice == nil { throw JSONError("Unknown choice", at: 0) }
      case "text": text = try reader.string()
      default: try reader.skip()
      }
    }
    return .radio(choice, text: text)
  }
}

extension AnswerValue.Years {
  fileprivate init(
    _ reader: inout JSONReader, _ read: (inout JSONReader) throws(JSONError) -> Year
  ) throws(JSONError) {
    let years = try reader.items(read)
    guard years.count == 3 else { throw JSONError("Expected three years", at: 0) }
    self.init(years[0], years[1], years[2])
  }
}

extension AnswerValue.TurnoverYear {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("turnover", turnover)
      writer.member("percentage", marketPercentage)
      writer.member("end", fiscalYearEnd)
    }
  }

  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.members { (reader, name) throws(JSONError) in
      switch name {
      case "turnover": turnover = try reader.integer()
      case "percentage": marketPercentage = try reader.integer()
      case "end": fiscalYearEnd = try reader.date()
      default: try reader.skip()
      }
    }
  }
}

extension AnswerValue.StaffYear {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("year", year)
      writer.member("average", averageStaff)
      writer.member("management", managementStaff)
    }
  }

  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.members { (reader, name) throws(JSONError) in
      switch name {
      case "year": year = try reader.integer()
      case "average": averageStaff = try reader.integer()
      case "management": managementStaff = try reader.integer()
      default: try reader.skip()
      }
    }
  }
}

extension AnswerValue.Person {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("number", Int64(number))
      writer.member("last_name", lastName)
      writer.member("first_names", firstNames)
      writer.member("titles", titles)
    }
  }

  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
    self.init(number: 0)
    try reader.members { (reader, name) throws(JSONError) in
      switch name {
      case "number": number = Int(try reader.integer())
      case "last_name": lastName = try reader.string()
      case "first_names": firstNames = try reader.string()
      case "titles": titles = try reader.string()
      default: try reader.skip()
      }
    }
  }
}

extension AnswerValue.Reference {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("number", Int64(number))
      writer.member("summary", summary)
      writer.member("start", start)
      writer.member("end", end)
      writer.member("amount", amount)
      writer.member("description", description)
    }
  }

  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
    self.init(number: 0)
    try reader.members { (reader, name) throws(JSONError) in
      switch name {
      case "number": number = Int(try reader.integer())
      case "summary": summary = try reader.string()
      case "start": start = try reader.date()
      case "end": end = try reader.date()
      case "amount": amount = try reader.integer()
      case "description": description = try reader.string()
      default: try reader.skip()
      }
    }
  }
}

extension AnswerValue.Sample {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("number", Int64(number))
      writer.member("description", description)
    }
  }

  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
    self.init(number: 0)
    try reader.members { (reader, name) throws(JSONError) in
      switch name {
      case "number": number = Int(try reader.integer())
      case "description": description = try reader.string()
      default: try reader.skip()
      }
    }
  }
}

// MARK: Pieces

extension JSONWriter {
  fileprivate mutating func object(_ members: (inout JSONWriter) -> Void) {
    beginObject()
    members(&self)
    endObject()
  }

  fileprivate mutating func array<Item>(_ items: [Item], _ write: (inout JSONWriter, Item) -> Void) {
    beginArray()
    for item in items { write(&self, item) }
    endArray()
  }

  fileprivate mutating func member(_ name: StaticString, _ value: Int64?) {
    guard let value else { return }
    key(name)
    integer(value)
  }

  fileprivate mutating func member(_ name: StaticString, _ value: CalendarDate?) {
    guard let value else { return }
    key(name)
    date(value)
  }

  fileprivate mutating func member(_ name: StaticString, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    key(name)
    string(value)
  }
}

extension JSONReader {
  fileprivate mutating func members(
    _ read: (inout JSONReader, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try enterObject()
    while let key = try nextMember() { try read(&self, text(of: key)) }
  }

  fileprivate mutating func items<Item>(
    _ read: (inout JSONReader) throws(JSONError) -> Item
  ) throws(JSONError) -> [Item] {
    var items: [Item] = []
    try enterArray()
    while try nextItem() { items.append(try read(&self)) }
    return items
  }

  fileprivate mutating func integer() throws(JSONError) -> Int64 {
    guard let value = try number().int64 else { throw JSONError("Expected an integer", at: 0) }
    return value
  }

  fileprivate mutating func date() throws(JSONError) -> CalendarDate {
    guard let value = CalendarDate.parse(try string()) else { throw JSONError("Expected a date", at: 0) }
    return value
  }
}
