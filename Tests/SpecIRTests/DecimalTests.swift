import Testing

@testable import SpecIR

@Suite struct DecimalTests {
  @Test(arguments: [
    ("1", "1.0"), ("100", "1e2"), ("0.001", "1E-3"), ("-0", "0"), ("0.10", "0.1"), ("12000", "1.2e4"), ("0e9", "0"),
  ])
  func theSameNumber(left: String, right: String) throws {
    #expect(try #require(Decimal(left)) == #require(Decimal(right)))
  }

  @Test(arguments: [
    ("1", "2"), ("-2", "-1"), ("-1", "0"), ("0", "0.0001"), ("9.99", "10"), ("0.1", "0.11"), ("1e-1000000", "1"),
    ("123456789012345678901", "123456789012345678902"), ("-1e300", "1e-300"),
  ])
  func order(smaller: String, larger: String) throws {
    let (left, right) = (try #require(Decimal(smaller)), try #require(Decimal(larger)))
    #expect(left < right && !(right < left) && left != right)
  }

  @Test(arguments: [
    ("10", "5", true), ("0", "3", true), ("4.5", "1.5", true), ("0.0075", "0.0001", true), ("-9", "3", true),
    ("1e20", "7", false),
    ("0.00751", "0.0001", false), ("10", "3", false), ("1", "2", false), ("35", "0.5", true),
    ("12391239123", "1e-8", true),
  ])
  func multiples(number: String, step: String, isMultiple: Bool) throws {
    #expect(try #require(Decimal(number)).isMultiple(of: #require(Decimal(step))) == isMultiple)
  }

  @Test func whatWouldTakeTooLongIsNotSaid() throws {
    #expect(try #require(Decimal("1e999999")).isMultiple(of: #require(Decimal("3"))) == nil)
  }

  @Test(arguments: ["", "-", ".", "1x", "1e", "ten", "٣"])
  func whatIsNoNumber(text: String) {
    #expect(Decimal(text) == nil)
  }
}
