import Glibc

/// What the system says of this process, under the names that every Prometheus client gives it.
public struct ProcessFigures: Sendable {
  /// Seconds since 1970 at which the process began; nil where `/proc` does not say.
  private var startTime: Double?
  private var cpuSeconds: Double?
  private var residentBytes: Int?
  private var virtualBytes: Int?
  private var openFiles: Int?
  private var mostFiles: Int?

  private static let start = MetricFamily.gauge(
    "process_start_time_seconds", "When the process began, in seconds since 1970 (UTC)")
  private static let cpu = MetricFamily.counter(
    "process_cpu_seconds_total", "Processor time that the process has used, its own and the system's for it")
  private static let resident = MetricFamily.gauge(
    "process_resident_memory_bytes", "Memory of the process that is in RAM")
  private static let virtual = MetricFamily.gauge("process_virtual_memory_bytes", "Address space of the process")
  private static let files = MetricFamily.gauge("process_open_fds", "File descriptors that are open")
  private static let filesLimit = MetricFamily.gauge(
    "process_max_fds", "File descriptors that may be open at once")

  public static let families = [start, cpu, resident, virtual, files, filesLimit]

  /// Looks at `/proc` (proc(5)). Blocks for as long as the system takes to count the open files.
  public static func current() -> ProcessFigures {
    var figures = ProcessFigures()
    figures.readStatus()
    figures.openFiles = countFiles()
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
      figures.mostFiles = Int(clamping: limit.rlim_cur)
    }
    return figures
  }

  public func write(to text: inout MetricsText) {
    func write(_ family: MetricFamily, _ value: MetricValue?) {
      text.write(family) { if let value { $0.add(value) } }
    }
    write(Self.start, startTime.map { .number($0) })
    write(Self.cpu, cpuSeconds.map { .number($0) })
    write(Self.resident, residentBytes.map { .integer($0) })
    write(Self.virtual, virtualBytes.map { .integer($0) })
    write(Self.files, openFiles.map { .integer($0) })
    write(Self.filesLimit, mostFiles.map { .integer($0) })
  }

  private mutating func readStatus() {
    guard let text = Self.read("/proc/self/stat"), let close = text.lastIndex(of: ")") else { return }
    // Behind the command's name, which may hold anything, the third field of proc(5) comes first.
    let fields = text[text.index(after: close)...].split(separator: " ")
    func field(_ number: Int) -> Int? { number - 3 < fields.count ? Int(fields[number - 3]) : nil }
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    if let user = field(14), let system = field(15) { cpuSeconds = Double(user + system) / ticks }
    virtualBytes = field(23)
    residentBytes = field(24).map { $0 * sysconf(Int32(_SC_PAGESIZE)) }
    if let started = field(22), let boot = Self.bootTime() { startTime = Double(boot) + Double(started) / ticks }
  }

  private static func bootTime() -> Int? {
    let line = read("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
    return line.flatMap { Int($0.dropFirst("btime ".count)) }
  }

  private static func countFiles() -> Int? {
    guard let directory = opendir("/proc/self/fd") else { return nil }
    defer { closedir(directory) }
    var count = 0
    while let entry = readdir(directory) {
      if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
    }
    // The directory itself is open only now.
    return count - 1
  }

  private static func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16 * 1024)
    while case let count = Glibc.read(descriptor, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
