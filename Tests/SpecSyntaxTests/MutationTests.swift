import Foundation
import SpecSyntax
import TestSupport
import Testing

/// Damaged contracts never crash the reader, and whatever it reports can be shown.
@Suite struct MutationTests {
  /// SplitMix64, so that a failure can be repeated.
  struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let seed = """
    openapi: 3.1.0
    info: {title: "Passe Marché", version: 1.0.0, é: 😀}
    paths:
      /a: &a
        get:
          responses: {200: {description: 'l''été'}}
      /b: *a
    list: [1, -2.5e3, 0x1F, ~, yes, "x\\u00e9\\n", !!str 3, [[], {}]]
    text: |
      several
        lines
    folded: >-
      of
      text # no comment

    """

  @Test(arguments: 0..<8)
  func damagedContracts(_ part: Int) {
    let deadline = ContinuousClock.now + .milliseconds(250)
    var random = Random(state: UInt64(part))
    let pieces = [
      "\t", "\r", "\n", ": ", "- ", "? ", "&a ", "*a", "!!int ", "<<: ", "[", "]", "{", "}", "'", "\"", "|", ">", "%",
      "#", "---\n", "...\n",
    ]
    let limits = YAMLLimits(maxBytes: 1 << 16, maxDepth: 10, maxNodes: 200, maxDiagnostics: 20)
    for _ in 0..<400 where ContinuousClock.now < deadline {
      var bytes = Array(Self.seed.utf8)
      for _ in 0...Int.random(in: 0...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &random)))
        case 3:
          bytes.insert(
            contentsOf: bytes[place..<min(bytes.count, place + 40)], at: Int.random(in: 0..<bytes.count, using: &random)
          )
        default: bytes.removeSubrange((place + 1)...)
        }
        if bytes.isEmpty { bytes = [0x61] }
      }
      let loaded = YAML.load(bytes, file: "x.yaml", limits: limits)
      #expect(loaded.node != nil || loaded.diagnostics.hasErrors)
      #expect(loaded.diagnostics.allSatisfy { $0.span.start <= $0.span.end })
      if let node = loaded.node { #expect(spansAreNested(node)) }
      let text = DiagnosticRenderer.text(loaded.diagnostics) { _ in bytes }
      #expect(text.isEmpty == loaded.diagnostics.isEmpty)
    }
  }

  /// Each value starts where or before its members do and ends where or after they do, but for members that came by an
  /// alias.
  private func spansAreNested(_ node: Node) -> Bool {
    guard node.span.start <= node.span.end else { return false }
    return switch node.value {
    case .sequence(let items): items.allSatisfy { spansAreNested($0) && $0.span.start <= node.span.end }
    case .mapping(let mapping):
      mapping.entries.allSatisfy { entry in
        node.span.start <= entry.key.span.start && entry.key.span.end <= node.span.end && spansAreNested(entry.value)
      }
    default: true
    }
  }
}
