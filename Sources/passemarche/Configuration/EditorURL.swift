import Foundation
import Store

/// The rule of the URLs that an editor gives (webhook, return): absolute `http` or `https` without credentials, and
/// `https` alone in the environments that demand it.
enum EditorURL {
  static let maximumLength = 2048

  /// - Parameter environment: nil for a data directory that has not been served yet; it is then held to the rule when
  ///   it is.
  static func check(_ text: String, _ name: String, in environment: Environment?) throws -> String {
    guard text.utf8.count <= maximumLength, let url = URLComponents(string: text),
      let scheme = url.scheme?.lowercased(),
      scheme == "http" || scheme == "https", let host = url.host, !host.isEmpty, url.user == nil, url.password == nil
    else { throw UsageError("\(name) must be an absolute http or https URL") }
    if scheme == "http", environment?.demandsHTTPS ?? false { throw UsageError("\(name) must use https") }
    return text
  }

  /// Whether one of the editor's URLs is not `https`.
  static func isPlain(_ editor: EditorRecord) -> Bool {
    [editor.completionWebhookURL, editor.buyerReturnURL, editor.candidateReturnURL].contains { url in
      url?.lowercased().hasPrefix("http://") ?? false
    }
  }
}
