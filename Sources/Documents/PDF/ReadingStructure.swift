/// Completes what Cairo writes for programs that read a document aloud (PDF 1.7, 14.8): one element for the whole
/// document, what figures show, and which cells a cell of headings stands for.
struct ReadingStructure {
  /// What the document's figures show, in their order.
  let figures: [String]

  func complete(_ file: PDFFile) {
    let root = file[file.root, "/StructTreeRoot"]
    guard file.isDictionary(root) else { return }
    wrap(root, in: file)
    var figures = figures[...]
    for element in file.dictionaries where file.name(element, "/Type") == "/StructElem" {
      switch file.name(element, "/S") {
      case "/Figure":
        if let text = figures.popFirst() { file[element, "/Alt"] = file.text(text) }
      case "/TR": addScopes(to: file.items(file[element, "/K"]), in: file)
      default: break
      }
    }
  }

  private func wrap(_ root: PDFFile.Object, in file: PDFFile) {
    let parts = file.items(file[root, "/K"])
    let document = file.numbered(file.parse("<< /Type /StructElem /S /Document >>"))
    file[document, "/P"] = root
    file[document, "/K"] = file.array(parts)
    for part in parts { file[part, "/P"] = document }
    file[root, "/K"] = document
  }

  /// A row of headings alone heads its columns; a heading beside other cells heads its row.
  private func addScopes(to cells: [PDFFile.Object], in file: PDFFile) {
    let headings = cells.filter { file.isDictionary($0) && file.name($0, "/S") == "/TH" }
    let scope = headings.count == cells.count ? "/Column" : "/Row"
    for cell in headings { file[cell, "/A"] = file.parse("<< /O /Table /Scope \(scope) >>") }
  }
}
