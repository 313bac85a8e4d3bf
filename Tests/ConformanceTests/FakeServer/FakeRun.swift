import Glibc
import TestSupport

@testable import Conformance

/// Runs of the suite against the small server. Its contract is read and its cases are planned once for all of them.
enum FakeRun {
  private static let read = Result {
    try ContractSource.load(PackageRoot.path("Tests/Fixtures/conformance/things.yaml"))
  }
  private static let plan = read.map { Planner.plan($0) }
  private static let readOnlyPlan = read.map { Planner.plan($0, readOnly: true) }
  private static let right = Result { try run(nil) }
  private static let wrongErrorBody = Result { try run(.wrongErrorBody) }

  static func contract() throws -> Contract { try read.get() }

  /// What a run finds.
  static func report(_ defect: Defect?) throws -> Report {
    switch defect {
    // Those that many look at.
    case nil: try right.get()
    case .wrongErrorBody: try wrongErrorBody.get()
    default: try run(defect)
    }
  }

  /// The same with other options than the usual.
  static func report(_ defect: Defect?, _ change: (inout Options) -> Void) throws -> Report {
    try run(defect, change)
  }

  private static func run(_ defect: Defect?, _ change: (inout Options) -> Void = { _ in }) throws -> Report {
    let contract = try contract()
    let server = try FakeServer(FakeAPI(contract, defect: defect))
    defer { server.stop() }
    var options = Options(clientID: FakeAPI.clientID, clientSecret: FakeAPI.clientSecret)
    options.operatorToken = FakeAPI.operatorToken
    options.otherClient = Client(id: FakeAPI.otherID, secret: FakeAPI.otherSecret)
    options.inactiveClient = Client(id: FakeAPI.inactiveID, secret: FakeAPI.inactiveSecret)
    // The server is this very process.
    options.processID = getpid()
    // Some defects are answers that never come.
    options.timeout = defect == nil ? 10 : 1
    change(&options)
    return try Runner(contract: contract, target: server.target, options: options)
      .run((options.readOnly ? readOnlyPlan : plan).get())
  }
}
