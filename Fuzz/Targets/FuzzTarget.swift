/// Something that reads what strangers send, and what it must keep to whatever they send.
struct FuzzTarget: Sendable {
  /// In lower case, as `scripts/fuzz` and the folders of kept cases call it.
  let name: String
  /// What is held, besides that nothing crashes or runs without end.
  let promise: String
  /// Bytes of an input.
  var longest = 4096
  /// Inputs that a search starts from: enough to have been everywhere once.
  let seeds: [[UInt8]]
  /// Words of the language, which a search tries to put in.
  var words: [String] = []
  /// - Throws: ``BrokenPromise``.
  let check: @Sendable ([UInt8]) throws -> Void

  static let all: [FuzzTarget] = [
    .http1, .http2, .chunked, .multipart, .forms, .percent, .files, .json, .decoders, .tokens, .fields, .ranges,
    .origin, .clamd, .yaml,
  ]

  static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// What an input has shown.
struct BrokenPromise: Error, CustomStringConvertible {
  let description: String
}

/// - Throws: ``BrokenPromise`` with the message, where the condition is false.
func hold(_ condition: Bool, _ message: @autoclosure () -> String) throws(BrokenPromise) {
  guard condition else { throw BrokenPromise(description: message()) }
}

/// Bytes of a text, with `\r\n` for the line ends that a source file can show.
func lines(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }

/// The bytes as a person can read them in a message.
func shown(_ bytes: some Sequence<UInt8>) -> String {
  var text = ""
  for byte in bytes {
    switch byte {
    case 0x20...0x7E where byte != UInt8(ascii: "\\"): text.unicodeScalars.append(Unicode.Scalar(byte))
    default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
  return text
}
