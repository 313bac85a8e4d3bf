# frozen_string_literal: true

# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

CALLS = {
  "createToken" => ->(client, given) {
    PasseMarche::Token.write(client.create_token(scope: given.may("scope", PasseMarche::Wire::TEXT)))
  },
  "revokeToken" => ->(client, given) {
    client.revoke_token(
      token: given.need("token", PasseMarche::Wire::TEXT),
      token_type_hint: given.may("token_type_hint", PasseMarche::Wire::TEXT))
  },
  "introspectToken" => ->(client, given) {
    PasseMarche::Introspection.write(client.introspect_token(
      token: given.need("token", PasseMarche::Wire::TEXT),
      token_type_hint: given.may("token_type_hint", PasseMarche::Wire::TEXT)))
  },
  "getTokenInfo" => ->(client, _given) {
    PasseMarche::TokenInfo.write(client.get_token_info())
  },
  "getAuthorizationServerMetadata" => ->(client, _given) {
    PasseMarche::AuthorizationServerMetadata.write(client.get_authorization_server_metadata())
  },
  "getStatus" => ->(client, _given) {
    PasseMarche::Status.write(client.get_status())
  },
  "createPublicMarket" => ->(client, given) {
    PasseMarche::PublicMarketCreated.write(client.create_public_market(
      given.need("body", PasseMarche::PublicMarketInput)))
  },
  "listPublicMarkets" => ->(client, given) {
    PasseMarche::PublicMarketPage.write(client.list_public_markets(
      limit: given.may("limit", PasseMarche::Wire::INTEGER), cursor: given.may("cursor", PasseMarche::Wire::TEXT)))
  },
  "getPublicMarket" => ->(client, given) {
    PasseMarche::PublicMarket.write(client.get_public_market(given.need("identifier", PasseMarche::Wire::TEXT)))
  },
  "createMarketApplication" => ->(client, given) {
    PasseMarche::MarketApplicationCreated.write(client.create_market_application(
      given.need("identifier", PasseMarche::Wire::TEXT), given.may("body", PasseMarche::MarketApplicationInput)))
  },
  "listMarketApplications" => ->(client, given) {
    PasseMarche::MarketApplicationPage.write(client.list_market_applications(
      given.need("identifier", PasseMarche::Wire::TEXT), limit: given.may("limit", PasseMarche::Wire::INTEGER),
      cursor: given.may("cursor", PasseMarche::Wire::TEXT)))
  },
  "getMarketApplication" => ->(client, given) {
    PasseMarche::MarketApplication.write(client.get_market_application(
      given.need("identifier", PasseMarche::Wire::TEXT)))
  },
  "getUp" => ->(client, _given) {
    PasseMarche::Up.write(client.get_up())
  },
  "getReadiness" => ->(client, _given) {
    PasseMarche::Readiness.write(client.get_readiness())
  },
  "getContractYAML" => ->(client, _given) {
    client.get_contract_yaml()
  },
  "getContractJSON" => ->(client, _given) {
    client.get_contract_json()
  }
}.freeze

LISTS = {
  "listPublicMarkets" => ->(client, given) {
    client.all_public_markets(limit: given.may("limit", PasseMarche::Wire::INTEGER))
  },
  "listMarketApplications" => ->(client, given) {
    client.all_market_applications(
      given.need("identifier", PasseMarche::Wire::TEXT), limit: given.may("limit", PasseMarche::Wire::INTEGER))
  }
}.freeze

DOWNLOADS = {
  "getAttestation" => ->(client, given, file, progress) {
    client.get_attestation(given.need("identifier", PasseMarche::Wire::TEXT), to: file, &progress)
  },
  "getDocumentsPackage" => ->(client, given, file, progress) {
    client.get_documents_package(given.need("identifier", PasseMarche::Wire::TEXT), to: file, &progress)
  }
}.freeze

def event_name(event)
  case event
  when PasseMarche::MarketCompletedEvent then "market.completed"
  when PasseMarche::MarketApplicationCompletedEvent then "market_application.completed"
  else event.name
  end
end
