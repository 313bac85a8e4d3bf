import HTML
import Testing

@Suite struct ReferenceTests {
  @Test(arguments: [
    "/", "/buyer/x?a=b#c", "#part", "?page=2", "https://example.org", "http://127.0.0.1:8080/x", "mailto:a@b.example",
    "tel:+33123456789", "HTTPS://EXAMPLE.ORG/",
  ])
  func addressesAreTaken(text: String) { #expect(Reference(text)?.text == text) }

  @Test(arguments: [
    "", "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "\u{1}javascript:x", "data:text/html,x", "vbscript:x", "//elsewhere.example", "/\\elsewhere.example", "\\\\elsewhere",
    "/\t/elsewhere.example", "https:", "https://", "https:/x", "http://", "ftp://example.org", "file:///etc/passwd", "relative/path", "x:y",
    "https://a b", "/a\nb", "/\u{A0}", "blob:https://x", "\u{FEFF}javascript:x",
  ])
  func everythingElseIsRefused(text: String) { #expect(Reference(text) == nil) }

  @Test func segmentsCannotLeaveTheirPlace() {
    #expect(Reference.path(["a", "b/c", "?d", "#e", "é"]).text == "/a/b%2Fc/%3Fd/%23e/%C3%A9")
    #expect(Reference.path(["..", ".", "", "x"]).text == "/-/-/-/x")
    #expect(Reference.path([]).text == "/")
    #expect(
      Reference.path(["a"], query: [("x y", "&=#"), ("z", "")], fragment: "a b").text == "/a?x%20y=%26%3D%23&z=#a%20b")
    #expect(Reference.fragment("f-a--b").text == "#f-a--b")
  }

  @Test func lettersCarryOnlyWhatTheySay() {
    #expect(Reference.mail(to: "a@b.example").text == "mailto:a@b.example")
    #expect(
      Reference.mail(to: "a@b.example?bcc=x", subject: "Un & deux").text
        == "mailto:a@b.example%3Fbcc%3Dx?subject=Un%20%26%20deux")
  }
}
