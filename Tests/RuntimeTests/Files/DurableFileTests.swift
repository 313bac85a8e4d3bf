import Foundation
import Runtime
import TestSupport
import Testing

@Suite struct DurableFileTests {
  @Test func aFileThatIsMovedReplacesNone() throws {
    let folder = try TemporaryFolder()
    let (file, other) = (folder.place("a").path, folder.place("b").path)
    for path in [file, other] { try path.write(toFile: path, atomically: false, encoding: .utf8) }
    let taken = #expect(throws: SystemError.self) { try DurableFile.move(file, to: other) }
    #expect(taken?.code == EEXIST)
    for path in [file, other] { #expect(try String(contentsOfFile: path, encoding: .utf8) == path) }
    try FileManager.default.removeItem(atPath: other)
    try DurableFile.move(file, to: other)
    #expect(try String(contentsOfFile: other, encoding: .utf8) == file)
    #expect(!FileManager.default.fileExists(atPath: file))
    let gone = #expect(throws: SystemError.self) { try DurableFile.move(file, to: folder.place("c").path) }
    #expect(gone?.code == ENOENT)
  }
}
