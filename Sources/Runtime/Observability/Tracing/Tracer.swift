import Glibc
import Synchronization

/// Decides which traces are written down, and keeps their finished steps until they are sent. Everything here may be
/// called on an event loop: what finds no room is dropped and counted.
public final class Tracer: Sendable {
  /// What became of steps since the process began, for metrics.
  struct Figures: Sendable {
    var sent = 0
    /// Not kept, since too many waited.
    var dropped = 0
    /// Given up, since the collector did not take them.
    var failed = 0
    /// Those that wait now.
    var waiting = 0
  }

  private struct State {
    var spans: [TraceSpan] = []
    var figures = Figures()
  }

  /// Steps that are sent at once.
  public static let batch = 512

  /// As browsers and clients see it: `https` or `http`.
  let scheme: String
  /// Traces that begin here are written down when the lower half of their name, without its last bit, is below it.
  private let threshold: UInt64
  private let capacity: Int
  private let state = Mutex(State())
  private let signal = WakeSignal()

  /// - Parameters:
  ///   - sampling: the share of traces that are written down, of those that begin here, from 0 to 1. In others it is as
  ///     the caller has decided.
  ///   - capacity: steps that may wait to be sent.
  public init(sampling: Double, scheme: String, capacity: Int = 16 * Tracer.batch) {
    self.scheme = scheme
    self.capacity = capacity
    threshold = sampling >= 1 ? 1 << 63 : UInt64(max(0, sampling) * 0x1p63)
  }

  func isSampled(_ context: TraceContext) -> Bool { context.parentIsSampled ?? (context.trace.low >> 1 < threshold) }

  /// Keeps a finished step of a trace that is written down.
  func keep(_ span: TraceSpan) {
    let waiting = state.withLock { state in
      guard state.spans.count < capacity else {
        state.figures.dropped += 1
        return 0
      }
      state.spans.append(span)
      return state.spans.count
    }
    if waiting == Self.batch { signal.ring() }
  }

  /// Begins a step that nobody's request has asked for, and with it a trace.
  public func begin() -> TraceStep {
    let trace = TraceID(high: .random(in: 1 ... .max), low: .random(in: 0 ... .max))
    let context = TraceContext(trace: trace, span: .random())
    return TraceStep(tracer: self, context: context, isSampled: isSampled(context))
  }

  // MARK: For whoever sends them

  /// Waits until there are as many as are sent at once, for that time at most, or until the task is cancelled.
  public func wait(milliseconds: Int64) async { await signal.wait(milliseconds: milliseconds) }

  /// Takes those that have waited longest.
  public func take() -> [TraceSpan] {
    state.withLock { state in
      let taken = Array(state.spans.prefix(Self.batch))
      state.spans.removeFirst(taken.count)
      return taken
    }
  }

  /// Takes back what was taken and not sent, as if it had never been.
  public func giveBack(_ spans: [TraceSpan]) { state.withLock { $0.spans.insert(contentsOf: spans, at: 0) } }

  /// Tells what became of those that were taken.
  public func note(sent: Int, failed: Int) {
    state.withLock { state in
      state.figures.sent += sent
      state.figures.failed += failed
    }
  }

  var figures: Figures {
    state.withLock { state in
      var figures = state.figures
      figures.waiting = state.spans.count
      return figures
    }
  }

  /// Nanoseconds since 1970 (UTC) by the machine's own clock, which a sandbox does not move.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

/// A finished step of a trace, as OpenTelemetry calls it a span.
public struct TraceSpan: Sendable {
  /// With the numbers of OTLP's `SpanKind`.
  public enum Kind: Int, Sendable {
    case `internal` = 1
    case server, client
  }

  public enum Value: Sendable, Hashable {
    case text(String)
    case integer(Int)
  }

  public typealias Attributes = [(name: StaticString, value: Value)]

  var context: TraceContext
  var isSampled = true
  var name: String
  var kind: Kind
  /// Nanoseconds since 1970 (UTC).
  var begin: Int64
  var end: Int64
  /// Without personal data and secrets.
  var attributes: Attributes
  var hasFailed: Bool
}

/// A step of a trace that is under way.
public struct TraceStep: Sendable {
  /// The step that the current task works on, where its trace is written down.
  @TaskLocal static var current: TraceStep?

  let tracer: Tracer
  let context: TraceContext
  let isSampled: Bool
  private let began = Tracer.now
  private let beganMonotonic = Clock.monotonicNanoseconds

  init(tracer: Tracer, context: TraceContext, isSampled: Bool) {
    self.tracer = tracer
    self.context = context
    self.isSampled = isSampled
  }

  /// The fields that hand the trace on to whom we call in this step.
  public var headers: [(name: String, value: String)] { context.headers(isSampled: isSampled) }

  public func end(_ name: String, _ kind: TraceSpan.Kind, _ attributes: TraceSpan.Attributes, hasFailed: Bool) {
    guard isSampled else { return }
    tracer.keep(
      TraceSpan(
        context: context, name: name, kind: kind, begin: began,
        end: began + Clock.monotonicNanoseconds - beganMonotonic, attributes: attributes, hasFailed: hasFailed))
  }
}

/// Does something as a step within the one that the current task works on. Where its trace is not written down, this
/// costs a look at the task.
public func traced<Value, Problem: Error>(
  _ name: StaticString, _ attributes: @autoclosure () -> TraceSpan.Attributes = [],
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws(Problem) -> Value
) async throws(Problem) -> Value {
  guard let current = TraceStep.current else { return try await body() }
  let step = TraceStep(tracer: current.tracer, context: current.context.child(isSampled: true), isSampled: true)
  do throws(Problem) {
    let value = try await body()
    step.end("\(name)", .internal, attributes(), hasFailed: false)
    return value
  } catch {
    step.end("\(name)", .internal, attributes(), hasFailed: true)
    throw error
  }
}
