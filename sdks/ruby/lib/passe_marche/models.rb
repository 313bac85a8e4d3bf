# frozen_string_literal: true

# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  class Token < Model
    # @!attribute [r] access_token
    #   @return [String] A JWT signed with HS256
    field(:access_token, "access_token", Wire::TEXT, secret: true)

    # @!attribute [r] token_type
    #   @return [String]
    field(:token_type, "token_type", Wire::TEXT, default: "Bearer")

    # @!attribute [r] expires_in
    #   @return [Integer] Seconds
    field(:expires_in, "expires_in", Wire::INTEGER, default: 86400)

    # @!attribute [r] scope
    #   @return [String]
    field(:scope, "scope", Wire::TEXT)

    # @!attribute [r] created_at
    #   @return [Integer] Unix seconds
    field(:created_at, "created_at", Wire::INTEGER)
  end

  # RFC 6749 section 5.2
  class OAuthError < Model
    # @!attribute [r] error
    #   @return [String] see {OAuthErrorError}
    field(:error, "error", Wire::TEXT)

    # @!attribute [r] error_description
    #   @return [String, nil]
    field(:error_description, "error_description", Wire::TEXT, optional: true)

    # @!attribute [r] retry_after
    #   @return [Integer, nil]
    field(:retry_after, "retry_after", Wire::INTEGER, optional: true)

    # @!attribute [r] request_id
    #   @return [String, nil]
    field(:request_id, "request_id", Wire::TEXT, optional: true)
  end

  module OAuthErrorError
    INVALID_REQUEST = "invalid_request"
    INVALID_CLIENT = "invalid_client"
    INVALID_SCOPE = "invalid_scope"
    UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type"
    RATE_LIMIT_EXCEEDED = "rate_limit_exceeded"
    SERVER_ERROR = "server_error"
    TEMPORARILY_UNAVAILABLE = "temporarily_unavailable"

    # The values that the contract names. The service may add others.
    KNOWN = [
      INVALID_REQUEST, INVALID_CLIENT, INVALID_SCOPE, UNSUPPORTED_GRANT_TYPE, RATE_LIMIT_EXCEEDED, SERVER_ERROR,
      TEMPORARILY_UNAVAILABLE].freeze
  end

  class ErrorBody < Model
    # @!attribute [r] error
    #   @return [String]
    field(:error, "error", Wire::TEXT)

    # @!attribute [r] errors
    #   @return [Array<String>, nil]
    field(:errors, "errors", Wire::List.new(Wire::TEXT), optional: true)

    # @!attribute [r] request_id
    #   @return [String, nil]
    field(:request_id, "request_id", Wire::TEXT, optional: true)
  end

  class Introspection < Model
    # @!attribute [r] active
    #   @return [Boolean]
    field(:active, "active", Wire::BOOLEAN)

    # @!attribute [r] scope
    #   @return [String, nil]
    field(:scope, "scope", Wire::TEXT, optional: true)

    # @!attribute [r] client_id
    #   @return [String, nil]
    field(:client_id, "client_id", Wire::TEXT, optional: true)

    # @!attribute [r] token_type
    #   @return [String, nil]
    field(:token_type, "token_type", Wire::TEXT, optional: true)

    # @!attribute [r] exp
    #   @return [Integer, nil]
    field(:exp, "exp", Wire::INTEGER, optional: true)

    # @!attribute [r] iat
    #   @return [Integer, nil]
    field(:iat, "iat", Wire::INTEGER, optional: true)

    # @!attribute [r] sub
    #   @return [String, nil]
    field(:sub, "sub", Wire::TEXT, optional: true)

    # @!attribute [r] aud
    #   @return [String, nil]
    field(:aud, "aud", Wire::TEXT, optional: true)

    # @!attribute [r] iss
    #   @return [String, nil]
    field(:iss, "iss", Wire::TEXT, optional: true)

    # @!attribute [r] jti
    #   @return [String, nil]
    field(:jti, "jti", Wire::TEXT, optional: true)
  end

  class TokenInfo < Model
    # @!attribute [r] scope
    #   @return [Array<String>] see {Scope}
    field(:scope, "scope", Wire::List.new(Wire::TEXT))

    # @!attribute [r] expires_in
    #   @return [Integer] Seconds left
    field(:expires_in, "expires_in", Wire::INTEGER)

    # @!attribute [r] application
    #   @return [TokenInfoApplication]
    field(:application, "application", Wire::Lazy.new { TokenInfoApplication })

    # @!attribute [r] created_at
    #   @return [Integer] Unix seconds
    field(:created_at, "created_at", Wire::INTEGER)
  end

  module Scope
    API_ACCESS = "api_access"
    API_READ = "api_read"
    API_WRITE = "api_write"

    # The values that the contract names. The service may add others.
    KNOWN = [API_ACCESS, API_READ, API_WRITE].freeze
  end

  class TokenInfoApplication < Model
    # @!attribute [r] uid
    #   @return [String]
    field(:uid, "uid", Wire::TEXT)
  end

  class RateLimited < Model
    # @!attribute [r] error
    #   @return [String]
    field(:error, "error", Wire::TEXT)

    # @!attribute [r] retry_after
    #   @return [Integer] Whole seconds after which the same request passes
    field(:retry_after, "retry_after", Wire::INTEGER)
  end

  class AuthorizationServerMetadata < Model
    # @!attribute [r] issuer
    #   @return [String]
    field(:issuer, "issuer", Wire::TEXT)

    # @!attribute [r] token_endpoint
    #   @return [String]
    field(:token_endpoint, "token_endpoint", Wire::TEXT)

    # @!attribute [r] revocation_endpoint
    #   @return [String]
    field(:revocation_endpoint, "revocation_endpoint", Wire::TEXT)

    # @!attribute [r] introspection_endpoint
    #   @return [String]
    field(:introspection_endpoint, "introspection_endpoint", Wire::TEXT)

    # @!attribute [r] scopes_supported
    #   @return [Array<String>] see {Scope}
    field(:scopes_supported, "scopes_supported", Wire::List.new(Wire::TEXT))

    # @!attribute [r] response_types_supported
    #   @return [Array<String>]
    field(:response_types_supported, "response_types_supported", Wire::List.new(Wire::TEXT))

    # @!attribute [r] grant_types_supported
    #   @return [Array<String>]
    field(:grant_types_supported, "grant_types_supported", Wire::List.new(Wire::TEXT))

    # @!attribute [r] token_endpoint_auth_methods_supported
    #   @return [Array<String>] see {ClientAuthenticationMethod}
    field(:token_endpoint_auth_methods_supported, "token_endpoint_auth_methods_supported", Wire::List.new(Wire::TEXT))

    # @!attribute [r] revocation_endpoint_auth_methods_supported
    #   @return [Array<String>] see {ClientAuthenticationMethod}
    field(
      :revocation_endpoint_auth_methods_supported, "revocation_endpoint_auth_methods_supported",
      Wire::List.new(Wire::TEXT))

    # @!attribute [r] introspection_endpoint_auth_methods_supported
    #   @return [Array<String>] see {ClientAuthenticationMethod}
    field(
      :introspection_endpoint_auth_methods_supported, "introspection_endpoint_auth_methods_supported",
      Wire::List.new(Wire::TEXT))

    # @!attribute [r] service_documentation
    #   @return [String]
    field(:service_documentation, "service_documentation", Wire::TEXT)
  end

  module ClientAuthenticationMethod
    CLIENT_SECRET_BASIC = "client_secret_basic"
    CLIENT_SECRET_POST = "client_secret_post"

    # The values that the contract names. The service may add others.
    KNOWN = [CLIENT_SECRET_BASIC, CLIENT_SECRET_POST].freeze
  end

  class Status < Model
    # @!attribute [r] status
    #   @return [String]
    field(:status, "status", Wire::TEXT, default: "ok")

    # @!attribute [r] version
    #   @return [String]
    field(:version, "version", Wire::TEXT)

    # @!attribute [r] environment
    #   @return [String] see {StatusEnvironment}
    field(:environment, "environment", Wire::TEXT)

    # @!attribute [r] client_id
    #   @return [String]
    field(:client_id, "client_id", Wire::TEXT)

    # @!attribute [r] scope
    #   @return [String]
    field(:scope, "scope", Wire::TEXT)

    # @!attribute [r] time
    #   @return [Time]
    field(:time, "time", Wire::INSTANT)
  end

  module StatusEnvironment
    SANDBOX = "sandbox"
    STAGING = "staging"
    PREPROD = "preprod"
    PRODUCTION = "production"

    # The values that the contract names. The service may add others.
    KNOWN = [SANDBOX, STAGING, PREPROD, PRODUCTION].freeze
  end

  class PublicMarketCreated < Model
    # @!attribute [r] identifier
    #   @return [String]
    field(:identifier, "identifier", Wire::TEXT)

    # @!attribute [r] configuration_url
    #   @return [String]
    field(:configuration_url, "configuration_url", Wire::TEXT)
  end

  class PublicMarketInput < Model
    # @!attribute [r] name
    #   @return [String]
    field(:name, "name", Wire::TEXT)

    # @!attribute [r] deadline
    #   @return [Time, String] An RFC 3339 instant, or a local time or day of the Paris wall clock (a day means its
    #     last second).
    field(:deadline, "deadline", Wire::MOMENT)

    # @!attribute [r] siret
    #   @return [String]
    field(:siret, "siret", Wire::TEXT)

    # @!attribute [r] market_type_codes
    #   @return [Array<String>] see {MarketTypeCode}
    field(:market_type_codes, "market_type_codes", Wire::List.new(Wire::TEXT))

    # @!attribute [r] lots
    #   @return [Array<LotRequest>, nil]
    field(:lots, "lots", Wire::List.new(Wire::Lazy.new { LotRequest }), optional: true)

    # @!attribute [r] lot_limit
    #   @return [Integer, nil] To how many lots one company may apply
    field(:lot_limit, "lot_limit", Wire::INTEGER, optional: true)

    # @!attribute [r] lot_name
    #   @return [String, nil] One lot by its name, for clients of the first version
    field(:lot_name, "lot_name", Wire::TEXT, optional: true)

    # @!attribute [r] provider_user_id
    #   @return [String, nil] The buyer's identifier on the editor's side
    field(:provider_user_id, "provider_user_id", Wire::TEXT, optional: true)
  end

  module MarketTypeCode
    SUPPLIES = "supplies"
    SERVICES = "services"
    WORKS = "works"
    DEFENSE = "defense"

    # The values that the contract names. The service may add others.
    KNOWN = [SUPPLIES, SERVICES, WORKS, DEFENSE].freeze
  end

  class LotRequest < Model
    # @!attribute [r] name
    #   @return [String]
    field(:name, "name", Wire::TEXT)

    # @!attribute [r] cpv_code
    #   @return [String, nil]
    field(:cpv_code, "cpv_code", Wire::TEXT, optional: true)
  end

  class ValidationError < Model
    # @!attribute [r] error
    #   @return [String]
    field(:error, "error", Wire::TEXT, default: "Validation failed")

    # @!attribute [r] errors
    #   @return [Array<String>]
    field(:errors, "errors", Wire::List.new(Wire::TEXT))

    # @!attribute [r] field_errors
    #   @return [Hash{String => Array<String>}, nil]
    field(:field_errors, "field_errors", Wire::Map.new(Wire::List.new(Wire::TEXT)), optional: true)
  end

  class PublicMarketPage < Model
    # @!attribute [r] public_markets
    #   @return [Array<PublicMarketSummary>]
    field(:public_markets, "public_markets", Wire::List.new(Wire::Lazy.new { PublicMarketSummary }))

    # @!attribute [r] next_cursor
    #   @return [String, nil]
    field(:next_cursor, "next_cursor", Wire::TEXT, optional: true)
  end

  class PublicMarketSummary < Model
    # @!attribute [r] identifier
    #   @return [String]
    field(:identifier, "identifier", Wire::TEXT)

    # @!attribute [r] name
    #   @return [String]
    field(:name, "name", Wire::TEXT)

    # @!attribute [r] siret
    #   @return [String]
    field(:siret, "siret", Wire::TEXT)

    # @!attribute [r] deadline
    #   @return [Time]
    field(:deadline, "deadline", Wire::INSTANT)

    # @!attribute [r] market_type_codes
    #   @return [Array<String>] see {MarketTypeCode}
    field(:market_type_codes, "market_type_codes", Wire::List.new(Wire::TEXT))

    # @!attribute [r] status
    #   @return [String] see {LifecycleStatus}
    field(:status, "status", Wire::TEXT)

    # @!attribute [r] sync_status
    #   @return [String] see {SyncStatus}
    field(:sync_status, "sync_status", Wire::TEXT)

    # @!attribute [r] webhook_configured
    #   @return [Boolean] Whether the editor has a webhook URL to which completions are delivered
    field(:webhook_configured, "webhook_configured", Wire::BOOLEAN)

    # @!attribute [r] created_at
    #   @return [Time]
    field(:created_at, "created_at", Wire::INSTANT)

    # @!attribute [r] completed_at
    #   @return [Time, nil]
    field(:completed_at, "completed_at", Wire::INSTANT, optional: true)
  end

  module LifecycleStatus
    PENDING = "pending"
    COMPLETED = "completed"

    # The values that the contract names. The service may add others.
    KNOWN = [PENDING, COMPLETED].freeze
  end

  # State of the webhook delivery; it stays `sync_pending` where no delivery is configured
  module SyncStatus
    SYNC_PENDING = "sync_pending"
    SYNC_PROCESSING = "sync_processing"
    SYNC_COMPLETED = "sync_completed"
    SYNC_FAILED = "sync_failed"

    # The values that the contract names. The service may add others.
    KNOWN = [SYNC_PENDING, SYNC_PROCESSING, SYNC_COMPLETED, SYNC_FAILED].freeze
  end

  class PublicMarket < Model
    # @!attribute [r] identifier
    #   @return [String]
    field(:identifier, "identifier", Wire::TEXT)

    # @!attribute [r] name
    #   @return [String]
    field(:name, "name", Wire::TEXT)

    # @!attribute [r] siret
    #   @return [String]
    field(:siret, "siret", Wire::TEXT)

    # @!attribute [r] deadline
    #   @return [Time]
    field(:deadline, "deadline", Wire::INSTANT)

    # @!attribute [r] market_type_codes
    #   @return [Array<String>] see {MarketTypeCode}
    field(:market_type_codes, "market_type_codes", Wire::List.new(Wire::TEXT))

    # @!attribute [r] lots
    #   @return [Array<Lot>]
    field(:lots, "lots", Wire::List.new(Wire::Lazy.new { Lot }))

    # @!attribute [r] lot_limit
    #   @return [Integer, nil]
    field(:lot_limit, "lot_limit", Wire::INTEGER, optional: true)

    # @!attribute [r] provider_user_id
    #   @return [String, nil]
    field(:provider_user_id, "provider_user_id", Wire::TEXT, optional: true)

    # @!attribute [r] status
    #   @return [String] see {LifecycleStatus}
    field(:status, "status", Wire::TEXT)

    # @!attribute [r] sync_status
    #   @return [String] see {SyncStatus}
    field(:sync_status, "sync_status", Wire::TEXT)

    # @!attribute [r] webhook_configured
    #   @return [Boolean] Whether the editor has a webhook URL to which completions are delivered
    field(:webhook_configured, "webhook_configured", Wire::BOOLEAN)

    # @!attribute [r] field_keys
    #   @return [Array<String>]
    field(:field_keys, "field_keys", Wire::List.new(Wire::TEXT))

    # @!attribute [r] created_at
    #   @return [Time]
    field(:created_at, "created_at", Wire::INSTANT)

    # @!attribute [r] completed_at
    #   @return [Time, nil]
    field(:completed_at, "completed_at", Wire::INSTANT, optional: true)

    # @!attribute [r] configuration_url
    #   @return [String]
    field(:configuration_url, "configuration_url", Wire::TEXT)
  end

  class Lot < Model
    # @!attribute [r] name
    #   @return [String]
    field(:name, "name", Wire::TEXT)

    # @!attribute [r] cpv_code
    #   @return [String, nil]
    field(:cpv_code, "cpv_code", Wire::TEXT, optional: true)
  end

  class MarketApplicationCreated < Model
    # @!attribute [r] identifier
    #   @return [String]
    field(:identifier, "identifier", Wire::TEXT)

    # @!attribute [r] application_url
    #   @return [String]
    field(:application_url, "application_url", Wire::TEXT)
  end

  class MarketApplicationInput < Model
    # @!attribute [r] siret
    #   @return [String, nil]
    field(:siret, "siret", Wire::TEXT, optional: true)

    # @!attribute [r] provider_user_id
    #   @return [String, nil] The candidate's identifier on the editor's side
    field(:provider_user_id, "provider_user_id", Wire::TEXT, optional: true)
  end

  class MarketApplicationPage < Model
    # @!attribute [r] market_applications
    #   @return [Array<MarketApplication>]
    field(:market_applications, "market_applications", Wire::List.new(Wire::Lazy.new { MarketApplication }))

    # @!attribute [r] next_cursor
    #   @return [String, nil]
    field(:next_cursor, "next_cursor", Wire::TEXT, optional: true)
  end

  class MarketApplication < Model
    # @!attribute [r] identifier
    #   @return [String]
    field(:identifier, "identifier", Wire::TEXT)

    # @!attribute [r] market_identifier
    #   @return [String]
    field(:market_identifier, "market_identifier", Wire::TEXT)

    # @!attribute [r] siret
    #   @return [String, nil]
    field(:siret, "siret", Wire::TEXT, optional: true)

    # @!attribute [r] provider_user_id
    #   @return [String, nil]
    field(:provider_user_id, "provider_user_id", Wire::TEXT, optional: true)

    # @!attribute [r] status
    #   @return [String] see {LifecycleStatus}
    field(:status, "status", Wire::TEXT)

    # @!attribute [r] sync_status
    #   @return [String] see {SyncStatus}
    field(:sync_status, "sync_status", Wire::TEXT)

    # @!attribute [r] webhook_configured
    #   @return [Boolean]
    field(:webhook_configured, "webhook_configured", Wire::BOOLEAN)

    # @!attribute [r] created_at
    #   @return [Time]
    field(:created_at, "created_at", Wire::INSTANT)

    # @!attribute [r] completed_at
    #   @return [Time, nil]
    field(:completed_at, "completed_at", Wire::INSTANT, optional: true)

    # @!attribute [r] application_url
    #   @return [String]
    field(:application_url, "application_url", Wire::TEXT)

    # @!attribute [r] attestation_url
    #   @return [String, nil] Null until the application is submitted
    field(:attestation_url, "attestation_url", Wire::TEXT, optional: true)

    # @!attribute [r] documents_package_url
    #   @return [String, nil] Null until the application is submitted
    field(:documents_package_url, "documents_package_url", Wire::TEXT, optional: true)
  end

  # What was asked for cannot be had as things are, or a parameter is at fault
  class Unprocessable < Model
    # @!attribute [r] error
    #   @return [String]
    field(:error, "error", Wire::TEXT)

    # @!attribute [r] errors
    #   @return [Array<String>, nil]
    field(:errors, "errors", Wire::List.new(Wire::TEXT), optional: true)

    # @!attribute [r] field_errors
    #   @return [Hash{String => Array<String>}, nil]
    field(:field_errors, "field_errors", Wire::Map.new(Wire::List.new(Wire::TEXT)), optional: true)
  end

  class Up < Model
    # @!attribute [r] status
    #   @return [String]
    field(:status, "status", Wire::TEXT, default: "up")
  end

  class Readiness < Model
    # @!attribute [r] status
    #   @return [String]
    field(:status, "status", Wire::TEXT, default: "ready")
  end

  class NotReady < Model
    # @!attribute [r] error
    #   @return [String]
    field(:error, "error", Wire::TEXT)

    # @!attribute [r] failing
    #   @return [Array<String>, nil] see {NotReadyFailingItem}
    field(:failing, "failing", Wire::List.new(Wire::TEXT), optional: true)

    # @!attribute [r] retry_after
    #   @return [Integer, nil]
    field(:retry_after, "retry_after", Wire::INTEGER, optional: true)
  end

  module NotReadyFailingItem
    STORE = "store"
    FILES = "files"
    DELIVERIES = "deliveries"
    SUBMISSIONS = "submissions"
    ANTIVIRUS = "antivirus"
    MAIL = "mail"
    STOPPING = "stopping"

    # The values that the contract names. The service may add others.
    KNOWN = [STORE, FILES, DELIVERIES, SUBMISSIONS, ANTIVIRUS, MAIL, STOPPING].freeze
  end

  class MarketCompletedEvent < Model
    # @!attribute [r] event
    #   @return [String]
    field(:event, "event", Wire::TEXT, default: "market.completed")

    # @!attribute [r] timestamp
    #   @return [Time]
    field(:timestamp, "timestamp", Wire::INSTANT)

    # @!attribute [r] market
    #   @return [MarketCompletedEventMarket]
    field(:market, "market", Wire::Lazy.new { MarketCompletedEventMarket })
  end

  class MarketCompletedEventMarket < Model
    # @!attribute [r] identifier
    #   @return [String]
    field(:identifier, "identifier", Wire::TEXT)

    # @!attribute [r] name
    #   @return [String]
    field(:name, "name", Wire::TEXT)

    # @!attribute [r] lot_name
    #   @return [String, nil] The first lot's name
    field(:lot_name, "lot_name", Wire::TEXT, optional: true)

    # @!attribute [r] lots
    #   @return [Array<Lot>]
    field(:lots, "lots", Wire::List.new(Wire::Lazy.new { Lot }))

    # @!attribute [r] deadline
    #   @return [Time]
    field(:deadline, "deadline", Wire::INSTANT)

    # @!attribute [r] market_type_codes
    #   @return [Array<String>] see {MarketTypeCode}
    field(:market_type_codes, "market_type_codes", Wire::List.new(Wire::TEXT))

    # @!attribute [r] completed_at
    #   @return [Time]
    field(:completed_at, "completed_at", Wire::INSTANT)

    # @!attribute [r] field_keys
    #   @return [Array<String>]
    field(:field_keys, "field_keys", Wire::List.new(Wire::TEXT))

    # @!attribute [r] provider_user_id
    #   @return [String, nil]
    field(:provider_user_id, "provider_user_id", Wire::TEXT, optional: true)
  end

  class MarketApplicationCompletedEvent < Model
    # @!attribute [r] event
    #   @return [String]
    field(:event, "event", Wire::TEXT, default: "market_application.completed")

    # @!attribute [r] timestamp
    #   @return [Time]
    field(:timestamp, "timestamp", Wire::INSTANT)

    # @!attribute [r] market_identifier
    #   @return [String]
    field(:market_identifier, "market_identifier", Wire::TEXT)

    # @!attribute [r] market_application
    #   @return [MarketApplicationCompletedEventMarketApplication]
    field(
      :market_application, "market_application", Wire::Lazy.new { MarketApplicationCompletedEventMarketApplication })
  end

  class MarketApplicationCompletedEventMarketApplication < Model
    # @!attribute [r] identifier
    #   @return [String]
    field(:identifier, "identifier", Wire::TEXT)

    # @!attribute [r] siret
    #   @return [String, nil]
    field(:siret, "siret", Wire::TEXT, optional: true)

    # @!attribute [r] company_name
    #   @return [String, nil]
    field(:company_name, "company_name", Wire::TEXT, optional: true)

    # @!attribute [r] completed_at
    #   @return [Time]
    field(:completed_at, "completed_at", Wire::INSTANT)

    # @!attribute [r] attestation_url
    #   @return [String]
    field(:attestation_url, "attestation_url", Wire::TEXT)

    # @!attribute [r] documents_package_url
    #   @return [String]
    field(:documents_package_url, "documents_package_url", Wire::TEXT)

    # @!attribute [r] lots
    #   @return [Array<Lot>]
    field(:lots, "lots", Wire::List.new(Wire::Lazy.new { Lot }))

    # @!attribute [r] provider_user_id
    #   @return [String, nil]
    field(:provider_user_id, "provider_user_id", Wire::TEXT, optional: true)
  end
end
