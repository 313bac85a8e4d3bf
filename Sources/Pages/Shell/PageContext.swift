import HTML

/// What every page is shown with, whoever asks for it.
public struct PageContext: Sendable {
  public enum Environment: String, Sendable { case sandbox, staging, preprod, production }

  /// The two sides of the service; public pages show which one they speak to.
  public enum Audience: Sendable { case buyer, candidate }

  /// Who is logged in.
  public struct Account: Sendable {
    public var email: String
    public var csrfToken: String

    public init(email: String, csrfToken: String) {
      self.email = email
      self.csrfToken = csrfToken
    }
  }

  /// The site of an editor around the page, or the one that opened its window.
  public struct Embedding: Sendable {
    /// Of the editor; each is scheme, host and port, as a browser writes them. Messages go to these origins alone.
    public var origins: [String]
    /// In a frame of that site: the page leaves out what is already around it.
    public var isFramed: Bool
    /// The market or application that the page is about, told in each message.
    public var identifier: String?

    public init(origins: [String], isFramed: Bool, identifier: String? = nil) {
      self.origins = origins
      self.isFramed = isFramed
      self.identifier = identifier
    }
  }

  /// A word about what was just done, shown once.
  public struct Flash: Sendable {
    public var severity: Severity
    public var text: String

    public init(_ severity: Severity, _ text: String) {
      self.severity = severity
      self.text = text
    }
  }

  public var assets: AssetLinks
  public var environment: Environment
  public var account: Account?
  public var embedding: Embedding?
  public var flashes: [Flash]
  /// Where one asks for help.
  public var supportAddress: String

  public init(
    assets: AssetLinks, environment: Environment, account: Account? = nil, embedding: Embedding? = nil,
    flashes: [Flash] = [], supportAddress: String
  ) {
    self.assets = assets
    self.environment = environment
    self.account = account
    self.embedding = embedding
    self.flashes = flashes
    self.supportAddress = supportAddress
  }

  var isFramed: Bool { embedding?.isFramed ?? false }
}

/// Addresses of style sheets, scripts and pictures: their version is part of them, so that they can be kept for ever.
public struct AssetLinks: Sendable {
  public let version: String

  public init(version: String) { self.version = version }

  /// `path` within the catalogue: `icons/system/add-line.svg`.
  public func link(_ path: String) -> Reference {
    .path(["assets", version] + path.split(separator: "/").map(String.init))
  }
}

/// What a page says of itself to the frame around it and to its script.
struct PageHead: Sendable {
  /// Before " – Passe Marché" in the title of the window.
  var title: String
  /// The side of the service that its header shows.
  var audience: PageContext.Audience?
  /// The step of a wizard, told to an editor's site: `summary`.
  var step: String?
  /// The wizard is finished: told to an editor's site.
  var completed = false
  /// Loaded again after this many seconds where no script runs.
  var refreshWithoutScript: Int?
  /// Not to be found by search engines: everything but the public pages.
  var hiddenFromSearch = true
}
