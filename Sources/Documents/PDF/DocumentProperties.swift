import Runtime

/// What a file says of itself outside its pages. The information dictionary and the XMP packet are both made from it,
/// since PDF/A wants them to agree (ISO 19005-1, 6.7.3).
///
/// The texts hold no control characters, which XML has no form for.
struct DocumentProperties {
  var title: String
  var author: String
  var subject: String
  /// Of the document, not of its file: the same content has the same date.
  var created: Timestamp

  static let creator = "Passe Marché"
  static let producer = "Cairo, Pango, QPDF"

  /// `D:20270131173000Z`
  var infoDate: String {
    let text = created.text.prefix(19).filter { $0.isNumber }
    return "D:\(text)Z"
  }

  /// `2027-01-31T17:30:00Z`
  var xmpDate: String { created.text.prefix(19) + "Z" }

  /// The XMP packet, of the schemas that PDF/A-1 predefines only.
  var packet: [UInt8] {
    let text = """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>1</pdfaid:part>
      <pdfaid:conformance>B</pdfaid:conformance>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:format>application/pdf</dc:format>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(Self.escaped(title))</rdf:li></rdf:Alt></dc:title>
      <dc:creator><rdf:Seq><rdf:li>\(Self.escaped(author))</rdf:li></rdf:Seq></dc:creator>
      <dc:description><rdf:Alt><rdf:li xml:lang="x-default">\(Self.escaped(subject))</rdf:li></rdf:Alt></dc:description>
      <dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      <xmp:CreatorTool>\(Self.escaped(Self.creator))</xmp:CreatorTool>
      <xmp:CreateDate>\(xmpDate)</xmp:CreateDate>
      <xmp:ModifyDate>\(xmpDate)</xmp:ModifyDate>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
      <pdf:Producer>\(Self.escaped(Self.producer))</pdf:Producer>
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
    return Array(text.utf8)
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
