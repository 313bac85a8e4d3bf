/// The cases of the yaml-test-suite that we answer otherwise, with the reason: our own policy or the limits of libyaml,
/// which reads YAML 1.1 with parts of 1.2.
enum SuiteExceptions {
  enum Outcome: Equatable {
    /// As the suite defines: a valid document loads with its value, an invalid one is refused.
    case asDefined
    /// A valid document whose first diagnostic has this code.
    case refused(String)
    /// An invalid document loads.
    case accepted
    /// A valid document loads with another value.
    case otherValue
  }

  struct Group {
    var outcome: Outcome
    var reason: String
    /// Separated by spaces.
    var ids: String
  }

  static let outcomes: [String: Outcome] = Dictionary(
    groups.flatMap { group in group.ids.split(separator: " ").map { (String($0), group.outcome) } },
    uniquingKeysWith: { first, _ in first })

  static let groups = policy + refusedByLibyaml + acceptedByLibyaml

  private static let policy = [
    Group(
      outcome: .refused("PM0004"), reason: "an empty document is refused",
      ids: "8G76 AVM7 98YD MUS6/02 MUS6/03 MUS6/04 DK95/07"),
    Group(
      outcome: .refused("PM0005"), reason: "a file is one document",
      ids: "L383 6XDY 6ZKB 9DXL KSS4 PUW8 35KP 9KAX U9NS RZT7 JHB9"),
    Group(
      outcome: .refused("PM0010"), reason: "a key is a scalar that is not missing",
      ids: "Q9WF M2N8/01 V9D5 9MMW LX3P SBG9 X38W M5DY KK5P 6BFJ 6PBE 4FJ6 RZP5 XW4D DFF7"),
    Group(
      outcome: .refused("PM0013"), reason: "a tag is one of the core schema",
      ids: "7FWL 9WXW 6WLZ Z67P M5C3 CUP7 6CK3 5TYM UGM3 C4HZ CC74 Z9M4 P76L 565N J7PZ 2XXW"),
  ]

  private static let refusedByLibyaml = [
    Group(
      outcome: .refused("PM0003"),
      reason: "libyaml wants a key of a flow mapping and its ':' on one line, and a space after the ':'",
      ids: "4MUZ/00 4MUZ/01 4MUZ/02 VJP3/01 K3WX 5MUD NJ66 9SA2 5T43"),
    Group(
      outcome: .refused("PM0003"),
      reason: "libyaml reads no missing key before ':'; it would be refused as a key that is missing",
      ids: "2JQS SM9W/01 NHX8 UKK6/00 M2N8/00 S3PD NKF9 6M2F CFD4 FRK4"),
    Group(
      outcome: .refused("PM0003"),
      reason: "libyaml reads no plain scalar that starts with ':' within brackets or holds a ':' before ','",
      ids: "HM87/00 58MP DBG4 4ABK"),
    Group(
      outcome: .refused("PM0003"), reason: "libyaml takes only spaces where YAML 1.2 lets tabs separate",
      ids: "R4YG DK95/00 DK95/03 DK95/04 96NN/00 96NN/01 Y79Y/01 Y79Y/10 6CA3 Q5MG A2M4 6BCT"),
    Group(
      outcome: .refused("PM0003"), reason: "libyaml knows letters, digits, '-' and '_' in the names of anchors",
      ids: "2SXE W5VH 8XYN"),
    Group(
      outcome: .refused("PM0003"), reason: "libyaml refuses unknown directives and versions in place of warning",
      ids: "BEC7 6LVF 2LFX MUS6/05 MUS6/06"),
    Group(
      outcome: .refused("PM0003"), reason: "libyaml wants the lines of a top-level block scalar indented",
      ids: "DK3J FP8R W4TN"),
    Group(
      outcome: .refused("PM0003"),
      reason:
        "libyaml reads no bare document after '...' and no '%' at the start of a line; "
        + "these are several documents or none",
      ids: "7Z25 M7A3 HWV9 QT73 UT92"),
  ]

  private static let acceptedByLibyaml = [
    Group(outcome: .accepted, reason: "libyaml lets a comment follow without a space", ids: "9JBA CVW2 X4QW SU5Z"),
    Group(outcome: .accepted, reason: "libyaml reads '-' within brackets as text", ids: "G5U8 YJV2"),
    Group(
      outcome: .accepted, reason: "libyaml does not check the indentation within brackets, quotes and blank lines",
      ids: "9C9N QB6E DK95/01 Y79Y/03 S98Z"),
    Group(
      outcome: .otherValue, reason: "libyaml drops a last line of spaces without a line break",
      ids: "JEF9/02 L24T/01"),
    Group(outcome: .otherValue, reason: "libyaml ends the name of an anchor at ':'", ids: "Y2GN"),
    Group(
      outcome: .otherValue, reason: "libyaml takes '?' within brackets for a key without a space after it",
      ids: "HM87/01 652Z"),
  ]
}
