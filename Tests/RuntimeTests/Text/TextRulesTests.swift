import TestSupport
import Testing

@testable import Runtime

@Suite("Rules of texts")
struct TextRulesTests {
  @Test("length counts Unicode scalars")
  func length() {
    #expect("".scalarCount == 0)
    #expect("é".scalarCount == 1)
    #expect("e\u{301}".scalarCount == 2)
    #expect("👨‍👩‍👧".scalarCount == 5)
    #expect("\r\n".scalarCount == 2)
  }

  @Test("plain text has no markup and no control characters")
  func plain() {
    for text in [
      "", "Travaux d’été", "3 < 5 & 6 > 2", "a<", "<3", "< b", "<é", "a > b", "&lt;b&gt;",
      "\u{A0}é", "450\u{202F}000", "مرحبا", "👩‍👩‍👧", "\u{200B}a",
    ] {
      #expect(text.isPlain(.line), "\(text)")
      #expect(text.isPlain(.text), "\(text)")
    }
    for text in [
      "<b", "a<Z>", "</p>", "<!--", "<?xml", "\0", "\u{1F}", "\u{7F}", "\u{80}", "\u{9F}", "é\u{85}", "\u{B}",
    ] {
      #expect(!text.isPlain(.line), "\(text)")
      #expect(!text.isPlain(.text), "\(text)")
    }
    for text in [
      "a\tb", "a\nb", "a\r\nb", "a\u{2028}b", "\u{2029}a", "a\u{202A}b", "annexe\u{202E}fdp.exe", "\u{2066}a\u{2069}",
      " ", "\u{200B}", "\u{FEFF}\u{2060}\u{AD}", "\u{A0}\u{3164}", "\u{200D}\u{FE0F}",
    ] {
      #expect(!text.isPlain(.line), "\(text.debugDescription)")
      #expect(text.isPlain(.text), "\(text.debugDescription)")
    }
    // A trail byte 80…9F of another character is no control character.
    #expect("À\u{100}\u{1F600}".isPlain(.line))
  }

  @Test("one line may have markup, and every scalar is read as what it is")
  func oneLine() {
    #expect("<b>".isOneLine && "a<".isOneLine && "".isOneLine && !" ".isOneLine && !"a\tb".isOneLine)
    for value in (0x80...0x2FFFF as ClosedRange<UInt32>).filter({ $0 < 0x3100 || $0 % 251 == 0 }) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      #expect(UTF8Sequence.scalar(bytes.span, at: 0) == scalar)
      #expect(UTF8Sequence.length(bytes.span, at: 0) == bytes.count)
    }
  }

  /// Texts of which most are looked at eight bytes at a time, against the rule scalar by scalar.
  @Test("what is found at a glance is what is found character by character")
  func glances() {
    var random = SeededGenerator(seed: 5)
    let pieces = ["a", "Z", " ", "<", "/", "3", "é", "\u{301}", "\u{1F600}", "\t", "\u{7F}", "\u{85}", "\u{2028}"]
    // Most of them ordinary, so that long texts are plain as well.
    let drawn = (pieces + Array(repeating: "b", count: 60)).shuffled(using: &random)
    for length in 0..<400 {
      let text = (0..<(length % 40)).map { _ in drawn.randomElement(using: &random)! }.joined()
      let scalars = Array(text.unicodeScalars)
      #expect(text.scalarCount == scalars.count)
      let hasTag = zip(scalars, scalars.dropFirst()).contains { $0 == "<" && ("aZb/".unicodeScalars.contains($1)) }
      let hasControl = scalars.contains { $0.value == 0x7F || $0.value == 0x85 }
      #expect(text.isPlain(.text) == (!hasTag && !hasControl), "\(text.debugDescription)")
      let isLine = !scalars.contains { $0.value == 0x09 || $0.value == 0x2028 }
      let isSeen = scalars.isEmpty || scalars.contains { $0 != " " }
      #expect(text.isPlain(.line) == (!hasTag && !hasControl && isLine && isSeen), "\(text.debugDescription)")
    }
  }

  @Test("trimming takes Unicode white space at both ends only")
  func trimming() {
    #expect(" \t\u{A0}\u{3000} a b \n\u{2028}".trimmingWhiteSpace() == "a b")
    #expect("ab".trimmingWhiteSpace() == "ab")
    #expect(" \n".trimmingWhiteSpace() == "")
    #expect("".trimmingWhiteSpace() == "")
    #expect(" 1\u{A0}2\u{202F}3\t4 \n".removingWhiteSpace() == "1234")
    // The zero-width space is not White_Space.
    #expect("\u{200B}a".trimmingWhiteSpace() == "\u{200B}a")
    // A combining mark after a space keeps the mark, which then stands alone.
    #expect(" \u{301}a".trimmingWhiteSpace().unicodeScalars.elementsEqual("\u{301}a".unicodeScalars))
  }

  @Test("SIRET checksums")
  func siret() {
    for text in [
      "13002526500013", "73282932000074", "41816609600069", "21750001600019", "35600000000048", "12000101100010",
      "30613890001294",
      "77567227221138", "42417936400023", "00000000000000",
      // La Poste: digit sum 20, Luhn sum 24.
      "35600000000015",
    ] {
      #expect(SIRET.isValid(text), "\(text)")
    }
    for text in [
      "12345678901234", "13002526500014", "1300252650001", "123456789012345", "1234567890123A", "11000101100010", "",
      "35600000000011",
      " 13002526500013", "１３００２５２６５０００１３", "-1300252650001",
    ] {
      #expect(!SIRET.isValid(text), "\(text)")
    }
  }

  @Test("absolute URIs")
  func uris() {
    for text in [
      "https://example.org", "http://example.org:8080/a/b?c=d&e#f", "https://user:pw@example.org/%C3%A9",
      "urn:isbn:0451450523",
      "mailto:a@b.fr", "https://[2001:db8::7]/", "ftp://ftp.is.co.za/rfc/rfc1808.txt", "http://a.b?", "file:///etc",
      "tel:+33-1",
    ] {
      #expect(AbsoluteURI.isValid(text), "\(text)")
    }
    for text in [
      "", "example.org", "//example.org/a", "/a", "1http://a", "http://a b", "http://é.fr", "http://a/%zz",
      "http://a/%4", "http://a:80a/",
      "http://[::1", "http://a/<b>", "http://a\\b", ":a", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x",
      "http://a#b#c",
      "https://[]/", "http://a@b@c/",
    ] {
      #expect(!AbsoluteURI.isValid(text), "\(text)")
    }
  }

  @Test("e-mail addresses")
  func emails() {
    for text in [
      "a@b.fr", "jean.d'arc+x@sous.domaine.gouv.fr", "a_b-c@1.fr", String(repeating: "a", count: 64) + "@b.fr",
    ] {
      #expect(EmailAddress.isValid(text), "\(text)")
    }
    for text in [
      "", "a", "@b.fr", "a@", "a@b", "a@@b.fr", "a b@c.fr", ".a@b.fr", "a.@b.fr", "a..b@c.fr", "a@-b.fr", "a@b-.fr",
      "a@b..fr", "a@b.fr.",
      "é@b.fr", "a@é.fr", String(repeating: "a", count: 65) + "@b.fr", "a@b.fr\n",
      "a@" + String(repeating: "b", count: 64) + ".fr",
      "a@" + String(repeating: "b.", count: 130) + "fr",
    ] {
      #expect(!EmailAddress.isValid(text), "\(text)")
    }
  }

  @Test("base64, with one text for each value")
  func base64() {
    // RFC 4648 section 10.
    let vectors = [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ]
    for (plain, text) in vectors {
      #expect(Base64.encode(Array(plain.utf8)) == text)
      #expect(Base64.decode(text) == Array(plain.utf8))
    }
    let all = (0...255).map(UInt8.init)
    #expect(Base64.decode(Base64.encode(all)) == all)
    for text in ["Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "====", "=", "Zg==Zg==", "Zm 9", "Zm9v\n", "Zm9-", "Z=g="] {
      #expect(Base64.decode(text) == nil, "\(text)")
    }
  }
}
