// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import Foundation

extension PasseMarcheClient {
  /// Get a token.
  ///
  /// - Parameter scope: Separated by spaces
  ///
  /// `POST /token`, operation `createToken`
  public func createToken(scope: String? = nil) async throws(CreateTokenFailure) -> Token {
    var call = Call("POST", "/token", needsToken: false, quota: Quota.api.rawValue, timeout: 35, limit: 65536)
    var form = Form()
    form.add("grant_type", "client_credentials")
    form.add("client_id", engine.credentials.clientID)
    form.add("client_secret", engine.credentials.clientSecret)
    form.add("scope", scope)
    call.form(form)
    return try await engine.json(call, expecting: 200, or: CreateTokenFailure.self)
  }

  /// List things.
  ///
  /// - Parameter limit: How many at most
  ///
  /// `GET /things`, operation `listThings`
  public func listThings(
    xTrace: UUID, limit: Int? = nil, cursor: String? = nil, colors: [Color]? = nil, ids: [Int]? = nil,
    madeAfter: Date? = nil
  ) async throws(ListThingsFailure) -> ThingPage {
    var call = Call("GET", "/things", needsToken: true, quota: Quota.api.rawValue, timeout: 35, limit: 65536)
    call.query("limit", limit)
    call.query("cursor", cursor)
    call.query("colors", colors, joined: false)
    call.query("ids", ids, joined: true)
    call.query("made_after", madeAfter)
    call.header("X-Trace", xTrace)
    return try await engine.json(call, expecting: 200, or: ListThingsFailure.self)
  }

  /// List things: all of them, page after page.
  public func allThings(
    xTrace: UUID, limit: Int? = nil, colors: [Color]? = nil, ids: [Int]? = nil, madeAfter: Date? = nil
  ) -> PagedSequence<Thing, ListThingsFailure> {
    PagedSequence { (cursor: String?) async throws(ListThingsFailure) in
      let page = try await listThings(
        xTrace: xTrace, limit: limit, cursor: cursor, colors: colors, ids: ids, madeAfter: madeAfter)
      return (page.things, page.nextCursor)
    }
  }

  /// Make a thing.
  ///
  /// Makes one.
  ///
  /// And tells of it.
  ///
  /// `POST /things`, operation `createThing`
  @available(*, deprecated)
  public func createThing(_ body: Thing) async throws(CreateThingFailure) -> Thing {
    var call = Call("POST", "/things", needsToken: true, quota: Quota.api.rawValue, timeout: 35, limit: 65536)
    do throws(CallFailure) {
      try call.json(["thing": body])
    } catch {
      throw .unexpected(error)
    }
    return try await engine.json(call, expecting: 201, or: CreateThingFailure.self)
  }

  /// Change a thing, or nothing.
  ///
  /// - Parameter id: Of the thing
  ///
  /// `PATCH /things/{id}`, operation `touchThing`
  public func touchThing(id: String, _ body: Change? = nil) async throws(TouchThingFailure) {
    var call = Call(
      "PATCH", "/things/\(Wire.escaped(id.wireText))", needsToken: true, quota: Quota.api.rawValue, timeout: 35,
      limit: 65536)
    do throws(CallFailure) {
      if let body { try call.json(body) }
    } catch {
      throw .unexpected(error)
    }
    try await engine.answer(call, expecting: 204, or: TouchThingFailure.self)
  }

  /// Forget a thing.
  ///
  /// - Parameter id: Of the thing
  ///
  /// `DELETE /things/{id}`, operation `deleteThing`
  public func deleteThing(id: String) async throws(DeleteThingFailure) {
    let call = Call(
      "DELETE", "/things/\(Wire.escaped(id.wireText))", needsToken: true, quota: Quota.api.rawValue, timeout: 35,
      limit: 65536)
    try await engine.answer(call, expecting: 204, or: DeleteThingFailure.self)
  }

  /// Download everything about a thing.
  ///
  /// `GET /things/{id}/archive`, operation `getArchive`
  public func getArchive(
    id: String, to file: URL, progress: DownloadProgress? = nil
  ) async throws(GetArchiveFailure) -> Download {
    let call = Call(
      "GET", "/things/\(Wire.escaped(id.wireText))/archive", needsToken: true, quota: Quota.largeFiles.rawValue,
      timeout: 60, limit: 524288000, accept: "application/zip, application/json")
    return try await engine.download(call, to: file, isResumable: true, progress: progress, or: GetArchiveFailure.self)
  }

  /// Look at a thing.
  ///
  /// `GET /things/{id}/picture`, operation `getPicture`
  public func getPicture(id: String) async throws(GetPictureFailure) -> Data {
    let call = Call(
      "GET", "/things/\(Wire.escaped(id.wireText))/picture", needsToken: false, quota: nil, timeout: 35, limit: 1048576,
      accept: "image/png, application/json")
    return try await engine.answer(call, expecting: 200, or: GetPictureFailure.self).body
  }

  /// Show a thing.
  ///
  /// `PUT /things/{id}/picture`, operation `putPicture`
  public func putPicture(id: String, _ body: Data) async throws(PutPictureFailure) {
    var call = Call(
      "PUT", "/things/\(Wire.escaped(id.wireText))/picture", needsToken: true, quota: Quota.api.rawValue, timeout: 35,
      limit: 65536)
    call.body(body, type: "image/png")
    try await engine.answer(call, expecting: 204, or: PutPictureFailure.self)
  }

  /// Claim things.
  ///
  /// - Parameter ids: Of the things
  ///
  /// - Parameter color: What it looks like.
  ///
  /// `POST /claims`, operation `claimThings`
  public func claimThings(
    ids: [String], color: Color, shown: Bool, count: Int? = nil
  ) async throws(ClaimThingsFailure) {
    var call = Call("POST", "/claims", needsToken: true, quota: Quota.api.rawValue, timeout: 35, limit: 65536)
    var form = Form()
    form.add("ids", all: ids)
    form.add("color", color)
    form.add("shown", shown)
    form.add("count", count)
    call.form(form)
    try await engine.answer(call, expecting: 202, or: ClaimThingsFailure.self)
  }

  /// Tell the version.
  ///
  /// `GET /version`, operation `getVersion`
  public func getVersion() async throws(GetVersionFailure) -> String {
    let call = Call(
      "GET", "/version", needsToken: false, quota: nil, timeout: 35, limit: 65536,
      accept: "text/plain, application/json")
    let answer = try await engine.answer(call, expecting: 200, or: GetVersionFailure.self)
    return String(decoding: answer.body, as: UTF8.self)
  }
}
