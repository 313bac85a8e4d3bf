import Commands
import Outgoing
import Store

/// The rule of the URLs that an editor gives (webhook, return): that of ``GivenURL``, and `https` alone in the
/// environments that demand it.
enum EditorURL {
  static func check(_ text: String, _ name: String) throws -> String {
    // What is filled in where somebody returns stands between characters that no URL has.
    let filled = text.replacing("{market_identifier}", with: "").replacing("{application_identifier}", with: "")
    guard text.utf8.count <= GivenURL.maximumLength, GivenURL.scheme(of: filled) != nil else {
      throw UsageError("\(name) must be an absolute http or https URL")
    }
    return text
  }

  /// - Parameter environment: nil for a data directory that has not been served yet; it is then held to the rule when
  ///   it is.
  static func check(_ text: String, _ name: String, in environment: Environment?) throws {
    if isPlain(text), environment?.demandsHTTPS ?? false { throw UsageError("\(name) must use https") }
  }

  /// The rule of webhook URLs: they are called by this server, so they are held to what it calls as well. Addresses are
  /// judged when it does.
  static func checkReceiver(_ text: String, _ name: String) throws -> String {
    let text = try check(text, name)
    do throws(OutgoingError) {
      try TargetPolicy(allowsPlainHTTP: true).check(HTTPURL(text))
    } catch .refusedURL(let reason) {
      throw UsageError("\(name): \(reason)")
    } catch {
      throw UsageError("\(name) must be an absolute http or https URL")
    }
    return text
  }

  /// The rule of origins that may frame our pages: scheme and host, and the port where it is not the scheme's own.
  /// - Returns: the origin as browsers write it.
  static func checkOrigin(_ text: String, _ name: String) throws -> String {
    let text = try check(text, name)
    guard let url = try? HTTPURL(text),
      url.origin == (text.hasSuffix("/") ? String(text.dropLast()) : text).lowercased()
    else { throw UsageError("\(name) takes an origin, such as https://example.org") }
    return url.origin
  }

  /// Whether one of the editor's URLs is not `https`.
  static func isPlain(_ editor: EditorRecord) -> Bool {
    ([editor.completionWebhookURL, editor.buyerReturnURL, editor.candidateReturnURL] + editor.frameAncestors).contains {
      $0.map(isPlain) ?? false
    }
  }

  private static func isPlain(_ url: String) -> Bool { url.lowercased().hasPrefix("http://") }
}
