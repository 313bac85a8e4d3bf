// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

extension ListThings {
  /// Reads the input of `GET /things`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var decoding = Decoding(request)
    var limitText: String?
    var kindsTexts: [String] = []
    var idsText: String?
    var soldText: String?
    var pairs = request.queryPairs
    while let pair = try pairs.pair() {
      switch ExactText(pair.name) {
      case "limit":
        if limitText != nil {
          decoding.add(RuleID(0), .member("limit", ordinal: 0, envelope: false))  // two values where one is meant
        }
        limitText = pair.value
      case "kinds":
        kindsTexts.append(pair.value)
      case "ids":
        if idsText != nil {
          decoding.add(RuleID(1), .member("ids", ordinal: 2, envelope: false))  // two values where one is meant
        }
        idsText = pair.value
      case "sold":
        if soldText != nil {
          decoding.add(RuleID(2), .member("sold", ordinal: 3, envelope: false))  // two values where one is meant
        }
        soldText = pair.value
      default: break
      }
    }
    var limit: Int?
    if let limitText {
      decoding.enter(.member("limit", ordinal: 0, envelope: false))
      limit = parseLimit(limitText, &decoding)
      decoding.leave()
    }
    var kinds: [Color]?
    if !kindsTexts.isEmpty {
      let texts = kindsTexts
      let before = decoding.count
      decoding.enter(.member("kinds", ordinal: 1, envelope: false))
      var items: [Color] = []
      for (index, text) in texts.prefix(3).enumerated() {
        decoding.enter(.index(index, label: "Item"))
        if let item = checkKindsItem(text, &decoding) {
          items.append(item)
        }
        decoding.leave()
      }
      if texts.count > 3 {
        decoding.add(RuleID(3))  // line 95: maxItems 3
      }
      if items.hasRepeats {
        decoding.add(RuleID(4))  // line 95: uniqueItems
      }
      decoding.leave()
      if decoding.count == before { kinds = items }
    }
    var ids: [Int]?
    if let idsText {
      let texts = idsText.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let before = decoding.count
      decoding.enter(.member("ids", ordinal: 2, envelope: false))
      var items: [Int] = []
      for (index, text) in texts.prefix(4).enumerated() {
        decoding.enter(.index(index, label: "Item"))
        if let item = parseIdsItem(text, &decoding) {
          items.append(item)
        }
        decoding.leave()
      }
      if texts.count < 1 {
        decoding.add(RuleID(5))  // line 96: minItems 1
      }
      if texts.count > 4 {
        decoding.add(RuleID(6))  // line 96: maxItems 4
      }
      decoding.leave()
      if decoding.count == before { ids = items }
    }
    var sold: Bool?
    if let soldText {
      decoding.enter(.member("sold", ordinal: 3, envelope: false))
      sold = parseSold(soldText, &decoding)
      decoding.leave()
    }
    let xTraceText = try request.header("x-trace")
    var xTrace: UUIDValue?
    if let xTraceText {
      decoding.enter(.member("X-Trace", ordinal: 4, envelope: false))
      xTrace = checkXTrace(xTraceText, &decoding)
      decoding.leave()
    } else {
      decoding.add(RuleID(7), .member("X-Trace", ordinal: 4, envelope: false))  // line 98: required
    }
    if let refusal = decoding.refusal { throw refusal }
    guard let xTrace else { throw .invalid(decoding.violations) }
    return Input(limit: limit ?? 10, kinds: kinds, ids: ids, sold: sold, xTrace: xTrace)
  }

  static func parseLimit(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(0))  // line 94: type
      return nil
    }
    return checkLimit(number, &decoding)
  }

  static func checkKindsItem(_ text: String, _ decoding: inout Decoding) -> Color? {
    for value in Color.allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(9))  // line 525: enum red, dark-blue, 404, default
    return nil
  }

  static func parseIdsItem(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(10))  // line 96: type
      return nil
    }
    return checkIdsItem(number, &decoding)
  }

  static func parseSold(_ text: String, _ decoding: inout Decoding) -> Bool? {
    let isTrue = text.hasSameScalars(as: "true")
    guard isTrue || text.hasSameScalars(as: "false") else {
      decoding.add(RuleID(2))  // line 97: type boolean
      return nil
    }
    return isTrue
  }

  static func checkXTrace(_ text: String, _ decoding: inout Decoding) -> UUIDValue? {
    guard let value = UUIDValue.parse(text) else {
      decoding.add(RuleID(11))  // line 98: format uuid
      return nil
    }
    return value
  }

  static func checkLimit(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(0))  // line 94: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(64))  // line 94: minimum 1
    }
    if number.isGreater(than: "50") {
      decoding.add(RuleID(65))  // line 94: maximum 50
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(0))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }

  static func checkIdsItem(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(10))  // line 96: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "-2147483648") || number.isGreater(than: "2147483647") {
      decoding.add(RuleID(66))  // line 96: format int32
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(10))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension CreateThing {
  /// Reads the input of `POST /things`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var decoding = Decoding(request)
    var body: Thing?
    if let bytes = request.bytes {
      var reader = JSONReader(bytes, maxDepth: request.limits.jsonDepth)
      do throws(JSONError) {
        body = try decodeEnvelope(&reader, &decoding)
        try reader.finish()
      } catch {
        throw .malformed(error.message)
      }
    } else {
      throw .noBody
    }
    if let refusal = decoding.refusal { throw refusal }
    guard let body else { throw .invalid(decoding.violations) }
    return Input(body: body)
  }

  /// Reads the member `thing` that the body is a wrapper of.
  private static func decodeEnvelope(
    _ reader: inout JSONReader, _ decoding: inout Decoding
  ) throws(JSONError) -> Thing? {
    guard try reader.peek() == .object else { throw reader.notAnObject() }
    try reader.enterObject()
    var content: Thing?
    var seen = false
    while let key = try reader.nextMember() {
      guard reader.key(key, is: "thing") else {
        try decoding.passOver(&reader)
        continue
      }
      guard !seen else { throw reader.repeated("thing") }
      seen = true
      guard try reader.peek() == .object else { throw reader.envelope(lacks: "thing") }
      decoding.enter(.member("thing", ordinal: 0, envelope: true))
      content = try Thing.decode(&reader, &decoding)
      decoding.leave()
    }
    guard seen else { throw reader.envelope(lacks: "thing") }
    return content
  }
}

extension DeleteThing {
  /// Reads the input of `DELETE /things/{id}`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    return Input(id: id)
  }

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(24))  // line 157: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }
}

extension GetPicture {
  /// Reads the input of `GET /things/{id}/picture/{number}`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    guard let number = parseNumber(try request.pathParameter(1), &path) else {
      throw .notFound
    }
    return Input(id: id, number: number)
  }

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(25))  // line 174: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }

  static func parseNumber(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(26))  // line 175: type
      return nil
    }
    return checkNumber(number, &decoding)
  }

  static func checkNumber(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(26))  // line 175: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(96))  // line 175: minimum 1
    }
    if number.isGreater(than: "9") {
      decoding.add(RuleID(97))  // line 175: maximum 9
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(26))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension PutPicture {
  /// Reads the input of `PUT /things/{id}/picture/{number}`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    guard let number = parseNumber(try request.pathParameter(1), &path) else {
      throw .notFound
    }
    guard case .stream(let body) = request.body else { throw .noBody }
    return Input(id: id, number: number, body: body)
  }

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(25))  // line 174: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }

  static func parseNumber(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(26))  // line 175: type
      return nil
    }
    return checkNumber(number, &decoding)
  }

  static func checkNumber(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(26))  // line 175: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(96))  // line 175: minimum 1
    }
    if number.isGreater(than: "9") {
      decoding.add(RuleID(97))  // line 175: maximum 9
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(26))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension ClaimThing {
  /// Reads the input of `POST /things/mine`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var decoding = Decoding(request)
    var body: Claim?
    if let bytes = request.bytes {
      body = try Claim.decode(form: bytes, &decoding)
    } else {
      throw .noBody
    }
    if let refusal = decoding.refusal { throw refusal }
    guard let body else { throw .invalid(decoding.violations) }
    return Input(body: body)
  }
}

extension FileThing {
  /// Reads the input of `POST /things/{id}/papers`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) async throws(Failure) -> Input {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    var decoding = Decoding(request)
    var body: Papers?
    if request.media == 0 {
      var form = try MultipartForm(request)
      body = try await Papers.decode(multipart: &form, &decoding)
    } else {
      throw .noBody
    }
    if let refusal = decoding.refusal { throw refusal }
    guard let body else { throw .invalid(decoding.violations) }
    return Input(id: id, body: body)
  }

  /// Reads the parameters of `POST /things/{id}/papers`.
  static func target(_ request: IncomingRequest) throws(Failure) -> Target {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    return Target(id: id)
  }

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(31))  // line 233: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }
}

extension NoteThing {
  /// Reads the input of `PUT /things/{id}/note`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) async throws(Failure) -> Input {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    var decoding = Decoding(request)
    var body: Note?
    if request.media == 1 {
      var form = try MultipartForm(request)
      body = try await Note.decode(multipart: &form, &decoding)
    } else if let bytes = request.bytes {
      switch request.media {
      case 0:
        var reader = JSONReader(bytes, maxDepth: request.limits.jsonDepth)
        do throws(JSONError) {
          guard try reader.peek() == .object else { throw reader.notAnObject() }
          body = try Note.decode(&reader, &decoding)
          try reader.finish()
        } catch {
          throw .malformed(error.message)
        }
      default:
        body = try Note.decode(form: bytes, &decoding)
      }
    }
    if let refusal = decoding.refusal { throw refusal }
    return Input(id: id, body: body)
  }

  /// Reads the parameters of `PUT /things/{id}/note`.
  static func target(_ request: IncomingRequest) throws(Failure) -> Target {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    return Target(id: id)
  }

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(45))  // line 255: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }
}

extension SurveyThing {
  /// Reads the input of `POST /things/{id}/survey`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) async throws(Failure) -> Input {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    var decoding = Decoding(request)
    var body: Survey?
    if request.media == 0 {
      var form = try MultipartForm(request)
      body = try await Survey.decode(multipart: &form, &decoding)
    } else {
      throw .noBody
    }
    if let refusal = decoding.refusal { throw refusal }
    guard let body else { throw .invalid(decoding.violations) }
    return Input(id: id, body: body)
  }

  /// Reads the parameters of `POST /things/{id}/survey`.
  static func target(_ request: IncomingRequest) throws(Failure) -> Target {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    return Target(id: id)
  }

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(48))  // line 281: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }
}

extension PlaceThing {
  /// Reads the input of `POST /things/{id}/address`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    var decoding = Decoding(request)
    var body: Places?
    if let bytes = request.bytes {
      body = try Places.decode(form: bytes, &decoding)
    } else {
      throw .noBody
    }
    if let refusal = decoding.refusal { throw refusal }
    guard let body else { throw .invalid(decoding.violations) }
    return Input(id: id, body: body)
  }

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(55))  // line 307: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }
}

extension ShowStep {
  /// Reads the input of `GET /pages/{step}`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var path = Decoding(request)
    guard let step = checkStep(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    var decoding = Decoding(request)
    let ifNoneMatchText = try request.header("if-none-match")
    var ifNoneMatch: String?
    if let ifNoneMatchText {
      decoding.enter(.member("If-None-Match", ordinal: 1, envelope: false))
      ifNoneMatch = checkIfNoneMatch(ifNoneMatchText, &decoding)
      decoding.leave()
    }
    if let refusal = decoding.refusal { throw refusal }
    return Input(step: step, ifNoneMatch: ifNoneMatch)
  }

  static func checkStep(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p2.matches(text) {
      decoding.add(RuleID(57))  // line 331: pattern ^[a-z_]{1,20}$
    }
    return decoding.count == faults ? text : nil
  }

  static func checkIfNoneMatch(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 100 {
      decoding.add(RuleID(58))  // line 342: maxLength 100
    }
    return decoding.count == faults ? text : nil
  }
}

extension SendStep {
  /// Reads the input of `POST /pages/{step}`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) async throws(Failure) -> Input {
    var path = Decoding(request)
    guard let step = checkStep(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    var decoding = Decoding(request)
    var backText: String?
    var pairs = request.queryPairs
    while let pair = try pairs.pair() {
      switch ExactText(pair.name) {
      case "back":
        if backText != nil {
          decoding.add(RuleID(8), .member("back", ordinal: 1, envelope: false))  // two values where one is meant
        }
        backText = pair.value
      default: break
      }
    }
    var back: Bool?
    if let backText {
      decoding.enter(.member("back", ordinal: 1, envelope: false))
      back = parseBack(backText, &decoding)
      decoding.leave()
    }
    var body: Submission<Step>?
    if request.media == 1 {
      var form = try MultipartForm(request, keeping: ["title", "answers"])
      var fields = Decoding(request)
      let value = try await Step.decode(multipart: &form, &fields)
      if let value = try fields.accepted(value) {
        body = .valid(value)
      } else {
        body = .invalid(RejectedForm(fields, multipart: form, rules: Rules.all))
      }
    } else if let bytes = request.bytes {
      var fields = Decoding(request)
      let value = try Step.decode(form: bytes, &fields)
      if let value = try fields.accepted(value) {
        body = .valid(value)
      } else {
        body = .invalid(RejectedForm(fields, form: bytes, fields: ["title", "answers"], rules: Rules.all))
      }
    } else {
      throw .noBody
    }
    if let refusal = decoding.refusal { throw refusal }
    guard let body else { throw .invalid(decoding.violations) }
    return Input(step: step, back: back, body: body)
  }

  /// Reads the parameters of `POST /pages/{step}`.
  static func target(_ request: IncomingRequest) throws(Failure) -> Target {
    var path = Decoding(request)
    guard let step = checkStep(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    var decoding = Decoding(request)
    var backText: String?
    var pairs = request.queryPairs
    while let pair = try pairs.pair() {
      switch ExactText(pair.name) {
      case "back":
        if backText != nil {
          decoding.add(RuleID(8), .member("back", ordinal: 1, envelope: false))  // two values where one is meant
        }
        backText = pair.value
      default: break
      }
    }
    var back: Bool?
    if let backText {
      decoding.enter(.member("back", ordinal: 1, envelope: false))
      back = parseBack(backText, &decoding)
      decoding.leave()
    }
    if let refusal = decoding.refusal { throw refusal }
    return Target(step: step, back: back)
  }

  static func checkStep(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p2.matches(text) {
      decoding.add(RuleID(57))  // line 331: pattern ^[a-z_]{1,20}$
    }
    return decoding.count == faults ? text : nil
  }

  static func parseBack(_ text: String, _ decoding: inout Decoding) -> Bool? {
    let isTrue = text.hasSameScalars(as: "true")
    guard isTrue || text.hasSameScalars(as: "false") else {
      decoding.add(RuleID(8))  // line 367: type boolean
      return nil
    }
    return isTrue
  }
}

extension LeaveStep {
  /// Reads the input of `POST /pages/{step}/leave`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var path = Decoding(request)
    guard let step = checkStep(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    return Input(step: step)
  }

  static func checkStep(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p2.matches(text) {
      decoding.add(RuleID(59))  // line 389: pattern ^[a-z_]{1,20}$
    }
    return decoding.count == faults ? text : nil
  }
}

extension GetFile {
  /// Reads the input of `GET /pages/{step}/files/{path}`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var path = Decoding(request)
    guard let step = checkStep(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    guard let path = checkPath(try request.pathParameter(1), &path) else {
      throw .notFound
    }
    var decoding = Decoding(request)
    let rangeText = try request.header("range")
    let ifRangeText = try request.header("if-range")
    var range: String?
    if let rangeText {
      decoding.enter(.member("Range", ordinal: 2, envelope: false))
      range = checkRange(rangeText, &decoding)
      decoding.leave()
    }
    var ifRange: String?
    if let ifRangeText {
      decoding.enter(.member("If-Range", ordinal: 3, envelope: false))
      ifRange = checkIfRange(ifRangeText, &decoding)
      decoding.leave()
    }
    if let refusal = decoding.refusal { throw refusal }
    return Input(step: step, path: path, range: range, ifRange: ifRange)
  }

  static func checkStep(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p2.matches(text) {
      decoding.add(RuleID(60))  // line 406: pattern ^[a-z_]{1,20}$
    }
    return decoding.count == faults ? text : nil
  }

  static func checkPath(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 100 {
      decoding.add(RuleID(61))  // line 407: maxLength 100
    }
    return decoding.count == faults ? text : nil
  }

  static func checkRange(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 100 {
      decoding.add(RuleID(62))  // line 411: maxLength 100
    }
    return decoding.count == faults ? text : nil
  }

  static func checkIfRange(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 100 {
      decoding.add(RuleID(63))  // line 412: maxLength 100
    }
    return decoding.count == faults ? text : nil
  }
}

extension GetFigures {
  /// Reads the input of `GET /figures`.
  @_spi(Measurement) public static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    Input()
  }
}

extension Thing {
  /// Reads what `/components/schemas/Thing` (line 656) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Thing? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(12), &reader) }
    let faults = decoding.count
    try reader.enterObject()
    var nameMember: String?
    var color: Color?
    var madeOn: CalendarDate?
    var opensAt: Timestamp?
    var seenAt: Timestamp?
    var price: Double?
    var stock: Int?
    var answer: Int?
    var note: String?
    var siret: String?
    var keyMember: UUIDValue?
    var page: String?
    var mail: String?
    var seal: [UInt8]?
    var labels: [Thing.LabelsItem]?
    var bestOf: Int?
    var shape: Shape?
    var parent: Thing?
    var parts: [Thing]?
    var sizes: [String: Int]?
    var flag: Thing.Flag?
    var password: String?
    var seen: UInt64 = 0
    var faulty: UInt64 = 0
    var count = 0
    while let key = try reader.nextMember() {
      count += 1
      switch key.count {
      case 4 where reader.key(key, is: "name"):
        guard seen & 1 << 0 == 0 else { throw reader.repeated("name") }
        seen |= 1 << 0
        decoding.enter(.member("name", ordinal: 1, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
          decoding.add(RuleID(13))  // line 663: required
        } else {
          nameMember = try decodeName(&reader, &decoding)
        }
        decoding.leave()
      case 5 where reader.key(key, is: "color"):
        guard seen & 1 << 1 == 0 else { throw reader.repeated("color") }
        seen |= 1 << 1
        decoding.enter(.member("color", ordinal: 2, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
          decoding.add(RuleID(14))  // line 663: required
        } else {
          color = try decodeColor(&reader, &decoding)
        }
        decoding.leave()
      case 7 where reader.key(key, is: "made_on"):
        guard seen & 1 << 2 == 0 else { throw reader.repeated("made_on") }
        seen |= 1 << 2
        decoding.enter(.member("made_on", ordinal: 3, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
          decoding.add(RuleID(15))  // line 663: required
        } else {
          madeOn = try decodeMadeOn(&reader, &decoding)
        }
        decoding.leave()
      case 8 where reader.key(key, is: "opens_at"):
        guard seen & 1 << 3 == 0 else { throw reader.repeated("opens_at") }
        seen |= 1 << 3
        decoding.enter(.member("opens_at", ordinal: 4, envelope: false))
        opensAt = try decodeOpensAt(&reader, &decoding)
        decoding.leave()
      case 7 where reader.key(key, is: "seen_at"):
        guard seen & 1 << 4 == 0 else { throw reader.repeated("seen_at") }
        seen |= 1 << 4
        decoding.enter(.member("seen_at", ordinal: 5, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
        } else {
          seenAt = try decodeSeenAt(&reader, &decoding)
        }
        decoding.leave()
      case 5 where reader.key(key, is: "price"):
        guard seen & 1 << 5 == 0 else { throw reader.repeated("price") }
        seen |= 1 << 5
        decoding.enter(.member("price", ordinal: 6, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
          decoding.add(RuleID(16))  // line 663: required
        } else {
          price = try decodePrice(&reader, &decoding)
        }
        decoding.leave()
      case 5 where reader.key(key, is: "stock"):
        guard seen & 1 << 6 == 0 else { throw reader.repeated("stock") }
        seen |= 1 << 6
        decoding.enter(.member("stock", ordinal: 7, envelope: false))
        stock = try decodeStock(&reader, &decoding)
        decoding.leave()
      case 6 where reader.key(key, is: "answer"):
        guard seen & 1 << 7 == 0 else { throw reader.repeated("answer") }
        seen |= 1 << 7
        decoding.enter(.member("answer", ordinal: 8, envelope: false))
        answer = try decodeAnswer(&reader, &decoding)
        decoding.leave()
      case 7 where reader.key(key, is: "nothing"):
        guard seen & 1 << 8 == 0 else { throw reader.repeated("nothing") }
        seen |= 1 << 8
        decoding.enter(.member("nothing", ordinal: 9, envelope: false))
        _ = try decodeNothing(&reader, &decoding)
        decoding.leave()
      case 4 where reader.key(key, is: "note"):
        guard seen & 1 << 9 == 0 else { throw reader.repeated("note") }
        seen |= 1 << 9
        let before = decoding.count
        decoding.enter(.member("note", ordinal: 10, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
        } else {
          note = try decodeNote(&reader, &decoding)
        }
        decoding.leave()
        if decoding.count != before { faulty |= 1 << 9 }
      case 5 where reader.key(key, is: "siret"):
        guard seen & 1 << 10 == 0 else { throw reader.repeated("siret") }
        seen |= 1 << 10
        decoding.enter(.member("siret", ordinal: 11, envelope: false))
        siret = try decodeSiret(&reader, &decoding)
        decoding.leave()
      case 3 where reader.key(key, is: "key"):
        guard seen & 1 << 11 == 0 else { throw reader.repeated("key") }
        seen |= 1 << 11
        decoding.enter(.member("key", ordinal: 12, envelope: false))
        keyMember = try decodeKey(&reader, &decoding)
        decoding.leave()
      case 4 where reader.key(key, is: "page"):
        guard seen & 1 << 12 == 0 else { throw reader.repeated("page") }
        seen |= 1 << 12
        decoding.enter(.member("page", ordinal: 13, envelope: false))
        page = try decodePage(&reader, &decoding)
        decoding.leave()
      case 4 where reader.key(key, is: "mail"):
        guard seen & 1 << 13 == 0 else { throw reader.repeated("mail") }
        seen |= 1 << 13
        decoding.enter(.member("mail", ordinal: 14, envelope: false))
        mail = try decodeMail(&reader, &decoding)
        decoding.leave()
      case 4 where reader.key(key, is: "seal"):
        guard seen & 1 << 14 == 0 else { throw reader.repeated("seal") }
        seen |= 1 << 14
        decoding.enter(.member("seal", ordinal: 15, envelope: false))
        seal = try decodeSeal(&reader, &decoding)
        decoding.leave()
      case 6 where reader.key(key, is: "labels"):
        guard seen & 1 << 15 == 0 else { throw reader.repeated("labels") }
        seen |= 1 << 15
        let before = decoding.count
        decoding.enter(.member("labels", ordinal: 16, envelope: false))
        labels = try decodeLabels(&reader, &decoding)
        decoding.leave()
        if decoding.count != before { faulty |= 1 << 15 }
      case 7 where reader.key(key, is: "best_of"):
        guard seen & 1 << 16 == 0 else { throw reader.repeated("best_of") }
        seen |= 1 << 16
        decoding.enter(.member("best_of", ordinal: 17, envelope: false))
        bestOf = try decodeBestOf(&reader, &decoding)
        decoding.leave()
      case 5 where reader.key(key, is: "shape"):
        guard seen & 1 << 17 == 0 else { throw reader.repeated("shape") }
        seen |= 1 << 17
        decoding.enter(.member("shape", ordinal: 18, envelope: false))
        shape = try Shape.decode(&reader, &decoding)
        decoding.leave()
      case 6 where reader.key(key, is: "parent"):
        guard seen & 1 << 18 == 0 else { throw reader.repeated("parent") }
        seen |= 1 << 18
        decoding.enter(.member("parent", ordinal: 19, envelope: false))
        parent = try decode(&reader, &decoding)
        decoding.leave()
      case 5 where reader.key(key, is: "parts"):
        guard seen & 1 << 19 == 0 else { throw reader.repeated("parts") }
        seen |= 1 << 19
        decoding.enter(.member("parts", ordinal: 20, envelope: false))
        parts = try decodeParts(&reader, &decoding)
        decoding.leave()
      case 5 where reader.key(key, is: "sizes"):
        guard seen & 1 << 20 == 0 else { throw reader.repeated("sizes") }
        seen |= 1 << 20
        decoding.enter(.member("sizes", ordinal: 21, envelope: false))
        sizes = try decodeSizes(&reader, &decoding)
        decoding.leave()
      case 4 where reader.key(key, is: "flag"):
        guard seen & 1 << 21 == 0 else { throw reader.repeated("flag") }
        seen |= 1 << 21
        decoding.enter(.member("flag", ordinal: 22, envelope: false))
        flag = try Thing.Flag.decode(&reader, &decoding)
        decoding.leave()
      case 8 where reader.key(key, is: "password"):
        guard seen & 1 << 22 == 0 else { throw reader.repeated("password") }
        seen |= 1 << 22
        decoding.enter(.member("password", ordinal: 23, envelope: false))
        password = try decodePassword(&reader, &decoding)
        decoding.leave()
      case 2 where reader.key(key, is: "id"):
        try reader.skip()  // read-only: ours to say
      default:
        decoding.add(RuleID(17), .key(try reader.text(of: key)))  // line 664: additionalProperties
        try reader.skip()
      }
    }
    if seen & 1 << 0 == 0 {
      decoding.add(RuleID(13), .member("name", ordinal: 1, envelope: false))  // line 663: required
    }
    if seen & 1 << 1 == 0 {
      decoding.add(RuleID(14), .member("color", ordinal: 2, envelope: false))  // line 663: required
    }
    if seen & 1 << 2 == 0 {
      decoding.add(RuleID(15), .member("made_on", ordinal: 3, envelope: false))  // line 663: required
    }
    if seen & 1 << 5 == 0 {
      decoding.add(RuleID(16), .member("price", ordinal: 6, envelope: false))  // line 663: required
    }
    if seen & 1 << 8 == 0 {
      decoding.add(RuleID(18), .member("nothing", ordinal: 9, envelope: false))  // line 663: required
    }
    if seen & 1 << 9 == 0 {
      decoding.add(RuleID(19), .member("note", ordinal: 10, envelope: false))  // line 663: required
    }
    if count < 2 {
      decoding.add(RuleID(20))  // line 665: minProperties 2
    }
    if seen & 1 << 3 != 0 && seen & 1 << 10 == 0 {
      decoding.add(RuleID(21), .member("siret", ordinal: 11, envelope: false))  // line 666: dependentRequired siret
    }
    if let labels, !labels.isEmpty, labels.allSatisfy({ $0 == .secret }) {
      decoding.add(RuleID(22), .member("labels", ordinal: 16, envelope: false))  // line 668: x-invariant secret
    }
    if let bestOf, faulty & (1 << 15 | 1 << 9) == 0 {
      let size = if let labels, !labels.isEmpty { labels.count } else { note != nil ? 1 : 0 }
      if bestOf > size {
        decoding.add(RuleID(23), .member("best_of", ordinal: 17, envelope: false))  // line 670: x-invariant labels
      }
    }
    guard decoding.count == faults, let nameMember, let color, let madeOn, let price else { return nil }
    return Thing(
      name: nameMember,
      color: color,
      madeOn: madeOn,
      opensAt: opensAt,
      seenAt: seenAt,
      price: price,
      stock: stock ?? 1,
      answer: answer,
      note: note,
      siret: siret,
      key: keyMember,
      page: page,
      mail: mail,
      seal: seal,
      labels: labels,
      bestOf: bestOf,
      shape: shape,
      parent: parent,
      parts: parts,
      sizes: sizes,
      flag: flag,
      password: password)
  }

  /// Reads what `/components/schemas/Thing/properties/name` (line 674) describes.
  static func decodeName(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(67), &reader) }
    return checkName(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/color` (line 675) describes.
  static func decodeColor(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Color? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(68), &reader) }
    return checkColor(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/made_on` (line 676) describes.
  static func decodeMadeOn(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> CalendarDate? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(69), &reader) }
    return checkMadeOn(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/opens_at` (line 677) describes.
  static func decodeOpensAt(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Timestamp? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(70), &reader) }
    return checkOpensAt(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/seen_at` (line 678) describes.
  static func decodeSeenAt(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Timestamp? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(71), &reader) }
    return checkSeenAt(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/price` (line 679) describes.
  static func decodePrice(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Double? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(72), &reader) }
    return checkPrice(try reader.number(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/stock` (line 680) describes.
  static func decodeStock(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(73), &reader) }
    return checkStock(try reader.number(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/answer` (line 681) describes.
  static func decodeAnswer(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(74), &reader) }
    return checkAnswer(try reader.number(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/nothing` (line 682) describes.
  static func decodeNothing(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Never? {
    guard try reader.peek() == .null else { return try decoding.refuse(RuleID(75), &reader) }
    try reader.null()
    return nil
  }

  /// Reads what `/components/schemas/Thing/properties/note` (line 683) describes.
  static func decodeNote(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(76), &reader) }
    return checkNote(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/siret` (line 684) describes.
  static func decodeSiret(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(77), &reader) }
    return checkSiret(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/key` (line 685) describes.
  static func decodeKey(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> UUIDValue? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(78), &reader) }
    return checkKey(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/page` (line 686) describes.
  static func decodePage(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(79), &reader) }
    return checkPage(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/mail` (line 687) describes.
  static func decodeMail(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(80), &reader) }
    return checkMail(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/seal` (line 688) describes.
  static func decodeSeal(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> [UInt8]? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(81), &reader) }
    return checkSeal(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/labels` (line 689) describes.
  static func decodeLabels(
    _ reader: inout JSONReader, _ decoding: inout Decoding
  ) throws(JSONError) -> [Thing.LabelsItem]? {
    guard try reader.peek() == .array else { return try decoding.refuse(RuleID(82), &reader) }
    let faults = decoding.count
    try reader.enterArray()
    var items: [Thing.LabelsItem] = []
    var count = 0
    while try reader.nextItem() {
      if count >= 4 {
        try reader.skip()
        count += 1
        continue
      }
      decoding.enter(.index(count, label: "Item"))
      if let item = try Thing.LabelsItem.decode(&reader, &decoding) {
        items.append(item)
      }
      decoding.leave()
      count += 1
    }
    if count < 1 {
      decoding.add(RuleID(83))  // line 689: minItems 1
    }
    if count > 4 {
      decoding.add(RuleID(84))  // line 689: maxItems 4
    }
    if items.hasRepeats {
      decoding.add(RuleID(85))  // line 689: uniqueItems
    }
    return decoding.count == faults ? items : nil
  }

  /// Reads what `/components/schemas/Thing/properties/best_of` (line 690) describes.
  static func decodeBestOf(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(86), &reader) }
    return checkBestOf(try reader.number(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/parts` (line 693) describes.
  static func decodeParts(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> [Thing]? {
    guard try reader.peek() == .array else { return try decoding.refuse(RuleID(89), &reader) }
    let faults = decoding.count
    try reader.enterArray()
    var items: [Thing] = []
    var count = 0
    while try reader.nextItem() {
      if count >= 5 {
        try reader.skip()
        count += 1
        continue
      }
      decoding.enter(.index(count, label: "Part"))
      if let item = try decode(&reader, &decoding) {
        items.append(item)
      }
      decoding.leave()
      count += 1
    }
    if count > 5 {
      decoding.add(RuleID(90))  // line 693: maxItems 5
    }
    return decoding.count == faults ? items : nil
  }

  /// Reads what `/components/schemas/Thing/properties/sizes` (line 694) describes.
  static func decodeSizes(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> [String: Int]? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(91), &reader) }
    let faults = decoding.count
    try reader.enterObject()
    var members: [String: Int] = [:]
    var count = 0
    while let key = try reader.nextMember() {
      count += 1
      let name = try reader.text(of: key)
      decoding.enter(.key(name))
      if !Patterns.p3.matches(name) {
        decoding.add(RuleID(92))  // line 694: propertyNames ^[a-z]{1,2}$
      }
      members[name] = try decodeSizesValue(&reader, &decoding)
      decoding.leave()
    }
    if count > 3 {
      decoding.add(RuleID(93))  // line 694: maxProperties 3
    }
    return decoding.count == faults ? members : nil
  }

  /// Reads what `/components/schemas/Thing/properties/password` (line 696) describes.
  static func decodePassword(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(95), &reader) }
    return checkPassword(try reader.string(), &decoding)
  }

  static func checkName(_ text: String, _ decoding: inout Decoding) -> String? {
    let text = text.trimmingWhiteSpace()
    let faults = decoding.count
    let length = text.scalarCount
    if length < 1 {
      decoding.add(RuleID(123))  // line 674: minLength 1
    }
    if length > 40 {
      decoding.add(RuleID(124))  // line 674: maxLength 40
    }
    if !text.isPlain(.line) {
      decoding.add(RuleID(125))  // line 674: x-plain-text line
    }
    return decoding.count == faults ? text : nil
  }

  static func checkColor(_ text: String, _ decoding: inout Decoding) -> Color? {
    for value in Color.allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(108))  // line 525: enum red, dark-blue, 404, default
    return nil
  }

  static func checkMadeOn(_ text: String, _ decoding: inout Decoding) -> CalendarDate? {
    guard let value = CalendarDate.parse(text) else {
      decoding.add(RuleID(126))  // line 676: format date
      return nil
    }
    return value
  }

  static func checkOpensAt(_ text: String, _ decoding: inout Decoding) -> Timestamp? {
    let faults = decoding.count
    guard let value = Timestamp.parseLocal(text, zone: "Europe/Paris") else {
      decoding.add(RuleID(127))  // line 677: format local-date-time
      return nil
    }
    if value <= decoding.receivedAt {
      decoding.add(RuleID(128))  // line 677: x-future
    }
    return decoding.count == faults ? value : nil
  }

  static func checkSeenAt(_ text: String, _ decoding: inout Decoding) -> Timestamp? {
    guard let value = Timestamp.parse(text) else {
      decoding.add(RuleID(129))  // line 678: format date-time
      return nil
    }
    return value
  }

  static func checkPrice(_ number: JSONNumber, _ decoding: inout Decoding) -> Double? {
    let faults = decoding.count
    if number.isLess(than: "0") {
      decoding.add(RuleID(130))  // line 679: minimum 0
    }
    if !number.isLess(than: "1000000") {
      decoding.add(RuleID(131))  // line 679: exclusiveMaximum 1000000
    }
    if !number.isMultiple(of: "0.01") {
      decoding.add(RuleID(132))  // line 679: multipleOf 0.01
    }
    return decoding.count == faults ? number.double : nil
  }

  static func checkStock(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(73))  // line 680: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "0") {
      decoding.add(RuleID(133))  // line 680: minimum 0
    }
    if number.isLess(than: "-9223372036854775808") || number.isGreater(than: "9223372036854775807") {
      decoding.add(RuleID(134))  // line 680: format int64
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(73))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }

  static func checkAnswer(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(74))  // line 681: type integer
      return nil
    }
    guard number.equals("42") else {
      decoding.add(RuleID(135))  // line 681: const 42
      return nil
    }
    guard let value = number.int64 else {
      decoding.add(RuleID(74))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }

  static func checkNote(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10000 {
      decoding.add(RuleID(136))  // line 683: maxLength 10000
    }
    if !text.isPlain(.text) {
      decoding.add(RuleID(137))  // line 683: x-plain-text text
    }
    return decoding.count == faults ? text : nil
  }

  static func checkSiret(_ text: String, _ decoding: inout Decoding) -> String? {
    let text = text.trimmingWhiteSpace()
    let faults = decoding.count
    if !Patterns.p4.matches(text) {
      decoding.add(RuleID(138))  // line 684: pattern ^[0-9]{14}$
    }
    if decoding.count == faults && !SIRET.isValid(text) {
      decoding.add(RuleID(139))  // line 684: x-checksum siret
    }
    return decoding.count == faults ? text : nil
  }

  static func checkKey(_ text: String, _ decoding: inout Decoding) -> UUIDValue? {
    guard let value = UUIDValue.parse(text) else {
      decoding.add(RuleID(140))  // line 685: format uuid
      return nil
    }
    return value
  }

  static func checkPage(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 2048 {
      decoding.add(RuleID(141))  // line 686: maxLength 2048
    }
    if !AbsoluteURI.isValid(text) {
      decoding.add(RuleID(142))  // line 686: format uri
    }
    return decoding.count == faults ? text : nil
  }

  static func checkMail(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 254 {
      decoding.add(RuleID(143))  // line 687: maxLength 254
    }
    if !EmailAddress.isValid(text) {
      decoding.add(RuleID(144))  // line 687: format email
    }
    return decoding.count == faults ? text : nil
  }

  static func checkSeal(_ text: String, _ decoding: inout Decoding) -> [UInt8]? {
    let faults = decoding.count
    if text.scalarCount > 100 {
      decoding.add(RuleID(145))  // line 688: maxLength 100
    }
    guard let value = Base64.decode(text) else {
      decoding.add(RuleID(146))  // line 688: format base64
      return nil
    }
    return decoding.count == faults ? value : nil
  }

  static func checkBestOf(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(86))  // line 690: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(148))  // line 690: minimum 1
    }
    if number.isGreater(than: "4") {
      decoding.add(RuleID(149))  // line 690: maximum 4
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(86))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }

  /// Reads what `/components/schemas/Thing/properties/sizes/additionalProperties` (line 694) describes.
  static func decodeSizesValue(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(156), &reader) }
    return checkSizesValue(try reader.number(), &decoding)
  }

  static func checkPassword(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 20 {
      decoding.add(RuleID(159))  // line 696: maxLength 20
    }
    return decoding.count == faults ? text : nil
  }

  static func checkSizesValue(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(156))  // line 694: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(177))  // line 694: minimum 1
    }
    if number.isGreater(than: "9") {
      decoding.add(RuleID(178))  // line 694: maximum 9
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(156))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension Claim {
  /// Reads a form that holds what `/components/schemas/Claim` (line 539) describes.
  static func decode(form bytes: [UInt8], _ decoding: inout Decoding) throws(Failure) -> Claim? {
    let faults = decoding.count
    var methodText: String?
    var nameMemberText: String?
    var countMemberText: String?
    var notesTexts: [String] = []
    var clientIdText: String?
    var clientSecretText: String?
    var pairs = FormReader(bytes, maxPairs: decoding.limits.formFields)
    while let pair = try pairs.pair() {
      switch ExactText(pair.name) {
      case "method":
        if methodText != nil {
          throw .repeated("method")
        }
        methodText = pair.value
      case "name":
        if nameMemberText != nil {
          throw .repeated("name")
        }
        nameMemberText = pair.value
      case "count":
        if countMemberText != nil {
          throw .repeated("count")
        }
        countMemberText = pair.value
      case "notes":
        notesTexts.append(pair.value)
      case "client_id":
        if clientIdText != nil {
          throw .repeated("client_id")
        }
        clientIdText = pair.value
      case "client_secret":
        if clientSecretText != nil {
          throw .repeated("client_secret")
        }
        clientSecretText = pair.value
      default: decoding.add(RuleID(27), .key(pair.name))  // line 542: additionalProperties
      }
    }
    var method: Claim.Method?
    if let methodText {
      decoding.enter(.member("method", ordinal: 0, envelope: false))
      method = Claim.Method.check(methodText, &decoding)
      decoding.leave()
    } else {
      decoding.add(RuleID(28), .member("method", ordinal: 0, envelope: false))  // line 541: required
    }
    var nameMember: String?
    if let nameMemberText {
      decoding.enter(.member("name", ordinal: 1, envelope: false))
      nameMember = checkName(nameMemberText, &decoding)
      decoding.leave()
    } else {
      decoding.add(RuleID(29), .member("name", ordinal: 1, envelope: false))  // line 541: required
    }
    var countMember: Int?
    if let countMemberText {
      decoding.enter(.member("count", ordinal: 2, envelope: false))
      countMember = parseCount(countMemberText, &decoding)
      decoding.leave()
    }
    var notes: [String]?
    if !notesTexts.isEmpty {
      let texts = notesTexts
      let before = decoding.count
      decoding.enter(.member("notes", ordinal: 3, envelope: false))
      var items: [String] = []
      for (index, text) in texts.prefix(2).enumerated() {
        decoding.enter(.index(index, label: "Item"))
        if let item = checkNotesItem(text, &decoding) {
          items.append(item)
        }
        decoding.leave()
      }
      if texts.count > 2 {
        decoding.add(RuleID(30))  // line 547: maxItems 2
      }
      decoding.leave()
      if decoding.count == before { notes = items }
    }
    var clientId: String?
    if let clientIdText {
      decoding.enter(.member("client_id", ordinal: 4, envelope: false))
      clientId = checkClientId(clientIdText, &decoding)
      decoding.leave()
    }
    var clientSecret: String?
    if let clientSecretText {
      decoding.enter(.member("client_secret", ordinal: 5, envelope: false))
      clientSecret = checkClientSecret(clientSecretText, &decoding)
      decoding.leave()
    }
    guard decoding.count == faults, let method, let nameMember else { return nil }
    return Claim(
      method: method,
      name: nameMember,
      count: countMember ?? 1,
      notes: notes,
      clientId: clientId,
      clientSecret: clientSecret)
  }

  static func checkName(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    let length = text.scalarCount
    if length < 1 {
      decoding.add(RuleID(99))  // line 545: minLength 1
    }
    if length > 20 {
      decoding.add(RuleID(100))  // line 545: maxLength 20
    }
    return decoding.count == faults ? text : nil
  }

  static func parseCount(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(101))  // line 546: type
      return nil
    }
    return checkCount(number, &decoding)
  }

  static func checkNotesItem(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(102))  // line 547: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  static func checkClientId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 255 {
      decoding.add(RuleID(103))  // line 548: maxLength 255
    }
    return decoding.count == faults ? text : nil
  }

  static func checkClientSecret(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 255 {
      decoding.add(RuleID(104))  // line 549: maxLength 255
    }
    return decoding.count == faults ? text : nil
  }

  static func checkCount(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(101))  // line 546: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(160))  // line 546: minimum 1
    }
    if number.isGreater(than: "5") {
      decoding.add(RuleID(161))  // line 546: maximum 5
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(101))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension Papers {
  /// Reads a multipart form that holds what `/components/schemas/Papers` (line 550) describes, while it arrives.
  static func decode(multipart form: inout MultipartForm, _ decoding: inout Decoding) async throws(Failure) -> Papers? {
    let faults = decoding.count
    var titleText: String?
    var pagesText: String?
    var colorText: String?
    var tagsTexts: [String] = []
    var scan: UploadedFile?
    var scanCount = 0
    var cover: UploadedFile?
    var coverCount = 0
    var photosFiles: [UploadedFile] = []
    var photosCount = 0
    var inFiles: [UploadedFile] = []
    var inCount = 0
    while let part = try await form.part() {
      switch ExactText(part.name) {
      case "title":
        if titleText != nil {
          throw .repeated("title")
        }
        titleText = try await form.text()
      case "pages":
        if pagesText != nil {
          throw .repeated("pages")
        }
        pagesText = try await form.text()
      case "color":
        if colorText != nil {
          throw .repeated("color")
        }
        colorText = try await form.text()
      case "tags":
        tagsTexts.append(try await form.text())
      case "scan":
        if scanCount > 0 { throw .repeated("scan") }
        switch try await form.file(cap: 16) {
        case .file(let file):
          scan = file
          scanCount += 1
        case .text:
          decoding.add(RuleID(32), .member("scan", ordinal: 4, envelope: false))  // line 560: format binary
          scanCount += 1
        case .none: break
        }
      case "cover":
        if coverCount > 0 { throw .repeated("cover") }
        switch try await form.file(cap: 16) {
        case .file(let file):
          cover = file
          coverCount += 1
        case .text:
          decoding.add(RuleID(33), .member("cover", ordinal: 5, envelope: false))  // line 561: format binary
          coverCount += 1
        case .none: break
        }
      case "photos":
        guard photosCount < 3 else {
          photosCount += 1
          continue
        }
        switch try await form.file(cap: 8) {
        case .file(let file):
          photosFiles.append(file)
          photosCount += 1
        case .text:
          decoding.enter(.member("photos", ordinal: 6, envelope: false))
          decoding.add(RuleID(34), .index(photosCount, label: "Photo"))  // line 562: format binary
          decoding.leave()
          photosCount += 1
        case .none: break
        }
      case "in":
        guard inCount < 2 else {
          inCount += 1
          continue
        }
        switch try await form.file(cap: 8) {
        case .file(let file):
          inFiles.append(file)
          inCount += 1
        case .text:
          decoding.enter(.member("in", ordinal: 7, envelope: false))
          decoding.add(RuleID(35), .index(inCount, label: "Item"))  // line 563: format binary
          decoding.leave()
          inCount += 1
        case .none: break
        }
      case "number": break  // read-only: ours to say
      default: decoding.add(RuleID(36), .key(part.name))  // line 554: additionalProperties
      }
    }
    var title: String?
    if let titleText {
      decoding.enter(.member("title", ordinal: 0, envelope: false))
      title = checkTitle(titleText, &decoding)
      decoding.leave()
    } else {
      decoding.add(RuleID(37), .member("title", ordinal: 0, envelope: false))  // line 553: required
    }
    var pages: Int?
    if let pagesText {
      decoding.enter(.member("pages", ordinal: 1, envelope: false))
      pages = parsePages(pagesText, &decoding)
      decoding.leave()
    }
    var color: Color?
    if let colorText {
      decoding.enter(.member("color", ordinal: 2, envelope: false))
      color = checkColor(colorText, &decoding)
      decoding.leave()
    }
    var tags: [String]?
    if !tagsTexts.isEmpty {
      let texts = tagsTexts
      let before = decoding.count
      decoding.enter(.member("tags", ordinal: 3, envelope: false))
      var items: [String] = []
      for (index, text) in texts.prefix(2).enumerated() {
        decoding.enter(.index(index, label: "Item"))
        if let item = checkTagsItem(text, &decoding) {
          items.append(item)
        }
        decoding.leave()
      }
      if texts.count > 2 {
        decoding.add(RuleID(38))  // line 559: maxItems 2
      }
      if items.hasRepeats {
        decoding.add(RuleID(39))  // line 559: uniqueItems
      }
      decoding.leave()
      if decoding.count == before { tags = items }
    }
    if scanCount == 0 {
      decoding.add(RuleID(40), .member("scan", ordinal: 4, envelope: false))  // line 553: required
    }
    if photosCount == 0 {
      decoding.add(RuleID(41), .member("photos", ordinal: 6, envelope: false))  // line 553: required
    }
    let photos = photosCount == 0 ? nil : photosFiles
    if photosCount > 0 && photosCount < 2 {
      decoding.add(RuleID(42), .member("photos", ordinal: 6, envelope: false))  // line 562: minItems 2
    }
    if photosCount > 3 {
      decoding.add(RuleID(43), .member("photos", ordinal: 6, envelope: false))  // line 562: maxItems 3
    }
    let `in` = inCount == 0 ? nil : inFiles
    if inCount > 2 {
      decoding.add(RuleID(44), .member("in", ordinal: 7, envelope: false))  // line 563: maxItems 2
    }
    guard decoding.count == faults, let title, let scan, let photos else { return nil }
    return Papers(
      title: title,
      pages: pages ?? 1,
      color: color,
      tags: tags,
      scan: scan,
      cover: cover,
      photos: photos,
      in: `in`)
  }

  static func checkTitle(_ text: String, _ decoding: inout Decoding) -> String? {
    let text = text.trimmingWhiteSpace()
    let faults = decoding.count
    let length = text.scalarCount
    if length < 1 {
      decoding.add(RuleID(105))  // line 556: minLength 1
    }
    if length > 20 {
      decoding.add(RuleID(106))  // line 556: maxLength 20
    }
    return decoding.count == faults ? text : nil
  }

  static func parsePages(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(107))  // line 557: type
      return nil
    }
    return checkPages(number, &decoding)
  }

  static func checkColor(_ text: String, _ decoding: inout Decoding) -> Color? {
    for value in Color.allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(108))  // line 525: enum red, dark-blue, 404, default
    return nil
  }

  static func checkTagsItem(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(109))  // line 559: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  static func checkPages(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(107))  // line 557: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(162))  // line 557: minimum 1
    }
    if number.isGreater(than: "9") {
      decoding.add(RuleID(163))  // line 557: maximum 9
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(107))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension Note {
  /// Reads a multipart form that holds what `/components/schemas/Note` (line 631) describes, while it arrives.
  static func decode(multipart form: inout MultipartForm, _ decoding: inout Decoding) async throws(Failure) -> Note? {
    let faults = decoding.count
    var textMemberText: String?
    while let part = try await form.part() {
      switch ExactText(part.name) {
      case "text":
        if textMemberText != nil {
          throw .repeated("text")
        }
        textMemberText = try await form.text()
      default: break
      }
    }
    var textMember: String?
    if let textMemberText {
      decoding.enter(.member("text", ordinal: 0, envelope: false))
      textMember = checkText(textMemberText, &decoding)
      decoding.leave()
    } else {
      decoding.add(RuleID(46), .member("text", ordinal: 0, envelope: false))  // line 633: required
    }
    guard decoding.count == faults, let textMember else { return nil }
    return Note(text: textMember)
  }

  /// Reads what `/components/schemas/Note` (line 631) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Note? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(47), &reader) }
    let faults = decoding.count
    try reader.enterObject()
    var textMember: String?
    var seen: UInt64 = 0
    while let key = try reader.nextMember() {
      switch key.count {
      case 4 where reader.key(key, is: "text"):
        guard seen & 1 << 0 == 0 else { throw reader.repeated("text") }
        seen |= 1 << 0
        decoding.enter(.member("text", ordinal: 0, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
          decoding.add(RuleID(46))  // line 633: required
        } else {
          textMember = try decodeText(&reader, &decoding)
        }
        decoding.leave()
      default:
        try decoding.passOver(&reader)
      }
    }
    if seen & 1 << 0 == 0 {
      decoding.add(RuleID(46), .member("text", ordinal: 0, envelope: false))  // line 633: required
    }
    guard decoding.count == faults, let textMember else { return nil }
    return Note(text: textMember)
  }

  /// Reads a form that holds what `/components/schemas/Note` (line 631) describes.
  static func decode(form bytes: [UInt8], _ decoding: inout Decoding) throws(Failure) -> Note? {
    let faults = decoding.count
    var textMemberText: String?
    var pairs = FormReader(bytes, maxPairs: decoding.limits.formFields)
    while let pair = try pairs.pair() {
      switch ExactText(pair.name) {
      case "text":
        if textMemberText != nil {
          throw .repeated("text")
        }
        textMemberText = pair.value
      default: break
      }
    }
    var textMember: String?
    if let textMemberText {
      decoding.enter(.member("text", ordinal: 0, envelope: false))
      textMember = checkText(textMemberText, &decoding)
      decoding.leave()
    } else {
      decoding.add(RuleID(46), .member("text", ordinal: 0, envelope: false))  // line 633: required
    }
    guard decoding.count == faults, let textMember else { return nil }
    return Note(text: textMember)
  }

  static func checkText(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 20 {
      decoding.add(RuleID(110))  // line 635: maxLength 20
    }
    return decoding.count == faults ? text : nil
  }

  /// Reads what `/components/schemas/Note/properties/text` (line 635) describes.
  static func decodeText(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(111), &reader) }
    return checkText(try reader.string(), &decoding)
  }
}

extension Survey {
  /// Reads a multipart form that holds what `/components/schemas/Survey` (line 576) describes, while it arrives.
  static func decode(multipart form: inout MultipartForm, _ decoding: inout Decoding) async throws(Failure) -> Survey? {
    let faults = decoding.count
    var tagsTexts: [String] = []
    var answersTree = FormTree("answers")
    var yearsTree = FormTree("years")
    var placeTree = FormTree("place")
    var filesFiles = FormFiles("files")
    while let part = try await form.part() {
      switch ExactText(part.name) {
      case "tags":
        tagsTexts.append(try await form.text())
      default:
        switch ExactText(FormTree.root(of: part.name)) {
        case "answers":
          try answersTree.add(part.name, await form.text())
        case "years":
          try yearsTree.add(part.name, await form.text())
        case "place":
          try placeTree.add(part.name, await form.text())
        case "files":
          try await filesFiles.add(part.name, cap: 8, most: 3, &form)
        default: break
        }
      }
    }
    var tags: [String]?
    if !tagsTexts.isEmpty {
      let texts = tagsTexts
      let before = decoding.count
      decoding.enter(.member("tags", ordinal: 4, envelope: false))
      var items: [String] = []
      for (index, text) in texts.prefix(2).enumerated() {
        decoding.enter(.index(index, label: "Item"))
        if let item = checkTagsItem(text, &decoding) {
          items.append(item)
        }
        decoding.leave()
      }
      if texts.count > 2 {
        decoding.add(RuleID(49))  // line 601: maxItems 2
      }
      decoding.leave()
      if decoding.count == before { tags = items }
    }
    var answers: [String: String]?
    decoding.enter(.member("answers", ordinal: 0, envelope: false))
    answers = try decodeAnswers(branch: answersTree.branch, &decoding)
    decoding.leave()
    var years: [String: [String: Year]]?
    if !yearsTree.isEmpty {
      decoding.enter(.member("years", ordinal: 1, envelope: false))
      years = try decodeYears(branch: yearsTree.branch, &decoding)
      decoding.leave()
    }
    var place: Place?
    if !placeTree.isEmpty {
      decoding.enter(.member("place", ordinal: 2, envelope: false))
      place = try Place.decode(branch: placeTree.branch, &decoding)
      decoding.leave()
    }
    var filesMembers: [String: [UploadedFile]] = [:]
    decoding.enter(.member("files", ordinal: 3, envelope: false))
    for entry in filesFiles.entries {
      decoding.enter(.key(entry.key))
      if !Patterns.p1.matches(entry.key) {
        decoding.add(RuleID(50))  // line 599: propertyNames ^[a-z_]{1,8}$
      }
      for index in entry.texts {
        decoding.add(RuleID(51), .index(index, label: "Item"))  // line 600: format binary
      }
      if entry.count < 2 {
        decoding.add(RuleID(52))  // line 600: minItems 2
      }
      if entry.count > 3 {
        decoding.add(RuleID(53))  // line 600: maxItems 3
      }
      filesMembers[entry.key] = entry.files
      decoding.leave()
    }
    if filesMembers.count > 2 {
      decoding.add(RuleID(54))  // line 598: maxProperties 2
    }
    decoding.leave()
    let files: [String: [UploadedFile]]? = filesMembers
    guard decoding.count == faults, let answers, let files else { return nil }
    return Survey(answers: answers, years: years, place: place, files: files, tags: tags)
  }

  static func checkTagsItem(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(112))  // line 601: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  /// Reads fields of a form that hold what `/components/schemas/Survey/properties/answers` (line 581) describes,
  /// written with brackets.
  static func decodeAnswers(branch: FormTree.Branch, _ decoding: inout Decoding) throws(Failure) -> [String: String]? {
    let faults = decoding.count
    var members: [String: String] = [:]
    for entry in branch.entries {
      decoding.enter(.key(entry.key))
      if !Patterns.p1.matches(entry.key) {
        decoding.add(RuleID(113))  // line 584: propertyNames ^[a-z_]{1,8}$
      }
      if let value = try checkAnswersValue(entry.text(), &decoding) {
        members[entry.key] = value
      }
      decoding.leave()
    }
    if branch.entries.count > 3 {
      decoding.add(RuleID(114))  // line 583: maxProperties 3
    }
    return decoding.count == faults ? members : nil
  }

  /// Reads fields of a form that hold what `/components/schemas/Survey/properties/years` (line 586) describes, written
  /// with brackets.
  static func decodeYears(
    branch: FormTree.Branch, _ decoding: inout Decoding
  ) throws(Failure) -> [String: [String: Year]]? {
    let faults = decoding.count
    var members: [String: [String: Year]] = [:]
    for entry in branch.entries {
      decoding.enter(.key(entry.key))
      if let value = try decodeYearsValue(branch: entry.branch(), &decoding) {
        members[entry.key] = value
      }
      decoding.leave()
    }
    if branch.entries.count < 1 {
      decoding.add(RuleID(115))  // line 588: minProperties 1
    }
    if branch.entries.count > 2 {
      decoding.add(RuleID(116))  // line 589: maxProperties 2
    }
    return decoding.count == faults ? members : nil
  }

  static func checkAnswersValue(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(164))  // line 585: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  /// Reads fields of a form that hold what `/components/schemas/Survey/properties/years/additionalProperties` (line
  /// 590) describes, written with brackets.
  static func decodeYearsValue(branch: FormTree.Branch, _ decoding: inout Decoding) throws(Failure) -> [String: Year]? {
    let faults = decoding.count
    var members: [String: Year] = [:]
    for entry in branch.entries {
      decoding.enter(.key(entry.key))
      if !Patterns.p5.matches(entry.key) {
        decoding.add(RuleID(165))  // line 593: propertyNames ^[1-9]$
      }
      if let value = try Year.decode(branch: entry.branch(), &decoding) {
        members[entry.key] = value
      }
      decoding.leave()
    }
    if branch.entries.count > 2 {
      decoding.add(RuleID(166))  // line 592: maxProperties 2
    }
    return decoding.count == faults ? members : nil
  }
}

extension Places {
  /// Reads a form that holds what `/components/schemas/Places` (line 624) describes.
  static func decode(form bytes: [UInt8], _ decoding: inout Decoding) throws(Failure) -> Places? {
    let faults = decoding.count
    var mainTree = FormTree("main")
    var placesTree = FormTree("places")
    var pairs = FormReader(bytes, maxPairs: decoding.limits.formFields)
    while let pair = try pairs.pair() {
      switch ExactText(pair.name) {
      default:
        switch ExactText(FormTree.root(of: pair.name)) {
        case "main":
          try mainTree.add(pair.name, pair.value)
        case "places":
          try placesTree.add(pair.name, pair.value)
        default: decoding.add(RuleID(56), .key(pair.name))  // line 627: additionalProperties
        }
      }
    }
    var main: Place?
    decoding.enter(.member("main", ordinal: 0, envelope: false))
    main = try Place.decode(branch: mainTree.branch, &decoding)
    decoding.leave()
    var places: [String: Place]?
    if !placesTree.isEmpty {
      decoding.enter(.member("places", ordinal: 1, envelope: false))
      places = try decodePlaces(branch: placesTree.branch, &decoding)
      decoding.leave()
    }
    guard decoding.count == faults, let main else { return nil }
    return Places(main: main, places: places)
  }

  /// Reads fields of a form that hold what `/components/schemas/Places/properties/places` (line 630) describes, written
  /// with brackets.
  static func decodePlaces(branch: FormTree.Branch, _ decoding: inout Decoding) throws(Failure) -> [String: Place]? {
    let faults = decoding.count
    var members: [String: Place] = [:]
    for entry in branch.entries {
      decoding.enter(.key(entry.key))
      if let value = try Place.decode(branch: entry.branch(), &decoding) {
        members[entry.key] = value
      }
      decoding.leave()
    }
    if branch.entries.count > 3 {
      decoding.add(RuleID(118))  // line 630: maxProperties 3
    }
    return decoding.count == faults ? members : nil
  }
}

extension Step {
  /// Reads a multipart form that holds what `/components/schemas/Step` (line 565) describes, while it arrives.
  static func decode(multipart form: inout MultipartForm, _ decoding: inout Decoding) async throws(Failure) -> Step? {
    let faults = decoding.count
    var titleText: String?
    var secretText: String?
    var answersTree = FormTree("answers")
    var csrfTokenText: String?
    while let part = try await form.part() {
      switch ExactText(part.name) {
      case "title":
        if titleText != nil {
          throw .repeated("title")
        }
        titleText = try await form.text()
      case "secret":
        if secretText != nil {
          throw .repeated("secret")
        }
        secretText = try await form.text()
      case "csrf_token":
        if csrfTokenText != nil { throw .repeated("csrf_token") }
        csrfTokenText = try await form.text()
      default:
        switch ExactText(FormTree.root(of: part.name)) {
        case "answers":
          try answersTree.add(part.name, await form.text())
        default: break
        }
      }
    }
    decoding.verify(token: csrfTokenText)
    var title: String?
    if let titleText {
      decoding.enter(.member("title", ordinal: 1, envelope: false))
      title = checkTitle(titleText, &decoding)
      decoding.leave()
    }
    var secret: String?
    if let secretText {
      decoding.enter(.member("secret", ordinal: 2, envelope: false))
      secret = checkSecret(secretText, &decoding)
      decoding.leave()
    }
    var answers: [String: String]?
    decoding.enter(.member("answers", ordinal: 3, envelope: false))
    answers = try decodeAnswers(branch: answersTree.branch, &decoding)
    decoding.leave()
    guard decoding.count == faults, let answers else { return nil }
    return Step(title: title, secret: secret, answers: answers)
  }

  /// Reads a form that holds what `/components/schemas/Step` (line 565) describes.
  static func decode(form bytes: [UInt8], _ decoding: inout Decoding) throws(Failure) -> Step? {
    let faults = decoding.count
    var titleText: String?
    var secretText: String?
    var answersTree = FormTree("answers")
    var csrfTokenText: String?
    var pairs = FormReader(bytes, maxPairs: decoding.limits.formFields)
    while let pair = try pairs.pair() {
      switch ExactText(pair.name) {
      case "title":
        if titleText != nil {
          throw .repeated("title")
        }
        titleText = pair.value
      case "secret":
        if secretText != nil {
          throw .repeated("secret")
        }
        secretText = pair.value
      case "csrf_token":
        if csrfTokenText != nil { throw .repeated("csrf_token") }
        csrfTokenText = pair.value
      default:
        switch ExactText(FormTree.root(of: pair.name)) {
        case "answers":
          try answersTree.add(pair.name, pair.value)
        default: break
        }
      }
    }
    decoding.verify(token: csrfTokenText)
    var title: String?
    if let titleText {
      decoding.enter(.member("title", ordinal: 1, envelope: false))
      title = checkTitle(titleText, &decoding)
      decoding.leave()
    }
    var secret: String?
    if let secretText {
      decoding.enter(.member("secret", ordinal: 2, envelope: false))
      secret = checkSecret(secretText, &decoding)
      decoding.leave()
    }
    var answers: [String: String]?
    decoding.enter(.member("answers", ordinal: 3, envelope: false))
    answers = try decodeAnswers(branch: answersTree.branch, &decoding)
    decoding.leave()
    guard decoding.count == faults, let answers else { return nil }
    return Step(title: title, secret: secret, answers: answers)
  }

  static func checkTitle(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    let length = text.scalarCount
    if length < 2 {
      decoding.add(RuleID(119))  // line 570: minLength 2
    }
    if length > 10 {
      decoding.add(RuleID(120))  // line 570: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  static func checkSecret(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(121))  // line 571: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  /// Reads fields of a form that hold what `/components/schemas/Step/properties/answers` (line 572) describes, written
  /// with brackets.
  static func decodeAnswers(branch: FormTree.Branch, _ decoding: inout Decoding) throws(Failure) -> [String: String]? {
    let faults = decoding.count
    var members: [String: String] = [:]
    for entry in branch.entries {
      decoding.enter(.key(entry.key))
      if let value = try checkAnswersValue(entry.text(), &decoding) {
        members[entry.key] = value
      }
      decoding.leave()
    }
    if branch.entries.count > 3 {
      decoding.add(RuleID(122))  // line 574: maxProperties 3
    }
    return decoding.count == faults ? members : nil
  }

  static func checkAnswersValue(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(171))  // line 575: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }
}

extension Shape {
  /// Reads what `/components/schemas/Shape` (line 649) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Shape? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(88), &reader) }
    switch try reader.discriminator("shape").map({ ExactText($0) }) {
    case "circle"?:
      return try Circle.decode(&reader, &decoding).map { .circle($0) }
    case "square"?:
      return try Square.decode(&reader, &decoding).map { .square($0) }
    default: return try decoding.refuse(RuleID(87), &reader)  // line 650
    }
  }
}

extension Thing.Flag {
  /// Reads what `/components/schemas/Thing/properties/flag` (line 695) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Thing.Flag? {
    switch try reader.peek() {
    case .bool:
      return try decodeBoolean(&reader, &decoding).map { .boolean($0) }
    case .string:
      return try decodeString(&reader, &decoding).map { .string($0) }
    default: return try decoding.refuse(RuleID(94), &reader)  // line 695
    }
  }

  /// Reads what `/components/schemas/Thing/properties/flag/oneOf/0` (line 695) describes.
  static func decodeBoolean(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Bool? {
    guard try reader.peek() == .bool else { return try decoding.refuse(RuleID(157), &reader) }
    return try reader.bool()
  }

  /// Reads what `/components/schemas/Thing/properties/flag/oneOf/1` (line 695) describes.
  static func decodeString(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(158), &reader) }
    return checkString(try reader.string(), &decoding)
  }

  static func checkString(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(179))  // line 695: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }
}

extension Claim.Method {
  static func check(_ text: String, _ decoding: inout Decoding) -> Claim.Method? {
    for value in allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(98))  // line 544: const by-name
    return nil
  }
}

extension Place {
  /// Reads fields of a form that hold what `/components/schemas/Place` (line 611) describes, written with brackets.
  static func decode(branch: FormTree.Branch, _ decoding: inout Decoding) throws(Failure) -> Place? {
    let faults = decoding.count
    var city: String?
    var street: String?
    var floors: [String: Int]?
    var door: Door?
    for entry in branch.entries {
      switch ExactText(entry.key) {
      case "city":
        decoding.enter(.member("city", ordinal: 0, envelope: false))
        city = try checkCity(entry.text(), &decoding)
        decoding.leave()
      case "street":
        decoding.enter(.member("street", ordinal: 1, envelope: false))
        street = try checkStreet(entry.text(), &decoding)
        decoding.leave()
      case "floors":
        decoding.enter(.member("floors", ordinal: 2, envelope: false))
        floors = try decodeFloors(branch: entry.branch(), &decoding)
        decoding.leave()
      case "door":
        decoding.enter(.member("door", ordinal: 3, envelope: false))
        door = try Door.decode(branch: entry.branch(), &decoding)
        decoding.leave()
      default: break
      }
    }
    if !branch.has("city") {
      decoding.add(RuleID(117), .member("city", ordinal: 0, envelope: false))  // line 613: required
    }
    if !branch.has("floors") {
      decoding.enter(.member("floors", ordinal: 2, envelope: false))
      floors = try decodeFloors(branch: FormTree.Branch(), &decoding)
      decoding.leave()
    }
    guard decoding.count == faults, let city, let floors else { return nil }
    return Place(city: city, street: street, floors: floors, door: door)
  }

  static func checkCity(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    let length = text.scalarCount
    if length < 1 {
      decoding.add(RuleID(167))  // line 615: minLength 1
    }
    if length > 10 {
      decoding.add(RuleID(168))  // line 615: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  static func checkStreet(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(169))  // line 616: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  /// Reads fields of a form that hold what `/components/schemas/Place/properties/floors` (line 617) describes, written
  /// with brackets.
  static func decodeFloors(branch: FormTree.Branch, _ decoding: inout Decoding) throws(Failure) -> [String: Int]? {
    let faults = decoding.count
    var members: [String: Int] = [:]
    for entry in branch.entries {
      decoding.enter(.key(entry.key))
      if let value = try parseFloorsValue(entry.text(), &decoding) {
        members[entry.key] = value
      }
      decoding.leave()
    }
    if branch.entries.count > 2 {
      decoding.add(RuleID(170))  // line 617: maxProperties 2
    }
    return decoding.count == faults ? members : nil
  }

  static func parseFloorsValue(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(182))  // line 617: type
      return nil
    }
    return checkFloorsValue(number, &decoding)
  }

  static func checkFloorsValue(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(182))  // line 617: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "0") {
      decoding.add(RuleID(195))  // line 617: minimum 0
    }
    if number.isGreater(than: "9") {
      decoding.add(RuleID(196))  // line 617: maximum 9
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(182))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension Thing.LabelsItem {
  /// Reads what `/components/schemas/Thing/properties/labels/items` (line 689) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Thing.LabelsItem? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(147), &reader) }
    return check(try reader.string(), &decoding)
  }

  static func check(_ text: String, _ decoding: inout Decoding) -> Thing.LabelsItem? {
    for value in allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(172))  // line 689: enum plain, secret
    return nil
  }
}

extension Circle {
  /// Reads what `/components/schemas/Circle` (line 636) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Circle? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(150), &reader) }
    let faults = decoding.count
    try reader.enterObject()
    var shape: Circle.ShapeValue?
    var radius: Double?
    var seen: UInt64 = 0
    while let key = try reader.nextMember() {
      switch key.count {
      case 5 where reader.key(key, is: "shape"):
        guard seen & 1 << 0 == 0 else { throw reader.repeated("shape") }
        seen |= 1 << 0
        decoding.enter(.member("shape", ordinal: 0, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
          decoding.add(RuleID(151))  // line 639: required
        } else {
          shape = try Circle.ShapeValue.decode(&reader, &decoding)
        }
        decoding.leave()
      case 6 where reader.key(key, is: "radius"):
        guard seen & 1 << 1 == 0 else { throw reader.repeated("radius") }
        seen |= 1 << 1
        decoding.enter(.member("radius", ordinal: 1, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
          decoding.add(RuleID(152))  // line 639: required
        } else {
          radius = try decodeRadius(&reader, &decoding)
        }
        decoding.leave()
      default:
        try decoding.passOver(&reader)
      }
    }
    if seen & 1 << 0 == 0 {
      decoding.add(RuleID(151), .member("shape", ordinal: 0, envelope: false))  // line 639: required
    }
    if seen & 1 << 1 == 0 {
      decoding.add(RuleID(152), .member("radius", ordinal: 1, envelope: false))  // line 639: required
    }
    guard decoding.count == faults, let shape, let radius else { return nil }
    return Circle(shape: shape, radius: radius)
  }

  /// Reads what `/components/schemas/Circle/properties/radius` (line 642) describes.
  static func decodeRadius(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Double? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(174), &reader) }
    return checkRadius(try reader.number(), &decoding)
  }

  static func checkRadius(_ number: JSONNumber, _ decoding: inout Decoding) -> Double? {
    let faults = decoding.count
    if !number.isGreater(than: "0") {
      decoding.add(RuleID(186))  // line 642: exclusiveMinimum 0
    }
    if number.isGreater(than: "99.5") {
      decoding.add(RuleID(187))  // line 642: maximum 99.5
    }
    if !number.isMultiple(of: "0.5") {
      decoding.add(RuleID(188))  // line 642: multipleOf 0.5
    }
    return decoding.count == faults ? number.double : nil
  }
}

extension Square {
  /// Reads what `/components/schemas/Square` (line 643) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Square? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(153), &reader) }
    let faults = decoding.count
    try reader.enterObject()
    var shape: Square.ShapeValue?
    var side: Int?
    var seen: UInt64 = 0
    while let key = try reader.nextMember() {
      switch key.count {
      case 5 where reader.key(key, is: "shape"):
        guard seen & 1 << 0 == 0 else { throw reader.repeated("shape") }
        seen |= 1 << 0
        decoding.enter(.member("shape", ordinal: 0, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
          decoding.add(RuleID(154))  // line 645: required
        } else {
          shape = try Square.ShapeValue.decode(&reader, &decoding)
        }
        decoding.leave()
      case 4 where reader.key(key, is: "side"):
        guard seen & 1 << 1 == 0 else { throw reader.repeated("side") }
        seen |= 1 << 1
        decoding.enter(.member("side", ordinal: 1, envelope: false))
        if try reader.peek() == .null {
          try reader.null()
          decoding.add(RuleID(155))  // line 645: required
        } else {
          side = try decodeSide(&reader, &decoding)
        }
        decoding.leave()
      default:
        try decoding.passOver(&reader)
      }
    }
    if seen & 1 << 0 == 0 {
      decoding.add(RuleID(154), .member("shape", ordinal: 0, envelope: false))  // line 645: required
    }
    if seen & 1 << 1 == 0 {
      decoding.add(RuleID(155), .member("side", ordinal: 1, envelope: false))  // line 645: required
    }
    guard decoding.count == faults, let shape, let side else { return nil }
    return Square(shape: shape, side: side)
  }

  /// Reads what `/components/schemas/Square/properties/side` (line 648) describes.
  static func decodeSide(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(176), &reader) }
    return checkSide(try reader.number(), &decoding)
  }

  static func checkSide(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(176))  // line 648: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(190))  // line 648: minimum 1
    }
    if number.isGreater(than: "100") {
      decoding.add(RuleID(191))  // line 648: maximum 100
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(176))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension Door {
  /// Reads fields of a form that hold what `/components/schemas/Door` (line 619) describes, written with brackets.
  static func decode(branch: FormTree.Branch, _ decoding: inout Decoding) throws(Failure) -> Door? {
    let faults = decoding.count
    var keys: [String: String]?
    for entry in branch.entries {
      switch ExactText(entry.key) {
      case "keys":
        decoding.enter(.member("keys", ordinal: 0, envelope: false))
        keys = try decodeKeys(branch: entry.branch(), &decoding)
        decoding.leave()
      default: break
      }
    }
    if !branch.has("keys") {
      decoding.enter(.member("keys", ordinal: 0, envelope: false))
      keys = try decodeKeys(branch: FormTree.Branch(), &decoding)
      decoding.leave()
    }
    guard decoding.count == faults, let keys else { return nil }
    return Door(keys: keys)
  }

  /// Reads fields of a form that hold what `/components/schemas/Door/properties/keys` (line 623) describes, written
  /// with brackets.
  static func decodeKeys(branch: FormTree.Branch, _ decoding: inout Decoding) throws(Failure) -> [String: String]? {
    let faults = decoding.count
    var members: [String: String] = [:]
    for entry in branch.entries {
      decoding.enter(.key(entry.key))
      if let value = try checkKeysValue(entry.text(), &decoding) {
        members[entry.key] = value
      }
      decoding.leave()
    }
    if branch.entries.count < 1 {
      decoding.add(RuleID(183))  // line 623: minProperties 1
    }
    if branch.entries.count > 2 {
      decoding.add(RuleID(184))  // line 623: maxProperties 2
    }
    return decoding.count == faults ? members : nil
  }

  static func checkKeysValue(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(197))  // line 623: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }
}

extension Circle.ShapeValue {
  /// Reads what `/components/schemas/Circle/properties/shape` (line 641) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Circle.ShapeValue? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(173), &reader) }
    return check(try reader.string(), &decoding)
  }

  static func check(_ text: String, _ decoding: inout Decoding) -> Circle.ShapeValue? {
    for value in allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(185))  // line 641: const circle
    return nil
  }
}

extension Square.ShapeValue {
  /// Reads what `/components/schemas/Square/properties/shape` (line 647) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Square.ShapeValue? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(175), &reader) }
    return check(try reader.string(), &decoding)
  }

  static func check(_ text: String, _ decoding: inout Decoding) -> Square.ShapeValue? {
    for value in allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(189))  // line 647: const square
    return nil
  }
}

extension Year {
  /// Reads fields of a form that hold what `/components/schemas/Year` (line 602) describes, written with brackets.
  static func decode(branch: FormTree.Branch, _ decoding: inout Decoding) throws(Failure) -> Year? {
    let faults = decoding.count
    var turnover: Int?
    var endsOn: CalendarDate?
    var isClosed: Bool?
    var color: Color?
    for entry in branch.entries {
      switch ExactText(entry.key) {
      case "turnover":
        decoding.enter(.member("turnover", ordinal: 0, envelope: false))
        turnover = try parseTurnover(entry.text(), &decoding)
        decoding.leave()
      case "ends_on":
        decoding.enter(.member("ends_on", ordinal: 1, envelope: false))
        endsOn = try checkEndsOn(entry.text(), &decoding)
        decoding.leave()
      case "is_closed":
        decoding.enter(.member("is_closed", ordinal: 2, envelope: false))
        isClosed = try parseIsClosed(entry.text(), &decoding)
        decoding.leave()
      case "color":
        decoding.enter(.member("color", ordinal: 3, envelope: false))
        color = try checkColor(entry.text(), &decoding)
        decoding.leave()
      default: decoding.add(RuleID(180), .key(entry.key))  // line 605: additionalProperties
      }
    }
    if !branch.has("turnover") {
      decoding.add(RuleID(181), .member("turnover", ordinal: 0, envelope: false))  // line 604: required
    }
    guard decoding.count == faults, let turnover else { return nil }
    return Year(turnover: turnover, endsOn: endsOn, isClosed: isClosed, color: color)
  }

  static func parseTurnover(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(192))  // line 607: type
      return nil
    }
    return checkTurnover(number, &decoding)
  }

  static func checkEndsOn(_ text: String, _ decoding: inout Decoding) -> CalendarDate? {
    guard let value = CalendarDate.parse(text) else {
      decoding.add(RuleID(193))  // line 608: format date
      return nil
    }
    return value
  }

  static func parseIsClosed(_ text: String, _ decoding: inout Decoding) -> Bool? {
    let isTrue = text.hasSameScalars(as: "true")
    guard isTrue || text.hasSameScalars(as: "false") else {
      decoding.add(RuleID(194))  // line 609: type boolean
      return nil
    }
    return isTrue
  }

  static func checkColor(_ text: String, _ decoding: inout Decoding) -> Color? {
    for value in Color.allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(108))  // line 525: enum red, dark-blue, 404, default
    return nil
  }

  static func checkTurnover(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(192))  // line 607: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "0") {
      decoding.add(RuleID(198))  // line 607: minimum 0
    }
    if number.isGreater(than: "1000") {
      decoding.add(RuleID(199))  // line 607: maximum 1000
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(192))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}
