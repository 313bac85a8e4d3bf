/// Planned faults: what they do before a request is acted on, and to its answer.
extension Pipeline {
  /// No operation of an API like ours declares it (RFC 2324).
  private static let undeclaredStatus: UInt16 = 418

  /// Lets the request meet the fault that is planned for it.
  /// - Throws: where it is not acted on.
  func meetFault(
    _ principal: Principal, _ operation: OperationDescriptor, _ account: RequestAccount, _ call: Call,
    _ exchange: Exchange
  ) async throws(Failure) {
    guard let fault = faults?.takeFault(editorID: principal.editorID, operation: operation.id) else { return }
    account.fault = fault
    log.record(
      .info, "a planned fault", call.names + [("operation", "\(operation.id)"), ("fault", "\(fault)")])
    switch fault {
    case .refused(.tooManyRequests(let seconds)):
      account.pretendUsedUp(seconds: seconds)
      throw .tooManyRequests(retryAfter: seconds)
    case .refused(.unavailable(let seconds)): throw .unavailable(retryAfter: seconds)
    case .refused(.unauthenticated): throw .unauthenticated
    case .refused(.fault): throw .fault(PlannedFaultMet())
    case .delayed(let milliseconds):
      exchange.prolong(milliseconds: milliseconds)
      // Broken off with its connection, after which nobody waits for an answer.
      guard (try? await Task.sleep(for: .milliseconds(milliseconds))) != nil else { throw .requestTimeout }
    case .undeclaredStatus, .dropped:
      // In place of an answer that nobody sees.
      throw .unavailable(retryAfter: 1)
    case .brokenOff, .cut: break
    }
  }

  /// The answer as the fault leaves it.
  func answer(_ answer: Answer, after fault: PlannedFault) -> Answer {
    var answer = answer
    switch fault {
    case .undeclaredStatus:
      answer.reply = Reply(
        status: Self.undeclaredStatus, headers: Array("Content-Type: application/json\r\n".utf8),
        body: .bytes(Array("{\"error\":\"A status that the contract does not declare\"}".utf8)))
      answer.failure = nil
    case .dropped: answer.end = .unsent
    case .brokenOff: answer.end = .brokenOff
    case .cut:
      switch answer.reply.body {
      case .none: break
      case .bytes(let bytes): answer.reply.body = .bytes(Array(bytes.prefix(bytes.count / 2)))
      case .stream: answer.end = .cut
      }
    case .refused, .delayed: break
    }
    return answer
  }

  /// Sends what a planned fault leaves of an answer.
  func sendPart(of answer: Answer, _ call: Call, _ exchange: Exchange) async {
    guard answer.end != .unsent, call.head.method != .head else { return exchange.abort() }
    var begun = answer
    switch answer.reply.body {
    case .none: break
    case .bytes(let bytes):
      begun.reply.body = .stream(BodyStream(length: bytes.count) { nil })
      exchange.begin(begun)
      _ = await exchange.write(Array(bytes.prefix(bytes.count / 2)))
    case .stream(let stream):
      // Of a body whose length nobody knows, the first piece.
      var left = stream.length.map { $0 / 2 } ?? 1
      if answer.end == .cut { begun.reply.body = .stream(BodyStream(length: left) { nil }) }
      exchange.begin(begun)
      do {
        while left > 0, let chunk = try await stream.next() {
          guard await exchange.write(Array(chunk.prefix(left))) else { break }
          left -= chunk.count
        }
        if answer.end == .cut, left <= 0 { return exchange.end() }
      } catch {
        // The connection ends all the same.
        report(error, call)
      }
    }
    exchange.abort()
  }
}

/// How much of an answer is sent; less than all of it only by a planned fault.
enum AnswerEnd: Sendable {
  case whole
  /// The half, as if it were all.
  case cut
  /// The half, and the connection ends.
  case brokenOff
  /// The connection ends without an answer.
  case unsent
}

/// What the log says of a fault that was planned.
private struct PlannedFaultMet: Error, CustomStringConvertible {
  let description = "planned in the sandbox"
}
