/// The smallest files that are what they say.
public enum SmallFile {
  public static let pdf = Array(
    """
    %PDF-1.7
    1 0 obj
    <</Type/Catalog/Pages 2 0 R>>
    endobj
    2 0 obj
    <</Type/Pages/Kids[]/Count 0>>
    endobj
    xref
    0 3
    0000000000 65535 f\u{20}
    0000000009 00000 n\u{20}
    0000000054 00000 n\u{20}
    trailer
    <</Size 3/Root 1 0 R>>
    startxref
    101
    %%EOF

    """.utf8)

  public static let png =
    pngSignature + chunk("IHDR", big(2) + big(2) + [8, 0, 0, 0, 0]) + chunk("IDAT", [1, 2, 3]) + pngEnd
  public static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  public static let pngEnd = chunk("IEND", [])

  public static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    big(data.count) + Array(name.utf8) + data + [0, 0, 0, 0]
  }

  public static let gif: [UInt8] =
    Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + [0x21, 0xFE, 3, 1, 2, 3, 0]
    + [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x44, 1, 0] + [0x3B]

  public static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
    + [0xFF, 0xDB, 0, 4, 0, 1] + [0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0] + [0xFF, 0xC4, 0, 4, 0, 1]
    + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 4] + [0xFF, 0xD9]

  public static let txt = Array("Références du candidat : 12 marchés, 300 000 €.\n".utf8)
  public static let csv = Array("lot;montant\r\n1;250 000,00 €\r\n".utf8)

  public static let docx = ZipBuilder(
    "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"
  ).bytes
  public static let xlsx =
    ZipBuilder("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml").bytes
  public static let zip = ZipBuilder("Références/", "Références/attestation.pdf", "lisez-moi.txt").bytes

  public static let doc = CompoundBuilder([.stream("WordDocument"), .stream("1Table")]).bytes
  public static let xls = CompoundBuilder([.stream("Workbook")]).bytes

  /// By the extensions that candidates may give files of, in lower case.
  public static let byExtension: [String: [UInt8]] = [
    "pdf": pdf, "doc": doc, "docx": docx, "txt": txt, "xls": xls, "xlsx": xlsx, "csv": csv, "jpg": jpeg, "jpeg": jpeg,
    "png": png, "gif": gif, "zip": zip,
  ]
}
