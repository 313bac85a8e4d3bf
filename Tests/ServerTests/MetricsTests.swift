import Foundation
import TestSupport
import Testing

/// What monitoring reads of a real server.
@Suite(.serialized) struct MetricsTests {
  private func token(_ server: RunningServer) throws -> String {
    try String(contentsOf: server.directory.appendingPathComponent("metrics.token"), encoding: .utf8)
      .trimmingCharacters(in: .newlines)
  }

  private func scrape(_ server: RunningServer, token: String? = nil, _ headers: [String] = []) throws -> Answer {
    try APIClient.demo(server).get(
      "/metrics", headers: ["Authorization: Bearer \(try token ?? self.token(server))"] + headers)
  }

  private func figures(_ server: RunningServer) throws -> Exposition {
    let answer = try scrape(server)
    try #require(answer.status == 200, "\(answer.text)")
    return try Exposition(answer.text)
  }

  @Test func theTextIsThatOfPrometheus() throws {
    let server = try RunningServer()
    _ = try server.addEditor("Editor", ["--webhook-url", "https://example.org/hook"])
    let accept =
      "Accept: application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
      + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1"
    let answer = try scrape(server, [accept])
    #expect(answer.status == 200)
    #expect(answer["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
    #expect(answer["cache-control"] == "no-store")
    let figures = try Exposition(answer.text)
    for family in figures.families {
      #expect((family.type == "counter") == family.name.hasSuffix("_total"), "\(family.name)")
      #expect(!family.name.contains("millis"), "\(family.name)")
    }
    let contract = try String(contentsOfFile: PackageRoot.path("spec/passemarche.yaml"), encoding: .utf8)
    let version = try #require(contract.firstMatch(of: /\n  version: (.+)\n/)).1
    #expect(figures["passemarche_build_info", ["version": String(version), "environment": "sandbox"]] == 1)
    #expect(figures["passemarche_store_up"] == 1)
    let start = try #require(figures["process_start_time_seconds"])
    #expect(abs(start - Date().timeIntervalSince1970) < 300)
    #expect((figures["process_resident_memory_bytes"] ?? 0) > 1_000_000)
    #expect((figures["process_open_fds"] ?? 0) > 5 && (figures["process_cpu_seconds_total"] ?? 0) > 0)
    #expect((figures["passemarche_data_free_bytes"] ?? 0) > 0)
    #expect((figures["passemarche_upkeep_age_seconds", ["step": "drafts"]] ?? .infinity) < 300)
    #expect(figures["passemarche_upkeep_file_failures_total"] == 0)
    #expect(answer.text.utf8.count < 200_000)
  }

  /// Prometheus' own client reads the text as we do.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: MetricsTests.python) || MetricsTests.isCI))
  func anotherParserReadsTheSame() throws {
    let server = try RunningServer()
    let answer = try scrape(server)
    let program = """
      import sys
      from prometheus_client.parser import text_string_to_metric_families as parse
      for family in parse(sys.stdin.read()):
          for sample in family.samples:
              print(family.type, sample.name, len(sample.labels))
      """
    let read = try run(URL(fileURLWithPath: Self.python), ["-c", program], input: answer.text)
    #expect(read.status == 0, "\(read.errors)")
    let ours = try Exposition(answer.text).families.flatMap { family in
      family.samples.map { "\(family.type) \($0.name) \($0.labels.count)" }
    }
    #expect(read.output.split(separator: "\n").map(String.init) == ours)
  }

  private static let python = PackageRoot.path(".build/tools/bin/python")
  private static let isCI = ProcessInfo.processInfo.environment["CI"] != nil

  @Test func theyAreForWhoHasTheToken() throws {
    let server = try RunningServer()
    let editor = try APIClient(server, try server.addEditor("Editor"))
    #expect(try APIClient.demo(server).get("/metrics").status == 401)
    #expect(try editor.get("/metrics").status == 401)
    let right = try token(server)
    let wrong = try scrape(server, token: String(right.dropLast()) + (right.hasSuffix("A") ? "B" : "A"))
    #expect(wrong.status == 401)
    #expect(wrong["www-authenticate"] == "Bearer error=\"invalid_token\"")
    #expect(!wrong.text.contains("passemarche_"))
    let file = server.directory.appendingPathComponent("metrics.token").path
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // It stays the same at the next start.
    #expect(server.stop() == 0)
    try server.start()
    #expect(try scrape(server, token: right).status == 200)
  }

  @Test func theTokenMayComeFromTheEnvironmentOrAFile() throws {
    let given = "operator-token-0123456789-0123456789"
    let server = try RunningServer(variables: ["PASSEMARCHE_METRICS_TOKEN": given], isFirstStart: true)
    #expect(try scrape(server, token: given).status == 200)
    #expect(!FileManager.default.fileExists(atPath: server.directory.appendingPathComponent("metrics.token").path))
    let folder = try TemporaryFolder()
    let file = folder.place("token").path
    for (text, mode, complaint) in [
      ("short", 0o600, "32 characters"), (given, 0o644, "chmod 600"), (given + " b", 0o600, "32 characters"),
    ] {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
      let refused = try run(
        Products.passemarche,
        [
          "serve", "--environment", "sandbox", "--listen", "127.0.0.1:0", "--data-dir", folder.place("data").path,
          "--metrics-token-file", file,
        ])
      #expect(refused.status == 1 && refused.errors.contains(complaint), "\(refused.errors)")
      #expect(!refused.errors.contains(text))
    }
    try (given + "\n").write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let other = try RunningServer(flags: ["--metrics-token-file", file])
    #expect(try scrape(other, token: given).status == 200)
  }

  @Test func requestsMoveTheirCounters() async throws {
    let server = try RunningServer()
    let client = try APIClient(server, try server.addEditor("Editor"))
    _ = try client.createMarket(["colour": "red", "lots": [["name": "A", "weight": 5]]])
    #expect(try client.post("/api/v1/public_markets", "{").status == 400)
    #expect(try client.get("/nowhere").status == 404)
    try await eventually("all requests") { () throws in
      try self.figures(server)["passemarche_http_requests_total", ["operation": "none", "status": "404"]] == 1
    }
    let figures = try figures(server)
    #expect(
      figures["passemarche_http_requests_total", ["operation": "createPublicMarket", "status": "201"]] == 1)
    #expect(
      figures["passemarche_http_requests_total", ["operation": "createPublicMarket", "status": "400"]] == 1)
    #expect(
      figures["passemarche_http_request_duration_seconds_count", ["operation": "createPublicMarket"]] == 2)
    #expect(figures["passemarche_http_unknown_members_total", ["operation": "createPublicMarket"]] == 2)
    #expect(
      figures["passemarche_http_refusals_total", ["operation": "createPublicMarket", "failure": "malformed"]] == 1)
    #expect(figures["passemarche_http_refusals_total", ["operation": "none", "failure": "not-found"]] == 1)
    let written = try #require(figures["passemarche_store_commit_writes_sum"])
    #expect(
      written
        == ["committed", "failed"].reduce(0) {
          $0 + (figures["passemarche_store_writes_total", ["result": $1]] ?? .nan)
        })
    #expect((figures["passemarche_store_commit_duration_seconds_sum"] ?? 0) > 0)
    #expect((figures["passemarche_loop_lag_seconds_count"] ?? 0) > 3)
    #expect(figures["passemarche_quota_refusals_total", ["quota": "api"]] == 0)
    #expect((figures["passemarche_quota_partitions"] ?? 0) >= 2)
    #expect(figures["passemarche_log_lines_dropped_total"] == 0)
    #expect((figures["passemarche_store_writes_total", ["result": "committed"]] ?? 0) > 0)
  }

  /// A webhook that is taken, and a receiver whose failures open the breaker of its editor alone.
  @Test func deliveriesAndBreakersMoveTheirs() async throws {
    let server = try RunningServer(flags: ["--webhook-concurrency-per-editor", "1"])
    let (well, ill) = (try Receiver(), try Receiver { _ in .answer(500) })
    let good = try APIClient(server, try server.addEditor("Good", ["--webhook-url", well.url]))
    let bad = try APIClient(server, try server.addEditor("Bad", ["--webhook-url", ill.url]))
    let silent = try APIClient(server, try server.addEditor("Silent"))
    for client in [good, bad, bad, silent] {
      let market = try client.createMarket()
      #expect(try server.operate(["market", "complete", market]).status == 0)
    }
    func state(_ client: APIClient, _ word: String, in figures: Exposition) -> Double? {
      figures["passemarche_webhook_breaker_state", ["client_id": client.credentials.client_id, "state": word]]
    }
    try await eventually("an open breaker", pause: .milliseconds(200), patience: .seconds(60)) { () throws in
      try state(bad, "open", in: self.figures(server)) == 1
    }
    let figures = try figures(server)
    #expect(state(bad, "closed", in: figures) == 0 && state(bad, "half_open", in: figures) == 0)
    #expect(state(good, "closed", in: figures) == 1 && state(good, "open", in: figures) == 0)
    #expect(state(silent, "closed", in: figures) == nil, "an editor without a webhook URL has no breaker")
    #expect(figures["passemarche_webhook_breakers", ["state": "open"]] == 1)
    #expect(figures["passemarche_webhook_attempts_total", ["outcome": "2xx"]] == 1)
    #expect(figures["passemarche_webhook_attempts_total", ["outcome": "5xx"]] == 5)
    #expect(
      figures["passemarche_webhook_consecutive_failures", ["client_id": bad.credentials.client_id]] == 5)
    #expect(figures["passemarche_webhook_deliveries", ["state": "failed"]] == 1)
    #expect(figures["passemarche_sync_objects", ["object": "market", "status": "completed"]] == 1)
    #expect(figures["passemarche_sync_objects", ["object": "market", "status": "failed"]] == 1)
    #expect(figures["passemarche_sync_objects", ["object": "market", "status": "not_configured"]] == 1)
    #expect(figures["passemarche_sync_objects", ["object": "application", "status": "completed"]] == 0)
    // A breaker that is over is tried.
    let step = try good.post("/sandbox/clock", #"{"advance_seconds":1800}"#)
    #expect(step.status == 200)
    try await eventually("a trial", pause: .milliseconds(100)) { () throws in
      try (self.figures(server)["passemarche_webhook_attempts_total", ["outcome": "5xx"]] ?? 0) > 5
    }
  }

  /// Files from a candidate's upload to the scanner's verdict, and to a scanner that has gone away.
  @Test func scansMoveTheirs() async throws {
    let folder = try TemporaryFolder()
    let clamd = try RealClamd(in: folder.path)
    try await clamd.start()
    let server = try RunningServer(flags: ["--clamd", clamd.listensAt, "--candidate-login", "off"])
    let editor = try APIClient(server, try server.addEditor("Editor"))
    let market = try editor.createMarket()
    #expect(try server.operate(["market", "complete", market]).status == 0)
    let path = "/candidate/market_applications/\(try editor.createApplication(of: market))"
    let candidate = Visitor(server)
    let token = try candidate.open(path + "/company_identification").form().fields().filter { $0.name == "csrf_token" }
    func upload(_ text: String) throws {
      var file = ChosenFile.pdf("files[motifs_exclusion_fiscales_et_sociales_declarations_fiscales]")
      file.bytes = Array("%PDF-1.7\n\(text)\nstartxref\n0\n%%EOF".utf8)
      let body = FormBody(multipart: token, [file])
      let answer = try candidate.request("POST", path + "/files", type: body.type, body: body.bytes)
      #expect(answer.status == 200, "\(answer.text)")
    }
    try upload("nothing of note")
    try upload(RealClamd.infection)
    func files(_ verdict: String) throws -> Double? {
      try figures(server)["passemarche_scan_files_total", ["verdict": verdict]]
    }
    try await eventually("two verdicts", pause: .milliseconds(50)) { () throws in
      try files("clean") == 1 && files("infected") == 1
    }
    let scanned = try figures(server)
    #expect(scanned["passemarche_scan_reachable"] == 1 && scanned["passemarche_scan_queue_files"] == 0)
    #expect(scanned["passemarche_scan_in_flight"] == 0 && scanned["passemarche_scan_oldest_age_seconds"] == 0)
    #expect((scanned["passemarche_scan_bytes_total"] ?? 0) > 60)
    clamd.kill()
    try upload("nothing at all")
    try await eventually("a file that could not be scanned", pause: .milliseconds(50)) { () throws in
      try files("unscanned") == 1
    }
    #expect(try figures(server)["passemarche_scan_reachable"] == 0)
  }

  @Test func theDocumentedMetricsAreTheRealOnes() throws {
    let server = try RunningServer()
    let page = try String(contentsOfFile: PackageRoot.path("docs/metrics.md"), encoding: .utf8)
    let table = try run(Products.passemarche, ["metrics"]).output
    #expect(page.contains(table), "`passemarche metrics` prints the table of docs/metrics.md")
    let documented = table.split(separator: "\n").dropFirst(2).map { line in
      line.split(separator: "|").prefix(2).map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
    }
    let real = try figures(server).families.map { [$0.name, $0.type] }
    #expect(real == documented)
  }

  // MARK: Readiness

  @Test func productionIsNotReadyWithoutItsAntivirus() async throws {
    let flags = ["--public-url", "https://example.org", "--clamd", "/nowhere/clamd.ctl"]
    let server = try RunningServer(environment: "production", flags: flags)
    let answer = try APIClient.demo(server).get("/health/ready")
    #expect(answer.status == 503)
    #expect(answer.text == #"{"error":"Service unavailable","failing":["antivirus"],"retry_after":1}"#)
    #expect(try APIClient.demo(server).get("/up").status == 200)
    let sandbox = try RunningServer(flags: ["--clamd", "/nowhere/clamd.ctl"])
    #expect(try APIClient.demo(sandbox).get("/health/ready").status == 200)
  }

  @Test func aDiskThatTakesNoFilesIsToldOf() async throws {
    let server = try RunningServer()
    #expect(try APIClient.demo(server).get("/health/ready").status == 200)
    let files = server.directory.appendingPathComponent("files")
    try FileManager.default.moveItem(at: files, to: server.directory.appendingPathComponent("gone"))
    try await eventually("the loss", pause: .milliseconds(100)) { () throws in
      try APIClient.demo(server).get("/health/ready").text
        == #"{"error":"Service unavailable","failing":["files"],"retry_after":1}"#
    }
    try FileManager.default.moveItem(at: server.directory.appendingPathComponent("gone"), to: files)
    try await eventually("the return", pause: .milliseconds(100)) { () throws in
      try APIClient.demo(server).get("/health/ready").status == 200
    }
  }
}
