import TestSupport

@testable import Vault

/// The smallest files that are what they say.
enum Samples {
  static let pdf = SmallFile.pdf
  static let png = pngSignature + chunk("IHDR", big(2) + big(2) + [8, 0, 0, 0, 0]) + chunk("IDAT", [1, 2, 3]) + pngEnd
  static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  static let pngEnd = chunk("IEND", [])

  static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    big(data.count) + Array(name.utf8) + data + [0, 0, 0, 0]
  }

  static let gif: [UInt8] =
    Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + [0x21, 0xFE, 3, 1, 2, 3, 0]
    + [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x44, 1, 0] + [0x3B]

  static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
    + [0xFF, 0xDB, 0, 4, 0, 1] + [0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0] + [0xFF, 0xC4, 0, 4, 0, 1]
    + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 4] + [0xFF, 0xD9]

  static let txt = Array("Références du candidat : 12 marchés, 300 000 €.\n".utf8)
  static let csv = Array("lot;montant\r\n1;250 000,00 €\r\n".utf8)

  static let docx = ZipBuilder("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml").bytes
  static let xlsx = ZipBuilder("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml").bytes
  static let zip = ZipBuilder("Références/", "Références/attestation.pdf", "lisez-moi.txt").bytes

  static let doc = CompoundBuilder([.stream("WordDocument"), .stream("1Table")]).bytes
  static let xls = CompoundBuilder([.stream("Workbook")]).bytes

  static func of(_ format: FileFormat) -> [UInt8] {
    switch format {
    case .pdf: pdf
    case .doc: doc
    case .docx: docx
    case .txt: txt
    case .xls: xls
    case .xlsx: xlsx
    case .csv: csv
    case .jpg, .jpeg: jpeg
    case .png: png
    case .gif: gif
    case .zip: zip
    }
  }
}

/// Writes compound files: the root's children in a row, each with children of its own in a row.
struct CompoundBuilder {
  struct Node {
    var name: String
    var kind: UInt8
    var head: [UInt8] = []
    var children: [Node] = []

    static func stream(_ name: String, _ head: [UInt8] = []) -> Node { Node(name: name, kind: 2, head: head) }
    static func storage(_ name: String, _ children: [Node]) -> Node { Node(name: name, kind: 1, children: children) }
  }

  private struct Row {
    let node: Node
    var right = 0xFFFF_FFFF
    var child = 0xFFFF_FFFF
  }

  private let root: [Node]
  init(_ root: [Node]) { self.root = root }

  private static let end = 0xFFFF_FFFE

  var bytes: [UInt8] {
    var rows = [Row(node: Node(name: "Root Entry", kind: 5, children: root))]
    func add(_ children: [Node], to parent: Int) {
      var before: Int?
      for child in children {
        let number = rows.count
        rows.append(Row(node: child))
        if let before { rows[before].right = number } else { rows[parent].child = number }
        before = number
        add(child.children, to: number)
      }
    }
    add(root, to: 0)
    let directorySectors = (rows.count + 3) / 4
    var table = [0xFFFF_FFFD]
    func chain(_ count: Int) -> Int {
      let start = table.count
      for index in 0..<count { table.append(index == count - 1 ? Self.end : start + index + 1) }
      return start
    }
    let directoryStart = chain(directorySectors)
    var directory: [UInt8] = []
    var streams: [UInt8] = []
    for row in rows {
      let isStream = row.node.kind == 2
      let name = Array(row.node.name.utf16)
      directory += name.flatMap { little(Int($0), 2) } + little(0, 64 - name.count * 2) + little(name.count * 2 + 2, 2)
      directory += [row.node.kind, 1] + little(0xFFFF_FFFF, 4) + little(row.right, 4) + little(row.child, 4)
      directory += little(0, 36) + little(isStream ? chain(8) : 0, 4) + little(isStream ? 4096 : 0, 8)
      if isStream { streams += row.node.head + little(0, 4096 - row.node.head.count) }
    }
    directory += little(0, directorySectors * 512 - directory.count)
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + little(0, 16)
    header += little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2) + little(0, 10)
    header += little(1, 4) + little(directoryStart, 4) + little(0, 4) + little(4096, 4) + little(Self.end, 4)
    header += little(0, 4) + little(Self.end, 4) + little(0, 4) + little(0, 4)
    for _ in 1..<109 { header += little(0xFFFF_FFFF, 4) }
    let fat = (table + Array(repeating: 0xFFFF_FFFF, count: 128 - table.count)).flatMap { little($0, 4) }
    return header + fat + directory + streams
  }
}

/// Bytes in memory.
struct MemoryBytes: ByteSource {
  let all: [UInt8]
  var size: Int { all.count }
  func bytes(_ range: Range<Int>) -> [UInt8] { Array(all[range.clamped(to: 0..<all.count)]) }
}

/// Why bytes are refused under a format; nil where they are taken.
func refusal(_ bytes: [UInt8], as format: FileFormat, _ rules: FileRules = FileRules()) -> FileRefusal? {
  do throws(CheckFailure) {
    try rules.check(MemoryBytes(all: bytes), is: format)
    return nil
  } catch {
    guard case .refused(let refusal) = error else { fatalError("memory was not readable") }
    return refusal
  }
}
