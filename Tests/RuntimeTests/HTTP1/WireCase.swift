import Foundation
import TestSupport

/// A case of `Tests/Fixtures/http1`: bytes, and what a server has to make of them.
struct WireCase: Sendable {
  let rule: String
  let name: String
  /// In order.
  let statuses: [Int]
  let closes: Bool
  let bytes: [UInt8]

  var title: String { "\(rule): \(name)" }
  /// Whether there is no body in the first answer whatever its fields say.
  var asksForHead: Bool { bytes.starts(with: "HEAD ".utf8) }

  static let all: [WireCase] = {
    let folder = PackageRoot.path("Tests/Fixtures/http1")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted().flatMap { file in
      read((try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? "")
    }
  }()

  static let plainRequest = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n"

  private static func read(_ text: String) -> [WireCase] {
    var rule = ""
    var cases: [WireCase] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# ") {
        rule = String(line.dropFirst(2))
        continue
      }
      let parts = line.split(separator: " | ", maxSplits: 2)
      let answers = parts[0].split(separator: " ")
      cases.append(
        WireCase(
          rule: rule, name: String(parts[1]), statuses: answers.compactMap { Int($0) }, closes: answers.last == "close",
          bytes: bytes(String(parts[2]))))
    }
    return cases
  }

  private static let texts = [
    "host": "Host: h\r\n", "json": "Content-Type: application/json\r\n", "chunked": "Transfer-Encoding: chunked\r\n",
    "post": "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n", "get": plainRequest,
  ]

  private static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"): bytes.append(escaped(&rest))
      case UInt8(ascii: "{"):
        let inner = rest.prefix { $0 != UInt8(ascii: "}") }
        rest = rest[inner.endIndex...].dropFirst()
        let sides = String(decoding: inner, as: UTF8.self).split(separator: "*", maxSplits: 1)
        if let known = texts[String(sides[0])] {
          bytes += Array(known.utf8)
        } else if let count = Int(sides[0]) {
          let piece = self.bytes(String(sides[1]))
          for _ in 0..<count { bytes += piece }
        } else {
          preconditionFailure("{\(inner)} is no text of the cases")
        }
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  private static func escaped(_ rest: inout Substring.UTF8View) -> UInt8 {
    switch rest.popFirst() {
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "0"): return 0
    case UInt8(ascii: "\\"): return UInt8(ascii: "\\")
    case UInt8(ascii: "x"):
      let digits = rest.prefix(2)
      rest = rest.dropFirst(2)
      guard let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else { fallthrough }
      return value
    default: preconditionFailure("an unknown escape in the cases")
    }
  }
}
