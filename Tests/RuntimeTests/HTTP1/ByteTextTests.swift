import Testing

@testable import Runtime

@Suite("Numbers as text")
struct ByteTextTests {
  private static let numbers: [Int] = {
    var numbers = [0, .min, .max]
    var power = 1
    while true {
      numbers += [power - 1, power, power + 1, -power, 1 - power]
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { return numbers }
      power = next
    }
  }()

  @Test("have the digits that they have, at each of their widths")
  func decimal() {
    for number in Self.numbers {
      var text: [UInt8] = []
      text.append(decimal: number)
      #expect(String(decoding: text, as: UTF8.self) == "\(number)")
    }
    var text: [UInt8] = []
    for width in 1...5 { text.append(decimal: 1234, width: width) }
    #expect(String(decoding: text, as: UTF8.self) == "434234123401234")
  }

  @Test("have 16 hexadecimal digits, each in its place")
  func hexadecimal() {
    for digit in UInt64(0)...15 {
      for place in 0..<16 {
        let number = digit << UInt64(4 * place)
        let short = String(number, radix: 16)
        #expect(HexText.text(of: number) == String(repeating: "0", count: 16 - short.count) + short)
      }
    }
    #expect(HexText.text(of: 0x0123_4567_89AB_CDEF) == "0123456789abcdef")
  }
}
