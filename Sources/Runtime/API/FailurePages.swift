/// Makes the pages that people are shown for what the runtime refuses, where the contract words them (`x-errors` with
/// `page`). Called on the event loop; does not wait for anything.
public protocol FailurePages: Sendable {
  func page(_ failure: FailurePage) -> HTMLPage
}

/// What a page about a failure has to say.
public struct FailurePage: Sendable {
  public let status: Int
  public let kind: Failure.Kind
  /// French, from the contract.
  public let title: String
  /// French, from the contract.
  public let text: String
  /// For who asks for help.
  public let requestID: RequestID
  /// Seconds after which the same request may pass, where that is known.
  public let retryAfter: Int?
  /// The deployment that the page is shown by.
  public let environment: EnvironmentSet
  /// Whether the page is to stand in a frame of another (`Sec-Fetch-Dest` of the Fetch Metadata specification).
  public let isFramed: Bool
}

/// A page, sent as `text/html; charset=utf-8`.
public struct HTMLPage: Sendable {
  /// UTF-8.
  public var bytes: [UInt8]
  /// Further header fields, such as a `Content-Security-Policy` that goes with the page. One whose value would break
  /// out of its line is left out.
  public var headers: [(name: StaticString, value: String)]

  public init(_ bytes: [UInt8], headers: [(name: StaticString, value: String)] = []) {
    self.bytes = bytes
    self.headers = headers
  }
}

/// The pages of a server that was given none: the words alone.
struct PlainFailurePages: FailurePages {
  func page(_ failure: FailurePage) -> HTMLPage {
    let (title, text) = (Self.escaped(failure.title), Self.escaped(failure.text))
    let page = """
      <!DOCTYPE html>
      <html lang="fr"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body><h1>\(title)</h1><p>\(text)</p><p>\(failure.requestID.text)</p></body></html>

      """
    return HTMLPage(Array(page.utf8))
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
