import Testing

@testable import Runtime

@Suite("Bodies handed on while they arrive")
struct RequestBodyStreamTests {
  @Test("bytes that arrive one by one wait together, in few chunks and in order")
  func smallChunks() async throws {
    let stream = RequestBodyStream {}
    let bytes = (0..<200_000).map { UInt8($0 % 251) }
    for byte in bytes { stream.push([byte]) }
    stream.finish()
    var chunks: [[UInt8]] = []
    while let chunk = try await stream.next() { chunks.append(chunk) }
    #expect(chunks.map(\.count) == [65_536, 65_536, 65_536, 3_392])
    let isSame = Array(chunks.joined()) == bytes
    #expect(isSame)
  }

  @Test("what waits is taken from the front, and makes room, while more arrives")
  func taking() async throws {
    let stream = RequestBodyStream {}
    func piece(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: ActiveRequest.pieceSize) }
    for byte: UInt8 in 1...4 {
      #expect(stream.hasRoom)
      stream.push(piece(byte))
    }
    #expect(!stream.hasRoom)
    #expect(try await stream.next() == piece(1))
    #expect(stream.hasRoom)
    stream.push([5])
    stream.push([6])
    stream.finish()
    for expected in [piece(2), piece(3), piece(4), [5, 6]] { #expect(try await stream.next() == expected) }
    #expect(try await stream.next() == nil)
  }
}
