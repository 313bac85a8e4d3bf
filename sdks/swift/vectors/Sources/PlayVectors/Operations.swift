// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import Foundation
import PasseMarche

/// The operations of the test vectors as methods of the client.
enum Operations {
  /// What the operation gives, as its model writes it.
  static func call(_ name: String, _ client: PasseMarcheClient, _ given: Arguments) async throws -> JSONValue {
    switch name {
    case "createToken":
      return try written(await client.createToken(scope: given.optional("scope")))
    case "revokeToken":
      try await client.revokeToken(token: given.required("token"), tokenTypeHint: given.optional("token_type_hint"))
      return .null
    case "introspectToken":
      return try written(await client.introspectToken(
        token: given.required("token"), tokenTypeHint: given.optional("token_type_hint")))
    case "getTokenInfo":
      return try written(await client.getTokenInfo())
    case "getAuthorizationServerMetadata":
      return try written(await client.getAuthorizationServerMetadata())
    case "getStatus":
      return try written(await client.getStatus())
    case "createPublicMarket":
      return try written(await client.createPublicMarket(given.required("body")))
    case "listPublicMarkets":
      return try written(await client.listPublicMarkets(
        limit: given.optional("limit"), cursor: given.optional("cursor")))
    case "getPublicMarket":
      return try written(await client.getPublicMarket(identifier: given.required("identifier")))
    case "createMarketApplication":
      return try written(await client.createMarketApplication(
        identifier: given.required("identifier"), given.optional("body")))
    case "listMarketApplications":
      return try written(await client.listMarketApplications(
        identifier: given.required("identifier"), limit: given.optional("limit"), cursor: given.optional("cursor")))
    case "getMarketApplication":
      return try written(await client.getMarketApplication(identifier: given.required("identifier")))
    case "getUp":
      return try written(await client.getUp())
    case "getReadiness":
      return try written(await client.getReadiness())
    case "getContractYAML":
      _ = try await client.getContractYAML()
      return .null
    case "getContractJSON":
      _ = try await client.getContractJSON()
      return .null
    default: throw Failed("unknown operation \(name)")
    }
  }

  static func download(
    _ name: String, _ client: PasseMarcheClient, _ given: Arguments, to file: URL
  ) async throws -> Download {
    switch name {
    case "getAttestation":
      return try await client.getAttestation(identifier: given.required("identifier"), to: file)
    case "getDocumentsPackage":
      return try await client.getDocumentsPackage(identifier: given.required("identifier"), to: file)
    default: throw Failed("unknown operation \(name)")
    }
  }

  /// All items, as their model writes them.
  static func collect(_ name: String, _ client: PasseMarcheClient, _ given: Arguments) async throws -> [JSONValue] {
    var items: [JSONValue] = []
    switch name {
    case "listPublicMarkets":
      for try await item in try client.allPublicMarkets(limit: given.optional("limit")) {
        items.append(try written(item))
      }
    case "listMarketApplications":
      for try await item in try client.allMarketApplications(
        identifier: given.required("identifier"), limit: given.optional("limit")
      ) {
        items.append(try written(item))
      }
    default: throw Failed("unknown operation \(name)")
    }
    return items
  }

  /// The body of an event, as its model writes it; null where the contract does not name the event.
  static func body(of event: WebhookEvent) throws -> JSONValue {
    switch event {
    case .marketCompleted(let event): try written(event)
    case .marketApplicationCompleted(let event): try written(event)
    case .unrecognized: .null
    }
  }

  static func quota(_ name: String) -> Quota? {
    Quota(rawValue: name)
  }
}
