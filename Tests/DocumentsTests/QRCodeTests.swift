import Documents
import Testing

@Suite struct QRCodeTests {
  @Test func aCodeHasItsThreeMarks() throws {
    let code = try QRCode("https://passemarche.data.gouv.fr/verification/abc")
    #expect((21...177).contains(code.size) && code.size % 4 == 1)
    let far = code.size - 7
    for (column, row) in [(0, 0), (far, 0), (0, far)] {
      // Dark frame, light ring, dark square (ISO/IEC 18004, finder pattern).
      #expect((0..<7).allSatisfy { code.isDark(column: column + $0, row: row) })
      #expect((1..<6).allSatisfy { !code.isDark(column: column + $0, row: row + 1) })
      #expect(code.isDark(column: column + 3, row: row + 3))
    }
    #expect(try QRCode("https://passemarche.data.gouv.fr/verification/abc") == code)
  }

  @Test func longerTextsHaveMoreModules() throws {
    #expect(try QRCode("a").size == 21)
    #expect(try QRCode(String(repeating: "a", count: 500)).size > 80)
  }
}
