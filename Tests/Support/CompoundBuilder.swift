/// Writes compound files: the root's children in a row, each with children of its own in a row.
public struct CompoundBuilder {
  public struct Node {
    public var name: String
    public var kind: UInt8
    public var head: [UInt8] = []
    public var children: [Node] = []

    public static func stream(_ name: String, _ head: [UInt8] = []) -> Node { Node(name: name, kind: 2, head: head) }
    public static func storage(_ name: String, _ children: [Node]) -> Node {
      Node(name: name, kind: 1, children: children)
    }
  }

  private struct Row {
    let node: Node
    var right = 0xFFFF_FFFF
    var child = 0xFFFF_FFFF
  }

  private let root: [Node]
  public init(_ root: [Node]) { self.root = root }

  private static let end = 0xFFFF_FFFE

  public var bytes: [UInt8] {
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
