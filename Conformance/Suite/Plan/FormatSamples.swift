import SpecIR

/// Texts on either side of each format's border. The evaluator has the last word on which is which.
struct FormatSamples {
  let valid: [String]
  let invalid: [String]

  init(_ format: StringFormat) {
    switch format {
    case .dateTime:
      valid = [
        "2099-06-15T23:59:59Z", "2099-06-15t23:59:59.123456z", "2099-06-15T23:59:59+02:00", "2096-02-29T00:00:00Z",
        "2099-12-15T23:59:59-05:00",
      ]
      invalid = Self.badInstants + ["2099-06-15T23:59:59", "2099-06-15"]
    case .localDateTime:
      // In summer and in winter: whoever reads a clock with one offset all the year is an hour off in one of them.
      valid = [
        "2099-06-15T23:59:59Z", "2099-06-15T23:59:59.123+02:00", "2099-06-15T23:59:59", "2099-06-15T23:59",
        "2099-06-15",
        "2096-02-29",
        "2099-12-15T23:59:59Z", "2099-12-15T23:59:59.123+01:00", "2099-12-15T23:59:59", "2099-12-15T23:59",
        "2099-12-15", "2099-12-15T23:59:59-05:00",
      ]
      invalid = Self.badInstants + ["2099-06-15T23", "2099-06", "2097-02-29"]
    case .date:
      valid = ["2099-06-15", "2096-02-29"]
      invalid = ["2097-02-29", "2099-13-01", "2099-6-15", "15/06/2099", "2099-06-15T00:00:00Z"]
    case .uuid:
      valid = ["0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0", "0F1E2D3C-4B5A-4978-8796-A5B4C3D2E1F0"]
      invalid = [
        "0f1e2d3c4b5a49788796a5b4c3d2e1f0", "{0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0}",
        "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1fg",
      ]
    case .uri:
      valid = ["https://example.org/a?b=c#d", "https://xn--bcher-kva.example:8443/%C3%A9", "urn:isbn:9780000000002"]
      invalid = ["/relative", "example.org", "https://exa mple.org/", "https://example.org/%zz", "javascript:alert(1)"]
    case .email:
      valid = ["prenom.nom@example.org", "a+b@sub.example.org"]
      invalid = ["example.org", "a@", "a@b", "a b@example.org", "a@example..org", ".a@example.org"]
    case .base64:
      valid = ["", "YQ==", "YWI=", "YWJj"]
      invalid = ["YQ", "YQ=", "YR==", "Y Q==", "YW-_"]
    case .binary:
      // As much of a PDF as programs look at that tell what a file is.
      valid = ["%PDF-1.4\nstartxref\n0\n%%EOF\n"]
      invalid = []
    }
  }

  private static let badInstants = [
    "", "tomorrow", "15/06/2099", "2099-02-30T00:00:00Z", "2099-13-01T00:00:00Z", "2099-06-15T24:00:00Z",
    "2099-06-15T23:60:00Z", "2099-06-15T23:59:61Z", "2099-06-15T23:59:59+2:00", "2099-06-15 23:59:59Z",
    "99-06-15T23:59:59Z", "4085251199",
  ]
}
