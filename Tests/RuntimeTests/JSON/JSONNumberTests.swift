import TestSupport
import Testing

@testable import Runtime

@Suite("JSONNumber")
struct JSONNumberTests {
  private func number(_ text: String) throws -> JSONNumber { try #require(JSONNumber(text), "\(text)") }

  @Test("only JSON's own syntax is a number")
  func syntax() {
    for text in ["0", "-0", "10", "1.5", "-1.50e+3", "1E-2", "0e0", "0.0"] {
      #expect(JSONNumber(text) != nil, "\(text)")
    }
    for text in ["", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", " 1", "1 ", "NaN", "Infinity", "1_0", "１"] {
      #expect(JSONNumber(text) == nil, "\(text)")
    }
  }

  @Test("integers are told by value, not by form")
  func integers() throws {
    let integers: [(String, Int64?)] = [
      ("0", 0), ("-0", 0), ("-0.0", 0), ("1.0", 1), ("1e2", 100), ("-12.50e1", -125), ("120e-1", 12),
      ("0e999999999", 0),
      ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
      ("-9223372036854775809", nil), ("922337203685477580.7e1", .max), ("99999999999999999999", nil),
      ("1e18", 1_000_000_000_000_000_000),
      ("1e19", nil), ("1e999999999", nil), ("000", nil),
    ]
    for (text, value) in integers {
      guard let number = JSONNumber(text) else {
        #expect(text == "000")
        continue
      }
      #expect(number.isInteger, "\(text)")
      #expect(number.int64 == value, "\(text)")
    }
    for text in ["0.5", "1e-1", "1.000000000000000005", "12e-2", "1e-999999999"] {
      #expect(try !number(text).isInteger, "\(text)")
      #expect(try number(text).int64 == nil, "\(text)")
    }
  }

  @Test("doubles are the nearest ones")
  func doubles() throws {
    #expect(try number("0.1").double == 0.1)
    #expect(try number("1.7976931348623157e308").double == .greatestFiniteMagnitude)
    #expect(try number("1e309").double == .infinity)
    #expect(try number("-1e309").double == -.infinity)
    #expect(try number("1e-999").double == 0)
    #expect(try number("-0").double.sign == .minus)
  }

  @Test("limits are compared without rounding")
  func limits() throws {
    #expect(try number("1.000000000000000005").isGreater(than: "1"))
    #expect(try !number("1.0").isGreater(than: "1"))
    #expect(try number("0.1").equals("1e-1"))
    #expect(try number("-0").equals("0"))
    #expect(try number("9007199254740993").isGreater(than: "9007199254740992"))
    #expect(try number("-2").isLess(than: "-1.5"))
    #expect(try number("-1").isGreater(than: "-1.5"))
    #expect(try number("1e999999999").isGreater(than: "1e999999998"))
    #expect(try number("-1e999999999").isLess(than: "0"))
    #expect(try number("1e-999999999").isGreater(than: "0"))
  }

  @Test("multiples are told without rounding and without writing exponents out")
  func multiples() throws {
    #expect(try number("0.3").isMultiple(of: "0.1"))
    #expect(try number("4.35").isMultiple(of: "0.01"))
    #expect(try !number("0.0075").isMultiple(of: "0.00001e2"))
    #expect(try number("0.0075").isMultiple(of: "0.0001"))
    #expect(try number("0").isMultiple(of: "7"))
    #expect(try number("-21").isMultiple(of: "7"))
    #expect(try number("1e308").isMultiple(of: "0.5"))
    #expect(try number("1e999999999").isMultiple(of: "7e3") == false)
    #expect(try number("7e999999999").isMultiple(of: "7e3"))
    #expect(try !number("1e-999999999").isMultiple(of: "1"))
    #expect(try number("18446744073709551615e5").isMultiple(of: "9999999999999999999") == false)
    #expect(try number("99999999999999999990").isMultiple(of: "9999999999999999999"))
    #expect(try !number("5").isMultiple(of: "0"))
  }

  @Test("agrees with a fixed-point model")
  func model() throws {
    var random = SeededGenerator(seed: 20_27)
    let limits: [StaticString] = ["0", "1", "-1", "0.5", "255", "-2.5e1", "1e3", "99.99", "0.001", "-7e-3", "12e5"]
    let divisors: [StaticString] = ["1", "2", "0.1", "0.25", "3", "7e-2", "1e2", "0.01", "1.5", "125e-3", "12"]
    for _ in 0..<4_000 {
      let text = Self.randomNumber(&random)
      let other = Self.randomNumber(&random)
      let number = try number(text)
      let value = Self.fixedPoint(text)
      #expect((number < (try self.number(other))) == (value < Self.fixedPoint(other)), "\(text) < \(other)")
      #expect((number == (try self.number(other))) == (value == Self.fixedPoint(other)), "\(text) == \(other)")
      #expect(number.isInteger == (value % Self.one == 0), "\(text)")
      if let limit = limits.randomElement(using: &random) {
        #expect(number.isLess(than: limit) == (value < Self.fixedPoint("\(limit)")), "\(text) < \(limit)")
        #expect(number.isGreater(than: limit) == (value > Self.fixedPoint("\(limit)")), "\(text) > \(limit)")
      }
      if let divisor = divisors.randomElement(using: &random) {
        #expect(number.isMultiple(of: divisor) == (value % Self.fixedPoint("\(divisor)") == 0), "\(text) / \(divisor)")
      }
    }
  }

  /// Of at most eight digits, from 10⁻¹² to 10²⁰, in every way of writing it.
  private static func randomNumber(_ random: inout SeededGenerator) -> String {
    var text = Bool.random(using: &random) ? "-" : ""
    text += String(Int.random(in: 0...([9, 99, 9_999].randomElement(using: &random) ?? 9), using: &random))
    if Bool.random(using: &random) {
      let fraction = String(Int.random(in: 0...9_999, using: &random))
      text += "." + String(repeating: "0", count: 4 - fraction.count) + fraction
    }
    if Bool.random(using: &random) {
      text += ["e", "E", "e+", "e0"].randomElement(using: &random) ?? "e"
      text += String(Int.random(in: 0...15, using: &random))
    } else if Bool.random(using: &random) {
      text += "e-" + String(Int.random(in: 0...8, using: &random))
    }
    return text
  }

  private static let scale = 12
  private static let one = power(scale)

  private static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 } }

  /// The value times 10¹², as an integer.
  private static func fixedPoint(_ text: String) -> Int128 {
    let parts = text.lowercased().split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let digits = Int128(String(mantissa[0].filter { $0 != "-" }) + fraction) ?? 0
    let shift = scale + exponent - fraction.count
    let magnitude = shift >= 0 ? digits * power(shift) : digits / power(-shift)
    return text.hasPrefix("-") ? -magnitude : magnitude
  }
}
