import Testing

@testable import SpecModel

@Suite struct ReferenceTests {
  private func refusal(_ text: String) -> Reference.Refusal? {
    do throws(Reference.Refusal) {
      _ = try Reference(text, in: "spec/a.yaml")
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("#/components/schemas/A", "spec/a.yaml", "/components/schemas/A"),
    ("#", "spec/a.yaml", ""),
    ("", "spec/a.yaml", ""),
    ("b.yaml", "spec/b.yaml", ""),
    ("./b.yaml#/x", "spec/b.yaml", "/x"),
    ("../c/d.yaml#/x/0", "c/d.yaml", "/x/0"),
    ("../../e.yaml", "../e.yaml", ""),
    ("#/paths/~1up~1%7Bid%7D/get", "spec/a.yaml", "/paths/~1up~1{id}/get"),
    ("#/a~0b", "spec/a.yaml", "/a~0b"),
    ("#/%C3%A9t%C3%A9", "spec/a.yaml", "/été"),
    ("un%20nom.yaml#", "spec/un nom.yaml", ""),
  ])
  func whereItLeads(text: String, file: String, pointer: String) throws {
    let reference = try Reference(text, in: "spec/a.yaml")
    #expect(reference.file == file)
    #expect(reference.pointer == pointer)
  }

  @Test(arguments: [
    "http://example.org/a.yaml", "https://example.org/#/x", "//host/a", "file:///etc/passwd", "urn:x:y",
  ])
  func otherMachinesAreRefused(text: String) {
    #expect(refusal(text) == .remote)
  }

  @Test(arguments: ["#anchor", "#/a~2b", "#/a~", "/etc/passwd", "a.yaml?x=1", "%zz.yaml", "#/%FF", "#/%4"])
  func whatIsNoReferenceIsRefused(text: String) {
    guard case .malformed = refusal(text) else {
      Issue.record("\(text) was taken")
      return
    }
  }
}
