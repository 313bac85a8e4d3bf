@testable import Runtime

/// What a connection reads of its bytes: message after message, until one is broken.
struct MessageReader {
  /// A request as it was understood.
  struct Message: Equatable {
    let head: [UInt8]
    let method: HTTPMethod
    let path: [UInt8]
    let query: [UInt8]?
    let fields: [[[UInt8]]]
    let framing: RequestHead.Framing
    let keepAlive: Bool
    let expectsContinue: Bool
    var body: [UInt8] = []
    var isComplete = false

    init(_ head: RequestHead) {
      self.head = head.bytes
      method = head.method
      path = Array(head.bytes[head.path])
      query = head.query.map { Array(head.bytes[$0]) }
      fields = head.headers.fields.map { [Array(head.bytes[$0.name]), Array(head.bytes[$0.value])] }
      framing = head.framing
      keepAlive = head.keepAlive
      expectsContinue = head.expectsContinue
    }
  }

  private let limits: HeadLimits
  private var scanner: HeadScanner
  private var body: BodyReader?
  private var received: [UInt8]
  private var start: Int

  private(set) var heads: [RequestHead] = []
  private(set) var messages: [Message] = []
  /// Why nothing more can be read.
  private(set) var failure: Failure.Kind?

  /// - Parameter before: bytes that were used up before the first message.
  init(limits: HeadLimits, before: Int = 0) {
    self.limits = limits
    scanner = HeadScanner(limits: limits)
    received = [UInt8](repeating: 0x21, count: before)
    start = before
  }

  /// - Parameter room: how much of a body is taken at once.
  mutating func receive(_ piece: [UInt8], room: Int = .max) {
    guard failure == nil else { return }
    received += piece
    do throws(Failure) {
      while try step(room) {}
    } catch {
      failure = error.kind
    }
  }

  /// - Returns: whether there may be more to read.
  private mutating func step(_ room: Int) throws(Failure) -> Bool {
    guard var reader = body else {
      guard let (range, next) = try scanner.scan(received, from: start) else { return false }
      start = next
      let head = try HeadParser.parse(Array(received[range]))
      heads.append(head)
      messages.append(Message(head))
      body = BodyReader(head.framing)
      return true
    }
    let last = messages.count - 1
    if reader.isComplete {
      messages[last].isComplete = true
      body = nil
      scanner = HeadScanner(limits: limits)
      return true
    }
    guard start < received.count else { return false }
    let used = try reader.read(received[start...], into: &messages[last].body, room: room)
    body = reader
    start += used
    return used > 0
  }
}
