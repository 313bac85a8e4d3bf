// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import Foundation

/// `#/components/schemas/Token`
public struct Token: Codable, Hashable, Sendable {
  public var accessToken: String
  public var expiresIn: Int

  public init(accessToken: String, expiresIn: Int) {
    self.accessToken = accessToken
    self.expiresIn = expiresIn
  }

  private enum CodingKeys: String, CodingKey {
    case accessToken = "access_token"
    case expiresIn = "expires_in"
  }
}

/// `#/components/schemas/Error`
public struct ErrorBody: Codable, Hashable, Sendable {
  public var error: String
  public var errors: [String]?
  public var byField: [String: [String]]?

  public init(error: String, errors: [String]? = nil, byField: [String: [String]]? = nil) {
    self.error = error
    self.errors = errors
    self.byField = byField
  }

  private enum CodingKeys: String, CodingKey {
    case error
    case errors
    case byField = "by_field"
  }
}

extension ErrorBody: RefusalBody {
  public var sentences: [String] { errors ?? [error] }
}

/// What it looks like.
///
/// `#/components/schemas/Color`
public struct Color: OpenEnumeration {
  public static let red = Self(rawValue: "red")
  public static let darkBlue = Self(rawValue: "dark-blue")
  public static let _404 = Self(rawValue: "404")
  public static let `default` = Self(rawValue: "default")

  public static let known: [Self] = [.red, .darkBlue, ._404, .`default`]

  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

extension Color: WireText {}

/// `#/components/schemas/ThingPage`
public struct ThingPage: Codable, Hashable, Sendable {
  public var things: [Thing]
  public var nextCursor: String?

  public init(things: [Thing], nextCursor: String? = nil) {
    self.things = things
    self.nextCursor = nextCursor
  }

  private enum CodingKeys: String, CodingKey {
    case things
    case nextCursor = "next_cursor"
  }
}

/// The thing itself.
///
/// A description of several paragraphs, of which the second is long enough to be wrapped when it is written into the
/// comments of a client.
///
/// `#/components/schemas/Thing`
public struct Thing: Codable, Hashable, Sendable {
  public var id: String?
  public var name: String
  public var color: Color
  public var madeOn: String
  public var opensAt: Moment?
  public var seenAt: Date?
  public var price: Double
  public var stock: Int?
  public var answer: Int?
  /// Whatever there is to say
  public var note: String?
  public var key: UUID?
  public var pageURL: URL?
  public var mail: String?
  public var seal: Data?
  public var names: [Name]
  public var otherNames: [Name]?
  public var shape: Shape?
  public var size: Size?
  public var parent: Thing? {
    get { parentBox?.value }
    set { parentBox = newValue.map(Box.init) }
  }
  private var parentBox: Box<Thing>?
  public var parts: [Thing]?
  public var sizes: [String: Int]?
  public var owner: Thing.Owner?
  public var `default`: Bool?

  public init(
    id: String? = nil, name: String, color: Color, madeOn: String, opensAt: Moment? = nil, seenAt: Date? = nil,
    price: Double, stock: Int? = nil, answer: Int? = nil, note: String? = nil, key: UUID? = nil, pageURL: URL? = nil,
    mail: String? = nil, seal: Data? = nil, names: [Name], otherNames: [Name]? = nil, shape: Shape? = nil,
    size: Size? = nil, parent: Thing? = nil, parts: [Thing]? = nil, sizes: [String: Int]? = nil,
    owner: Thing.Owner? = nil, `default`: Bool? = nil
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
    self.key = key
    self.pageURL = pageURL
    self.mail = mail
    self.seal = seal
    self.names = names
    self.otherNames = otherNames
    self.shape = shape
    self.size = size
    parentBox = parent.map(Box.init)
    self.parts = parts
    self.sizes = sizes
    self.owner = owner
    self.default = `default`
  }

  private enum CodingKeys: String, CodingKey {
    case id
    case name
    case color
    case madeOn = "made_on"
    case opensAt = "opens_at"
    case seenAt = "seen_at"
    case price
    case stock
    case answer
    case note
    case key
    case pageURL = "page_url"
    case mail
    case seal
    case names
    case otherNames = "other-names"
    case shape
    case size
    case parentBox = "parent"
    case parts
    case sizes
    case owner
    case `default`
  }
}

/// `#/components/schemas/Names/items`
public struct Name: OpenEnumeration {
  public static let long = Self(rawValue: "long")
  public static let short = Self(rawValue: "short")

  public static let known: [Self] = [.long, .short]

  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// `#/components/schemas/Shape`
public enum Shape: Codable, Hashable, Sendable {
  case circle(Circle)
  case square(Square)
  /// A kind that the contract does not name.
  case unrecognized(JSONValue)

  public init(from decoder: any Decoder) throws {
    let value = try JSONValue(from: decoder)
    var kind = ""
    if case .object(let members) = value, case .string(let text)? = members["shape"] { kind = text }
    switch kind {
    case "circle": self = .circle(try Circle(from: decoder))
    case "square": self = .square(try Square(from: decoder))
    default: self = .unrecognized(value)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .circle(let value): try value.encode(to: encoder)
    case .square(let value): try value.encode(to: encoder)
    case .unrecognized(let value): try value.encode(to: encoder)
    }
  }
}

/// Round.
///
/// `#/components/schemas/Circle`
public struct Circle: Codable, Hashable, Sendable {
  public var shape: String
  public var radius: Double

  public init(shape: String = "circle", radius: Double) {
    self.shape = shape
    self.radius = radius
  }

  private enum CodingKeys: String, CodingKey {
    case shape
    case radius
  }
}

/// `#/components/schemas/Square`
public struct Square: Codable, Hashable, Sendable {
  public var shape: String
  public var side: Int

  public init(shape: String = "square", side: Int) {
    self.shape = shape
    self.side = side
  }

  private enum CodingKeys: String, CodingKey {
    case shape
    case side
  }
}

/// `#/components/schemas/Size`
public enum Size: Codable, Hashable, Sendable {
  case integer(Int)
  case string(String)
  /// A kind that the contract does not name.
  case unrecognized(JSONValue)

  public init(from decoder: any Decoder) throws {
    if let value = try? Int(from: decoder) {
      self = .integer(value)
      return
    }
    if let value = try? String(from: decoder) {
      self = .string(value)
      return
    }
    self = .unrecognized(try JSONValue(from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .integer(let value): try value.encode(to: encoder)
    case .string(let value): try value.encode(to: encoder)
    case .unrecognized(let value): try value.encode(to: encoder)
    }
  }
}

extension Thing {
  /// `#/components/schemas/Thing/properties/owner`
  public struct Owner: Codable, Hashable, Sendable {
    public var name: String
    public var error: Thing.Owner.ErrorValue?

    public init(name: String, error: Thing.Owner.ErrorValue? = nil) {
      self.name = name
      self.error = error
    }

    private enum CodingKeys: String, CodingKey {
      case name
      case error
    }
  }
}

extension Thing.Owner {
  /// `#/components/schemas/Thing/properties/owner/properties/error`
  public struct ErrorValue: OpenEnumeration {
    public static let absent = Self(rawValue: "absent")
    public static let unknown = Self(rawValue: "unknown")

    public static let known: [Self] = [.absent, .unknown]

    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

/// `#/components/schemas/Conflict`
public struct Conflict: Codable, Hashable, Sendable {
  public var code: Conflict.Code?
  public var detail: String?

  public init(code: Conflict.Code? = nil, detail: String? = nil) {
    self.code = code
    self.detail = detail
  }

  private enum CodingKeys: String, CodingKey {
    case code
    case detail
  }
}

extension Conflict: RefusalBody {
  public var sentences: [String] { detail.map { [$0] } ?? [] }
}

extension Conflict {
  /// `#/components/schemas/Conflict/properties/code`
  public struct Code: OpenEnumeration {
    public static let taken = Self(rawValue: "taken")
    public static let closed = Self(rawValue: "closed")

    public static let known: [Self] = [.taken, .closed]

    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

/// `#/components/schemas/Change`
public struct Change: Codable, Hashable, Sendable {
  public var name: String?
  /// What it looks like.
  public var color: Color?

  public init(name: String? = nil, color: Color? = nil) {
    self.name = name
    self.color = color
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case color
  }
}

/// `#/webhooks/thing.sold/post/requestBody/content/application~1json/schema`
public struct ThingSold: Codable, Hashable, Sendable {
  public var kind: String
  public var thing: Thing

  public init(kind: String = "thing.sold", thing: Thing) {
    self.kind = kind
    self.thing = thing
  }

  private enum CodingKeys: String, CodingKey {
    case kind
    case thing
  }
}

/// `#/components/schemas/ThingLost`
public struct ThingLost: Codable, Hashable, Sendable {
  public var kind: String
  public var id: String

  public init(kind: String = "thing.lost", id: String) {
    self.kind = kind
    self.id = id
  }

  private enum CodingKeys: String, CodingKey {
    case kind
    case id
  }
}
