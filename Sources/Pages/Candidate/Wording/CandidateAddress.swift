import HTML

/// The addresses of the candidate's pages.
public enum CandidateAddress {
  public static let dashboard = dashboard(page: 1)
  public static let signIn: Reference = "/candidate/sessions"
  public static let linkSent: Reference = "/candidate/sessions/sent"
  public static let verify: Reference = "/candidate/sessions/verify"
  public static let signOut: Reference = "/candidate/sessions/logout"

  public static func dashboard(page: Int) -> Reference {
    .path(["candidate", "dashboard"], query: page > 1 ? [(name: "page", value: String(page))] : [])
  }

  public static func signInForm(application: String?) -> Reference {
    .path(
      ["candidate", "sessions", "new"],
      query: application.map { [(name: "market_application_id", value: $0)] } ?? [])
  }

  /// What a link to sign in leads to; put after the public base URL in messages.
  public static func verify(_ link: CandidateSignInLink) -> Reference {
    .path(
      ["candidate", "sessions", "verify"],
      query: [(name: "token", value: link.token), (name: "market_application_id", value: link.application)])
  }

  public static func step(_ step: CandidateStep, of application: String) -> Reference {
    page(step.segment, of: application)
  }

  /// The fragment of a screen's address at one of its items: where one goes on after an item was added.
  public static func itemAnchor(_ item: Int, ofField key: String) -> String { FieldForm.anchor(key, item: item) }

  public static func file(_ file: String, of application: String) -> Reference {
    path(["files", file], of: application)
  }

  public static func uploads(of application: String) -> Reference { page("files", of: application) }

  public static func scanStatus(of application: String) -> Reference { page("scan_status.json", of: application) }

  public static func submission(of application: String) -> Reference { page("submission", of: application) }

  public static func syncStatus(of application: String) -> Reference { page("sync_status", of: application) }

  public static func syncStatusData(of application: String) -> Reference { page("sync_status.json", of: application) }

  public static func retrySync(of application: String) -> Reference { page("retry_sync", of: application) }

  public static func attestation(of application: String) -> Reference { page("attestation", of: application) }

  public static func consultation(of application: String) -> Reference { page("consultation", of: application) }

  public static func deletion(of application: String) -> Reference { page("delete", of: application) }

  private static func page(_ segment: String, of application: String) -> Reference { path([segment], of: application) }

  private static func path(_ segments: [String], of application: String) -> Reference {
    .path(["candidate", "market_applications", application] + segments)
  }
}
