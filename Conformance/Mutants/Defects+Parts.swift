import Conformance

extension Defect {
  /// Parts of answers, and answers that have not changed.
  static var parts: [Defect] {
    [
      Defect(
        name: "part/no-etag", breaks: "Tells no version of what can be asked for again",
        cases: ["getAttestation/part/*"], tell: { answer, _, _ in answer.drop("ETag") }),
      Defect(
        name: "part/given-again", breaks: "Gives again what the client has", cases: ["getAttestation/part/unchanged"],
        ask: { request, _ in
          request.set("If-None-Match", nil)
          return nil
        }),
      Defect(
        name: "part/one-version-only", breaks: "Reads only the first version that a client has",
        cases: ["getAttestation/part/unchanged among others"],
        ask: { request, _ in
          guard let tags = request.header("If-None-Match") else { return nil }
          request.set("If-None-Match", String(tags.prefix { $0 != "," }))
          return nil
        }),
      Defect(
        name: "part/another-etag", breaks: "Tells another version where nothing has changed",
        cases: ["getAttestation/part/unchanged"],
        tell: { answer, _, _ in if answer.status == 304 { answer.set("ETag", "\"mutant\"") } }),
      Defect(
        name: "part/may-be-stored", breaks: "Does not say again that what has not changed must not be stored",
        cases: ["getAttestation/part/unchanged"],
        tell: { answer, _, _ in if answer.status == 304 { answer.drop("Cache-Control") } }),
      Defect(
        name: "part/withheld", breaks: "Withholds what has changed", cases: ["getAsset/part/changed"],
        tell: { answer, request, _ in
          guard request.header("If-None-Match") != nil, answer.status == 200 else { return }
          answer.status = 304
          answer.body = []
        }),
      Defect(
        name: "part/whole", breaks: "Gives the whole to who asks for a part", cases: ["getAttestation/part/first"],
        ask: { request, _ in
          request.set("Range", nil)
          return nil
        }),
      Defect(
        name: "part/shifted", breaks: "Gives the part before", cases: ["getAttestation/part/first"],
        ask: { request, _ in
          if request.header("Range") == "bytes=1-2" { request.set("Range", "bytes=0-1") }
          return nil
        }),
      Defect(
        name: "part/other-bytes", breaks: "Gives other bytes than it says", cases: ["getAttestation/part/last"],
        tell: { answer, _, _ in if answer.status == 206 { answer.body = answer.body.map { $0 &+ 1 } } }),
      Defect(
        name: "part/other-place", breaks: "Says another place than that of its bytes",
        cases: ["getDocumentsPackage/part/first"],
        tell: { answer, _, _ in if answer.status == 206 { answer.set("Content-Range", "bytes 0-1/9") } }),
      Defect(
        name: "part/of-another-version", breaks: "Gives a part of another version than the client has one of",
        cases: ["getAttestation/part/of another version"],
        ask: { request, _ in
          request.set("If-Range", nil)
          return nil
        }),
      Defect(
        name: "part/nothing-behind-the-end", breaks: "Gives nothing where a part lies behind the end",
        cases: ["getAttestation/part/behind the end"],
        tell: { answer, _, _ in if answer.status == 416 { answer.status = 206 } }),
      Defect(
        name: "part/length-untold", breaks: "Does not tell how long the whole is",
        cases: ["getDocumentsPackage/part/behind the end"],
        tell: { answer, _, _ in if answer.status == 416 { answer.set("Content-Range", "bytes */*") } }),
      Defect(
        name: "part/of-head", breaks: "Answers HEAD with a part", cases: ["getAttestation/part/of HEAD"],
        tell: { answer, request, _ in
          guard request.method == "HEAD", request.header("Range") != nil, answer.status == 200 else { return }
          answer.status = 206
          answer.set("Content-Range", "bytes 1-2/9")
        }),
    ]
  }
}
