@testable import Runtime

extension FuzzTarget {
  static let multipart = FuzzTarget(
    name: "multipart",
    promise: "A form has the same parts however it is cut, and those that were put in",
    seeds: [
      "--b\nContent-Disposition: form-data; name=\"a\"\n\nhello\n--b--\n",
      "preamble\n--b  \nContent-Disposition: form-data; name=\"title\"\n\nA\n-- b\n--b-\n\n--b\n"
        + "content-type: Application/PDF; charset=utf-8\nCONTENT-DISPOSITION: form-data; name=\"doc\"; "
        + "filename=\"été.pdf\"\nX-Other: yes\n\n\n--b\nContent-Disposition: form-data; name=empty\n\n\n--b--\n"
        + "epilogue",
      "--b\nContent-Disposition: form-data; name=\"f[a]\"; filename=\"C:\\\\dir\\\\a%22b.pdf\"; "
        + "filename*=UTF-8''%C3%A9.pdf\nContent-Transfer-Encoding: binary\n\n%PDF\n--b--",
      "--b--", "--b-- \t", "\n--b--\n", "--b\nContent-Disposition: form-data; name=a\n--b--", "--b\n\nx\n--b--",
      "--b\nContent-Disposition: attachment; name=a\n\nx\n--b--", "--bc\n\n--b--", "--b--x",
      "--b\nContent-Type: multipart/mixed; boundary=c\nContent-Disposition: form-data; name=a\n\n\n--b--",
      "--b\nContent-Disposition: form-data; name=a\nContent-Type: text/plain; charset=utf-8; charset=utf-8\n\nx\n--b--",
      "--b\nContent-Type: text/plain; charset\nContent-Disposition: form-data; name=a\n\nx\n--b--",
      "--b\nContent-Type: text/plain; charset=\"utf-8\nContent-Disposition: form-data; name=a\n\nx\n--b--",
    ].map(lines),
    words: [
      "\r\n--b\r\n", "\r\n--b--", "Content-Disposition: form-data; name=\"", "; filename=\"", "filename*=UTF-8''",
      "Content-Type: ", "; charset=utf-8", "Content-Transfer-Encoding: ", "\r\n\r\n",
    ]
  ) { bytes in
    var cuts = Cuts(bytes)
    let whole = Reading([bytes], boundary: "b")
    for pieces in Cuts.all(bytes).dropFirst() {
      let other = Reading(pieces, boundary: "b")
      try hold(other == whole, "\(other) when cut, else \(whole)")
    }
    for part in whole.parts {
      if let name = part.fileName {
        try hold(
          !name.contains("/") && !name.contains("\\") && name != "." && name != "..", "the file name \(name) leads away"
        )
      }
    }
    // What is in no part: the boundary.
    let parts = bytes.split(separator: 0, omittingEmptySubsequences: false).prefix(8).map { Array($0) }
    let boundary = "x-" + String(bytes.count) + "-y"
    guard !shown(bytes).contains("--" + boundary) else { return }
    var body: [UInt8] = []
    for (number, part) in parts.enumerated() {
      body += lines("--\(boundary)\nContent-Disposition: form-data; name=\"p\(number)\"\n\n") + part + [0x0D, 0x0A]
    }
    body += Array("--\(boundary)--".utf8)
    let back = Reading(cuts.pieces(of: body, longest: 40), boundary: boundary)
    try hold(
      back.message == nil && back.parts.map(\.bytes) == parts, "\(shown(body)) came back as \(back)")
  }
}

/// What the parser of the server makes of a form that comes in pieces.
private struct Reading: Equatable {
  struct Part: Equatable {
    let name: String
    let fileName: String?
    let type: String?
    var bytes: [UInt8] = []
    var isComplete = false
  }

  var parts: [Part] = []
  /// Why it is no form.
  var message: String?

  init(_ pieces: [[UInt8]], boundary: String) {
    var parser = MultipartParser(boundary: Array(boundary.utf8))
    do {
      for piece in pieces {
        parser.push(piece)
        while let event = try parser.next() { take(event) }
      }
      try parser.finish()
    } catch {
      message = error.message
      // A part that was not complete may have been handed on as far as it was there.
      if parts.last?.isComplete == false { parts.removeLast() }
    }
  }

  private mutating func take(_ event: MultipartParser.Event) {
    switch event {
    case .part(let part): parts.append(Part(name: part.name, fileName: part.fileName, type: part.contentType))
    case .bytes(let bytes): parts[parts.count - 1].bytes += bytes
    case .partEnd: parts[parts.count - 1].isComplete = true
    }
  }
}
