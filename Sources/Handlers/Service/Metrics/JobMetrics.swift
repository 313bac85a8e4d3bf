import Runtime
import Store
import Vault

/// What is done beside the requests: scans, submissions, mails and upkeep.
enum JobMetrics {
  private static let scans = MetricFamily.counter(
    "passemarche_scan_files_total", "Files with a verdict, by verdict", labels: ["verdict"])
  private static let scanRetries = MetricFamily.counter(
    "passemarche_scan_retries_total", "Scans that found nothing out and are made again")
  private static let scanSeconds = MetricFamily.counter(
    "passemarche_scan_seconds_total", "Time that the scanner took for the files it judged")
  private static let scanBytes = MetricFamily.counter(
    "passemarche_scan_bytes_total", "Size of the files that the scanner judged")
  private static let scanning = MetricFamily.gauge("passemarche_scan_in_flight", "Files that are with the scanner")
  private static let unscanned = MetricFamily.gauge("passemarche_scan_queue_files", "Files without a verdict")
  private static let unscannedAge = MetricFamily.gauge(
    "passemarche_scan_oldest_age_seconds", "How long ago the oldest file without a verdict came; 0 without one")
  private static let reachable = MetricFamily.gauge(
    "passemarche_scan_reachable", "1 if the scanner answered the last time it was asked, or was not asked yet")
  private static let submissions = MetricFamily.gauge(
    "passemarche_submissions_pending", "Submissions that were asked for and are not completed")
  private static let submissionAge = MetricFamily.gauge(
    "passemarche_submissions_oldest_age_seconds", "How long ago the oldest of them was asked for; 0 without one")
  private static let submissionsRunning = MetricFamily.gauge(
    "passemarche_submissions_in_flight", "Submissions that this process is making the documents of")
  private static let submissionsDone = MetricFamily.counter(
    "passemarche_submissions_total",
    "Attempts at a submission by what came of them; a failed one is made again, one given up when a server starts next",
    labels: ["result"])
  private static let mails = MetricFamily.counter(
    "passemarche_mails_total",
    "Mails by what became of them; dropped: too many waited; unsent: no mail server is set up", labels: ["result"])
  private static let mailsWaiting = MetricFamily.gauge("passemarche_mails_queued", "Mails that wait to be sent")
  private static let upkeepAge = MetricFamily.gauge(
    "passemarche_upkeep_age_seconds",
    "How long ago each step of the hourly upkeep was last done, or the process began where it was not yet",
    labels: ["step"])
  private static let failedFiles = MetricFamily.counter(
    "passemarche_upkeep_file_failures_total",
    "How often upkeep could not move or erase a file of the vault; the log names the files")

  static let families = [
    scans, scanRetries, scanSeconds, scanBytes, scanning, unscanned, unscannedAge, reachable, submissions,
    submissionAge, submissionsRunning, submissionsDone, mails, mailsWaiting, upkeepAge, failedFiles,
  ]

  static func write(
    _ scanner: ScanMetrics, _ backlog: StoreBacklog?, at now: Timestamp, to text: inout MetricsText
  ) {
    text.write(scans) { samples in
      samples.add(["clean"], .integer(scanner.clean))
      samples.add(["infected"], .integer(scanner.infected))
      samples.add(["unscanned"], .integer(scanner.unscanned))
      samples.add(["failed"], .integer(scanner.failed))
    }
    text.write(scanRetries, .integer(scanner.retries))
    text.write(scanSeconds, .milliseconds(Int64(scanner.milliseconds)))
    text.write(scanBytes, .integer(scanner.bytes))
    text.write(scanning, .integer(scanner.inFlight))
    text.write(unscanned) { if let backlog { $0.add(.integer(backlog.filesToScan)) } }
    text.write(unscannedAge) { if let backlog { $0.add(.age(of: backlog.oldestFileAt, at: now)) } }
    text.write(reachable, .truth(scanner.isReachable))
  }

  static func write(
    _ figures: SubmissionWorker.Figures, _ backlog: StoreBacklog?, at now: Timestamp, to text: inout MetricsText
  ) {
    text.write(submissions) { if let backlog { $0.add(.integer(backlog.submissions)) } }
    text.write(submissionAge) { if let backlog { $0.add(.age(of: backlog.oldestSubmissionAt, at: now)) } }
    text.write(submissionsRunning, .integer(figures.running))
    text.write(submissionsDone) { samples in
      samples.add(["completed"], .integer(figures.completed))
      samples.add(["failed"], .integer(figures.failed))
      samples.add(["given_up"], .integer(figures.givenUp))
    }
  }

  static func write(_ mailbox: Mailbox.Figures, to text: inout MetricsText) {
    text.write(mails) { samples in
      samples.add(["sent"], .integer(mailbox.sent))
      samples.add(["failed"], .integer(mailbox.failed))
      samples.add(["dropped"], .integer(mailbox.dropped))
      samples.add(["unsent"], .integer(mailbox.unsent))
    }
    text.write(mailsWaiting, .integer(mailbox.waiting))
  }

  static func write(_ upkeep: Upkeep, at now: Timestamp, to text: inout MetricsText) {
    text.write(upkeepAge) { samples in
      for step in Upkeep.Step.allCases { samples.add([step.rawValue], .age(of: upkeep.lastDone(step), at: now)) }
    }
    text.write(failedFiles, .integer(upkeep.failedFiles))
  }
}
