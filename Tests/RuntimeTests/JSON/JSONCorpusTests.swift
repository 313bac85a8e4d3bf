import Testing

@testable import Runtime

@Suite("JSONTestSuite", .enabled(if: JSONCorpus.isExpected, "the corpus 'json' is missing"))
struct JSONCorpusTests {
  /// Both ways through a text: kept, and passed over.
  private static func accepts(_ bytes: [UInt8]) -> Bool {
    let kept = (try? JSON.parse(bytes)) != nil
    var reader = JSONReader(bytes)
    let skipped: Bool
    do {
      try reader.skip()
      try reader.finish()
      skipped = true
    } catch {
      skipped = false
    }
    #expect(kept == skipped)
    return kept
  }

  @Test("what RFC 8259 allows is read, and nothing else is")
  func parsing() throws {
    let samples = try JSONCorpus.samples(in: "test_parsing")
    #expect(samples.filter { $0.name.hasPrefix("y_") }.count >= 95)
    #expect(samples.filter { $0.name.hasPrefix("n_") }.count >= 185)
    #expect(Set(samples.map(\.name).filter { $0.hasPrefix("i_") }) == Set(Self.decisions.keys))
    for sample in samples {
      switch sample.name.prefix(2) {
      case "y_": #expect(Self.accepts(sample.bytes), "\(sample.name)")
      case "n_": #expect(!Self.accepts(sample.bytes), "\(sample.name)")
      default: #expect(Self.accepts(sample.bytes) == Self.decisions[sample.name], "\(sample.name)")
      }
    }
  }

  /// What the RFC leaves open. Strings that are not Unicode are refused: they could be neither stored nor written
  /// again.
  private static let decisions: [String: Bool] = [
    // Numbers are exact texts, so none is too large or too small to be kept…
    "i_number_double_huge_neg_exp": true,
    "i_number_neg_int_huge_exp": true,
    "i_number_pos_double_huge_exp": true,
    "i_number_real_neg_overflow": true,
    "i_number_real_pos_overflow": true,
    "i_number_real_underflow": true,
    "i_number_too_big_neg_int": true,
    "i_number_too_big_pos_int": true,
    "i_number_very_big_negative_int": true,
    // … but an exponent has nine digits at most.
    "i_number_huge_exp": false,
    // Halves of surrogate pairs stand for no character.
    "i_object_key_lone_2nd_surrogate": false,
    "i_string_1st_surrogate_but_2nd_missing": false,
    "i_string_1st_valid_surrogate_2nd_invalid": false,
    "i_string_incomplete_surrogate_and_escape_valid": false,
    "i_string_incomplete_surrogate_pair": false,
    "i_string_incomplete_surrogates_escape_valid": false,
    "i_string_invalid_lonely_surrogate": false,
    "i_string_invalid_surrogate": false,
    "i_string_inverted_surrogates_U+1D11E": false,
    "i_string_lone_second_surrogate": false,
    // Not UTF-8.
    "i_string_UTF-16LE_with_BOM": false,
    "i_string_UTF-8_invalid_sequence": false,
    "i_string_UTF8_surrogate_U+D800": false,
    "i_string_invalid_utf-8": false,
    "i_string_iso_latin_1": false,
    "i_string_lone_utf8_continuation_byte": false,
    "i_string_not_in_unicode_range": false,
    "i_string_overlong_sequence_2_bytes": false,
    "i_string_overlong_sequence_6_bytes": false,
    "i_string_overlong_sequence_6_bytes_null": false,
    "i_string_truncated-utf-8": false,
    "i_string_utf16BE_no_BOM": false,
    "i_string_utf16LE_no_BOM": false,
    // Deeper than 64 levels.
    "i_structure_500_nested_arrays": false,
    // A sender must not write a byte order mark (section 8.1).
    "i_structure_UTF-8_BOM_empty_object": false,
  ]

  @Test("what parsers read differently is read in one decided way")
  func transforming() throws {
    for sample in try JSONCorpus.samples(in: "test_transform") {
      let value = try? JSON.parse(sample.bytes)
      guard let decision = Self.transforms[sample.name] else {
        Issue.record("no decision on \(sample.name)")
        continue
      }
      // By the text, not by value: a number must keep its digits.
      #expect(value.map(Self.text) == decision, "\(sample.name)")
    }
  }

  private static func text(_ value: JSON) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Nil where the text is refused.
  private static let transforms: [String: String?] = [
    // Numbers keep their text.
    "number_-9223372036854775808": "[-9223372036854775808]",
    "number_-9223372036854775809": "[-9223372036854775809]",
    "number_1.0": "[1.0]",
    "number_1.000000000000000005": "[1.000000000000000005]",
    "number_1000000000000000": "[1000000000000000]",
    "number_10000000000000000999": "[10000000000000000999]",
    "number_1e-999": "[1E-999]",
    "number_1e6": "[1E6]",
    "number_9223372036854775807": "[9223372036854775807]",
    "number_9223372036854775808": "[9223372036854775808]",
    // Names are equal by their scalars, whatever their normalization.
    "object_key_nfc_nfd": "{\"\u{E9}\":\"NFC\",\"e\u{301}\":\"NFD\"}",
    "object_key_nfd_nfc": "{\"e\u{301}\":\"NFD\",\"\u{E9}\":\"NFC\"}",
    // Of a repeated name the last value counts.
    "object_same_key_different_values": "{\"a\":2}",
    "object_same_key_same_value": "{\"a\":1}",
    "object_same_key_unclear_values": "{\"a\":-0}",
    // Halves of surrogate pairs and bytes that are not UTF-8 are refused, never replaced.
    "string_1_escaped_invalid_codepoint": nil,
    "string_1_invalid_codepoint": nil,
    "string_2_escaped_invalid_codepoints": nil,
    "string_2_invalid_codepoints": nil,
    "string_3_escaped_invalid_codepoints": nil,
    "string_3_invalid_codepoints": nil,
    "string_with_escaped_NULL": "[\"A\\u0000B\"]",
  ]
}
