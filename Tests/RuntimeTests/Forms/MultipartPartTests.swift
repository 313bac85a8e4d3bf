import Testing

@testable import Runtime

@Suite("Heads of multipart parts")
struct MultipartPartTests {
  private func part(_ parameters: String) throws -> MultipartPart {
    try MultipartPart(head: Array("Content-Disposition: form-data; \(parameters)".utf8)[...])
  }

  @Test(
    "reads names as browsers, curl and libraries write them",
    arguments: [
      (#"name="a""#, "a", nil), ("name=a;", "a", nil),
      (#"NAME="a" ; ; filename=b.pdf"#, "a", "b.pdf"),
      (#"name="a\"b\\c""#, #"a"b\c"#, nil), (#"name="a%22b%0D%0Ac%41%""#, "a\"b\r\nc%41%", nil),
      (#"name="é"; filename="devis n°2.pdf""#, "é", "devis n°2.pdf"), (#"name="""#, "", nil),
      (#"name="a"; filename="""#, "a", ""), (#"name="a"; filename="C:\Users\me\d.pdf""#, "a", "d.pdf"),
      (#"name="a"; filename="../../etc/passwd""#, "a", "passwd"),
      (#"name="a"; filename="x;y=\"z\".pdf""#, "a", "x;y=\"z\".pdf"),
      (#"name="a"; filename="e.pdf"; filename*=UTF-8''%C3%A9%27.pdf"#, "a", "é'.pdf"),
      (#"name="a"; filename*=utf-8'fr'%2Ftmp%2Fb.pdf"#, "a", "b.pdf"),
    ] as [(String, String, String?)])
  func names(_ parameters: String, _ name: String, _ fileName: String?) throws {
    let part = try part(parameters)
    #expect(part.name == name)
    #expect(part.fileName == fileName)
  }

  @Test(
    "refuses parameters that could be read in two ways",
    arguments: [
      #"name="a"#, #"name="a" b"#, "name", "name=", #"name="a"; name="b""#, #"name=a; NAME=b"#, #"name=a; Name="a""#,
      #"name = a"#, "=a",
      "name=a b",
      #"name=a; filename*=iso-8859-1''%E9.pdf"#, "name=a; filename*=b.pdf", "name=a; filename*=utf-8''%C3",
      "name=a; filename*=utf-8''%",
    ])
  func refusing(_ parameters: String) { #expect(throws: FormError.self) { try part(parameters) } }

  @Test("takes sixteen parameters, and refuses a field that is full of them")
  func manyParameters() throws {
    func others(_ count: Int) -> String { (0..<count).map { ";p\($0)=x" }.joined() }
    #expect(try part("name=a" + others(15)).name == "a")
    func malformed(_ field: String) -> FormError {
      FormError("The \(field) is malformed: There are more than 16 parameters", at: 0)
    }
    // The last fills a head of 8 KB.
    for count in [16, 1_150] {
      #expect(throws: malformed("Content-Disposition of a part")) { try part("name=a" + others(count)) }
    }

    func boundary(_ count: Int) throws -> [UInt8] {
      try MultipartBoundary.read(Array("multipart/form-data; boundary=b\(others(count))".utf8)[...])
    }
    #expect(try boundary(15) == Array("b".utf8))
    // The last fills a field of 31 KB.
    for count in [16, 4_100] { #expect(throws: malformed("Content-Type")) { try boundary(count) } }
  }

  @Test(
    "refuses a Content-Type that cannot be read, or says something twice",
    arguments: [
      "", "pdf", "text/plain; charset", "text/plain; charset=", "text/plain; charset=\"utf-8", "text/plain; =utf-8",
      "text/plain; charset=\"utf-8\"x", "text/plain; charset=utf 8", "text/plain; charset=utf-8 x",
      "text/plain; charset=utf-8; charset=utf-8", "text/plain; charset=utf-8; CHARSET=\"utf-8\"",
      "text/plain; charset=utf-8; charset=latin1",
    ])
  func types(_ type: String) {
    let head = Array("Content-Disposition: form-data; name=a\r\nContent-Type: \(type)".utf8)
    #expect(throws: FormError("The Content-Type of a part is malformed", at: 0)) { try MultipartPart(head: head[...]) }
  }

  @Test("refuses names that are not UTF-8")
  func encoding() {
    let head = Array("Content-Disposition: form-data; name=\"".utf8) + [0xE9] + Array("\"".utf8)
    #expect(throws: FormError("The name of a part cannot be read: Invalid UTF-8", at: 0)) {
      try MultipartPart(head: head[...])
    }
  }

  @Test("keeps safe file names only")
  func fileNames() throws {
    #expect(try FileName.safe("") == "")
    #expect(try FileName.safe(".profile") == ".profile")
    #expect(try FileName.safe("a/b\\c d.pdf") == "c d.pdf")
    #expect(try FileName.safe("x/" + String(repeating: "é", count: 255)).unicodeScalars.count == 255)
    for name in [
      ".", "..", "a/..", "a/", " ", "a\u{0}.pdf", "a\nb", "a\u{7F}", "a\u{85}", "a\u{2028}b", "a\u{202E}fdp.exe",
      "a\u{2066}b", "a\u{061C}b",
      String(repeating: "a", count: 256),
    ] {
      #expect(throws: FormError.self, "\(name.debugDescription)") { try FileName.safe(name) }
    }
  }

  @Test(
    "reads the boundary",
    arguments: [
      ("multipart/form-data; boundary=abc", "abc"), (#"multipart/form-data; boundary="a b:c""#, "a b:c"),
      ("multipart/form-data;charset=utf-8; Boundary=--x'+_-.", "--x'+_-."),
      ("multipart/form-data; boundary=\(String(repeating: "a", count: 70))", String(repeating: "a", count: 70)),
    ])
  func boundaries(_ type: String, _ boundary: String) throws {
    #expect(try MultipartBoundary.read(Array(type.utf8)[...]) == Array(boundary.utf8))
  }

  @Test(
    "says why a boundary is none",
    arguments: [
      ("", "The Content-Type has no boundary"),
      ("; boundary=", "The Content-Type is malformed: A parameter has no value"),
      ("; boundary", "The Content-Type is malformed: A parameter cannot be read"),
      ("; boundary=\"a", "The Content-Type is malformed: A parameter cannot be read"),
      ("; boundary=a; boundary=b", "The Content-Type is malformed: A parameter stands twice"),
      ("; boundary=a; Boundary=\"a\"", "The Content-Type is malformed: A parameter stands twice"),
      ("; boundary=\"\"", "The boundary of the Content-Type is empty"),
      ("; boundary=\"a \"", "The boundary of the Content-Type has a character that may not stand there"),
      ("; boundary=\"a@b\"", "The boundary of the Content-Type has a character that may not stand there"),
      (
        "; boundary=\(String(repeating: "a", count: 71))",
        "The boundary of the Content-Type is longer than 70 characters"
      ),
    ])
  func noBoundaries(_ parameters: String, _ message: String) {
    #expect(throws: FormError(message, at: 0)) {
      try MultipartBoundary.read(Array("multipart/form-data\(parameters)".utf8)[...])
    }
  }
}
