@testable import Vault

extension FuzzTarget {
  /// The first byte of an input is how long an answer may be, the others are what comes out of the scanner's socket.
  static let clamd = FuzzTarget(
    name: "clamd",
    promise: "An answer is the same however it is cut; clean is what says just that, infected what tells of a find",
    longest: 512,
    seeds: [
      "stream: OK\0", "stream: Win.Test.EICAR_HDB-1 FOUND\0",
      "stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND\0",
      "INSTREAM size limit exceeded. ERROR\0", "stream: Can't allocate memory ERROR\0", "UNKNOWN COMMAND\0", "PONG\0",
      "ClamAV 1.4.6/27812/Mon Nov 10 08:30:12 2026\0", "stream: OK", "stream: OK\n", "stream: OK \0", "stream: ok\0",
      "stream: OK FOUND\0", "stream: A FOUND OK\0", "stream: A FOUND\0stream: OK\0", "1: stream: OK\0", "\0", "",
      "\n\0",
      "stream: \u{1}\u{7F}é ERROR\0", "stream: " + String(repeating: "a", count: 140) + " FOUND\0",
      "stream: FOUND\0", "stream:  FOUND\0",
    ].map { [255] + Array($0.utf8) }
      + [9, 10].map { [$0] + Array("stream: OK\0".utf8) },
    words: [
      "stream: ", "OK", " FOUND", " ERROR", "INSTREAM size limit exceeded", "Heuristics.Limits.Exceeded", "\0", "\n",
    ]
  ) { bytes in
    guard let first = bytes.first else { return }
    let (longest, wire) = (Int(first), Array(bytes.dropFirst()))
    let cuts = Cuts.all(wire)
    let answer = receive(cuts[0], longest)
    for pieces in cuts.dropFirst() {
      let other = receive(pieces, longest)
      try hold(other == answer, "\(other) when cut, else \(answer)")
    }
    let line = Array(wire.prefix { $0 != 0 && $0 != 0x0A })
    switch answer {
    case .success(let text?):
      let plain = line.map { $0 >= 0x20 && $0 < 0x7F ? Character(Unicode.Scalar($0)) : "?" }
      try hold(line.count < wire.count && text == String(plain), "\(text) is not what was said: \(shown(line))")
      try hold(line.count <= longest, "\(text) is longer than \(longest)")
      try checkVerdict(text, line)
    case .success(nil): try hold(line.count == wire.count && line.count <= longest, "no end of \(shown(line))")
    case .failure(let error):
      try hold(line.count > longest && error == .scanner("an answer without end"), "\(error) of \(shown(line))")
    }
  }

  private static func receive(_ pieces: [[UInt8]], _ longest: Int) -> Result<String?, ScanError> {
    var answer = ClamdAnswer(longest: longest)
    do throws(ScanError) {
      for piece in pieces {
        if let text = try answer.receive(piece[...]) { return .success(text) }
      }
      return .success(nil)
    } catch {
      return .failure(error)
    }
  }

  /// `INSTREAM` of clamd(8), and the two ways to say that a file was too large.
  private static func checkVerdict(_ text: String, _ line: [UInt8]) throws {
    let verdict = Clamd.verdict(text)
    try hold((verdict == .clean) == line.elementsEqual("stream: OK".utf8), "\(shown(line)) is \(verdict)")
    let isTooLarge =
      text.hasPrefix("INSTREAM size limit exceeded")
      || text.hasPrefix("stream: Heuristics.Limits.Exceeded") && text.hasSuffix(" FOUND")
    try hold((verdict == .error(.exceedsScannerLimits)) == isTooLarge, "\(text) is \(verdict)")
    switch verdict {
    case .clean, .error(.exceedsScannerLimits): break
    case .infected(let signature):
      try hold(signature.utf8.count <= 128, "\(text) has found \(signature)")
      try hold(text.hasPrefix("stream: " + signature) && text.hasSuffix(" FOUND"), "\(signature) is not in \(text)")
      try hold(Clamd.verdict("stream: \(signature) FOUND") == verdict, "\(signature) did not come back")
    case .error(.scanner(let words)):
      try hold(text.hasPrefix(words) && words.utf8.count == min(256, text.utf8.count), "\(text) is told as \(words)")
      try hold(!(text.hasPrefix("stream: ") && text.hasSuffix(" FOUND")), "the find of \(text) was passed over")
    case .error(let error): throw BrokenPromise(description: "\(text) is \(error)")
    }
  }
}
