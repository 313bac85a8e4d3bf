/// What the small contract's program reads from multipart forms.
enum SmallContractForms {
  static let program = #"""
    let spool = Spool(directory: CommandLine.arguments[1])
    try spool.open()

    /// A text field is written `name=value`, a file `name:file=value`.
    func multipart(_ path: String, _ parts: [String], media: Int) -> IncomingRequest {
      let fields = parts.map { part in
        let equals = part.firstIndex(of: "=") ?? part.endIndex
        let name = part[..<equals].split(separator: ":", omittingEmptySubsequences: false)
        let file = name.count > 1 ? "; filename=\"\(name[1])\"\r\nContent-Type: Image/PNG" : ""
        let head = "--b\r\nContent-Disposition: form-data; name=\"\(name[0])\"\(file)"
        return head + "\r\n\r\n" + part[equals...].dropFirst() + "\r\n"
      }
      let head = Array((path + "content-typemultipart/form-data; boundary=b").utf8)
      let start = path.utf8.count
      let field = HeaderIndex.Field(name: start..<start + 12, value: start + 12..<head.count)
      var captures = PathCaptures()
      captures.append(8..<15)
      return IncomingRequest(
        method: .post, head: head, path: 0..<start, query: nil, headers: HeaderIndex(fields: [field]),
        captures: captures, body: .bytes(Array((fields.joined() + "--b--").utf8)), media: media, principal: nil, clientGate: nil,
        id: RequestID(), receivedAt: Timestamp(milliseconds: 0), deadline: Timestamp(milliseconds: 0), spool: spool)
    }

    func tell(_ read: () async throws(Failure) -> String) async {
      let result: Result<String, Failure>
      do throws(Failure) {
        result = .success(try await read())
      } catch {
        result = .failure(error)
      }
      tell { () throws(Failure) in try result.get() }
    }

    func file(_ parts: String...) async {
      await tell { () async throws(Failure) in
        let body = try await FileThing.input(multipart("/things/ab-1234/papers", parts, media: 0)).body
        func show(_ file: UploadedFile) -> String { "\(file.name)/\(file.contentType ?? "-")/\(file.size)" }
        let texts = "\(body.title) \(body.pages) \(body.tags ?? []) \(body.color.map(\.rawValue) ?? "-")"
        let others = "\(body.photos.map(show)) \(body.`in`.map { $0.map(show) } ?? [])"
        let files = "\(show(body.scan)) \(body.cover.map(show) ?? "-") \(others)"
        return texts + " " + files
      }
    }

    func note(_ request: IncomingRequest) async {
      await tell { () async throws(Failure) in try await NoteThing.input(request).body?.text ?? "nothing" }
    }


    """#

  static let cases: [(call: String, expected: String)] = [
    (
      #"await file("title= T ", "scan:s.png=0123456789abcdef", "photos:a=1", "photos:b=22")"#,
      #"T 1 [] - s.png/image/png/16 - ["a/image/png/1", "b/image/png/2"] []"#
    ),
    (
      #"await file("in:i=", "photos:a=", "tags=x", "color=404", "cover:=", "pages=2", "tags=y", "photos:b=", "#
        + ##""scan:../s=\u{0}", "title=é")"##,
      #"é 2 ["x", "y"] 404 s/image/png/1 - ["a/image/png/0", "b/image/png/0"] ["i/image/png/0"]"#
    ),
    (
      #"await file("title=", "pages=0", "tags=x", "tags=x", "cover=text", "photos:a=1", "photos=2", "other=1", "#
        + #""color=blue", "in=x", "number=1")"#,
      "format format additionalProperties format minLength minimum enum uniqueItems required"
    ),
    (#"await file("title=t", "scan:=", "photos:=", "photos:a=1")"#, "required minItems"),
    (
      #"await file("title=t", "scan:s=", "photos:a=", "photos:b=", "photos:c=", "photos:d=too large, but not read")"#,
      "maxItems"
    ),
    (#"await file("title=t", "title=u")"#, "malformed"),
    (#"await file("title=t", "scan:s=1", "scan:s=1")"#, "malformed"),
    (#"await file("title=t", "scan:=yet sent")"#, "malformed"),
    (#"await file("title=", "scan:s=0123456789abcdefg")"#, "payloadTooLarge"),
    (#"await note(multipart("/things/ab-1234/note", ["text=m"], media: 1))"#, "m"),
    (#"await note(multipart("/things/ab-1234/note", [], media: 1))"#, "required"),
    (##"await note(request("/things/ab-1234/note", body: #"{"text":"j"}"#))"##, "j"),
    (#"await note(request("/things/ab-1234/note"))"#, "nothing"),
  ]
}
