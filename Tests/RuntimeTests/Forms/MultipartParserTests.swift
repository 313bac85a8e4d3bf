import TestSupport
import Testing

@testable import Runtime

@Suite("MultipartParser")
struct MultipartParserTests {
  /// What a body holds: the head of each part and its bytes.
  private struct Part: Equatable {
    var name: String
    var fileName: String?
    var type: String?
    var bytes: [UInt8] = []
  }

  private func parts(_ chunks: [[UInt8]], boundary: String = "b-1") throws -> [Part] {
    var parser = MultipartParser(boundary: Array(boundary.utf8))
    var parts: [Part] = []
    var isOpen = false
    for chunk in chunks {
      parser.push(chunk)
      while let event = try parser.next() {
        switch event {
        case .part(let part):
          #expect(!isOpen)
          isOpen = true
          parts.append(Part(name: part.name, fileName: part.fileName, type: part.contentType))
        case .bytes(let bytes):
          #expect(isOpen && !bytes.isEmpty)
          parts[parts.count - 1].bytes += bytes
        case .partEnd:
          #expect(isOpen)
          isOpen = false
        }
      }
    }
    try parser.finish()
    #expect(!isOpen)
    return parts
  }

  private func parts(_ text: String, boundary: String = "b-1") throws -> [Part] {
    try parts([Array(text.utf8)], boundary: boundary)
  }

  private func text(_ name: String, _ value: String) -> Part { Part(name: name, bytes: Array(value.utf8)) }

  private static let sample =
    "preamble\r\n--b-1  \r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA\r\n-- b\r\n--b-\r\n"
    + "\r\n--b-1\r\ncontent-type: Application/PDF\r\n"
    + "CONTENT-DISPOSITION: form-data; name=\"doc\"; filename=\"été.pdf\"\r\nX-Other: yes\r\n\r\n\r\r\n\n\u{0}"
    + "\r\n--b-1\r\nContent-Disposition: form-data; name=empty\r\n\r\n\r\n--b-1--\r\nepilogue\r\n--b-1"

  private static let sampleParts = [
    Part(name: "title", bytes: Array("A\r\n-- b\r\n--b-\r\n".utf8)),
    Part(name: "doc", fileName: "été.pdf", type: "application/pdf", bytes: [13, 13, 10, 10, 0]),
    Part(name: "empty"),
  ]

  @Test("reads parts, whatever looks like a boundary within them")
  func reading() throws {
    #expect(try parts(Self.sample) == Self.sampleParts)
    #expect(try parts("--b-1--") == [])
    #expect(try parts("--b-1-- \t") == [])
    #expect(try parts("\r\n--b-1--\r\n") == [])
  }

  @Test("a part may have no body, its head's line end being the boundary's")
  func noBody() throws {
    let head = "--b-1\r\nContent-Disposition: form-data; name=\"a\"\r\n"
    #expect(try parts(head + "\r\n--b-1--") == [text("a", "")])
    #expect(try parts(head + "\r\n\r\n--b-1--") == [text("a", "")])
    #expect(try parts(head + "\r\n\r\n\r\n--b-1--") == [text("a", "\r\n")])
  }

  @Test("reads the same however the network cut it")
  func everyCut() throws {
    let bytes = Array(Self.sample.utf8)
    for cut in 0...bytes.count {
      #expect(try parts([Array(bytes[..<cut]), Array(bytes[cut...])]) == Self.sampleParts, "cut at \(cut)")
    }
    #expect(try parts(bytes.map { [$0] }) == Self.sampleParts)
  }

  @Test("looks for the end of a long head once, though it comes byte by byte", .timeLimit(.minutes(1)))
  func longHeads() throws {
    let field = "Content-Disposition: form-data; name=a\r\nX-Other: "
    func body(_ length: Int) -> [UInt8] {
      let head = field + String(repeating: "x", count: length - field.utf8.count)
      return Array((String(repeating: "--b-1\r\n\(head)\r\n\r\ny\r\n", count: 10) + "--b-1--").utf8)
    }
    // The line end before it counts.
    let longest = body(MultipartParser.maxHead - 2)
    let tooLong = body(MultipartParser.maxHead - 1)
    let expected = [Part](repeating: text("a", "y"), count: 10)
    #expect(try parts([longest]) == expected)
    #expect(try parts(longest.map { [$0] }) == expected)
    let error = FormError("The head of a part is too long", at: 5)
    #expect(throws: error) { try parts([tooLong]) }
    #expect(throws: error) { try parts(tooLong.map { [$0] }) }
  }

  @Test("reads back what was written, at random cuts")
  func roundTrips() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let expected = (0..<Int.random(in: 0...5, using: &generator)).map { number in
        // Bytes that make boundaries likely.
        let likely: [UInt8] = [0x2D, 0x0D, 0x0A, 0x62, 0x31, 0, 0xFF]
        let bytes: [UInt8] = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
          likely.randomElement(using: &generator) ?? 0
        }
        return Part(name: "p\(number)", bytes: bytes)
      }
      let boundary = "--b1-b"
      guard !expected.contains(where: { contains($0.bytes, Array(("\r\n--" + boundary).utf8)) }) else { continue }
      var body: [UInt8] = []
      for part in expected {
        body +=
          Array("--\(boundary)\r\nContent-Disposition: form-data; name=\(part.name)\r\n\r\n".utf8) + part.bytes + [
            13, 10,
          ]
      }
      body += Array("--\(boundary)--\r\n".utf8)
      var chunks: [[UInt8]] = []
      while !body.isEmpty {
        let size = min(body.count, Int.random(in: 1...40, using: &generator))
        chunks.append(Array(body[..<size]))
        body.removeFirst(size)
      }
      #expect(try parts(chunks, boundary: boundary) == expected)
    }
  }

  private func contains(_ bytes: [UInt8], _ pattern: [UInt8]) -> Bool {
    guard bytes.count >= pattern.count else { return false }
    return (0...(bytes.count - pattern.count)).contains { bytes[$0...].starts(with: pattern) }
  }

  @Test(
    "refuses what could be read in two ways",
    arguments: [
      ("", "The last boundary is missing"),
      ("--b-1\r\nContent-Disposition: form-data; name=a\r\n\r\nx", "The last boundary is missing"),
      ("--b-1\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b-1\r\n", "The last boundary is missing"),
      ("--b-1\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b-1", "The last boundary is missing"),
      ("--b-1\nContent-Disposition: form-data; name=a\n\nx\n--b-1--", "Something stands behind a boundary"),
      ("--b-12\r\n\r\n--b-1--", "Something stands behind a boundary"),
      ("--b-1--x", "Something stands behind a boundary"),
      ("--b-1--\r", "Something stands behind a boundary"),
      ("--b-1\(String(repeating: " ", count: 65))\r\n\r\n--b-1--", "Something stands behind a boundary"),
      ("--b-1\r\n\r\nx\r\n--b-1--", "A part has no Content-Disposition"),
      ("--b-1\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b-1--", "A part is no form-data"),
      ("--b-1\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b-1--", "A part has no name"),
      (
        "--b-1\r\nContent-Disposition: form-data; name=a\r\n folded=b\r\n\r\nx\r\n--b-1--",
        "A header line of a part is malformed"
      ),
      ("--b-1\r\nContent-Disposition : form-data; name=a\r\n\r\nx\r\n--b-1--", "A header line of a part is malformed"),
      (
        "--b-1\r\nContent-Disposition: form-data; name=a\nX: y\r\n\r\nx\r\n--b-1--",
        "A header line of a part is malformed"
      ),
      ("--b-1\r\nno field\r\n\r\nx\r\n--b-1--", "A header line of a part is malformed"),
      (
        "--b-1\r\nContent-Disposition: form-data; name=a\r\ncontent-disposition: form-data; name=b\r\n\r\nx\r\n--b-1--",
        "A header field of a part stands twice"
      ),
      (
        "--b-1\r\nContent-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed\r\n\r\nx\r\n--b-1--",
        "A part holds parts of its own"
      ),
      (
        "--b-1\r\nContent-Disposition: form-data; name=a\r\nContent-Type: pdf\r\n\r\nx\r\n--b-1--",
        "The Content-Type of a part is malformed"
      ),
      (
        "--b-1\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--b-1--",
        "The Content-Transfer-Encoding of a part is not known"
      ),
      (
        "--b-1\r\nContent-Disposition: form-data; name=a; x=\(String(repeating: "x", count: 9000))\r\n\r\nx\r\n--b-1--",
        "The head of a part is too long"
      ),
    ])
  func refusing(_ body: String, _ message: String) {
    let whole = #expect(throws: FormError.self) { try parts(body) }
    #expect(whole?.message == message)
    let cut = #expect(throws: FormError.self) { try parts(body.utf8.map { [$0] }) }
    #expect(cut?.message == message)
  }

  @Test("stops at the limit of parts")
  func limit() throws {
    let part = "--b-1\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"
    let most = String(repeating: part, count: RequestLimits().formFields)
    #expect(try parts(most + "--b-1--").count == RequestLimits().formFields)
    #expect(throws: FormError("More than 1000 parts", at: most.utf8.count + 5)) { try parts(most + part + "--b-1--") }
  }

  @Test("never fails but by a FormError, whatever is changed")
  func mutations() {
    var generator = SeededGenerator(seed: 11)
    let sample = Array(Self.sample.utf8)
    for _ in 0..<3000 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert([0x0D, 0x0A, 0x22, 0x2D].randomElement(using: &generator) ?? 0, at: place)
        }
      }
      let cut = Int.random(in: 0...bytes.count, using: &generator)
      let whole = outcome([bytes])
      #expect(whole == outcome([Array(bytes[..<cut]), Array(bytes[cut...])]))
      #expect(whole == outcome(bytes.map { [$0] }))
    }
  }

  private enum Outcome: Equatable {
    case read([Part])
    case refused(String)
    case failed
  }

  private func outcome(_ chunks: [[UInt8]]) -> Outcome {
    do {
      return .read(try parts(chunks))
    } catch let error as FormError {
      return .refused(error.message)
    } catch {
      return .failed
    }
  }
}
