import Synchronization

@_spi(Measurement) @testable import Generated
@testable import Runtime

/// The decoder of one operation's body, called as the runtime calls it.
struct GeneratedDecoder: Sendable {
  enum Media: Sendable { case json, form, multipart }

  /// What became of a body.
  struct Verdict: Equatable, CustomStringConvertible {
    let description: String
    /// Whether everything that is wrong with it is told: past a limit only the first faults are.
    let isComplete: Bool
  }

  let id: String
  let media: Media
  private let decode: @Sendable (IncomingRequest) async throws(Failure) -> String
  private let request: @Sendable ([UInt8]) -> IncomingRequest

  func read(_ body: [UInt8]) -> Verdict {
    let place = Place()
    let request = request(body)
    let decode = decode
    // Bodies that are there are read without waiting: the task has ended when this returns.
    Task.immediate {
      let verdict = await Self.verdict(request, decode)
      place.verdict.withLock { $0 = verdict }
    }
    guard let verdict = place.verdict.withLock({ $0 }) else { fatalError("\(id) waits for something") }
    return verdict
  }

  private static func verdict(
    _ request: IncomingRequest, _ decode: (IncomingRequest) async throws(Failure) -> String
  ) async -> Verdict {
    do throws(Failure) {
      return Verdict(description: try await decode(request), isComplete: true)
    } catch {
      switch error {
      case .invalid(let all), .notPermitted(let all):
        precondition(all.found.count < 2 * all.limit && all.count >= all.found.count)
        let told = all.ordered.map { violation in
          precondition(Int(violation.rule.rawValue) < Rules.all.count)
          return "\(violation.pointer) \(violation.rule.rawValue)"
        }
        return Verdict(description: "\(error.kind) \(told)", isComplete: all.count <= all.limit)
      default:
        return Verdict(description: "\(error.kind)", isComplete: true)
      }
    }
  }

  private final class Place: Sendable {
    let verdict = Mutex<Verdict?>(nil)
  }
}

extension GeneratedDecoder {
  static let all: [GeneratedDecoder] = [
    Self("createToken", CreateToken.input),
    Self("revokeToken", RevokeToken.input),
    Self("introspectToken", IntrospectToken.input),
    Self("createPublicMarket", CreatePublicMarket.input),
    Self("createMarketApplication", CreateMarketApplication.input),
    Self("submitMarketSetup", SubmitMarketSetup.input),
    Self("submitMarketLots", SubmitMarketLots.input),
    Self("completeMarket", CompleteMarket.input),
    Self("retryMarketSync", RetryMarketSync.input),
    Self("submitMarketCategory", SubmitMarketCategory.input),
    Self("requestLoginLink", RequestLoginLink.input),
    Self("confirmLogin", ConfirmLogin.input),
    Self("logOut", LogOut.input),
    Self("submitCompanyIdentification", SubmitCompanyIdentification.input),
    Self("submitApplicationLots", SubmitApplicationLots.input),
    Self("submitMarketInformation", SubmitMarketInformation.input),
    // Of forms with files it is told only that they were taken: their maps have no order to compare.
    Self(files: "submitExclusionGrounds", SubmitExclusionGrounds.input),
    Self("submitApplication", SubmitApplication.input),
    Self("retryApplicationSync", RetryApplicationSync.input),
    Self("deleteDraft", DeleteDraft.input),
    Self(files: "uploadFiles", UploadFiles.input),
    Self("deleteFile", DeleteFile.input),
    Self(files: "submitApplicationStep", SubmitApplicationStep.input),
    Self("advanceSandboxClock", AdvanceSandboxClock.input),
    Self("createSandboxScenario", CreateSandboxScenario.input),
  ]

  private init<Input>(_ id: String, _ input: @escaping @Sendable (IncomingRequest) throws(Failure) -> Input) {
    self.init(id: id) { request throws(Failure) in "\(try input(request))" }
  }

  /// - Parameter take: reads the files of a form, and gives them up again.
  private init<Input>(
    files id: String, _ take: @escaping @Sendable (IncomingRequest) async throws(Failure) -> Input
  ) {
    self.init(id: id) { request async throws(Failure) in
      _ = try await take(request)
      return "taken"
    }
  }

  private init(id: String, decode: @escaping @Sendable (IncomingRequest) async throws(Failure) -> String) {
    guard let operation = Tables.all.operations.first(where: { "\($0.id)" == id }), let body = operation.body else {
      preconditionFailure("the contract has no operation \(id) with a body")
    }
    self.id = id
    self.decode = decode
    let type = "\(body.media[0].type)"
    media = type.hasPrefix("multipart/") ? .multipart : type.hasSuffix("json") ? .json : .form
    let path = Self.path(of: "\(operation.route)")
    let head = Array((path + "content-typemultipart/form-data; boundary=b").utf8)
    let name = path.utf8.count..<(path.utf8.count + "content-type".utf8.count)
    let fields = HeaderIndex(fields: [.init(name: name, value: name.upperBound..<head.count)])
    let target = Array(path.utf8)
    let match = Router.route(operation.method, target.span)
    guard case .found(_, let captures) = match else { preconditionFailure("\(path) does not lead to \(id)") }
    let visit = BrowserVisit(
      BrowserSession(id: "session", isNew: false, csrfToken: "token"), cookie: "visit", sessions: AnySession())
    request = { body in
      IncomingRequest(
        method: operation.method, head: head, path: 0..<path.utf8.count, query: nil, headers: fields,
        captures: captures, body: body.isEmpty ? .none : .bytes(body), media: body.isEmpty ? nil : 0,
        principal: Principal(editorID: 1, clientID: "tester", scopes: []), clientGate: nil,
        id: Self.requestID, receivedAt: Timestamp(milliseconds: 1_780_000_000_000),
        deadline: Timestamp(milliseconds: 1_780_000_030_000), browser: visit)
    }
  }

  private static let requestID = RequestID()

  /// A path that an object of each kind might have.
  private static func path(of route: String) -> String {
    let object = route.contains("market_applications/{") ? "FT20261121XAW7SQ8Q" : "VR-2026-A1B2C3D4E5F6"
    return route.replacing("{identifier}", with: object).replacing("{category}", with: "identite_entreprise")
      .replacing("{step}", with: "identite_entreprise").replacing("{file}", with: "0123456789abcdef")
  }
}

/// Takes any token, so that what lies behind it is read too.
private struct AnySession: BrowserSessions {
  func open(cookie: String?) -> BrowserSession { BrowserSession(id: "session", isNew: false, csrfToken: "token") }
  func accepts(csrf token: String, of session: BrowserSession) -> Bool { token != "forged" }
  var isSecure: Bool { true }
}
