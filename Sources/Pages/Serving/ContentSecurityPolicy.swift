/// What browsers are told of pages: they load from this site alone, run no script and no style but its files, send
/// their forms to it, and show in the frames of named sites only.
public enum ContentSecurityPolicy {
  /// The value of `Content-Security-Policy` for pages. `frameAncestors` are the origins of the editor whose market the
  /// page is about; no site may frame a page without any.
  ///
  /// Pictures may be `data:` because the style sheets of the design system draw marks that way.
  public static func header(frameAncestors origins: [String] = []) -> String {
    let ancestors = origins.filter(isOrigin)
    return header(ancestors: ancestors.isEmpty ? "'none'" : ancestors.joined(separator: " "))
  }

  /// The same for a page that any site may frame.
  public static let framableByAll = header(ancestors: "*")

  private static func header(ancestors: String) -> String {
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
      + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors " + ancestors
  }

  /// Scheme, host and port, as in the `Origin` header (RFC 6454 section 6.2): anything else could add directives, or
  /// open the page to everybody.
  static func isOrigin(_ text: String) -> Bool {
    let host: Substring
    if text.hasPrefix("https://") {
      host = text.dropFirst(8)
    } else if text.hasPrefix("http://") {
      host = text.dropFirst(7)
    } else {
      return false
    }
    let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let isName = { (part: Substring) in
      !part.isEmpty && part.utf8.count <= 253
        && part.utf8.allSatisfy {
          switch $0 {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
          default: false
          }
        }
    }
    let isPort = { (part: Substring) in
      (1...5).contains(part.utf8.count)
        && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    return isName(parts[0]) && (parts.count == 1 || isPort(parts[1]))
  }
}
