// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

extension ListThings {
  /// Reads the input of `GET /things`.
  static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var decoding = Decoding(request)
    var limitText: String?
    var kindsTexts: [String] = []
    var idsText: String?
    var soldText: String?
    var pairs = request.queryPairs
    while let pair = try pairs.pair() {
      switch pair.name {
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
        decoding.add(RuleID(3))  // line 78: maxItems 3
      }
      if Set(items).count < items.count {
        decoding.add(RuleID(4))  // line 78: uniqueItems
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
        decoding.add(RuleID(5))  // line 79: minItems 1
      }
      if texts.count > 4 {
        decoding.add(RuleID(6))  // line 79: maxItems 4
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
      decoding.add(RuleID(7), .member("X-Trace", ordinal: 4, envelope: false))  // line 81: required
    }
    if let refusal = decoding.refusal { throw refusal }
    guard let xTrace else { throw .invalid(decoding.violations) }
    return Input(limit: limit ?? 10, kinds: kinds, ids: ids, sold: sold, xTrace: xTrace)
  }

  static func parseLimit(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(0))  // line 77: type
      return nil
    }
    return checkLimit(number, &decoding)
  }

  static func checkKindsItem(_ text: String, _ decoding: inout Decoding) -> Color? {
    for value in Color.allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(8))  // line 316: enum red, dark-blue, 404, default
    return nil
  }

  static func parseIdsItem(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(9))  // line 79: type
      return nil
    }
    return checkIdsItem(number, &decoding)
  }

  static func parseSold(_ text: String, _ decoding: inout Decoding) -> Bool? {
    guard text == "true" || text == "false" else {
      decoding.add(RuleID(2))  // line 80: type boolean
      return nil
    }
    return text == "true"
  }

  static func checkXTrace(_ text: String, _ decoding: inout Decoding) -> UUIDValue? {
    guard let value = UUIDValue.parse(text) else {
      decoding.add(RuleID(10))  // line 81: format uuid
      return nil
    }
    return value
  }

  static func checkLimit(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(0))  // line 77: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(47))  // line 77: minimum 1
    }
    if number.isGreater(than: "50") {
      decoding.add(RuleID(48))  // line 77: maximum 50
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
      decoding.add(RuleID(9))  // line 79: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "-2147483648") || number.isGreater(than: "2147483647") {
      decoding.add(RuleID(49))  // line 79: format int32
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(9))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension CreateThing {
  /// Reads the input of `POST /things`.
  static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var decoding = Decoding(request)
    var body: Thing?
    if let bytes = request.bytes {
      var reader = JSONReader(bytes)
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
        try reader.skip()
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
  static func input(_ request: IncomingRequest) throws(Failure) -> Input {
    var path = Decoding(request)
    guard let id = checkId(try request.pathParameter(0), &path) else {
      throw .notFound
    }
    return Input(id: id)
  }

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(23))  // line 140: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }
}

extension GetPicture {
  /// Reads the input of `GET /things/{id}/picture/{number}`.
  static func input(_ request: IncomingRequest) throws(Failure) -> Input {
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
      decoding.add(RuleID(24))  // line 157: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }

  static func parseNumber(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(25))  // line 158: type
      return nil
    }
    return checkNumber(number, &decoding)
  }

  static func checkNumber(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(25))  // line 158: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(78))  // line 158: minimum 1
    }
    if number.isGreater(than: "9") {
      decoding.add(RuleID(79))  // line 158: maximum 9
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(25))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension PutPicture {
  /// Reads the input of `PUT /things/{id}/picture/{number}`.
  static func input(_ request: IncomingRequest) throws(Failure) -> Input {
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
      decoding.add(RuleID(24))  // line 157: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }

  static func parseNumber(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(25))  // line 158: type
      return nil
    }
    return checkNumber(number, &decoding)
  }

  static func checkNumber(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(25))  // line 158: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(78))  // line 158: minimum 1
    }
    if number.isGreater(than: "9") {
      decoding.add(RuleID(79))  // line 158: maximum 9
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(25))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension ClaimThing {
  /// Reads the input of `POST /things/mine`.
  static func input(_ request: IncomingRequest) throws(Failure) -> Input {
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
  static func input(_ request: IncomingRequest) async throws(Failure) -> Input {
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

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(30))  // line 216: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }
}

extension NoteThing {
  /// Reads the input of `PUT /things/{id}/note`.
  static func input(_ request: IncomingRequest) async throws(Failure) -> Input {
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
        var reader = JSONReader(bytes)
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

  static func checkId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if !Patterns.p0.matches(text) {
      decoding.add(RuleID(44))  // line 238: pattern ^[a-z]{2}-[0-9]{4}$
    }
    return decoding.count == faults ? text : nil
  }
}

extension Thing {
  /// Reads what `/components/schemas/Thing` (line 381) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Thing? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(11), &reader) }
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
          decoding.add(RuleID(12))  // line 388: required
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
          decoding.add(RuleID(13))  // line 388: required
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
          decoding.add(RuleID(14))  // line 388: required
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
          decoding.add(RuleID(15))  // line 388: required
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
        decoding.add(RuleID(16), .key(try reader.text(of: key)))  // line 389: additionalProperties
        try reader.skip()
      }
    }
    if seen & 1 << 0 == 0 {
      decoding.add(RuleID(12), .member("name", ordinal: 1, envelope: false))  // line 388: required
    }
    if seen & 1 << 1 == 0 {
      decoding.add(RuleID(13), .member("color", ordinal: 2, envelope: false))  // line 388: required
    }
    if seen & 1 << 2 == 0 {
      decoding.add(RuleID(14), .member("made_on", ordinal: 3, envelope: false))  // line 388: required
    }
    if seen & 1 << 5 == 0 {
      decoding.add(RuleID(15), .member("price", ordinal: 6, envelope: false))  // line 388: required
    }
    if seen & 1 << 8 == 0 {
      decoding.add(RuleID(17), .member("nothing", ordinal: 9, envelope: false))  // line 388: required
    }
    if seen & 1 << 9 == 0 {
      decoding.add(RuleID(18), .member("note", ordinal: 10, envelope: false))  // line 388: required
    }
    if count < 2 {
      decoding.add(RuleID(19))  // line 390: minProperties 2
    }
    if seen & 1 << 3 != 0 && seen & 1 << 10 == 0 {
      decoding.add(RuleID(20), .member("siret", ordinal: 11, envelope: false))  // line 391: dependentRequired siret
    }
    if let labels, !labels.isEmpty, labels.allSatisfy({ $0 == .secret }) {
      decoding.add(RuleID(21), .member("labels", ordinal: 16, envelope: false))  // line 393: x-invariant secret
    }
    if let bestOf, faulty & (1 << 15 | 1 << 9) == 0 {
      let size = if let labels, !labels.isEmpty { labels.count } else { note != nil ? 1 : 0 }
      if bestOf > size {
        decoding.add(RuleID(22), .member("best_of", ordinal: 17, envelope: false))  // line 395: x-invariant labels
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

  /// Reads what `/components/schemas/Thing/properties/name` (line 399) describes.
  static func decodeName(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(50), &reader) }
    return checkName(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/color` (line 400) describes.
  static func decodeColor(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Color? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(51), &reader) }
    return checkColor(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/made_on` (line 401) describes.
  static func decodeMadeOn(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> CalendarDate? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(52), &reader) }
    return checkMadeOn(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/opens_at` (line 402) describes.
  static func decodeOpensAt(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Timestamp? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(53), &reader) }
    return checkOpensAt(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/seen_at` (line 403) describes.
  static func decodeSeenAt(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Timestamp? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(54), &reader) }
    return checkSeenAt(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/price` (line 404) describes.
  static func decodePrice(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Double? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(55), &reader) }
    return checkPrice(try reader.number(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/stock` (line 405) describes.
  static func decodeStock(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(56), &reader) }
    return checkStock(try reader.number(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/answer` (line 406) describes.
  static func decodeAnswer(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(57), &reader) }
    return checkAnswer(try reader.number(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/nothing` (line 407) describes.
  static func decodeNothing(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Never? {
    guard try reader.peek() == .null else { return try decoding.refuse(RuleID(58), &reader) }
    try reader.null()
    return nil
  }

  /// Reads what `/components/schemas/Thing/properties/note` (line 408) describes.
  static func decodeNote(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(59), &reader) }
    return checkNote(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/siret` (line 409) describes.
  static func decodeSiret(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(60), &reader) }
    return checkSiret(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/key` (line 410) describes.
  static func decodeKey(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> UUIDValue? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(61), &reader) }
    return checkKey(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/page` (line 411) describes.
  static func decodePage(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(62), &reader) }
    return checkPage(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/mail` (line 412) describes.
  static func decodeMail(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(63), &reader) }
    return checkMail(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/seal` (line 413) describes.
  static func decodeSeal(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> [UInt8]? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(64), &reader) }
    return checkSeal(try reader.string(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/labels` (line 414) describes.
  static func decodeLabels(
    _ reader: inout JSONReader, _ decoding: inout Decoding
  ) throws(JSONError) -> [Thing.LabelsItem]? {
    guard try reader.peek() == .array else { return try decoding.refuse(RuleID(65), &reader) }
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
      decoding.add(RuleID(66))  // line 414: minItems 1
    }
    if count > 4 {
      decoding.add(RuleID(67))  // line 414: maxItems 4
    }
    if Set(items).count < items.count {
      decoding.add(RuleID(68))  // line 414: uniqueItems
    }
    return decoding.count == faults ? items : nil
  }

  /// Reads what `/components/schemas/Thing/properties/best_of` (line 415) describes.
  static func decodeBestOf(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(69), &reader) }
    return checkBestOf(try reader.number(), &decoding)
  }

  /// Reads what `/components/schemas/Thing/properties/parts` (line 418) describes.
  static func decodeParts(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> [Thing]? {
    guard try reader.peek() == .array else { return try decoding.refuse(RuleID(72), &reader) }
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
      decoding.add(RuleID(73))  // line 418: maxItems 5
    }
    return decoding.count == faults ? items : nil
  }

  /// Reads what `/components/schemas/Thing/properties/sizes` (line 419) describes.
  static func decodeSizes(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> [String: Int]? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(74), &reader) }
    let faults = decoding.count
    try reader.enterObject()
    var members: [String: Int] = [:]
    var count = 0
    while let key = try reader.nextMember() {
      count += 1
      let name = try reader.text(of: key)
      decoding.enter(.key(name))
      members[name] = try decodeSizesValue(&reader, &decoding)
      decoding.leave()
    }
    if count > 3 {
      decoding.add(RuleID(75))  // line 419: maxProperties 3
    }
    return decoding.count == faults ? members : nil
  }

  /// Reads what `/components/schemas/Thing/properties/password` (line 421) describes.
  static func decodePassword(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(77), &reader) }
    return checkPassword(try reader.string(), &decoding)
  }

  static func checkName(_ text: String, _ decoding: inout Decoding) -> String? {
    let text = text.trimmingWhiteSpace()
    let faults = decoding.count
    let length = text.scalarCount
    if length < 1 {
      decoding.add(RuleID(94))  // line 399: minLength 1
    }
    if length > 40 {
      decoding.add(RuleID(95))  // line 399: maxLength 40
    }
    if !text.isPlain(.line) {
      decoding.add(RuleID(96))  // line 399: x-plain-text line
    }
    return decoding.count == faults ? text : nil
  }

  static func checkColor(_ text: String, _ decoding: inout Decoding) -> Color? {
    for value in Color.allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(90))  // line 316: enum red, dark-blue, 404, default
    return nil
  }

  static func checkMadeOn(_ text: String, _ decoding: inout Decoding) -> CalendarDate? {
    guard let value = CalendarDate.parse(text) else {
      decoding.add(RuleID(97))  // line 401: format date
      return nil
    }
    return value
  }

  static func checkOpensAt(_ text: String, _ decoding: inout Decoding) -> Timestamp? {
    let faults = decoding.count
    guard let value = Timestamp.parseLocal(text, zone: "Europe/Paris") else {
      decoding.add(RuleID(98))  // line 402: format local-date-time
      return nil
    }
    if value <= decoding.receivedAt {
      decoding.add(RuleID(99))  // line 402: x-future
    }
    return decoding.count == faults ? value : nil
  }

  static func checkSeenAt(_ text: String, _ decoding: inout Decoding) -> Timestamp? {
    guard let value = Timestamp.parse(text) else {
      decoding.add(RuleID(100))  // line 403: format date-time
      return nil
    }
    return value
  }

  static func checkPrice(_ number: JSONNumber, _ decoding: inout Decoding) -> Double? {
    let faults = decoding.count
    if number.isLess(than: "0") {
      decoding.add(RuleID(101))  // line 404: minimum 0
    }
    if !number.isLess(than: "1000000") {
      decoding.add(RuleID(102))  // line 404: exclusiveMaximum 1000000
    }
    if !number.isMultiple(of: "0.01") {
      decoding.add(RuleID(103))  // line 404: multipleOf 0.01
    }
    return decoding.count == faults ? number.double : nil
  }

  static func checkStock(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(56))  // line 405: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "0") {
      decoding.add(RuleID(104))  // line 405: minimum 0
    }
    if number.isLess(than: "-9223372036854775808") || number.isGreater(than: "9223372036854775807") {
      decoding.add(RuleID(105))  // line 405: format int64
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(56))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }

  static func checkAnswer(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(57))  // line 406: type integer
      return nil
    }
    guard number.equals("42") else {
      decoding.add(RuleID(106))  // line 406: const 42
      return nil
    }
    guard let value = number.int64 else {
      decoding.add(RuleID(57))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }

  static func checkNote(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10000 {
      decoding.add(RuleID(107))  // line 408: maxLength 10000
    }
    if !text.isPlain(.text) {
      decoding.add(RuleID(108))  // line 408: x-plain-text text
    }
    return decoding.count == faults ? text : nil
  }

  static func checkSiret(_ text: String, _ decoding: inout Decoding) -> String? {
    let text = text.trimmingWhiteSpace()
    let faults = decoding.count
    if !Patterns.p1.matches(text) {
      decoding.add(RuleID(109))  // line 409: pattern ^[0-9]{14}$
    }
    if decoding.count == faults && !SIRET.isValid(text) {
      decoding.add(RuleID(110))  // line 409: x-checksum siret
    }
    return decoding.count == faults ? text : nil
  }

  static func checkKey(_ text: String, _ decoding: inout Decoding) -> UUIDValue? {
    guard let value = UUIDValue.parse(text) else {
      decoding.add(RuleID(111))  // line 410: format uuid
      return nil
    }
    return value
  }

  static func checkPage(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 2048 {
      decoding.add(RuleID(112))  // line 411: maxLength 2048
    }
    if !AbsoluteURI.isValid(text) {
      decoding.add(RuleID(113))  // line 411: format uri
    }
    return decoding.count == faults ? text : nil
  }

  static func checkMail(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 254 {
      decoding.add(RuleID(114))  // line 412: maxLength 254
    }
    if !EmailAddress.isValid(text) {
      decoding.add(RuleID(115))  // line 412: format email
    }
    return decoding.count == faults ? text : nil
  }

  static func checkSeal(_ text: String, _ decoding: inout Decoding) -> [UInt8]? {
    let faults = decoding.count
    if text.scalarCount > 100 {
      decoding.add(RuleID(116))  // line 413: maxLength 100
    }
    guard let value = Base64.decode(text) else {
      decoding.add(RuleID(117))  // line 413: format base64
      return nil
    }
    return decoding.count == faults ? value : nil
  }

  static func checkBestOf(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(69))  // line 415: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(119))  // line 415: minimum 1
    }
    if number.isGreater(than: "4") {
      decoding.add(RuleID(120))  // line 415: maximum 4
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(69))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }

  /// Reads what `/components/schemas/Thing/properties/sizes/additionalProperties` (line 419) describes.
  static func decodeSizesValue(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(127), &reader) }
    return checkSizesValue(try reader.number(), &decoding)
  }

  static func checkPassword(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 20 {
      decoding.add(RuleID(130))  // line 421: maxLength 20
    }
    return decoding.count == faults ? text : nil
  }

  static func checkSizesValue(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(127))  // line 419: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(140))  // line 419: minimum 1
    }
    if number.isGreater(than: "9") {
      decoding.add(RuleID(141))  // line 419: maximum 9
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(127))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension Claim {
  /// Reads a form that holds what `/components/schemas/Claim` (line 330) describes.
  static func decode(form bytes: [UInt8], _ decoding: inout Decoding) throws(Failure) -> Claim? {
    let faults = decoding.count
    var methodText: String?
    var nameMemberText: String?
    var countMemberText: String?
    var notesTexts: [String] = []
    var clientIdText: String?
    var clientSecretText: String?
    var pairs = FormReader(bytes)
    while let pair = try pairs.pair() {
      switch pair.name {
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
      default: decoding.add(RuleID(26), .key(pair.name))  // line 333: additionalProperties
      }
    }
    var method: Claim.Method?
    if let methodText {
      decoding.enter(.member("method", ordinal: 0, envelope: false))
      method = Claim.Method.check(methodText, &decoding)
      decoding.leave()
    } else {
      decoding.add(RuleID(27), .member("method", ordinal: 0, envelope: false))  // line 332: required
    }
    var nameMember: String?
    if let nameMemberText {
      decoding.enter(.member("name", ordinal: 1, envelope: false))
      nameMember = checkName(nameMemberText, &decoding)
      decoding.leave()
    } else {
      decoding.add(RuleID(28), .member("name", ordinal: 1, envelope: false))  // line 332: required
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
        decoding.add(RuleID(29))  // line 338: maxItems 2
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
      decoding.add(RuleID(81))  // line 336: minLength 1
    }
    if length > 20 {
      decoding.add(RuleID(82))  // line 336: maxLength 20
    }
    return decoding.count == faults ? text : nil
  }

  static func parseCount(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(83))  // line 337: type
      return nil
    }
    return checkCount(number, &decoding)
  }

  static func checkNotesItem(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(84))  // line 338: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  static func checkClientId(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 255 {
      decoding.add(RuleID(85))  // line 339: maxLength 255
    }
    return decoding.count == faults ? text : nil
  }

  static func checkClientSecret(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 255 {
      decoding.add(RuleID(86))  // line 340: maxLength 255
    }
    return decoding.count == faults ? text : nil
  }

  static func checkCount(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(83))  // line 337: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(131))  // line 337: minimum 1
    }
    if number.isGreater(than: "5") {
      decoding.add(RuleID(132))  // line 337: maximum 5
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(83))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension Papers {
  /// Reads a multipart form that holds what `/components/schemas/Papers` (line 341) describes, while it arrives.
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
      switch part.name {
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
          decoding.add(RuleID(31), .member("scan", ordinal: 4, envelope: false))  // line 351: format binary
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
          decoding.add(RuleID(32), .member("cover", ordinal: 5, envelope: false))  // line 352: format binary
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
          decoding.add(RuleID(33), .index(photosCount, label: "Photo"))  // line 353: format binary
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
          decoding.add(RuleID(34), .index(inCount, label: "Item"))  // line 354: format binary
          decoding.leave()
          inCount += 1
        case .none: break
        }
      case "number": break  // read-only: ours to say
      default: decoding.add(RuleID(35), .key(part.name))  // line 345: additionalProperties
      }
    }
    var title: String?
    if let titleText {
      decoding.enter(.member("title", ordinal: 0, envelope: false))
      title = checkTitle(titleText, &decoding)
      decoding.leave()
    } else {
      decoding.add(RuleID(36), .member("title", ordinal: 0, envelope: false))  // line 344: required
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
        decoding.add(RuleID(37))  // line 350: maxItems 2
      }
      if Set(items).count < items.count {
        decoding.add(RuleID(38))  // line 350: uniqueItems
      }
      decoding.leave()
      if decoding.count == before { tags = items }
    }
    if scanCount == 0 {
      decoding.add(RuleID(39), .member("scan", ordinal: 4, envelope: false))  // line 344: required
    }
    if photosCount == 0 {
      decoding.add(RuleID(40), .member("photos", ordinal: 6, envelope: false))  // line 344: required
    }
    let photos = photosCount == 0 ? nil : photosFiles
    if photosCount > 0 && photosCount < 2 {
      decoding.add(RuleID(41), .member("photos", ordinal: 6, envelope: false))  // line 353: minItems 2
    }
    if photosCount > 3 {
      decoding.add(RuleID(42), .member("photos", ordinal: 6, envelope: false))  // line 353: maxItems 3
    }
    let `in` = inCount == 0 ? nil : inFiles
    if inCount > 2 {
      decoding.add(RuleID(43), .member("in", ordinal: 7, envelope: false))  // line 354: maxItems 2
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
      decoding.add(RuleID(87))  // line 347: minLength 1
    }
    if length > 20 {
      decoding.add(RuleID(88))  // line 347: maxLength 20
    }
    return decoding.count == faults ? text : nil
  }

  static func parsePages(_ text: String, _ decoding: inout Decoding) -> Int? {
    guard let number = JSONNumber(text) else {
      decoding.add(RuleID(89))  // line 348: type
      return nil
    }
    return checkPages(number, &decoding)
  }

  static func checkColor(_ text: String, _ decoding: inout Decoding) -> Color? {
    for value in Color.allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(90))  // line 316: enum red, dark-blue, 404, default
    return nil
  }

  static func checkTagsItem(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(91))  // line 350: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }

  static func checkPages(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(89))  // line 348: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(133))  // line 348: minimum 1
    }
    if number.isGreater(than: "9") {
      decoding.add(RuleID(134))  // line 348: maximum 9
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(89))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension Note {
  /// Reads a multipart form that holds what `/components/schemas/Note` (line 356) describes, while it arrives.
  static func decode(multipart form: inout MultipartForm, _ decoding: inout Decoding) async throws(Failure) -> Note? {
    let faults = decoding.count
    var textMemberText: String?
    while let part = try await form.part() {
      switch part.name {
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
      decoding.add(RuleID(45), .member("text", ordinal: 0, envelope: false))  // line 358: required
    }
    guard decoding.count == faults, let textMember else { return nil }
    return Note(text: textMember)
  }

  /// Reads what `/components/schemas/Note` (line 356) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Note? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(46), &reader) }
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
          decoding.add(RuleID(45))  // line 358: required
        } else {
          textMember = try decodeText(&reader, &decoding)
        }
        decoding.leave()
      default:
        try reader.skip()
      }
    }
    if seen & 1 << 0 == 0 {
      decoding.add(RuleID(45), .member("text", ordinal: 0, envelope: false))  // line 358: required
    }
    guard decoding.count == faults, let textMember else { return nil }
    return Note(text: textMember)
  }

  /// Reads a form that holds what `/components/schemas/Note` (line 356) describes.
  static func decode(form bytes: [UInt8], _ decoding: inout Decoding) throws(Failure) -> Note? {
    let faults = decoding.count
    var textMemberText: String?
    var pairs = FormReader(bytes)
    while let pair = try pairs.pair() {
      switch pair.name {
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
      decoding.add(RuleID(45), .member("text", ordinal: 0, envelope: false))  // line 358: required
    }
    guard decoding.count == faults, let textMember else { return nil }
    return Note(text: textMember)
  }

  static func checkText(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 20 {
      decoding.add(RuleID(92))  // line 360: maxLength 20
    }
    return decoding.count == faults ? text : nil
  }

  /// Reads what `/components/schemas/Note/properties/text` (line 360) describes.
  static func decodeText(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(93), &reader) }
    return checkText(try reader.string(), &decoding)
  }
}

extension Shape {
  /// Reads what `/components/schemas/Shape` (line 374) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Shape? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(71), &reader) }
    switch try reader.discriminator("shape") {
    case "circle"?:
      return try Circle.decode(&reader, &decoding).map { .circle($0) }
    case "square"?:
      return try Square.decode(&reader, &decoding).map { .square($0) }
    default: return try decoding.refuse(RuleID(70), &reader)  // line 375
    }
  }
}

extension Thing.Flag {
  /// Reads what `/components/schemas/Thing/properties/flag` (line 420) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Thing.Flag? {
    switch try reader.peek() {
    case .bool:
      return try decodeBoolean(&reader, &decoding).map { .boolean($0) }
    case .string:
      return try decodeString(&reader, &decoding).map { .string($0) }
    default: return try decoding.refuse(RuleID(76), &reader)  // line 420
    }
  }

  /// Reads what `/components/schemas/Thing/properties/flag/oneOf/0` (line 420) describes.
  static func decodeBoolean(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Bool? {
    guard try reader.peek() == .bool else { return try decoding.refuse(RuleID(128), &reader) }
    return try reader.bool()
  }

  /// Reads what `/components/schemas/Thing/properties/flag/oneOf/1` (line 420) describes.
  static func decodeString(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> String? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(129), &reader) }
    return checkString(try reader.string(), &decoding)
  }

  static func checkString(_ text: String, _ decoding: inout Decoding) -> String? {
    let faults = decoding.count
    if text.scalarCount > 10 {
      decoding.add(RuleID(142))  // line 420: maxLength 10
    }
    return decoding.count == faults ? text : nil
  }
}

extension Claim.Method {
  static func check(_ text: String, _ decoding: inout Decoding) -> Claim.Method? {
    for value in allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(80))  // line 335: const by-name
    return nil
  }
}

extension Thing.LabelsItem {
  /// Reads what `/components/schemas/Thing/properties/labels/items` (line 414) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Thing.LabelsItem? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(118), &reader) }
    return check(try reader.string(), &decoding)
  }

  static func check(_ text: String, _ decoding: inout Decoding) -> Thing.LabelsItem? {
    for value in allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(135))  // line 414: enum plain, secret
    return nil
  }
}

extension Circle {
  /// Reads what `/components/schemas/Circle` (line 361) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Circle? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(121), &reader) }
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
          decoding.add(RuleID(122))  // line 364: required
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
          decoding.add(RuleID(123))  // line 364: required
        } else {
          radius = try decodeRadius(&reader, &decoding)
        }
        decoding.leave()
      default:
        try reader.skip()
      }
    }
    if seen & 1 << 0 == 0 {
      decoding.add(RuleID(122), .member("shape", ordinal: 0, envelope: false))  // line 364: required
    }
    if seen & 1 << 1 == 0 {
      decoding.add(RuleID(123), .member("radius", ordinal: 1, envelope: false))  // line 364: required
    }
    guard decoding.count == faults, let shape, let radius else { return nil }
    return Circle(shape: shape, radius: radius)
  }

  /// Reads what `/components/schemas/Circle/properties/radius` (line 367) describes.
  static func decodeRadius(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Double? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(137), &reader) }
    return checkRadius(try reader.number(), &decoding)
  }

  static func checkRadius(_ number: JSONNumber, _ decoding: inout Decoding) -> Double? {
    let faults = decoding.count
    if !number.isGreater(than: "0") {
      decoding.add(RuleID(144))  // line 367: exclusiveMinimum 0
    }
    if number.isGreater(than: "99.5") {
      decoding.add(RuleID(145))  // line 367: maximum 99.5
    }
    if !number.isMultiple(of: "0.5") {
      decoding.add(RuleID(146))  // line 367: multipleOf 0.5
    }
    return decoding.count == faults ? number.double : nil
  }
}

extension Square {
  /// Reads what `/components/schemas/Square` (line 368) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Square? {
    guard try reader.peek() == .object else { return try decoding.refuse(RuleID(124), &reader) }
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
          decoding.add(RuleID(125))  // line 370: required
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
          decoding.add(RuleID(126))  // line 370: required
        } else {
          side = try decodeSide(&reader, &decoding)
        }
        decoding.leave()
      default:
        try reader.skip()
      }
    }
    if seen & 1 << 0 == 0 {
      decoding.add(RuleID(125), .member("shape", ordinal: 0, envelope: false))  // line 370: required
    }
    if seen & 1 << 1 == 0 {
      decoding.add(RuleID(126), .member("side", ordinal: 1, envelope: false))  // line 370: required
    }
    guard decoding.count == faults, let shape, let side else { return nil }
    return Square(shape: shape, side: side)
  }

  /// Reads what `/components/schemas/Square/properties/side` (line 373) describes.
  static func decodeSide(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Int? {
    guard try reader.peek() == .number else { return try decoding.refuse(RuleID(139), &reader) }
    return checkSide(try reader.number(), &decoding)
  }

  static func checkSide(_ number: JSONNumber, _ decoding: inout Decoding) -> Int? {
    guard number.isInteger else {
      decoding.add(RuleID(139))  // line 373: type integer
      return nil
    }
    let faults = decoding.count
    if number.isLess(than: "1") {
      decoding.add(RuleID(148))  // line 373: minimum 1
    }
    if number.isGreater(than: "100") {
      decoding.add(RuleID(149))  // line 373: maximum 100
    }
    guard decoding.count == faults else { return nil }
    guard let value = number.int64 else {
      decoding.add(RuleID(139))  // no integer of ours is longer than 64 bits
      return nil
    }
    return Int(value)
  }
}

extension Circle.ShapeValue {
  /// Reads what `/components/schemas/Circle/properties/shape` (line 366) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Circle.ShapeValue? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(136), &reader) }
    return check(try reader.string(), &decoding)
  }

  static func check(_ text: String, _ decoding: inout Decoding) -> Circle.ShapeValue? {
    for value in allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(143))  // line 366: const circle
    return nil
  }
}

extension Square.ShapeValue {
  /// Reads what `/components/schemas/Square/properties/shape` (line 372) describes.
  static func decode(_ reader: inout JSONReader, _ decoding: inout Decoding) throws(JSONError) -> Square.ShapeValue? {
    guard try reader.peek() == .string else { return try decoding.refuse(RuleID(138), &reader) }
    return check(try reader.string(), &decoding)
  }

  static func check(_ text: String, _ decoding: inout Decoding) -> Square.ShapeValue? {
    for value in allCases where value.rawValue.hasSameScalars(as: text) { return value }
    decoding.add(RuleID(147))  // line 372: const square
    return nil
  }
}
