/// What a request says by `Accept-Encoding` (RFC 9110 section 12.5.3).
struct AcceptedCodings {
  private var weights: [String: Double] = [:]

  init(_ request: Request) {
    let fields = request.headers.filter { $0.name.lowercased() == "accept-encoding" }.map(\.value)
    for element in fields.joined(separator: ",").lowercased().split(separator: ",") {
      let parts = element.split(separator: ";").map { String($0).trimmingBlanks() }
      guard let coding = parts.first, !coding.isEmpty else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
      weights[coding] = weight ?? 1
    }
  }

  /// Nobody who is silent asks for anything.
  var askForGzip: Bool { (weights["gzip"] ?? weights["*"] ?? 0) > 0 }
  var refusePlain: Bool { (weights["identity"] ?? weights["*"] ?? 1) == 0 }
}
