import Store
import Testing

@_spi(Measurement) @testable import Generated
@testable import Handlers
@testable import Runtime

/// The form of a candidate's step, sent as a browser sends it and read by the generated code as the server reads it.
enum StepForm {
  /// The year in Paris, as the tests have it.
  static let currentYear: Int64 = 2026

  /// The field that forms of one kind of answer are about.
  static func field(_ type: Catalogue.InputType) -> Catalogue.Field {
    Catalogue.Field(
      key: "champ", type: type, isMandatory: false, markets: [.supplies], source: nil, buyer: "Champ",
      candidate: "Champ")
  }

  /// - Parameter fields: names and values of text fields.
  static func read(_ fields: [(name: String, value: String)]) async throws -> Submission<ApplicationStepForm> {
    let sessions = try BrowserCookies(key: .random(), isSecure: true)
    let session = sessions.open(cookie: nil)
    let parts = [(name: "csrf_token", value: session.csrfToken)] + fields
    let body = parts.map { name, value in
      "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }.joined()
    let path = Array("/candidate/market_applications/FT20261121XAW7SQ8Q/etape".utf8)
    let (name, value) = (Array("content-type".utf8), Array("multipart/form-data; boundary=b".utf8))
    guard case .found(_, let captures) = Router.route(.post, path.span) else { throw NoRoute() }
    let start = path.count
    let request = IncomingRequest(
      method: .post, head: path + name + value, path: 0..<start, query: nil,
      headers: HeaderIndex(fields: [
        .init(name: start..<start + name.count, value: start + name.count..<start + name.count + value.count)
      ]), captures: captures, body: .bytes(Array((body + "--b--").utf8)), media: 0, principal: nil, clientGate: nil,
      id: RequestID(), receivedAt: Timestamp(milliseconds: 1_790_000_000_000),
      deadline: Timestamp(milliseconds: 1_790_000_030_000),
      browser: BrowserVisit(session, cookie: "session", sessions: sessions))
    return try await SubmitApplicationStep.input(request).body
  }

  private struct NoRoute: Error {}

  /// What becomes of the answer to one field.
  enum Outcome: Equatable {
    /// With the rules of today that it breaks all the same, as `name: sentence`.
    case kept(AnswerValue?, told: [String] = [])
    /// Nothing is kept; by the same sentences.
    case refused([String])
  }

  /// - Parameters:
  ///   - answer: what follows the field's name, and its value: `("[year_1][year]", "2025")`, or `("", "a text")`.
  ///   - others: fields with their whole names.
  static func outcome(
    _ type: Catalogue.InputType, _ answer: [(String, String)], others: [(name: String, value: String)] = []
  ) async throws -> Outcome {
    let field = field(type)
    let fields = answer.map { (name: "\(type.rawValue)[champ]\($0.0)", value: $0.1) }
    switch try await read(fields + others) {
    case .valid(let form):
      let answers = AnswerForm(form: form, currentYear: currentYear)
      let changes = answers.changes(of: [field])
      #expect(changes.map(\.fieldKey) == ["champ"])
      return .kept(changes.first?.value, told: answers.errors(in: [field]).map { "\($0.name): \($0.message)" })
    case .invalid(let rejected): return .refused(rejected.errors.map { "\($0.name): \($0.message)" })
    }
  }
}
