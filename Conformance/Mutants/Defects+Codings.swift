import Conformance

extension Defect {
  /// How answers are packed, and for whom.
  static var codings: [Defect] {
    [
      Defect(
        name: "coding/untold", breaks: "Does not tell that an answer could have been packed",
        cases: ["listPublicMarkets/coding/*"], tell: { answer, _, _ in answer.drop("Vary") }),
      Defect(
        name: "coding/for-nobody", breaks: "Packs nothing, though the client takes nothing else",
        cases: ["getContractJSON/coding/nothing else"],
        ask: { request, _ in
          request.set("Accept-Encoding", nil)
          return nil
        }),
      Defect(
        name: "coding/for-all", breaks: "Packs what nobody asked to be packed",
        cases: ["getContractJSON/coding/not packed"],
        ask: { request, _ in
          request.set("Accept-Encoding", "gzip")
          return nil
        }),
      Defect(
        name: "coding/broken", breaks: "Sends something else than gzip as gzip",
        cases: ["getContractJSON/coding/packed"],
        tell: { answer, _, _ in if answer.header("Content-Encoding") != nil { answer.body.removeLast(9) } }),
      Defect(
        name: "coding/all-the-same", breaks: "Answers who takes neither coding",
        cases: ["getContractJSON/coding/none"],
        ask: { request, _ in
          request.set("Accept-Encoding", nil)
          return nil
        }),
    ]
  }
}
