/// The form that asks for a link to sign in with (product.md §5.2).
public struct CandidateLoginModel: Sendable, Equatable {
  /// Why the form is shown instead of what was asked for.
  public enum Notice: Sendable, Equatable {
    /// The link was used before, is older than 30 minutes, or never was one.
    case invalidLink
    /// No session, or one of another company.
    case signInFirst
    case signedOut
    /// Reached without an application: only the procurement platform knows the way.
    case noApplication
    /// Too many links were asked for.
    case tooManyRequests
  }

  /// The application to sign in for; nil for the dashboard.
  public var application: String?
  /// The name of its market, where the application is known.
  public var market: String?
  /// The company, where the platform has told it: shown, and locked.
  public var siret: String?
  public var notice: Notice?

  public init(application: String?, market: String? = nil, siret: String? = nil, notice: Notice? = nil) {
    self.application = application
    self.market = market
    self.siret = siret
    self.notice = notice
  }
}

/// « Vérifiez vos emails »: says the same whether or not a message was sent, so that it tells nobody which applications
/// exist, and does not repeat the address, which has no place in that of the page.
public struct CandidateLinkSentModel: Sendable, Equatable {
  /// Where to ask again from.
  public var application: String?
  /// The link itself, where the environment shows it in place of a message; nil elsewhere.
  public var link: CandidateSignInLink?

  public init(application: String?, link: CandidateSignInLink? = nil) {
    self.application = application
    self.link = link
  }
}

/// What a link to sign in consists of.
public struct CandidateSignInLink: Sendable, Equatable {
  public var token: String
  public var application: String

  public init(token: String, application: String) {
    self.token = token
    self.application = application
  }
}

/// The page a link leads to. It has a button, since programs that look at links in messages follow them but press no
/// buttons: otherwise they would use the link up.
public struct CandidateLinkConfirmationModel: Sendable, Equatable {
  public var link: CandidateSignInLink
  public var market: String?

  public init(link: CandidateSignInLink, market: String?) {
    self.link = link
    self.market = market
  }
}
