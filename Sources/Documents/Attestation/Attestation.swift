import Runtime

/// What an attestation says, before any thought of pages: the receipt that a candidate keeps, or the file that a buyer
/// reads (product.md §5.8).
///
/// The same content may be given for both audiences, with the labels of each: what the candidate may not see (values
/// from official sources, names of files in the package beside their field) is left out when the document is drawn,
/// whatever the content holds.
public struct Attestation: Sendable, Hashable {
  /// For whom the document is made.
  public enum Audience: String, Sendable, Hashable, CaseIterable {
    /// « Attestation de candidature »: values from official sources hidden, files under their own names.
    case candidate
    /// « Attestation acheteur »: everything, files under their names in the package.
    case buyer
  }

  public var audience: Audience
  /// `FT…`
  public var identifier: String
  /// The company that applies.
  public var candidate: Organisation
  public var market: Market
  /// When the candidate ordered the submission: the date of the document, of its metadata, and what its bytes depend
  /// on.
  public var submittedAt: Timestamp
  /// The lots applied for, by their numbers; empty for a market without lots.
  public var chosenLots: [Int]
  /// Nil where the market asks for nothing about exclusion grounds.
  public var exclusion: ExclusionStatement?
  public var categories: [Category]
  /// Every file of the application, in the order of the package.
  public var documents: [AttachedFile]
  /// The public page that confirms identifier, date and digest of this document; printed and drawn as a QR code. At
  /// most 500 bytes of printable ASCII.
  public var verificationURL: String
  /// Written across each page in light grey, such as ``testWatermark``; nil in production.
  public var watermark: String?

  public static let testWatermark = "Attestation de test"

  public init(
    audience: Audience, identifier: String, candidate: Organisation, market: Market, submittedAt: Timestamp,
    chosenLots: [Int] = [], exclusion: ExclusionStatement? = nil, categories: [Category] = [],
    documents: [AttachedFile] = [], verificationURL: String, watermark: String? = nil
  ) {
    self.audience = audience
    self.identifier = identifier
    self.candidate = candidate
    self.market = market
    self.submittedAt = submittedAt
    self.chosenLots = chosenLots
    self.exclusion = exclusion
    self.categories = categories
    self.documents = documents
    self.verificationURL = verificationURL
    self.watermark = watermark
  }
}

extension Attestation {
  /// A company or a public body.
  public struct Organisation: Sendable, Hashable {
    /// Nil while no source has told it.
    public var name: String?
    /// 14 digits; shown in groups.
    public var siret: String

    public init(name: String?, siret: String) {
      self.name = name
      self.siret = siret
    }
  }

  /// The market as the candidate knows it.
  public struct Market: Sendable, Hashable {
    /// `VR-…`
    public var identifier: String
    public var name: String
    /// The platform through which the market was made.
    public var editor: String
    public var buyer: Organisation
    public var deadline: Timestamp
    /// In French, such as `Fournitures`.
    public var types: [String]
    /// All lots, in order; the number of each is its place, from 1.
    public var lots: [Lot]

    public init(
      identifier: String, name: String, editor: String, buyer: Organisation, deadline: Timestamp, types: [String],
      lots: [Lot] = []
    ) {
      self.identifier = identifier
      self.name = name
      self.editor = editor
      self.buyer = buyer
      self.deadline = deadline
      self.types = types
      self.lots = lots
    }
  }

  public struct Lot: Sendable, Hashable {
    public var number: Int
    public var name: String
    /// Such as `30213100-6`.
    public var cpvCode: String?
    /// In French, where the lot has one of its own.
    public var type: String?

    public init(number: Int, name: String, cpvCode: String? = nil, type: String? = nil) {
      self.number = number
      self.name = name
      self.cpvCode = cpvCode
      self.type = type
    }
  }

  /// What the candidate states on exclusion grounds.
  public struct ExclusionStatement: Sendable, Hashable {
    /// Whether the candidate ticked the statement on honour.
    public var attested: Bool
    public var contestations: [Contestation]

    public init(attested: Bool, contestations: [Contestation] = []) {
      self.attested = attested
      self.contestations = contestations
    }
  }

  /// What the candidate answers to a ground that an official source reports.
  public struct Contestation: Sendable, Hashable {
    /// The ground, in French.
    public var ground: String
    /// The official source's words, shown to the buyer only and never mixed with the candidate's.
    public var officialText: String?
    public var text: String?
    public var files: [AttachedFile]

    public init(ground: String, officialText: String? = nil, text: String? = nil, files: [AttachedFile] = []) {
      self.ground = ground
      self.officialText = officialText
      self.text = text
      self.files = files
    }
  }

  /// A category of the field catalogue, worded for the audience.
  public struct Category: Sendable, Hashable {
    public var title: String
    public var subcategories: [Subcategory]

    public init(title: String, subcategories: [Subcategory]) {
      self.title = title
      self.subcategories = subcategories
    }
  }

  public struct Subcategory: Sendable, Hashable {
    public var title: String
    public var fields: [Field]

    public init(title: String, fields: [Field]) {
      self.title = title
      self.fields = fields
    }
  }
}
