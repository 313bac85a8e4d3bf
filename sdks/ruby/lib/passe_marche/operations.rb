# frozen_string_literal: true

# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # What the contract says of operations.
  module Operations
    CREATE_TOKEN = Operation.new(
      id: "createToken", http_method: "POST",
      needs_token: false, quota: "token", timeout: 40,
      limit: 65536, accept: "application/json",
      refusals: {
        400 => OAuthBadRequest,
        401 => OAuthUnauthorized,
        406 => OAuthNotAcceptable,
        413 => ContentTooLarge,
        415 => OAuthUnsupportedMediaType,
        429 => OAuthTooManyRequests,
        500 => OAuthInternalServerError,
        503 => OAuthServiceUnavailable
      }.freeze
    ).freeze

    REVOKE_TOKEN = Operation.new(
      id: "revokeToken", http_method: "POST",
      needs_token: false, quota: "api", timeout: 40,
      limit: 65536, accept: "application/json",
      refusals: {
        400 => OAuthBadRequest,
        401 => OAuthUnauthorized,
        406 => OAuthNotAcceptable,
        413 => ContentTooLarge,
        415 => OAuthUnsupportedMediaType,
        429 => OAuthTooManyRequests,
        500 => OAuthInternalServerError,
        503 => OAuthServiceUnavailable
      }.freeze
    ).freeze

    INTROSPECT_TOKEN = Operation.new(
      id: "introspectToken", http_method: "POST",
      needs_token: false, quota: "api", timeout: 40,
      limit: 65536, accept: "application/json",
      refusals: {
        400 => OAuthBadRequest,
        401 => OAuthUnauthorized,
        406 => OAuthNotAcceptable,
        413 => ContentTooLarge,
        415 => OAuthUnsupportedMediaType,
        429 => OAuthTooManyRequests,
        500 => OAuthInternalServerError,
        503 => OAuthServiceUnavailable
      }.freeze
    ).freeze

    GET_TOKEN_INFO = Operation.new(
      id: "getTokenInfo", http_method: "GET",
      needs_token: true, quota: "api", timeout: 40,
      limit: 65536, accept: "application/json",
      refusals: {
        401 => Unauthorized,
        406 => NotAcceptable,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    GET_AUTHORIZATION_SERVER_METADATA = Operation.new(
      id: "getAuthorizationServerMetadata", http_method: "GET",
      needs_token: false, quota: "api", timeout: 40,
      limit: 65536, accept: "application/json",
      refusals: {
        406 => NotAcceptable,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    GET_STATUS = Operation.new(
      id: "getStatus", http_method: "GET",
      needs_token: true, quota: "api", timeout: 40,
      limit: 65536, accept: "application/json",
      refusals: {
        401 => Unauthorized,
        403 => Forbidden,
        406 => NotAcceptable,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    CREATE_PUBLIC_MARKET = Operation.new(
      id: "createPublicMarket", http_method: "POST",
      needs_token: true, quota: "api", timeout: 60,
      limit: 262144, accept: "application/json",
      refusals: {
        400 => BadRequest,
        401 => Unauthorized,
        403 => Forbidden,
        406 => NotAcceptable,
        413 => ContentTooLarge,
        415 => UnsupportedMediaType,
        422 => UnprocessableContent,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    LIST_PUBLIC_MARKETS = Operation.new(
      id: "listPublicMarkets", http_method: "GET",
      needs_token: true, quota: "api", timeout: 40,
      limit: 1048576, accept: "application/json",
      refusals: {
        400 => BadRequest,
        401 => Unauthorized,
        403 => Forbidden,
        406 => NotAcceptable,
        422 => UnprocessableContent,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    GET_PUBLIC_MARKET = Operation.new(
      id: "getPublicMarket", http_method: "GET",
      needs_token: true, quota: "api", timeout: 40,
      limit: 1048576, accept: "application/json",
      refusals: {
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        406 => NotAcceptable,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    CREATE_MARKET_APPLICATION = Operation.new(
      id: "createMarketApplication", http_method: "POST",
      needs_token: true, quota: "api", timeout: 60,
      limit: 262144, accept: "application/json",
      refusals: {
        400 => BadRequest,
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        406 => NotAcceptable,
        413 => ContentTooLarge,
        415 => UnsupportedMediaType,
        422 => UnprocessableContent,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    LIST_MARKET_APPLICATIONS = Operation.new(
      id: "listMarketApplications", http_method: "GET",
      needs_token: true, quota: "api", timeout: 40,
      limit: 1048576, accept: "application/json",
      refusals: {
        400 => BadRequest,
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        406 => NotAcceptable,
        422 => UnprocessableContent,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    GET_MARKET_APPLICATION = Operation.new(
      id: "getMarketApplication", http_method: "GET",
      needs_token: true, quota: "api", timeout: 40,
      limit: 65536, accept: "application/json",
      refusals: {
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        406 => NotAcceptable,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    GET_ATTESTATION = Operation.new(
      id: "getAttestation", http_method: "GET",
      needs_token: true, quota: "downloads", timeout: 60,
      limit: 52428800, accept: "application/pdf, application/json",
      refusals: {
        400 => BadRequest,
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        406 => NotAcceptable,
        412 => PreconditionFailed,
        416 => RangeNotSatisfiable,
        422 => Unprocessable2,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    GET_DOCUMENTS_PACKAGE = Operation.new(
      id: "getDocumentsPackage", http_method: "GET",
      needs_token: true, quota: "downloads", timeout: 60,
      limit: 524288000, accept: "application/zip, application/json",
      refusals: {
        400 => BadRequest,
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        406 => NotAcceptable,
        412 => PreconditionFailed,
        416 => RangeNotSatisfiable,
        422 => Unprocessable2,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    GET_UP = Operation.new(
      id: "getUp", http_method: "GET",
      needs_token: false, quota: nil, timeout: 35,
      limit: 65536, accept: "application/json",
      refusals: {
        406 => NotAcceptable,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    GET_READINESS = Operation.new(
      id: "getReadiness", http_method: "GET",
      needs_token: false, quota: nil, timeout: 35,
      limit: 65536, accept: "application/json",
      refusals: {
        406 => NotAcceptable,
        500 => InternalServerError,
        503 => NotReadyServiceUnavailable
      }.freeze
    ).freeze

    GET_CONTRACT_YAML = Operation.new(
      id: "getContractYAML", http_method: "GET",
      needs_token: false, quota: "api", timeout: 40,
      limit: 1048576, accept: "application/yaml, application/json",
      refusals: {
        406 => NotAcceptable,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze

    GET_CONTRACT_JSON = Operation.new(
      id: "getContractJSON", http_method: "GET",
      needs_token: false, quota: "api", timeout: 40,
      limit: 1048576, accept: "application/json",
      refusals: {
        406 => NotAcceptable,
        429 => TooManyRequests,
        500 => InternalServerError,
        503 => ServiceUnavailable
      }.freeze
    ).freeze
  end
end
