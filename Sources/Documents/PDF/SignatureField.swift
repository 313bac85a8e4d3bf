import Runtime

/// The place for a signature: a field that is seen on no page, with room for the signature and for the ranges of bytes
/// that it covers (PDF 1.7, 12.8; ETSI EN 319 142-1, 5.3).
struct SignatureField {
  /// Who signs, as readers show it.
  var name: String
  var reason: String
  /// `/M`: in PAdES it stands in the place of a signed attribute.
  var signedAt: Timestamp
  /// Bytes that the signature may have.
  var capacity: Int

  /// Nine digits each, so that the offsets of any file below a gigabyte can be written over them.
  static let rangePlaceholder = "/ByteRange [ 0 999999999 999999999 999999999 ]"

  func add(to file: PDFFile) {
    let signature = file.parse(
      """
      << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached
      \(Self.rangePlaceholder) >>
      """)
    file[signature, "/Contents"] = file.bytes([UInt8](repeating: 0, count: capacity))
    file[signature, "/Name"] = file.text(name)
    file[signature, "/Reason"] = file.text(reason)
    file[signature, "/M"] = file.text("D:\(signedAt.text.prefix(19).filter { $0.isNumber })Z")

    let field = file.parse(
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (cachet) /F 132 /Rect [ 0 0 0 0 ] >>")
    file[field, "/V"] = file.numbered(signature)
    // Level B wants an appearance even of what nobody sees (ISO 19005-1, 6.9).
    let appearance = file.stream(
      [], [("/Type", file.parse("/XObject")), ("/Subtype", file.parse("/Form")), ("/BBox", file.parse("[ 0 0 0 0 ]"))])
    let appearances = file.parse("<< >>")
    file[appearances, "/N"] = appearance
    file[field, "/AP"] = appearances
    let widget = file.numbered(field)
    if let page = file.pages.first {
      file[widget, "/P"] = page
      if file.has(page, "/Annots") {
        file.append(widget, to: file[page, "/Annots"])
      } else {
        file[page, "/Annots"] = file.array([widget])
      }
    }
    let form = file.parse("<< /SigFlags 3 >>")
    file[form, "/Fields"] = file.array([widget])
    file[file.root, "/AcroForm"] = file.numbered(form)
  }
}
