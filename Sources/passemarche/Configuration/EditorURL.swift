import Foundation

/// The rule of the URLs that an editor gives (webhook, return): absolute `http` or `https` without credentials, and `https` alone
/// in the environments that demand it.
enum EditorURL {
  static let maximumLength = 2048

  static func check(_ text: String, _ name: String, in environment: Environment?) throws -> String {
    guard text.utf8.count <= maximumLength, let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(),
      scheme == "http" || scheme == "https", let host = url.host, !host.isEmpty, url.user == nil, url.password == nil
    else { throw UsageError("\(name) must be an absolute http or https URL") }
    if scheme == "http", environment?.demandsHTTPS ?? true {
      throw UsageError(
        "\(name) must use https"
          + (environment == nil ? "; this data directory has not been served yet, so the strictest rule holds" : ""))
    }
    return text
  }
}
