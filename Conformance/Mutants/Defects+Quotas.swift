import Conformance

extension Defect {
  /// Quotas, and what is told of them.
  static var quotas: [Defect] {
    [
      quota("limit-lies", "Tells another limit than it has", "burst") { answer, _ in
        answer.count("X-RateLimit-Limit") { $0 + 1 }
      },
      quota("remaining-stands", "Tells the same number of requests left each time", "burst") { answer, memory in
        memory.count = memory.count == 0 ? Int(answer.header("X-RateLimit-Remaining") ?? "") ?? 0 : memory.count
        answer.count("X-RateLimit-Remaining") { _ in memory.count }
      },
      quota("remaining-one-more", "Tells one request more than are left", "burst") { answer, _ in
        answer.count("X-RateLimit-Remaining") { $0 + 1 }
      },
      quota("reset-in-the-past", "The window opens again in the past", "burst") { answer, _ in
        answer.count("X-RateLimit-Reset") { _ in 1_000_000_000 }
      },
      quota("reset-in-milliseconds", "Tells the reset in milliseconds", "burst") { answer, _ in
        answer.count("X-RateLimit-Reset") { $0 * 1_000 }
      },
      quota("reset-as-a-pause", "Tells the reset as seconds from now", "burst") { answer, _ in
        answer.count("X-RateLimit-Reset") { _ in 3_600 }
      }, quota("no-retry-after", "Leaves Retry-After out", "burst") { answer, _ in answer.drop("Retry-After") },
      quota("retry-after-too-short", "Lets a client come back a second too early", "burst") { answer, _ in
        answer.pause { max($0 - 2, 1) }
      },
      quota("retry-after-too-long", "Makes a client wait longer than it must", "burst") { answer, _ in
        answer.pause { $0 + 30 }
      },
      quota("retry-after-as-a-date", "Tells Retry-After as a date", "burst") { answer, _ in
        if answer.header("Retry-After") != nil { answer.set("Retry-After", "Sat, 21 Nov 2026 05:00:00 GMT") }
      },
      quota("retry-after-differs", "Tells another pause in the body than in the header", "burst") { answer, _ in
        answer.change { members in
          if let index = members.firstIndex(where: { $0.name == "retry_after" }) {
            members[index].value = .number("99")
          }
        }
      },
      quota("no-retry-after-in-the-body", "Tells no pause in the body", "burst") { answer, _ in
        answer.change { $0.removeAll { $0.name == "retry_after" } }
      }, passing("none", "Has no quota", "burst") { _, _ in true },
      passing("burst-plus-one", "Takes one request more at once", "burst") { _, memory in
        memory.count += 1
        return memory.count == 1
      },
      Defect(
        name: "quota/burst-minus-one", breaks: "Takes one request less at once", cases: ["quota/downloads/burst"],
        ask: { request, memory in
          guard request.path.hasSuffix("/attestation") else { return nil }
          memory.count += 1
          guard memory.count == 10 else { return nil }
          return .made(
            429, [.init("Content-Type", "application/json"), .init("Retry-After", "36")],
            #"{"error":"Rate limit exceeded","retry_after":36}"#)
        }),
      passing("limit-plus-one", "Takes one request more in a window", "window") { answer, memory in
        // The bucket is never empty in this case: who is refused has used up the window.
        guard answer.header("X-RateLimit-Remaining") == "0" else { return false }
        memory.count += 1
        return memory.count == 1
      }, evaded("X-Forwarded-For"), evaded("Forwarded"), evaded("X-Real-IP"), evaded("True-Client-IP"),
      Defect(
        name: "quota/evaded-by-query", breaks: "Counts each query by itself", cases: ["quota/downloads/evasion"],
        tell: { answer, request, memory in if request.target.contains("?"), answer.status == 429 { answer.status = 404 }
        }),
      Defect(
        name: "quota/evaded-by-connection", breaks: "Counts each connection by itself",
        cases: ["quota/downloads/evasion"],
        tell: { answer, request, memory in
          if request.header("Connection") == "close", answer.status == 429 { answer.status = 404 }
        }),
    ]
  }

  private static func quota(
    _ name: String, _ breaks: String, _ step: String, _ edit: @escaping @Sendable (inout Answer, inout Memory) -> Void
  ) -> Defect {
    Defect(
      name: "quota/\(name)", breaks: breaks, cases: ["quota/downloads/\(step)"],
      tell: { answer, request, memory in if request.path.hasSuffix("/attestation") { edit(&answer, &memory) } })
  }

  /// Lets a request pass that the true server has refused, with the answer that those before it had.
  private static func passing(
    _ name: String, _ breaks: String, _ step: String, _ passes: @escaping @Sendable (Answer, inout Memory) -> Bool
  ) -> Defect {
    Defect(
      name: "quota/\(name)", breaks: breaks, cases: ["quota/downloads/\(step)"],
      tell: { answer, request, memory in
        guard request.path.hasSuffix("/attestation"), answer.status == 429, passes(answer, &memory) else { return }
        answer.status = 404
        answer.drop("Retry-After")
        answer.body = Array(#"{"error":"Resource not found"}"#.utf8)
      })
  }

  private static func evaded(_ header: String) -> Defect {
    Defect(
      name: "quota/evaded-by-\(header.lowercased())", breaks: "Believes \(header) who calls",
      cases: ["quota/downloads/evasion"],
      tell: { answer, request, _ in if request.header(header) != nil, answer.status == 429 { answer.status = 404 } })
  }
}

extension Answer {
  fileprivate mutating func count(_ name: String, _ change: (Int) -> Int) {
    if let value = header(name).flatMap(Int.init) { set(name, String(change(value))) }
  }

  /// Another pause, told alike in the header and the body.
  fileprivate mutating func pause(_ change: (Int) -> Int) {
    guard let seconds = header("Retry-After").flatMap(Int.init) else { return }
    set("Retry-After", String(change(seconds)))
    self.change { members in
      if let index = members.firstIndex(where: { $0.name == "retry_after" }) {
        members[index].value = .number(String(change(seconds)))
      }
    }
  }
}
