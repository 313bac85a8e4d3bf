import Runtime
import Store

/// The database and the disk.
enum StoreMetrics {
  private static let up = MetricFamily.gauge(
    "passemarche_store_up", "1 if the database could be read for this scrape; without it what hangs on it is missing")
  private static let queue = MetricFamily.gauge("passemarche_store_write_queue", "Writes that wait or run")
  private static let commits = MetricFamily.counter(
    "passemarche_store_commits_total", "Durable transactions, each with one or more writes")
  private static let writes = MetricFamily.counter(
    "passemarche_store_writes_total",
    "Writes by what came of them: rolled back is failed, and refused was turned away by a full queue",
    labels: ["result"])
  private static let commitDuration = MetricFamily.histogram(
    "passemarche_store_commit_duration_seconds",
    "From the begin of a transaction until it was durable, or had failed; what waits for it waits as long", labels: [],
    bounds: StoreActivity.durationBounds)
  private static let commitSize = MetricFamily.histogram(
    "passemarche_store_commit_writes", "Writes that share a transaction", ofCounts: StoreActivity.sizeBounds)
  private static let databaseBytes = MetricFamily.gauge("passemarche_store_database_bytes", "Size of the database file")
  private static let logBytes = MetricFamily.gauge("passemarche_store_log_bytes", "Size of the write-ahead log")
  private static let free = MetricFamily.gauge(
    "passemarche_data_free_bytes", "What is left on the file system of the data directory")
  private static let size = MetricFamily.gauge("passemarche_data_size_bytes", "Size of that file system")

  static let families = [
    up, queue, commits, writes, commitDuration, commitSize, databaseBytes, logBytes, free, size,
  ]

  static func write(
    _ activity: StoreActivity, _ backlog: StoreBacklog?, space: (free: Int, all: Int)?, to text: inout MetricsText
  ) {
    text.write(up, .truth(backlog != nil))
    text.write(queue, .integer(activity.pendingWrites))
    text.write(commits, .integer(activity.commits))
    text.write(writes) { samples in
      samples.add(["committed"], .integer(activity.committedWrites))
      samples.add(["failed"], .integer(activity.failedWrites))
      samples.add(["refused"], .integer(activity.refusedWrites))
    }
    text.write(commitDuration) {
      $0.add([], counts: activity.commitDurations.counts, sum: activity.commitDurations.sum)
    }
    text.write(commitSize) { $0.add([], counts: activity.commitSizes.counts, sum: activity.commitSizes.sum) }
    text.write(databaseBytes) { if let backlog { $0.add(.integer(backlog.databaseBytes)) } }
    text.write(logBytes) { if let backlog { $0.add(.integer(backlog.logBytes)) } }
    text.write(free) { if let space { $0.add(.integer(space.free)) } }
    text.write(size) { if let space { $0.add(.integer(space.all)) } }
  }
}
