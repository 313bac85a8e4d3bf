import Foundation
import Runtime
import TestSupport
import Testing

@Suite struct DurableFileTests {
  /// Of a process of the same number, which another container that shares the folder may have.
  @Test func theDraftOfAnotherStays() throws {
    let folder = try TemporaryFolder()
    let (file, draft) = (folder.place("a").path, folder.place("a.\(getpid())").path)
    try "theirs".write(toFile: draft, atomically: false, encoding: .utf8)
    for (text, placement, kept) in [
      ("first", DurableFile.Placement.keepingOther, "first"), ("second", .keepingOther, "first"),
      ("third", .replacingOther, "third"),
    ] {
      try DurableFile.write(Array(text.utf8), to: file, placement)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == kept)
      #expect(try String(contentsOfFile: draft, encoding: .utf8) == "theirs")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["a", "a.\(getpid())"], "no draft is left")
  }

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
