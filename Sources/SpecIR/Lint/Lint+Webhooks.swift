import SpecSyntax

/// A webhook declares the header that proves who sent it.
extension Lint {
  mutating func checkWebhooks() {
    for webhook in api.webhooks {
      let name = webhook.delivery.signatureHeader
      let header = webhook.headers.first { $0.name.lowercased() == name.lowercased() }
      guard header?.required == nil else { continue }
      let problem = header == nil ? "no parameter of this webhook" : "a parameter that is not required"
      report(
        LintCode.unsignedWebhook, "`signature-header` names `\(name)`, which is \(problem)", at: webhook.delivery.site)
    }
  }
}
