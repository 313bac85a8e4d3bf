/// What the small contract's program reads from forms of pages: fields with brackets, files by key, tokens, and forms
/// that the handler is told the faults of.
enum SmallContractPages {
  static let program = #"""
    func sorted<Value>(_ map: [String: Value], _ show: (Value) -> String) -> String {
      map.sorted { $0.key < $1.key }.map { $0.key + ":" + show($0.value) }.joined(separator: " ")
    }

    func show(_ place: Place) -> String {
      place.city + "/" + (place.street ?? "-") + place.floors.keys.sorted().joined()
    }

    func survey(_ parts: String...) async {
      await tell { () async throws(Failure) in
        let body = try await SurveyThing.input(multipart("/things/ab-1234/survey", parts, media: 0)).body
        let answers = sorted(body.answers) { $0 }
        let years = sorted(body.years ?? [:]) { years in
          sorted(years) { year in
            let day = year.endsOn.map { "@" + $0.text } ?? ""
            return "\(year.turnover)\(day)\(year.isClosed.map { "\($0)" } ?? "")\(year.color?.rawValue ?? "")"
          }
        }
        let files = sorted(body.files) { $0.map { "\($0.name)/\($0.size)" }.joined(separator: "+") }
        return "[\(answers)] [\(years)] \(body.place.map(show) ?? "-") [\(files)] \(body.tags ?? [])"
      }
    }

    func place(_ form: String) {
      tell { () throws(Failure) in
        let body = try PlaceThing.input(request("/things/ab-1234/address", body: form)).body
        return show(body.main) + " " + (body.places.map { sorted($0, show) } ?? "-")
      }
    }

    struct Sessions: BrowserSessions {
      let isSecure = false
      func open(cookie: String?) -> BrowserSession {
        BrowserSession(id: cookie ?? "drawn", isNew: cookie == nil, csrfToken: "t-" + (cookie ?? "drawn"))
      }
      func accepts(csrf token: String, of session: BrowserSession) -> Bool { token == session.csrfToken }
    }

    func inSession(_ request: IncomingRequest, query: String? = nil) -> IncomingRequest {
      let sessions = Sessions()
      let head = request.head + Array((query ?? "").utf8)
      return IncomingRequest(
        method: .post, head: head, path: request.path, query: query == nil ? nil : request.head.count..<head.count,
        headers: request.headers, captures: request.captures, body: request.body, media: request.media, principal: nil,
        clientGate: nil, id: request.id, receivedAt: request.receivedAt, deadline: request.deadline,
        spool: request.spool,
        browser: BrowserVisit(sessions.open(cookie: "s"), cookie: "small_session", sessions: sessions))
    }

    func step(_ request: IncomingRequest) async {
      await tell { () async throws(Failure) in
        let input = try await SendStep.input(request)
        switch input.body {
        case .valid(let form): return "\(input.step) \(form.title ?? "-") \(sorted(form.answers) { $0 })"
        case .invalid(let form):
          let values = form.values.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
          let errors = form.errors.map { "\($0.name): \($0.message)" }.joined(separator: "; ")
          return "\(values) | \(form.files.map(\.name)) | \(errors)"
        }
      }
    }

    func step(_ form: String, query: String? = nil) async {
      await step(inSession(request("/pages/one", body: form), query: query))
    }

    func stepParts(_ parts: String...) async {
      let form = multipart("/pages/one", parts, media: 1)
      var captures = PathCaptures()
      captures.append(7..<10)
      await step(
        inSession(
          IncomingRequest(
            method: .post, head: form.head, path: form.path, query: nil, headers: form.headers, captures: captures,
            body: form.body, media: 1, principal: nil, clientGate: nil, id: form.id, receivedAt: form.receivedAt,
            deadline: form.deadline, spool: spool)))
    }

    func rest(_ path: String) {
      tell { () throws(Failure) in
        let input = try GetFile.input(request(path))
        return input.step + " " + input.path
      }
    }

    /// The head of an answer, its lines joined.
    func lines(_ outcome: Outcome) {
      guard case .reply(let reply) = outcome else { return print("no reply") }
      let text = String(decoding: reply.headers, as: UTF8.self).split(separator: "\r\n").joined(separator: " | ")
      print("\(reply.status) " + text)
    }

    /// Written once for every operation that answers so.
    func onward<Response: NextResponse>(_: Response.Type) -> Response { .seeOther(location: "/next", setCookie: nil) }
    func unknown<Problem: PageNotFoundProblem>(_: Problem.Type) -> Problem { .notFound(.bytes([])) }


    """#

  static let cases: [(call: String, expected: String)] = [
    // Maps, maps of maps of objects, an object, files by key.
    (
      #"await survey("answers[b]=2", "answers[a]=1", "years[x][1][turnover]=5", "years[x][1][ends_on]=2024-02-29", "#
        + #""years[x][2][is_closed]=true", "years[x][2][turnover]=7", "years[x][2][color]=red", "place[city]=Lyon", "#
        + #""files[b]:one=1", "tags=t", "files[b]:two=22", "unknown[a]=1", "unknown[=1")"#,
      #"[a:1 b:2] [x:1:5@2024-02-29 2:7truered] Lyon/- [b:one/1+two/2] ["t"]"#
    ),
    // What must be there and was not sent is empty; no file chosen is nothing.
    (#"await survey("files[a]:=", "files[b]:=")"#, "[] [] - [] []"),
    // Every rule within the brackets.
    (
      #"await survey("answers[A]=1", "answers[b]=12345678901", "years[x][0][turnover]=1001", "years[x][1][other]=1", "#
        + #""years[y][1][turnover]=1.5", "years[z][1][turnover]=1", "place[street]=12345678901", "#
        + #""files[a]:one=1", "files[b]=no", "files[b]:two=1", "#
        + #""files[C]:one=1", "files[C]:two=1")"#,
      "propertyNames maxLength propertyNames maximum additionalProperties required type maxProperties maxLength "
        + "required minItems format propertyNames maxProperties"
    ),
    (#"await survey("files[a]:1=", "files[a]:2=", "files[a]:3=", "files[a]:4=too large, but not read")"#, "maxItems"),
    (#"await survey("files[a]:1=123456789")"#, "payloadTooLarge"),
    // Names that do not fit.
    (#"await survey("answers=1")"#, "malformed"), (#"await survey("answers[a=1")"#, "malformed"),
    (#"await survey("answers[]=1")"#, "malformed"), (#"await survey("answers[a]b=1")"#, "malformed"),
    (#"await survey("answers[a[b]=1")"#, "malformed"), (#"await survey("answers[a][b]=1")"#, "malformed"),
    (#"await survey("answers[a]=1", "answers[a]=1")"#, "malformed"),
    (#"await survey("answers[a]=1", "answers[a][b]=1")"#, "malformed"), (#"await survey("years[a]=1")"#, "malformed"),
    (#"await survey("years[a][1][turnover][x]=1")"#, "malformed"),
    (#"await survey("years[a][1][b][c][d]=1")"#, "malformed"),
    (#"await survey("files:a=1")"#, "malformed"), (#"await survey("files[a][b]:a=1")"#, "malformed"),
    // The other notation.
    (#"place("main[city]=Lyon&main%5Bstreet%5D=Rue&places[a][city]=B&other[x]=1")"#, "additionalProperties"),
    (#"place("main[city]=Lyon&main%5Bstreet%5D=Rue+1&places[a][city]=B")"#, "Lyon/Rue 1 a:B/-"),
    // The same within the brackets.
    (#"place("main[city]=L&main[floors][b]=1&main[floors][a]=2&main[door][keys][x]=1")"#, "L/-ab -"),
    (#"place("main[city]=L&main[floors][b]=10&main[door][other]=1")"#, "maximum minProperties"),
    (#"place("")"#, "malformed"), (#"place("places[a][city]=B")"#, "required"),
    (#"place("main[city]=&places[a][street]=B")"#, "minLength required"), (#"place("main=1")"#, "malformed"),
    // Tokens, before everything else that can be told.
    (#"await step("csrf_token=t-s&title=ab&answers[a]=1")"#, "one ab a:1"),
    (#"await step("csrf_token=t-s")"#, "one - "),
    (#"await step("title=ab")"#, "csrf"), (#"await step("csrf_token=t-x&title=a", query: "back=x")"#, "csrf"),
    (#"await step("csrf_token=t-s&csrf_token=t-s")"#, "malformed"),
    (#"await step("csrf_token=t-s&answers=1")"#, "malformed"),
    (#"await step(request("/pages/one", body: "csrf_token=t-s"))"#, "csrf"),
    (#"await step("csrf_token=t-s&title=a", query: "back=x")"#, "type"),
    // The handler is told what is wrong, and what was sent but for secrets.
    (
      #"await step("title=a&answers[x]=12345678901&secret=s&csrf_token=t-s&answers[%C3%A9]=1&other=1")"#,
      "title=a&answers[x]=12345678901&answers[é]=1 | [] | title: Au moins 2 caractères; "
        + "answers[x]: Au plus 10 caractères"
    ),
    (
      #"await stepParts("title=a", "csrf_token=t-s", "secret=s", "answers[x]=1", "other=1")"#,
      "title=a&answers[x]=1 | [] | title: Au moins 2 caractères"
    ),
    (#"await stepParts("title=ab", "csrf_token=t-s", "answers[x]=1")"#, "one ab x:1"),
    (#"await stepParts("title=ab", "csrf_token=t-x")"#, "csrf"),
    // The rest of a path.
    (#"rest("/pages/one/files/a/b%20c/d.css")"#, "one a/b c/d.css"), (#"rest("/pages/one/files/a")"#, "one a"),
    // Answers.
    (
      #"lines(GetFile.Response.ok(.textCss, .bytes([]), etag: "e").outcome)"#,
      "200 Content-Type: text/css; charset=utf-8 | ETag: e"
    ),
    (#"lines(GetFile.Response.ok(.fontWoff2, .bytes([])).outcome)"#, "200 Content-Type: font/woff2"),
    (
      #"lines(ShowStep.Response.ok(.bytes([]), contentSecurityPolicy: "default-src 'self'").outcome)"#,
      "200 Content-Type: text/html; charset=utf-8 | Content-Security-Policy: default-src 'self'"
    ),
    (
      #"lines(SendStep.Response.seeOther(location: "/x", setCookie: "a=b").outcome)"#,
      "303 Location: /x | Set-Cookie: a=b"
    ),
    (#"lines(ShowStep.Response.notModified(etag: "e").outcome)"#, "304 ETag: e"),
    (
      #"lines(GetFile.Response.partialContent(.bytes([1]), contentRange: "bytes 0-0/9").outcome)"#,
      "206 Content-Type: text/css; charset=utf-8 | Content-Range: bytes 0-0/9"
    ),
    (
      #"lines(GetFile.Problem.rangeNotSatisfiable(contentRange: "bytes */9").outcome)"#,
      "416 Content-Range: bytes */9"
    ),
    (#"lines(SendStep.Response.seeOther(location: "/x\r\nY: z").outcome)"#, "no reply"),
    // Answers that operations share.
    (#"lines(onward(ShowStep.Response.self).outcome)"#, "303 Location: /next"),
    (#"lines(onward(SendStep.Response.self).outcome)"#, "303 Location: /next"),
    (#"lines(unknown(GetFile.Problem.self).outcome)"#, "404 Content-Type: text/html; charset=utf-8"),
    (#"lines(unknown(LeaveStep.Problem.self).outcome)"#, "404 Content-Type: text/html; charset=utf-8"),
  ]
}
