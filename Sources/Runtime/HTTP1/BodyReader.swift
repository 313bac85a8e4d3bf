/// Finds the end of a request's body in the bytes of the connection.
struct BodyReader {
  private enum State {
    case length(remaining: Int)
    case chunked(ChunkedDecoder)
    case open(hasEnded: Bool)
  }

  private var state: State

  init(_ framing: RequestHead.Framing) {
    switch framing {
    case .none: state = .length(remaining: 0)
    case .length(let length): state = .length(remaining: length)
    case .chunked: state = .chunked(ChunkedDecoder())
    case .untilEnd: state = .open(hasEnded: false)
    }
  }

  var isComplete: Bool {
    switch state {
    case .length(let remaining): remaining == 0
    case .chunked(let decoder): decoder.isDone
    case .open(let hasEnded): hasEnded
    }
  }

  /// Bytes that are still to come; nil where nobody has said how many.
  var remaining: Int? {
    if case .length(let remaining) = state { remaining } else { nil }
  }

  /// Adds at most `room` bytes of the body to `output`.
  /// - Returns: how many bytes of the input were used.
  mutating func read(_ input: ArraySlice<UInt8>, into output: inout [UInt8], room: Int) throws(Failure) -> Int {
    switch state {
    case .length(let remaining):
      let count = min(input.count, remaining, room)
      output.append(contentsOf: input.prefix(count))
      state = .length(remaining: remaining - count)
      return count
    case .chunked(var decoder):
      defer { state = .chunked(decoder) }
      return try decoder.decode(input, into: &output, room: room)
    case .open:
      let count = min(input.count, room)
      output.append(contentsOf: input.prefix(count))
      return count
    }
  }

  /// What was read is all there is, where the body itself does not tell.
  mutating func finish() {
    if case .open = state { state = .open(hasEnded: true) }
  }
}
