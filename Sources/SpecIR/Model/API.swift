/// The contract as the rest of the system sees it: values only, nothing of YAML, in the order of the file.
public struct API: Sendable, Hashable {
  public var title: String
  public var version: String
  public var description: String?
  /// Where the service is published (`servers`), in order.
  public var servers: [ServerAddress]
  /// The contract file exactly as it was read (UTF-8).
  public var source: [UInt8]
  /// The same document as JSON, members in the file's order, cross-file references kept as written.
  public var json: [UInt8]
  /// Component schemas by name, in the file's order.
  public var schemas: [NamedSchema]
  public var operations: [Operation]
  public var webhooks: [Webhook]
  public var quotas: [Quota]
  /// Nil where the contract promises nothing of them.
  public var limits: Limits?
  public var errorProfiles: [ErrorProfile]
  /// What is said of each refusal to those who meet it (`x-voices`), in order; empty where the contract says nothing.
  public var voices: [RefusalVoices]
  /// What any request can be answered before an operation is chosen (`x-transport-responses`).
  public var transportResponses: [Response]
  /// The scopes of the `oauth2` scheme, in order, with their descriptions.
  public var scopes: [Scope]
  /// What an administrator can allow an editor (`x-permissions`), in order.
  public var permissions: [Permission]
  public var tags: [Tag]

  public init(title: String, version: String) {
    self.title = title
    self.version = version
    servers = []
    source = []
    json = []
    schemas = []
    operations = []
    webhooks = []
    quotas = []
    errorProfiles = []
    voices = []
    transportResponses = []
    scopes = []
    permissions = []
    tags = []
  }
}

public struct ServerAddress: Sendable, Hashable {
  public var url: String
  public var description: String?
  public init(url: String, description: String?) {
    self.url = url
    self.description = description
  }
}

public struct NamedSchema: Sendable, Hashable {
  public var name: String
  public var schema: Schema
  public init(name: String, schema: Schema) {
    self.name = name
    self.schema = schema
  }
}

public struct Scope: Sendable, Hashable {
  public var name: String
  public var description: String
  public init(name: String, description: String) {
    self.name = name
    self.description = description
  }
}

public struct Permission: Sendable, Hashable {
  public var name: String
  public var description: String
  public init(name: String, description: String) {
    self.name = name
    self.description = description
  }
}

public struct Tag: Sendable, Hashable {
  public var name: String
  public var description: String?
  public init(name: String, description: String?) {
    self.name = name
    self.description = description
  }
}
