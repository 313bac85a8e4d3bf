import HTML
import Testing

@Suite struct MarkupTests {
  @Test func textIsEscapedWhereItStands() {
    let html = Markup { $0.element(.p, .title("\"<&>'"), text: "\"<&>'") }
    #expect(html.text == "<p title=\"&quot;&lt;&amp;&gt;'\">\"&lt;&amp;&gt;'</p>")
  }

  @Test func controlsThatParsersChangeAreWrittenForThem() {
    let html = Markup { $0.element(.p, .title("\r\n\u{0}"), text: "\r\n\u{0}") }
    #expect(html.text == "<p title=\"&#13;\n\u{FFFD}\">&#13;\n\u{FFFD}</p>")
  }

  @Test func elementsNest() {
    let html = Markup { html in
      html.element(.div, .class("a"), .id("b")) { html in
        html.void(.br)
        html.element(.span)
        html.text("c")
      }
    }
    #expect(html.text == "<div class=\"a\" id=\"b\"><br><span></span>c</div>")
  }

  @Test func whatIsNotSaidIsLeftOut() {
    let html = Markup { html in
      html.void(
        .input, .class(nil), .type("checkbox"), .checked(false), .disabled(), .value(""), .maxLength(nil), .none)
    }
    #expect(html.text == "<input type=\"checkbox\" disabled value=\"\">")
  }

  @Test func theFirstLineFeedOfATextIsKept() {
    #expect(Markup { $0.element(.textarea, text: "\na") }.text == "<textarea>\n\na</textarea>")
  }

  @Test func aDocumentHasItsTypeAndRoot() {
    let page = Markup.document(.lang("fr")) { $0.element(.body, text: "a") }
    #expect(page.text == "<!DOCTYPE html>\n<html lang=\"fr\"><body>a</body></html>\n")
  }

  @Test func scriptsHaveNoBody() {
    let html = Markup { html in
      html.script("/a.js")
      html.moduleScript("/b.js")
    }
    #expect(html.text == "<script src=\"/a.js\"></script><script type=\"module\" src=\"/b.js\"></script>")
  }

  @Test func namesOfDataAndARIAArePutTogether() {
    let html = Markup { $0.element(.p, .data("pm-a", "1"), .data("pm-b"), .aria("hidden", true), .aria("label", nil)) }
    #expect(html.text == "<p data-pm-a=\"1\" data-pm-b aria-hidden=\"true\"></p>")
  }

  @Test func elementsAreNamedForListsOfLinks() {
    let piece = Markup { $0.name("a", "Deuxième") }
    var html = Markup { $0.name("a", "Premier") }
    html.append(piece)
    html.append(Markup { $0.name("b", "Autre") })
    #expect(html.names == ["a": "Premier", "b": "Autre"])
    #expect(html.isEmpty, "a name writes nothing")
  }

  @Test func theAnswerOfAnEmptyPieceIsEmpty() {
    #expect(Markup().isEmpty)
    #expect(Markup { $0.text("") }.isEmpty)
  }
}

extension Markup {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
