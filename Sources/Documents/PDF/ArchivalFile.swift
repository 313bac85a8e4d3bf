/// Makes PDF/A-1b (ISO 19005-1) of what Cairo writes, which is PDF 1.4 with embedded fonts and little more.
///
/// Added: metadata in XMP and the same in the information dictionary (6.7), the output intent that says which colours
/// are meant (6.2.2), the maps that subsets of composite fonts need (6.3.3.2, 6.3.5), flags of annotations (6.5.3), a
/// file identifier (6.1.3) and a field for the signature. Taken away: transparency groups (6.4). Beyond level B it
/// names the language and keeps Cairo's structure for reading aloud, which ``ReadingStructure`` completes.
enum ArchivalFile {
  /// - Parameters:
  ///   - drawn: Cairo's file.
  ///   - profile: an ICC profile of version 2 for sRGB.
  ///   - figures: what the document's figures show, in their order.
  ///   - links: where the document's links lead, in their order.
  ///   - signature: nil leaves the file without a field for one.
  /// - Throws: `.library` where QPDF fails.
  static func make(
    from drawn: [UInt8], properties: DocumentProperties, profile: [UInt8], figures: [String],
    links: [String], signature: SignatureField?
  ) throws(DocumentsError) -> [UInt8] {
    let file = try PDFFile(drawn)
    describe(file, properties)
    addOutputIntent(to: file, profile)
    for page in file.pages { file.remove("/Group", from: page) }
    completeObjects(of: file, links)
    ReadingStructure(figures: figures).complete(file)
    try file.check("completing")
    if let signature {
      signature.add(to: file)
      try file.check("adding a signature field")
    }
    return try file.write()
  }

  private static func describe(_ file: PDFFile, _ properties: DocumentProperties) {
    let info = file.parse("<< >>")
    file[info, "/Title"] = file.text(properties.title)
    file[info, "/Author"] = file.text(properties.author)
    file[info, "/Subject"] = file.text(properties.subject)
    file[info, "/Creator"] = file.text(DocumentProperties.creator)
    file[info, "/Producer"] = file.text(DocumentProperties.producer)
    file[info, "/CreationDate"] = file.text(properties.infoDate)
    file[info, "/ModDate"] = file.text(properties.infoDate)
    file[file.trailer, "/Info"] = file.numbered(info)
    let root = file.root
    file[root, "/Metadata"] = file.stream(
      properties.packet, [("/Type", file.parse("/Metadata")), ("/Subtype", file.parse("/XML"))])
    file[root, "/Lang"] = file.text("fr-FR")
    file[root, "/MarkInfo"] = file.parse("<< /Marked true >>")
    file[root, "/ViewerPreferences"] = file.parse("<< /DisplayDocTitle true >>")
  }

  private static func addOutputIntent(to file: PDFFile, _ profile: [UInt8]) {
    let intent = file.parse(
      """
      << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)
      /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) >>
      """)
    file[intent, "/DestOutputProfile"] = file.stream(profile, [("/N", file.parse("3"))])
    file[file.root, "/OutputIntents"] = file.array([file.numbered(intent)])
  }

  private static func completeObjects(of file: PDFFile, _ links: [String]) {
    var links = links[...]
    for object in file.dictionaries {
      switch (file.name(object, "/Type"), file.name(object, "/Subtype")) {
      case ("/Font", "/CIDFontType2"):
        file[object, "/CIDToGIDMap"] = file.parse("/Identity")
        addCharacterSet(of: object, in: file)
      case ("/Annot", "/Link"):
        // Printed with the page, and neither hidden nor only seen on the screen.
        file[object, "/F"] = file.parse("4")
        if let link = links.popFirst() { file[file[object, "/A"], "/URI"] = file.bytes(Array(link.utf8)) }
      default: break
      }
    }
  }

  /// Cairo numbers the glyphs of a subset from 0 and tells the width of each: all bits up to that number.
  private static func addCharacterSet(of font: PDFFile.Object, in file: PDFFile) {
    let widths = file.items(file[font, "/W"])
    guard widths.count == 2 else { return }
    let glyphs = file.items(widths[1]).count
    var bits = [UInt8](repeating: 0xFF, count: glyphs / 8)
    if glyphs % 8 > 0 { bits.append(~(0xFF >> UInt8(glyphs % 8))) }
    file[file[font, "/FontDescriptor"], "/CIDSet"] = file.stream(bits)
  }
}
