// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

/// The schemas that need no type of their own: their functions stand in extensions of this.
enum Components {}

/// `spec.yaml:523`
public enum Color: String, Sendable, CaseIterable {
  case red
  case darkBlue = "dark-blue"
  case _404 = "404"
  case `default`
}

/// The thing itself.
///
/// A description of several paragraphs, of which the second is long enough to be wrapped when it is written into the
/// comments of a generated file.
///
/// `spec.yaml:656`
public struct Thing: Sendable, Equatable {
  public var id: String?
  public var name: String
  public var color: Color
  public var madeOn: CalendarDate
  public var opensAt: Timestamp?
  public var seenAt: Timestamp?
  public var price: Double
  public var stock: Int
  public var answer: Int?
  public var note: String?
  public var siret: String?
  public var key: UUIDValue?
  public var page: String?
  public var mail: String?
  public var seal: [UInt8]?
  public var labels: [Thing.LabelsItem]?
  public var bestOf: Int?
  public var shape: Shape?
  public var parent: Thing? {
    get { parentBox?.value }
    set { parentBox = newValue.map(Box.init) }
  }
  private var parentBox: Box<Thing>?
  public var parts: [Thing]?
  public var sizes: [String: Int]?
  public var flag: Thing.Flag?
  public var password: String?

  public init(
    id: String? = nil,
    name: String,
    color: Color,
    madeOn: CalendarDate,
    opensAt: Timestamp? = nil,
    seenAt: Timestamp? = nil,
    price: Double,
    stock: Int = 1,
    answer: Int? = nil,
    note: String? = nil,
    siret: String? = nil,
    key: UUIDValue? = nil,
    page: String? = nil,
    mail: String? = nil,
    seal: [UInt8]? = nil,
    labels: [Thing.LabelsItem]? = nil,
    bestOf: Int? = nil,
    shape: Shape? = nil,
    parent: Thing? = nil,
    parts: [Thing]? = nil,
    sizes: [String: Int]? = nil,
    flag: Thing.Flag? = nil,
    password: String? = nil
  ) {
    self.id = id
    self.name = name
    self.color = color
    self.madeOn = madeOn
    self.opensAt = opensAt
    self.seenAt = seenAt
    self.price = price
    self.stock = stock
    self.answer = answer
    self.note = note
    self.siret = siret
    self.key = key
    self.page = page
    self.mail = mail
    self.seal = seal
    self.labels = labels
    self.bestOf = bestOf
    self.shape = shape
    parentBox = parent.map(Box.init)
    self.parts = parts
    self.sizes = sizes
    self.flag = flag
    self.password = password
  }
}

extension Thing {
  /// `spec.yaml:689`
  public enum LabelsItem: String, Sendable, CaseIterable {
    case plain
    case secret
  }
}

/// `spec.yaml:649`
public enum Shape: Sendable, Equatable {
  case circle(Circle)
  case square(Square)
}

/// Round.
///
/// `spec.yaml:636`
public struct Circle: Sendable, Equatable {
  public var shape: Circle.ShapeValue
  public var radius: Double

  public init(shape: Circle.ShapeValue = .circle, radius: Double) {
    self.shape = shape
    self.radius = radius
  }
}

extension Circle {
  /// `spec.yaml:641`
  public enum ShapeValue: String, Sendable, CaseIterable {
    case circle
  }
}

/// `spec.yaml:643`
public struct Square: Sendable, Equatable {
  public var shape: Square.ShapeValue
  public var side: Int

  public init(shape: Square.ShapeValue = .square, side: Int) {
    self.shape = shape
    self.side = side
  }
}

extension Square {
  /// `spec.yaml:647`
  public enum ShapeValue: String, Sendable, CaseIterable {
    case square
  }
}

extension Thing {
  /// `spec.yaml:695`
  public enum Flag: Sendable, Equatable {
    case boolean(Bool)
    case string(String)
  }
}

/// `spec.yaml:526`
public struct ErrorBody: Sendable, Equatable {
  public var error: String
  public var errors: [String]?
  public var byField: [String: [String]]?

  public init(error: String, errors: [String]? = nil, byField: [String: [String]]? = nil) {
    self.error = error
    self.errors = errors
    self.byField = byField
  }
}

/// `spec.yaml:539`
public struct Claim: Sendable, Equatable {
  public var method: Claim.Method
  public var name: String
  public var count: Int
  public var notes: [String]?
  public var clientId: String?
  public var clientSecret: String?

  public init(
    method: Claim.Method = .byName,
    name: String,
    count: Int = 1,
    notes: [String]? = nil,
    clientId: String? = nil,
    clientSecret: String? = nil
  ) {
    self.method = method
    self.name = name
    self.count = count
    self.notes = notes
    self.clientId = clientId
    self.clientSecret = clientSecret
  }
}

extension Claim {
  /// `spec.yaml:544`
  public enum Method: String, Sendable, CaseIterable {
    case byName = "by-name"
  }
}

/// Files and what is said of them.
///
/// `spec.yaml:550`
public struct Papers: Sendable, Equatable {
  public var title: String
  public var pages: Int
  public var color: Color?
  public var tags: [String]?
  public var scan: UploadedFile
  public var cover: UploadedFile?
  public var photos: [UploadedFile]
  public var `in`: [UploadedFile]?
  public var number: String?

  public init(
    title: String,
    pages: Int = 1,
    color: Color? = nil,
    tags: [String]? = nil,
    scan: UploadedFile,
    cover: UploadedFile? = nil,
    photos: [UploadedFile],
    `in`: [UploadedFile]? = nil,
    number: String? = nil
  ) {
    self.title = title
    self.pages = pages
    self.color = color
    self.tags = tags
    self.scan = scan
    self.cover = cover
    self.photos = photos
    self.in = `in`
    self.number = number
  }
}

/// `spec.yaml:631`
public struct Note: Sendable, Equatable {
  public var text: String

  public init(text: String) {
    self.text = text
  }
}

/// Answers by their questions, and files.
///
/// `spec.yaml:576`
public struct Survey: Sendable, Equatable {
  public var answers: [String: String]
  public var years: [String: [String: Year]]?
  public var place: Place?
  public var files: [String: [UploadedFile]]
  public var tags: [String]?

  public init(
    answers: [String: String],
    years: [String: [String: Year]]? = nil,
    place: Place? = nil,
    files: [String: [UploadedFile]],
    tags: [String]? = nil
  ) {
    self.answers = answers
    self.years = years
    self.place = place
    self.files = files
    self.tags = tags
  }
}

/// `spec.yaml:602`
public struct Year: Sendable, Equatable {
  public var turnover: Int
  public var endsOn: CalendarDate?
  public var isClosed: Bool?
  public var color: Color?

  public init(turnover: Int, endsOn: CalendarDate? = nil, isClosed: Bool? = nil, color: Color? = nil) {
    self.turnover = turnover
    self.endsOn = endsOn
    self.isClosed = isClosed
    self.color = color
  }
}

/// `spec.yaml:611`
public struct Place: Sendable, Equatable {
  public var city: String
  public var street: String?
  public var floors: [String: Int]
  public var door: Door?

  public init(city: String, street: String? = nil, floors: [String: Int], door: Door? = nil) {
    self.city = city
    self.street = street
    self.floors = floors
    self.door = door
  }
}

/// `spec.yaml:619`
public struct Door: Sendable, Equatable {
  public var keys: [String: String]

  public init(keys: [String: String]) {
    self.keys = keys
  }
}

/// `spec.yaml:624`
public struct Places: Sendable, Equatable {
  public var main: Place
  public var places: [String: Place]?

  public init(main: Place, places: [String: Place]? = nil) {
    self.main = main
    self.places = places
  }
}

/// `spec.yaml:565`
public struct Step: Sendable, Equatable {
  public var title: String?
  public var secret: String?
  public var answers: [String: String]

  public init(title: String? = nil, secret: String? = nil, answers: [String: String]) {
    self.title = title
    self.secret = secret
    self.answers = answers
  }
}

extension Webhooks.ThingSold {
  /// `spec.yaml:475`
  public struct Body: Sendable, Equatable {
    public var event: Webhooks.ThingSold.Body.Event
    public var thing: Thing

    public init(event: Webhooks.ThingSold.Body.Event = .thingSold, thing: Thing) {
      self.event = event
      self.thing = thing
    }
  }
}

extension Webhooks.ThingSold.Body {
  /// `spec.yaml:480`
  public enum Event: String, Sendable, CaseIterable {
    case thingSold = "thing.sold"
  }
}
