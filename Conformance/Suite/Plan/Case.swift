import SpecIR

/// One thing that the contract says and a request can show.
public struct Case: Sendable {
  /// Path-like and unique: `createPublicMarket/body/public_market/name/maxLength/+1`. What `--only` is held against.
  public var name: String
  /// `operationId`; nil for what holds before an operation is chosen.
  public var operation: String?
  /// One sentence: what is shown when the case passes.
  public var proves: String
  /// Where the contract says so.
  public var site: Site
  public var action: Action
  /// The value of a body that was made up at random; when the case fails it is made as small as it can be.
  var generated: GeneratedBody?

  public enum Action: Sendable {
    case exchange(RequestPlan, Expectation)
    /// A script of many requests; see ``QuotaProof``.
    case quota(QuotaPlan)
    /// A body that lies about its length or has none; see ``WireProof``.
    case wire(WirePlan)
    /// A part of an answer, or what has changed of it; see ``PartProof``.
    case part(PartPlan)
    /// A list with what is in it; see ``ListProof``.
    case list(ListPlan)
    /// Something that is planned until no more is taken; see ``PileProof``.
    case pile(RequestPlan)
    /// A failure that is planned before the request that meets it.
    case planned(PlannedFailure)
    /// Whether the server's memory has stayed as it was over all cases before.
    case memory
    /// Whether every answer so far had this header that hardens it; see ``Hardening``.
    case hardening(String)
    /// The rule cannot be shown, for that reason. It is reported, so that nothing is left out in silence.
    case unprovable(String)
  }
}

/// A body that was made up, and the media type that it was made up for.
struct GeneratedBody: Sendable {
  var value: JSONValue
  var content: MediaContent
}

public struct PlannedFailure: Sendable {
  /// What plans it.
  public var planning: RequestPlan
  public var request: RequestPlan
  public var failure: Failure
}

public struct WirePlan: Sendable {
  public var request: RequestPlan
  public var trick: Trick
  /// Bytes that the body may have.
  public var cap: Int

  public enum Trick: String, Sendable, CaseIterable {
    case endlessChunks = "endless chunks"
    case shortBody = "shorter than declared"
    case longBody = "longer than declared"
    case continueTaken = "100-continue"
    case continueRefused = "100-continue over the cap"
  }
}

public struct QuotaPlan: Sendable {
  public var quota: Quota
  /// A request that is charged to the quota; whatever else its answer says.
  public var request: RequestPlan
  public var step: Step

  public enum Step: String, Sendable, CaseIterable {
    case burst, window, concurrency, evasion, isolation
    case everywhere = "each operation"
    case secondProtocol = "HTTP 2"
  }
}

/// A request before tokens, resources and the time of the server are known.
public struct RequestPlan: Sendable {
  public var operation: Operation?
  public var method: String
  public var path: Path
  public var query: [FormMember] = []
  public var headers: [Request.Header] = []
  /// nil sends no `Accept`.
  public var accept: String?
  public var credential: Credential
  public var body: BodyPlan?
  /// The field of the body's form that takes the token of the browser's session (`x-csrf`).
  public var tokenField: String?
  /// What the body demands of its editor; who lacks it is told so, whatever else the body shows.
  public var demand: Rule<Demand>?
  /// How far on the things must be that its path names; nil as the operation needs them.
  public var stage: Stage?
  /// Sent before it, on the same things, so that what the path names does not stand alone.
  public var preceding: Operation?
  /// A whole message in place of everything else.
  public var raw: [UInt8]?
  /// Whether the case is about the message or its route, so that the answers of `x-transport-responses` are declared
  /// for it.
  public var isTransport = false

  public enum Path: Sendable {
    case literal(String)
    /// The operation's template; parameters that are not named here get a resource that exists.
    case template([String: String])
  }
}

/// A name and a value, as in a query or a form.
public struct FormMember: Sendable, Hashable {
  public var name: String
  public var value: String
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

public struct BodyPlan: Sendable {
  public enum Content: Sendable {
    case bytes([UInt8])
    case json(JSONValue)
    case form([FormMember])
    case multipart([FormMember], [FileMember])
  }
  public enum Framing: Sendable { case declared, chunked, announced }

  /// The value of `Content-Type`; nil sends none.
  public var mediaType: String?
  public var content: Content
  public var framing: Framing = .declared
  /// Filled up to so many bytes, in a way that changes nothing of what the body says.
  public var paddedTo: Int?
  /// Strings to be replaced by an instant so many seconds after the server's now.
  public var instants: [Instant] = []

  public var isForm: Bool {
    switch content {
    case .form, .multipart: true
    case .bytes, .json: false
    }
  }

  public struct Instant: Sendable {
    public var path: [PathStep]
    public var offsetSeconds: Int
  }
}

/// How a request proves who sends it.
public enum Credential: Sendable, Hashable {
  case none
  /// A token with every scope of the contract.
  case bearer
  /// A token with these scopes.
  case scoped([String])
  /// A token that was valid until it was revoked.
  case revoked
  /// A token whose time is over; the server's clock is moved past it.
  case expired
  case forged(Forgery)
  /// This value of `Authorization`.
  case authorization(String)
  case client(ClientLogin)
  /// Another client: a token of its own with every scope, or its credentials.
  case otherClient(isToken: Bool)
  /// A client that may not call any more.
  case inactiveClient
  case browser(BrowserUse)
  /// The token of whoever runs the service, as it is or with another last character.
  case `operator`(isRight: Bool)

  /// How the session of a browser, and the token of its forms, are used.
  public enum BrowserUse: String, Sendable, Hashable {
    /// The suite's own session, and its token.
    case session
    /// No session.
    case fresh
    case withoutToken = "without token"
    case wrongToken = "wrong token"
    /// The token of another session.
    case otherToken = "token of another session"
  }

  public enum Forgery: String, Sendable, Hashable, CaseIterable {
    case tamperedSignature = "tampered-signature"
    case tamperedPayload = "tampered-payload"
    case algorithmNone = "alg-none"
    case otherKey = "other-key"
    case emptyKey = "empty-key"
    case truncated
  }

  public enum ClientLogin: String, Sendable, Hashable, CaseIterable {
    case basic, form, both
    case wrongSecretBasic = "wrong-secret-basic"
    case wrongSecretForm = "wrong-secret-form"
    case unknownClient = "unknown-client"
    case absent
  }
}

/// What the answer must be, beyond being one that the contract declares.
public enum Expectation: Sendable {
  /// A success.
  case success
  /// Not refused by a rule of the contract: a success, or a refusal for a reason of state that the contract documents
  /// as an example.
  case accepted
  /// This refusal of the runtime, worded as `x-errors` says.
  /// - Parameters:
  ///   - sentences: the English sentences of the broken rules, for each place at fault, in the order of the contract;
  ///     nil where they are not known. A value can break several rules, and the first of them may end its reading:
  ///     of each place one sentence must be told.
  ///   - code: the OAuth error code of the property (`x-error`).
  case refusal(Failure, sentences: [[String]]?, code: String?)
  /// A success of this media type, or a refusal since the answer has another.
  case inType(String)
  /// A success, or a refusal since the client lacks a permission.
  case demanded
  /// What belongs to another client is not to be had: it is forbidden, or as if it were not there.
  case hidden
  /// A form that breaks rules goes to the handler (`x-invalid`), which answers 422.
  case rejectedForm
  /// A success that sets the cookie of a new session.
  case newSession
  /// 405 with these methods in `Allow`.
  case wrongMethod(allow: Set<String>)
  /// 2xx without a body and these methods in `Allow`.
  case options(allow: Set<String>)
}
