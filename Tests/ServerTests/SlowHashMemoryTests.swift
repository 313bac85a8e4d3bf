import Foundation
import Testing

/// Memory that slow hashes take, in a process of its own.
@Suite struct SlowHashMemoryTests {
  /// What one takes, in kilobytes (`PasswordHash.Cost.standard`).
  private static let hash = 16 * 1024

  @Test("what a slow hash takes goes back to the system with its end")
  func goesBack() throws {
    let server = try RunningServer()
    let client = try APIClient(server, server.addEditor("Editor"), scope: nil)
    // The C library keeps blocks of a size once some of that size were freed. A wrong secret is hashed each time.
    for _ in 0..<4 { #expect(try client.requestToken(secret: "wrong").status == 401) }
    try server.forgetPeak()
    #expect(try client.requestToken(secret: "wrong").status == 401)
    let (peak, rest) = (try server.memory("VmHWM"), try server.memory("VmRSS"))
    #expect(peak - rest > Self.hash * 3 / 4, "\(rest) kB stay of \(peak)")
  }
}
