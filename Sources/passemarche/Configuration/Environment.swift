import Generated
import Pages
import Runtime
import Vault

/// A deployment environment, and what differs between them.
enum Environment: String, Sendable, CaseIterable {
  case sandbox, staging, preprod, production

  var set: EnvironmentSet {
    switch self {
    case .sandbox: .sandbox
    case .staging: .staging
    case .preprod: .preprod
    case .production: .production
    }
  }

  /// The same environment as the contract names it.
  var ofContract: Status.Environment {
    switch self {
    case .sandbox: .sandbox
    case .staging: .staging
    case .preprod: .preprod
    case .production: .production
    }
  }

  /// Where the service of this environment is published; the sandbox is wherever it listens.
  var publicURL: String? {
    switch self {
    case .sandbox: nil
    case .staging: "https://staging.passemarche.data.gouv.fr"
    case .preprod: "https://preprod.passemarche.data.gouv.fr"
    case .production: "https://passemarche.data.gouv.fr"
    }
  }

  /// Whether public and editors' URLs must be `https`.
  var demandsHTTPS: Bool { self == .preprod || self == .production }

  /// Whether webhooks go to private and loopback addresses too, unless it is set otherwise; and whether that can be set
  /// at all.
  var callsPrivateReceivers: Bool { self == .sandbox }
  var mayCallPrivateReceivers: Bool { self == .sandbox || self == .staging }

  /// Whether mail may leave the machine unencrypted.
  var allowsPlainMail: Bool { self == .sandbox }

  /// Whether quotas may be scaled, for load tests.
  var allowsQuotaScale: Bool { self == .sandbox }

  /// Whether an operator may complete a market in the buyer's place.
  var allowsOperatorCompletion: Bool { self != .production }

  /// The same environment as pages name it.
  var ofPages: PageContext.Environment {
    switch self {
    case .sandbox: .sandbox
    case .staging: .staging
    case .preprod: .preprod
    case .production: .production
    }
  }

  /// Whether a candidate's link to log in is shown on the page in place of a mail.
  var showsLoginLinks: Bool { self == .sandbox || self == .staging }

  /// What is demanded of the antivirus where nothing else is said.
  var antivirus: ScanPolicy { demandsHTTPS ? .required : .tolerated }

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
