/// Writing of `multipart/form-data` (RFC 7578).
enum MultipartText {
  /// In capitals, since some cases write the whole media type so.
  static let boundary = "CONFORMANCE-7F3A91D2"
  static let mediaType = "multipart/form-data; boundary=" + boundary

  static func encode(_ members: [FormMember], _ files: [FileMember]) -> [UInt8] {
    var bytes: [UInt8] = []
    for member in members {
      bytes += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(quoted(member.name))\"\r\n\r\n".utf8)
      bytes += Array((member.value + "\r\n").utf8)
    }
    for file in files {
      let disposition = "form-data; name=\"\(quoted(file.name))\"; filename=\"\(quoted(file.fileName))\""
      bytes += Array("--\(boundary)\r\nContent-Disposition: \(disposition)\r\n".utf8)
      bytes += Array("Content-Type: \(file.mediaType)\r\n\r\n".utf8) + file.bytes + Array("\r\n".utf8)
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }

  /// As browsers write names (WHATWG HTML, multipart form data).
  private static func quoted(_ name: String) -> String {
    name.map { $0 == "\"" ? "%22" : $0 == "\r\n" || $0 == "\n" || $0 == "\r" ? "%0D%0A" : String($0) }.joined()
  }
}
