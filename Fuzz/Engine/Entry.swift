import Glibc

// What libFuzzer calls (https://llvm.org/docs/LibFuzzer.html). It brings the program's `main`; `scripts/fuzz` builds
// and runs it.

/// Chosen by the variable FUZZ_TARGET.
private let target: FuzzTarget = {
  guard let name = environment("FUZZ_TARGET"), let target = FuzzTarget.named(name) else {
    complain("FUZZ_TARGET must name a target: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
    exit(2)
  }
  return target
}()

/// Before the search: with FUZZ_SEEDS the seeds of the target are written to that folder, with its words beside them,
/// and that is all; with FUZZ_LIST the targets are told.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>>>
) -> Int32 {
  if environment("FUZZ_LIST") != nil {
    for target in FuzzTarget.all { print("\(target.name)\t\(target.longest)\t\(target.promise)") }
    exit(0)
  }
  if let folder = environment("FUZZ_SEEDS") {
    for (number, seed) in target.seeds.enumerated() { store(seed, to: "\(folder)/seed-\(number)") }
    let words = target.words.map { "\"" + dictionaryForm($0) + "\"\n" }
    store(Array(words.joined().utf8), to: "\(folder).words")
    exit(0)
  }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  do {
    try ProcessorTime.limit(milliseconds: 10_000) { try target.check(input) }
  } catch {
    complain("\(target.name): \(error)")
    // Which libFuzzer takes for a finding, and keeps the input.
    abort()
  }
  return 0
}

private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

private func complain(_ message: String) {
  let line = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, line, line.count)
}

private func store(_ bytes: [UInt8], to path: String) {
  guard let file = fopen(path, "w") else {
    complain("\(path) cannot be written")
    exit(1)
  }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

/// As libFuzzer's dictionaries have it: quotes, backslashes and what cannot be seen by their numbers.
private func dictionaryForm(_ word: String) -> String {
  word.utf8.map { byte in
    byte > 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C
      ? String(Unicode.Scalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }.joined()
}
