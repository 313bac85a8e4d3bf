import Foundation

/// The body of a form as a browser writes it.
struct FormBody {
  let type: String
  private(set) var bytes: [UInt8]

  init(urlEncoded fields: [(name: String, value: String)]) {
    let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
    func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }
    type = "application/x-www-form-urlencoded"
    bytes = Array(fields.map { encoded($0.name) + "=" + encoded($0.value) }.joined(separator: "&").utf8)
  }

  init(multipart fields: [(name: String, value: String)], _ files: [ChosenFile]) {
    let boundary = "----------------\(UUID().uuidString)"
    type = "multipart/form-data; boundary=\(boundary)"
    bytes = []
    for field in fields {
      let disposition = "Content-Disposition: form-data; name=\"\(Self.quoted(field.name))\""
      bytes += "--\(boundary)\r\n\(disposition)\r\n\r\n\(field.value)\r\n".utf8
    }
    for file in files {
      let names = "name=\"\(Self.quoted(file.input))\"; filename=\"\(Self.quoted(file.name))\""
      bytes += "--\(boundary)\r\nContent-Disposition: form-data; \(names)\r\nContent-Type: \(file.type)\r\n\r\n".utf8
      bytes += file.bytes
      bytes += "\r\n".utf8
    }
    bytes += "--\(boundary)--\r\n".utf8
  }

  /// As the HTML standard has names written (§4.10.21.8).
  private static func quoted(_ name: String) -> String {
    name.replacingOccurrences(of: "\"", with: "%22").replacingOccurrences(of: "\r", with: "%0D")
      .replacingOccurrences(of: "\n", with: "%0A")
  }
}
