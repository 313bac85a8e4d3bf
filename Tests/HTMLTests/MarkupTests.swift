import HTML
import Testing

@Suite struct MarkupTests {
  @Test func textIsEscaped() {
    let html = Markup { $0.element(.p, .title("\"<&>"), text: "a < b & c > \"d\"") }
    #expect(html.text == "<p title=\"&quot;&lt;&amp;&gt;\">a &lt; b &amp; c &gt; \"d\"</p>")
  }
}

extension Markup {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
