/// The kinds of objects a contract is made of. The raw value is the name in its specification, or ours for our own.
public enum ObjectKind: String, Sendable, Hashable, CaseIterable {
  // OpenAPI 3.1
  case openAPI = "OpenAPI Object"
  case info = "Info Object"
  case contact = "Contact Object"
  case license = "License Object"
  case server = "Server Object"
  case serverVariable = "Server Variable Object"
  case components = "Components Object"
  case paths = "Paths Object"
  case pathItem = "Path Item Object"
  case webhookItem = "Path Item Object of a webhook"
  case operation = "Operation Object"
  case webhookOperation = "Operation Object of a webhook"
  case externalDocs = "External Documentation Object"
  case parameter = "Parameter Object"
  case requestBody = "Request Body Object"
  case requestMedia = "Media Type Object of a request"
  case responseMedia = "Media Type Object of a response"
  case encoding = "Encoding Object"
  case responses = "Responses Object"
  case webhookResponses = "Responses Object of a webhook"
  case response = "Response Object"
  case callback = "Callback Object"
  case example = "Example Object"
  case link = "Link Object"
  case header = "Header Object"
  case tag = "Tag Object"
  case reference = "Reference Object"
  case schema = "Schema Object"
  case propertyNames = "Names of members (propertyNames)"
  case discriminator = "Discriminator Object"
  case xml = "XML Object"
  case securityScheme = "Security Scheme Object"
  case oauthFlows = "OAuth Flows Object"
  case oauthFlow = "OAuth Flow Object"
  case securityRequirement = "Security Requirement Object"

  // The vocabulary of spec/extensions.md
  case quota = "Quota (x-quotas)"
  case limits = "Limits (x-limits)"
  case failurePage = "Page of a failure (x-errors)"
  case exemption = "Exemption (x-csrf)"
  case order = "Order (x-order)"
  case errorWording = "Wording of a failure (x-errors)"
  case voices = "Explanation of a refusal (x-voices)"
  case sentence = "Sentence (x-messages, x-label)"
  case unmetered = "Reason to be unmetered (x-quota)"
  case invariant = "Invariant (x-invariant)"
  case notAlone = "Invariant not-alone"
  case demand = "Demand (x-demands)"
  case atMostSize = "Invariant at-most-size"
  case inOrder = "Invariant in-order"
  case formCredentials = "Form credentials (x-form-credentials)"
  case webhookDelivery = "Webhook delivery (x-webhook-delivery)"
  case breaker = "Breaker (x-webhook-delivery)"

  /// With its article, for sentences: `a Schema Object`.
  var phrase: String {
    let vowel = "AEIO".contains(rawValue.prefix(1))
    return (vowel ? "an " : "a ") + rawValue
  }
}
