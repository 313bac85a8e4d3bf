// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

/// List things
///
/// `GET /things`, `spec.yaml:83`
public enum ListThings {
  public typealias Context = RequestContext<Authorized<ListThings>>

  public struct Input: Sendable {
    public var limit: Int
    public var kinds: [Color]?
    public var ids: [Int]?
    public var sold: Bool?
    public var xTrace: UUIDValue

    public init(limit: Int = 10, kinds: [Color]? = nil, ids: [Int]? = nil, sold: Bool? = nil, xTrace: UUIDValue) {
      self.limit = limit
      self.kinds = kinds
      self.ids = ids
      self.sold = sold
      self.xTrace = xTrace
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 200: Some things
    case ok([Thing])
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 422: Not so
    case unprocessableContent(ErrorBody)
    case fault(any Swift.Error)
  }
}

extension ListThings.Response {
  var outcome: Outcome {
    switch self {
    case .ok(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      writer.beginArray()
      for item in body {
        item.encode(&writer)
      }
      writer.endArray()
      return headers.reply(200, writer.bytes)
    }
  }
}

extension ListThings.Problem {
  var outcome: Outcome {
    switch self {
    case .unprocessableContent(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(422, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Make a thing
///
/// `POST /things`, `spec.yaml:110`
public enum CreateThing {
  public typealias Context = RequestContext<Authorized<CreateThing>>

  public struct Input: Sendable {
    public var body: Thing

    public init(body: Thing) {
      self.body = body
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 201: Made
    case created(Thing, location: String, xCount: Int? = nil)
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 409: There is one already
    case conflict(ErrorBody)
    /// 422: Not so
    case unprocessableContent(ErrorBody)
    case fault(any Swift.Error)

    /// The same name is taken.
    public static var alreadyThere: Self {
      .conflict(ErrorBody(error: "Already there"))
    }
  }
}

extension CreateThing.Response {
  var outcome: Outcome {
    switch self {
    case .created(let body, let location, let xCount):
      var headers = ReplyHeaders("Content-Type: application/json\r\nCache-Control: no-store\r\n")
      headers.append("Location", location)
      headers.append("X-Count", xCount?.description)
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(201, writer.bytes)
    }
  }
}

extension CreateThing.Problem {
  var outcome: Outcome {
    switch self {
    case .conflict(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(409, writer.bytes)
    case .unprocessableContent(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(422, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Forget a thing
///
/// `DELETE /things/{id}`, `spec.yaml:158`
public enum DeleteThing {
  public typealias Context = RequestContext<Authorized<DeleteThing>>

  public struct Input: Sendable {
    public var id: String

    public init(id: String) {
      self.id = id
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 204: Forgotten
    case noContent
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 404: Not so
    case notFound(ErrorBody)
    case fault(any Swift.Error)
  }
}

extension DeleteThing.Response {
  var outcome: Outcome {
    switch self {
    case .noContent:
      let headers = ReplyHeaders("")
      return headers.reply(204)
    }
  }
}

extension DeleteThing.Problem {
  var outcome: Outcome {
    switch self {
    case .notFound(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(404, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Look at a thing
///
/// `GET /things/{id}/picture/{number}`, `spec.yaml:176`
public enum GetPicture {
  public typealias Context = RequestContext<Void>

  public struct Input: Sendable {
    public var id: String
    public var number: Int

    public init(id: String, number: Int) {
      self.id = id
      self.number = number
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 200: The picture
    case ok(BinaryBody)
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 404: Not so
    case notFound(ErrorBody)
    case fault(any Swift.Error)
  }
}

extension GetPicture.Response {
  var outcome: Outcome {
    switch self {
    case .ok(let body):
      let headers = ReplyHeaders("Content-Type: image/png\r\n")
      return headers.reply(200, body)
    }
  }
}

extension GetPicture.Problem {
  var outcome: Outcome {
    switch self {
    case .notFound(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(404, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Show a thing
///
/// `PUT /things/{id}/picture/{number}`, `spec.yaml:192`
public enum PutPicture {
  public typealias Context = RequestContext<Authorized<PutPicture>>

  public struct Input: Sendable {
    public var id: String
    public var number: Int
    public var body: RequestBodyStream

    public init(id: String, number: Int, body: RequestBodyStream) {
      self.id = id
      self.number = number
      self.body = body
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 204: Taken
    case noContent
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 404: Not so
    case notFound(ErrorBody)
    case fault(any Swift.Error)
  }
}

extension PutPicture.Response {
  var outcome: Outcome {
    switch self {
    case .noContent:
      let headers = ReplyHeaders("")
      return headers.reply(204)
    }
  }
}

extension PutPicture.Problem {
  var outcome: Outcome {
    switch self {
    case .notFound(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(404, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Claim a thing
///
/// `POST /things/mine`, `spec.yaml:212`
public enum ClaimThing {
  public typealias Context = RequestContext<Authorized<ClaimThing>>

  public struct Input: Sendable {
    public var body: Claim

    public init(body: Claim) {
      self.body = body
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 200: Claimed
    case ok
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 400: Not so
    case badRequest(ErrorBody)
    case fault(any Swift.Error)
  }
}

extension ClaimThing.Response {
  var outcome: Outcome {
    switch self {
    case .ok:
      let headers = ReplyHeaders("")
      return headers.reply(200)
    }
  }
}

extension ClaimThing.Problem {
  var outcome: Outcome {
    switch self {
    case .badRequest(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(400, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// File the papers of a thing
///
/// `POST /things/{id}/papers`, `spec.yaml:234`
public enum FileThing {
  public typealias Context = RequestContext<Authorized<FileThing>>

  public struct Input: Sendable {
    public var id: String
    public var body: Papers

    public init(id: String, body: Papers) {
      self.id = id
      self.body = body
    }
  }

  /// What a request says before its body.
  public struct Target: Sendable {
    public var id: String

    public init(id: String) {
      self.id = id
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 204: Filed
    case noContent
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 422: Not so
    case unprocessableContent(ErrorBody)
    case fault(any Swift.Error)
  }
}

extension FileThing.Response {
  var outcome: Outcome {
    switch self {
    case .noContent:
      let headers = ReplyHeaders("")
      return headers.reply(204)
    }
  }
}

extension FileThing.Problem {
  var outcome: Outcome {
    switch self {
    case .unprocessableContent(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(422, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Note something, in any notation
///
/// `PUT /things/{id}/note`, `spec.yaml:256`
public enum NoteThing {
  public typealias Context = RequestContext<Void>

  public struct Input: Sendable {
    public var id: String
    public var body: Note?

    public init(id: String, body: Note? = nil) {
      self.id = id
      self.body = body
    }
  }

  /// What a request says before its body.
  public struct Target: Sendable {
    public var id: String

    public init(id: String) {
      self.id = id
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 204: Noted
    case noContent
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 422: Not so
    case unprocessableContent(ErrorBody)
    case fault(any Swift.Error)
  }
}

extension NoteThing.Response {
  var outcome: Outcome {
    switch self {
    case .noContent:
      let headers = ReplyHeaders("")
      return headers.reply(204)
    }
  }
}

extension NoteThing.Problem {
  var outcome: Outcome {
    switch self {
    case .unprocessableContent(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(422, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Answer questions about a thing
///
/// `POST /things/{id}/survey`, `spec.yaml:282`
public enum SurveyThing {
  public typealias Context = RequestContext<Void>

  public struct Input: Sendable {
    public var id: String
    public var body: Survey

    public init(id: String, body: Survey) {
      self.id = id
      self.body = body
    }
  }

  /// What a request says before its body.
  public struct Target: Sendable {
    public var id: String

    public init(id: String) {
      self.id = id
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 204: Answered
    case noContent
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 422: Not so
    case unprocessableContent(ErrorBody)
    case fault(any Swift.Error)
  }
}

extension SurveyThing.Response {
  var outcome: Outcome {
    switch self {
    case .noContent:
      let headers = ReplyHeaders("")
      return headers.reply(204)
    }
  }
}

extension SurveyThing.Problem {
  var outcome: Outcome {
    switch self {
    case .unprocessableContent(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(422, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Say where a thing is
///
/// `POST /things/{id}/address`, `spec.yaml:308`
public enum PlaceThing {
  public typealias Context = RequestContext<Void>

  public struct Input: Sendable {
    public var id: String
    public var body: Places

    public init(id: String, body: Places) {
      self.id = id
      self.body = body
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 204: Placed
    case noContent
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 422: Not so
    case unprocessableContent(ErrorBody)
    case fault(any Swift.Error)
  }
}

extension PlaceThing.Response {
  var outcome: Outcome {
    switch self {
    case .noContent:
      let headers = ReplyHeaders("")
      return headers.reply(204)
    }
  }
}

extension PlaceThing.Problem {
  var outcome: Outcome {
    switch self {
    case .unprocessableContent(let body):
      let headers = ReplyHeaders("Content-Type: application/json\r\n")
      var writer = JSONWriter()
      body.encode(&writer)
      return headers.reply(422, writer.bytes)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Show a step
///
/// `GET /pages/{step}`, `spec.yaml:332`
public enum ShowStep {
  public typealias Context = RequestContext<BrowserVisit>

  public struct Input: Sendable {
    public var step: String
    public var ifNoneMatch: String?

    public init(step: String, ifNoneMatch: String? = nil) {
      self.step = step
      self.ifNoneMatch = ifNoneMatch
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 200: The page
    case ok(BinaryBody, contentSecurityPolicy: String)
    /// 303: On to another step
    case seeOther(location: String, setCookie: String? = nil)
    /// 304: The same page
    case notModified(etag: String)
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 404: Not so, for people
    case notFound(BinaryBody)
    /// 422: Not so, for people
    case unprocessableContent(BinaryBody)
    case fault(any Swift.Error)
  }
}

extension ShowStep.Response {
  var outcome: Outcome {
    switch self {
    case .ok(let body, let contentSecurityPolicy):
      var headers = ReplyHeaders("Content-Type: text/html; charset=utf-8\r\n")
      headers.append("Content-Security-Policy", contentSecurityPolicy)
      return headers.reply(200, body)
    case .seeOther(let location, let setCookie):
      var headers = ReplyHeaders("")
      headers.append("Location", location)
      headers.append("Set-Cookie", setCookie)
      return headers.reply(303)
    case .notModified(let etag):
      var headers = ReplyHeaders("")
      headers.append("ETag", etag)
      return headers.reply(304)
    }
  }
}

extension ShowStep.Problem {
  var outcome: Outcome {
    switch self {
    case .notFound(let body):
      let headers = ReplyHeaders("Content-Type: text/html; charset=utf-8\r\n")
      return headers.reply(404, body)
    case .unprocessableContent(let body):
      let headers = ReplyHeaders("Content-Type: text/html; charset=utf-8\r\n")
      return headers.reply(422, body)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Send a step
///
/// `POST /pages/{step}`, `spec.yaml:357`
public enum SendStep {
  public typealias Context = RequestContext<BrowserVisit>

  public struct Input: Sendable {
    public var step: String
    public var back: Bool?
    public var body: Submission<Step>

    public init(step: String, back: Bool? = nil, body: Submission<Step>) {
      self.step = step
      self.back = back
      self.body = body
    }
  }

  /// What a request says before its body.
  public struct Target: Sendable {
    public var step: String
    public var back: Bool?

    public init(step: String, back: Bool? = nil) {
      self.step = step
      self.back = back
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 303: On to another step
    case seeOther(location: String, setCookie: String? = nil)
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 404: Not so, for people
    case notFound(BinaryBody)
    /// 422: Not so, for people
    case unprocessableContent(BinaryBody)
    case fault(any Swift.Error)
  }
}

extension SendStep.Response {
  var outcome: Outcome {
    switch self {
    case .seeOther(let location, let setCookie):
      var headers = ReplyHeaders("")
      headers.append("Location", location)
      headers.append("Set-Cookie", setCookie)
      return headers.reply(303)
    }
  }
}

extension SendStep.Problem {
  var outcome: Outcome {
    switch self {
    case .notFound(let body):
      let headers = ReplyHeaders("Content-Type: text/html; charset=utf-8\r\n")
      return headers.reply(404, body)
    case .unprocessableContent(let body):
      let headers = ReplyHeaders("Content-Type: text/html; charset=utf-8\r\n")
      return headers.reply(422, body)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Leave a step
///
/// `POST /pages/{step}/leave`, `spec.yaml:390`
public enum LeaveStep {
  public typealias Context = RequestContext<BrowserVisit>

  public struct Input: Sendable {
    public var step: String

    public init(step: String) {
      self.step = step
    }
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 204: Left
    case noContent
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 404: Not so, for people
    case notFound(BinaryBody)
    case fault(any Swift.Error)
  }
}

extension LeaveStep.Response {
  var outcome: Outcome {
    switch self {
    case .noContent:
      let headers = ReplyHeaders("")
      return headers.reply(204)
    }
  }
}

extension LeaveStep.Problem {
  var outcome: Outcome {
    switch self {
    case .notFound(let body):
      let headers = ReplyHeaders("Content-Type: text/html; charset=utf-8\r\n")
      return headers.reply(404, body)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Read a file of the pages
///
/// `GET /pages/{step}/files/{path}`, `spec.yaml:408`
public enum GetFile {
  public typealias Context = RequestContext<Void>

  public struct Input: Sendable {
    public var step: String
    public var path: String
    public var range: String?
    public var ifRange: String?

    public init(step: String, path: String, range: String? = nil, ifRange: String? = nil) {
      self.step = step
      self.path = path
      self.range = range
      self.ifRange = ifRange
    }
  }

  /// What the body of a 200 may be.
  public enum OkMediaType: String, Sendable, CaseIterable {
    case textCss = "text/css"
    case fontWoff2 = "font/woff2"
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 200: The file
    case ok(OkMediaType, BinaryBody, etag: String? = nil)
    /// 206: A part of the file
    case partialContent(BinaryBody, contentRange: String)
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    /// 404: Not so, for people
    case notFound(BinaryBody)
    /// 416: No such part
    case rangeNotSatisfiable(contentRange: String)
    /// 422: Not so, for people
    case unprocessableContent(BinaryBody)
    case fault(any Swift.Error)
  }
}

extension GetFile.Response {
  var outcome: Outcome {
    switch self {
    case .ok(let mediaType, let body, let etag):
      var headers = ReplyHeaders("")
      headers.append(mediaType: mediaType.rawValue)
      headers.append("ETag", etag)
      return headers.reply(200, body)
    case .partialContent(let body, let contentRange):
      var headers = ReplyHeaders("Content-Type: text/css; charset=utf-8\r\n")
      headers.append("Content-Range", contentRange)
      return headers.reply(206, body)
    }
  }
}

extension GetFile.Problem {
  var outcome: Outcome {
    switch self {
    case .notFound(let body):
      let headers = ReplyHeaders("Content-Type: text/html; charset=utf-8\r\n")
      return headers.reply(404, body)
    case .rangeNotSatisfiable(let contentRange):
      var headers = ReplyHeaders("")
      headers.append("Content-Range", contentRange)
      return headers.reply(416)
    case .unprocessableContent(let body):
      let headers = ReplyHeaders("Content-Type: text/html; charset=utf-8\r\n")
      return headers.reply(422, body)
    case .fault(let error): return .failure(.fault(error))
    }
  }
}

/// Read how it goes
///
/// `GET /figures`, `spec.yaml:441`
public enum GetFigures {
  public typealias Context = RequestContext<Void>

  public struct Input: Sendable {
    public init() {}
  }

  /// Every answer to a request that succeeds.
  public enum Response: Sendable {
    /// 200: The figures
    case ok(BinaryBody)
  }

  /// Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.
  public enum Problem: OperationProblem {
    case fault(any Swift.Error)
  }
}

extension GetFigures.Response {
  var outcome: Outcome {
    switch self {
    case .ok(let body):
      let headers = ReplyHeaders("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n")
      return headers.reply(200, body)
    }
  }
}

extension GetFigures.Problem {
  var outcome: Outcome {
    switch self {
    case .fault(let error): return .failure(.fault(error))
    }
  }
}
