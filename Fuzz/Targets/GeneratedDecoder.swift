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
    let box = VerdictBox()
    let request = request(body)
    let decode = decode
    // Bodies that are there are read without waiting: the task has ended when this returns.
    Task.immediate { box.verdict = await Self.verdict(request, decode) }
    guard let verdict = box.verdict else { fatalError("\(id) waits for something") }
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
        precondition(all.found.count <= Violations.limit && all.count >= all.found.count)
        let told = all.ordered.map { violation in
          precondition(Int(violation.rule.rawValue) < Rules.all.count)
          return "\(violation.pointer) \(violation.rule.rawValue)"
        }
        return Verdict(description: "\(error.kind) \(told)", isComplete: all.count <= Violations.limit)
      default:
        return Verdict(description: "\(error.kind)", isComplete: true)
      }
    }
  }

  // Written and read on one thread, one after the other.
  private final class VerdictBox: @unchecked Sendable {
    var verdict: Verdict?
  }
}

extension GeneratedDecoder {
  static let all: [GeneratedDecoder] = [
    Self("createToken") { request throws(Failure) in "\(try CreateToken.input(request))" },
    Self("revokeToken") { request throws(Failure) in "\(try RevokeToken.input(request))" },
    Self("introspectToken") { request throws(Failure) in "\(try IntrospectToken.input(request))" },
    Self("createPublicMarket") { request throws(Failure) in "\(try CreatePublicMarket.input(request))" },
    Self("createMarketApplication") { request throws(Failure) in "\(try CreateMarketApplication.input(request))" },
    Self("submitMarketSetup") { request throws(Failure) in "\(try SubmitMarketSetup.input(request))" },
    Self("submitMarketLots") { request throws(Failure) in "\(try SubmitMarketLots.input(request))" },
    Self("completeMarket") { request throws(Failure) in "\(try CompleteMarket.input(request))" },
    Self("retryMarketSync") { request throws(Failure) in "\(try RetryMarketSync.input(request))" },
    Self("submitMarketCategory") { request throws(Failure) in "\(try SubmitMarketCategory.input(request))" },
    Self("requestLoginLink") { request throws(Failure) in "\(try RequestLoginLink.input(request))" },
    Self("confirmLogin") { request throws(Failure) in "\(try ConfirmLogin.input(request))" },
    Self("logOut") { request throws(Failure) in "\(try LogOut.input(request))" },
    Self("submitCompanyIdentification") { request throws(Failure) in
      "\(try SubmitCompanyIdentification.input(request))"
    },
    Self("submitApplicationLots") { request throws(Failure) in "\(try SubmitApplicationLots.input(request))" },
    Self("submitMarketInformation") { request throws(Failure) in "\(try SubmitMarketInformation.input(request))" },
    // Of forms with files it is told only that they were taken: their maps have no order to compare.
    Self("submitExclusionGrounds") { request throws(Failure) in
      _ = try await SubmitExclusionGrounds.input(request)
      return "taken"
    },
    Self("submitApplication") { request throws(Failure) in "\(try SubmitApplication.input(request))" },
    Self("retryApplicationSync") { request throws(Failure) in "\(try RetryApplicationSync.input(request))" },
    Self("deleteDraft") { request throws(Failure) in "\(try DeleteDraft.input(request))" },
    Self("uploadFiles") { request throws(Failure) in
      _ = try await UploadFiles.input(request)
      return "taken"
    },
    Self("deleteFile") { request throws(Failure) in "\(try DeleteFile.input(request))" },
    Self("submitApplicationStep") { request throws(Failure) in
      _ = try await SubmitApplicationStep.input(request)
      return "taken"
    },
    Self("advanceSandboxClock") { request throws(Failure) in "\(try AdvanceSandboxClock.input(request))" },
    Self("createSandboxScenario") { request throws(Failure) in "\(try CreateSandboxScenario.input(request))" },
  ]

  private init(_ id: String, _ decode: @escaping @Sendable (IncomingRequest) async throws(Failure) -> String) {
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
  var cookieAttributes: String { "Path=/" }
}
