import Foundation
import SpecIR

/// What a server on this machine holds in memory (Linux, `/proc/PID/status`).
struct ServerMemory {
  static let unknown = "the suite was not told the server's process on this machine (--pid)"
  /// Kibibytes by which the most that it ever held may grow: what some requests in flight may hold, and no more.
  private static let mostGrowth = 128 * 1024

  private let processID: Int32
  /// Kibibytes held at most before the first case.
  private let before: Int

  init?(_ processID: Int32) {
    guard let peak = Self.peak(of: processID) else { return nil }
    self.processID = processID
    before = peak
  }

  func verdict(_ site: Site) -> Outcome {
    guard let now = Self.peak(of: processID) else {
      return .failed([.init("The server's process \(processID) must still be there", site)])
    }
    if now - before <= Self.mostGrowth { return .passed }
    return .failed([
      .init(
        "The server's memory must not grow by more than \(Self.mostGrowth) KiB, but at most it held \(before) KiB "
          + "before and \(now) KiB now", site)
    ])
  }

  private static func peak(of processID: Int32) -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
    else { return nil }
    return Int(line.filter(\.isNumber))
  }
}
