import Runtime

/// A mail to one person.
public struct MailMessage: Sendable, Hashable {
  public var to: MailAddress
  public var subject: String
  /// For every reader.
  public var text: String
  /// The same for readers that show HTML.
  public var html: String?

  public init(to: MailAddress, subject: String, text: String, html: String? = nil) {
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
  }

  /// The mail as it is sent (RFC 5322, RFC 2045). Whatever the texts hold, the headers are these and no others: what
  /// came from people is encoded, and addresses are of ``Runtime/EmailAddress``.
  /// - Parameter token: random, of letters and digits; names the mail, and parts its alternatives.
  func bytes(from sender: MailAddress, at now: Timestamp, token: String) -> [UInt8] {
    var head = [
      "Date: \(MIME.date(now))", "From: \(Self.header(sender))", "To: \(Self.header(to))",
      "Subject: \(MIME.headerText(subject))", "Message-ID: <\(token)@\(sender.domain)>", "MIME-Version: 1.0",
      // Nobody's holiday notice is wanted (RFC 3834).
      "Auto-Submitted: auto-generated",
    ]
    guard let html else {
      return Self.lines(head + Self.part("plain")) + MIME.quotedPrintable(text) + Self.lineEnd
    }
    // An equals sign before an underscore is nothing that the encoding of a part writes.
    let boundary = "=_\(token)"
    head.append("Content-Type: multipart/alternative; boundary=\"\(boundary)\"")
    return Self.lines(head + ["", "--\(boundary)"] + Self.part("plain")) + MIME.quotedPrintable(text)
      + Self.lines(["", "--\(boundary)"] + Self.part("html")) + MIME.quotedPrintable(html)
      + Self.lines(["", "--\(boundary)--"])
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]

  private static func header(_ address: MailAddress) -> String {
    address.name.map { "\(MIME.phrase($0)) <\(address.address)>" } ?? address.address
  }

  /// The headers of a part and the empty line after them.
  private static func part(_ subtype: String) -> [String] {
    ["Content-Type: text/\(subtype); charset=utf-8", "Content-Transfer-Encoding: quoted-printable", ""]
  }

  private static func lines(_ lines: [String]) -> [UInt8] { lines.flatMap { Array($0.utf8) + lineEnd } }
}
