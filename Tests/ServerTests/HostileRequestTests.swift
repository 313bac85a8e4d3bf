import Foundation
import TestSupport
import Testing

/// Requests that no page of ours makes.
@Suite(.serialized) final class HostileRequestTests {
  private let server: RunningServer
  private let snapshots: Snapshots
  private let market: OpenMarket
  private let mine: Candidature
  private let theirs: Candidature
  private let step = "identite_entreprise_identification"
  private let name = "text_input[identite_entreprise_identification_raison_sociale]"

  init() throws {
    server = try RunningServer(flags: ["--antivirus", "off", "--quota-scale", "1000"])
    snapshots = try Snapshots(server)
    market = try OpenMarket(server, try APIClient(server, try server.addEditor("Hostile editor")))
    mine = try Candidature(server, market)
    theirs = try Candidature(server, market)
    try theirs.upload("secret.pdf", SampleFile.pdf(1000, seed: 1))
    try theirs.save("Leur société")
  }

  private func form(_ step: String? = nil) throws -> VisitedForm {
    try mine.visitor.open(mine.address(step ?? self.step)).form(button: "intent")
  }

  /// Every one of the statuses is told as a page of ours, and nothing has changed.
  private func changesNothing(_ statuses: [Int], _ what: String, _ answer: () throws -> Answer) throws {
    let before = try snapshots.take()
    let answer = try answer()
    #expect(statuses.contains(answer.status), "\(what): \(answer.status) \(answer.text.prefix(300))")
    #expect(try snapshots.take() == before, "\(what)")
    for trace in ["Fatal error", ".swift", "SQLite", "StoreError"] { #expect(!answer.text.contains(trace), "\(what)") }
    if answer["content-type"]?.hasPrefix("text/html") == true {
      try VisitedPage(path: what, answer: answer).checkInert()
    }
  }

  // MARK: Size

  @Test func enormousFormsAreRefusedSoon() throws {
    let form = try form()
    let start = ContinuousClock.now
    let memory = try server.memory("VmHWM")
    let members = form.fields() + (0..<10_000).map { ("champ\($0)", "x") }
    try changesNothing([400, 413], "10 000 parts") { try mine.visitor.send(form, members + [("intent", "save")]) }
    try changesNothing([400, 413], "10 000 files") {
      let files = (0..<10_000).map { ChosenFile(input: "files[a\($0)]", name: "\($0).txt", bytes: [65]) }
      return try mine.visitor.send(form, form.fields(), files)
    }
    try changesNothing([400, 413, 422], "a thousand keys of a map") {
      try mine.visitor.send(form, form.fields() + (0..<990).map { ("text_input[cle_\($0)]", "x") })
    }
    let login = try Visitor(server).open(mine.address("company_identification")).form()
    try changesNothing([400, 413], "10 000 members") {
      try mine.visitor.send(login, login.fields() + (0..<10_000).map { ("m\($0)", "x") })
    }
    try changesNothing([413], "a text of 2 MB") {
      try mine.visitor.send(form, form.fields([name: [String(repeating: "x", count: 2_000_000)]]))
    }
    try changesNothing([400], "brackets without end") {
      try mine.visitor.send(form, form.fields() + [(String(repeating: "text_input[a]", count: 100), "x")])
    }
    try changesNothing([413], "a length beyond all measure") {
      let client = try RawClient(port: server.port)
      let cookies = mine.visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
      try client.send(
        "POST \(mine.address(step)) HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: \(cookies)\r\n"
          + "Content-Length: 99999999999\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n")
      return try client.answer()
    }
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(try server.memory("VmHWM") - memory < 48 * 1024, "memory does not follow what is sent")
    server.checkLog()
  }

  /// Whoever may not send files is told so for the head of the request, and none of them is received.
  @Test func filesForOthersAreRefusedBeforeTheyCome() throws {
    func announce(_ address: String, _ cookies: [String: String]) throws -> Answer {
      let client = try RawClient(port: server.port)
      let cookies = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
      try client.send(
        "POST \(address) HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: \(cookies)\r\nExpect: 100-continue\r\n"
          + "Content-Length: 50000000\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n")
      return try client.answer()
    }
    for path in ["files", step, "attestation_motifs_exclusion"] {
      let statuses = path == "files" ? [403] : [303]
      for identifier in [theirs.identifier, "FT20260511AAAAAAAA"] {
        // Each with the session of somebody else who is logged in.
        let other = try Candidature(server, market)
        let address = "/candidate/market_applications/\(identifier)/\(path)"
        try changesNothing(statuses, address) { try announce(address, other.visitor.cookies) }
        // A page of another's application ends the session, which the form alone does not.
        try other.visitor.open(theirs.address("summary"))
        try changesNothing(statuses, "\(address), logged out") { try announce(address, other.visitor.cookies) }
        // Without a session there is no token that the form could have.
        try changesNothing([403], "\(address), without a session") { try announce(address, [:]) }
      }
    }
    server.checkLog(without: ["secret.pdf", "Leur société", "exemple.fr"])
  }

  // MARK: Form and method

  @Test func formsOfAnotherKindAreRefused() throws {
    let form = try form()
    let fields = form.fields([name: ["Autre"]]) + [("intent", "save")]
    let encoded = FormBody(urlEncoded: fields)
    let multipart = FormBody(multipart: fields, [])
    let address = mine.address(step)
    let visitor = mine.visitor
    for type in ["application/json", "text/plain", "application/xml", "multipart/mixed; boundary=x", "", "image/png"] {
      try changesNothing([400, 415], type) { try visitor.request("POST", address, type: type, body: encoded.bytes) }
    }
    try changesNothing([400], "no boundary") {
      try visitor.request("POST", address, type: "multipart/form-data", body: multipart.bytes)
    }
    try changesNothing([400, 403], "another boundary") {
      try visitor.request("POST", address, type: "multipart/form-data; boundary=other", body: multipart.bytes)
    }
    try changesNothing([400, 403], "cut off") {
      try visitor.request("POST", address, type: multipart.type, body: Array(multipart.bytes.dropLast(10)))
    }
    try changesNothing([415], "packed") {
      try visitor.request(
        "POST", address, headers: ["Content-Encoding: gzip"], type: multipart.type, body: multipart.bytes)
    }
    try changesNothing([400, 422], "bytes that are no text") {
      let mark = Array("Autre".utf8)
      let place = try #require(multipart.bytes.firstRange(of: mark))
      let body = multipart.bytes[..<place.lowerBound] + [0xFF, 0xFE, 0xC0] + multipart.bytes[place.upperBound...]
      return try visitor.request("POST", address, type: multipart.type, body: Array(body))
    }
    for method in ["PUT", "PATCH", "DELETE", "TRACE", "BREW"] {
      try changesNothing([405], method) {
        try visitor.request(method, address, type: multipart.type, body: multipart.bytes)
      }
    }
    // No field, header or query turns a form into another request.
    let last = address.split(separator: "/").dropLast().joined(separator: "/")
    for override in ["X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: DELETE"] {
      try changesNothing([200], override) { try visitor.request("GET", address, headers: [override]) }
    }
    try changesNothing([403, 404, 405], "_method") {
      let body = FormBody(urlEncoded: [("_method", "delete")])
      return try visitor.request("POST", "/\(last)/delete?_method=DELETE", type: body.type, body: body.bytes)
    }
    for member in ["source", "hidden", "official_text", "siret", "completed_at", "candidate_id", "admin"] {
      let before = try snapshots.take()
      let answer = try visitor.send(form, form.fields() + [(member, "auto"), ("intent", "save")])
      #expect([303, 400, 422].contains(answer.status), "\(member)")
      let after = try snapshots.take()
      #expect(before.components(separatedBy: "\n").first == after.components(separatedBy: "\n").first, "\(member)")
      #expect(!after.contains("|auto|"), "\(member)")
    }
    server.checkLog()
  }

  // MARK: Tokens and cookies

  @Test func nobodySendsAFormInAnothersName() throws {
    let form = try form()
    let fields = form.fields([name: ["Volé"]]) + [("intent", "save")]
    let (own, foreign) = (mine.token, theirs.token)
    func with(_ token: String?) -> [(name: String, value: String)] {
      fields.filter { $0.name != "csrf_token" } + (token.map { [("csrf_token", $0)] } ?? [])
    }
    for (token, what) in [
      (nil, "no token"), ("", "an empty token"), (foreign, "another browser's token"),
      (String(repeating: "A", count: own.count), "an invented token"), (own + "A", "a token with something behind it"),
      (String(own.dropLast()), "a token cut off"),
    ] {
      try changesNothing([403], what) { try mine.visitor.send(form, with(token)) }
    }
    try changesNothing([400, 403], "two tokens") { try mine.visitor.send(form, with(own) + [("csrf_token", foreign)]) }
    // A site that makes a browser send a form has its cookie at the most.
    try changesNothing([403], "another site") {
      let body = FormBody(multipart: with(nil), [])
      return try mine.visitor.request(
        "POST", mine.address(step), headers: ["Origin: https://evil.example", "Sec-Fetch-Site: cross-site"],
        type: body.type, body: body.bytes)
    }
    // A token of before the login, or of a session that has ended, is none.
    let stranger = Visitor(server)
    let early = try stranger.open("/candidate/market_applications/\(mine.identifier)/company_identification")
    let stale = try #require(try early.form().fields().first { $0.name == "csrf_token" }?.value)
    try changesNothing([403], "a stale token") { try mine.visitor.send(form, with(stale)) }

    let cookies = mine.visitor.cookies
    let (cookie, value) = try #require(cookies.first)
    for (changed, what) in [
      (value + "A", "longer"), (String(value.dropLast(2)) + "AA", "changed"), ("", "empty"), ("null", "a word"),
      (String(repeating: "A", count: 600), "enormous"), ("..%2F..%2Fetc", "a path"),
    ] {
      let thief = Visitor(server)
      thief.cookies = [cookie: changed]
      try changesNothing([303, 403, 404], "a cookie that is \(what)") { try thief.request("GET", mine.address(step)) }
      thief.cookies = [cookie: changed]
      try changesNothing([303, 403, 404], "a form with a cookie that is \(what)") { try thief.send(form, fields) }
    }
    // And the right ones still work.
    #expect(try mine.visitor.send(form, fields).status == 303)
    server.checkLog(without: [own, value])
  }

  // MARK: Other people's things

  @Test func nobodyReachesWhatIsAnothers() throws {
    let file = try #require(try theirs.stored().first)
    let token = [(name: "csrf_token", value: mine.token)]
    // In one's own application, with another's names.
    try changesNothing([303, 422], "another's file to remove") {
      let form = try form("motifs_exclusion_fiscales_et_sociales")
      return try mine.visitor.send(form, token + [("remove_file", file.id)])
    }
    try changesNothing([404], "another's file to delete") { try mine.remove(file) }
    try changesNothing([404], "another's file") { try mine.visitor.request("GET", mine.address("files/\(file.id)")) }
    for item in ["field.0", "field.-1", "field.99999", "../x.1", "field.1.1", "field.x"] {
      try changesNothing([303, 400, 422], item) {
        try mine.visitor.send(try form(), token + [("remove_item", item)])
      }
    }
    for key in ["unknown", "identite_entreprise_contact_email", "UPPER", "a b", "a.0", "../x"] {
      try changesNothing([200, 400, 422], "a file for \(key)") {
        try mine.post([ChosenFile(input: "files[\(key)]", name: "a.pdf", bytes: SampleFile.pdf(10, seed: 1))])
      }
    }
    for (method, path) in [
      ("GET", step), ("GET", "summary"), ("GET", "files/\(file.id)"), ("GET", "scan_status.json"),
      ("GET", "attestation"), ("GET", "sync_status.json"), ("GET", "consultation"), ("GET", "delete"),
      ("POST", "delete"), ("POST", "summary"),
      ("POST", "files/\(file.id)/delete"), ("POST", step),
    ] {
      // Each with the session and the token of somebody else who is logged in.
      let other = try Candidature(server, market)
      let fields = [(name: "csrf_token", value: other.token), ("intent", "next")]
      let body = path == step ? FormBody(multipart: fields + [(name, "Volé")], []) : FormBody(urlEncoded: fields)
      try changesNothing([303, 403, 404, 415, 422], "\(method) \(path)") {
        let answer =
          try method == "GET"
          ? other.visitor.request(method, theirs.address(path))
          : other.visitor.request(method, theirs.address(path), type: body.type, body: body.bytes)
        #expect(!answer.text.contains("Leur société") && !answer.text.contains("secret.pdf"), "\(method) \(path)")
        if answer.status == 303 {
          #expect(answer["location"]?.contains("/candidate/sessions/new") == true, "\(method) \(path)")
        }
        return answer
      }
    }
    for identifier in ["../../admin", "%2e%2e", "FT20260511", "ft20260511aaaaaaaa", "FT20260511AAAAAAAA%00", "'--"] {
      try changesNothing([303, 400, 404], identifier) {
        try mine.visitor.request("GET", "/candidate/market_applications/\(identifier)/summary")
      }
    }
    server.checkLog(without: ["secret.pdf", "Leur société", "exemple.fr"])
  }
}
