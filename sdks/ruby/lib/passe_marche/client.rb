# frozen_string_literal: true

# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # The client of Passe Marché, version 1.1.0 of its contract. It serves any number of threads.
  #
  # An editor of a procurement platform creates a public market, sends the buyer to its configuration, starts
  # applications for companies, is told by webhook when either is completed, and downloads the documents.
  #
  # Every limit, status, header and sentence below is enforced by the server that is generated from this file, and
  # checked by the conformance suite that reads it. The `x-` keywords are explained in `extensions.md`.
  class Client
    # Where the tokens of this client come from.
    attr_reader :tokens

    # @param base_url [String] where the service is, an absolute URL; a wrong one shows at the first call
    # @param client_id [String] of the editor, as the service gave it
    # @param client_secret [String] likewise
    # @param scope [String, nil] of the tokens, separated by spaces; nil for what the service gives
    # @param tokens [#token, nil] where the tokens come from, see {FetchedTokens}; nil for those that the client
    #   fetches itself
    # @param retries [RetryPolicy]
    # @param timeout [Numeric, nil] seconds that a call may take, in place of what the contract says of each operation
    # @param product [String, nil] yours, as `MyPlatform/2.1`: told to the service behind the client's own name
    # @param transport [#call] see {NetHTTPTransport}
    # @param clock [#now, #sleep] see {Clock}
    def initialize(
      base_url:, client_id:, client_secret:, scope: nil, tokens: nil, retries: RetryPolicy.new, timeout: nil,
      product: nil, transport: NetHTTPTransport.new, clock: Clock)
      agent = "PasseMarche-Ruby/#{CONTRACT_VERSION} (Ruby #{RUBY_VERSION})"
      agent += " #{product}" if product
      @engine = Engine.new(
        base_url: base_url, credentials: Credentials.new(client_id, client_secret), transport: transport,
        retries: retries, user_agent: agent, clock: clock, timeout: timeout
      )
      @tokens = tokens || FetchedTokens.new(clock: clock) { fetch_token(scope) }
      @engine.tokens = @tokens
    end

    private def fetch_token(scope)
      began = @engine.clock.now
      token = create_token(scope: scope)
      AccessToken.new(token.access_token, obtained_at: began, expires_at: began + token.expires_in, scope: token.scope)
    end

    # What the service last said of a quota; nil before the first call that is charged to it.
    #
    # @param name [String] see {Quota}
    # @return [QuotaState, nil]
    def quota(name) = @engine.quota(name)

    # Get an access token.
    #
    # The client credentials grant of RFC 6749 section 4.4. The client proves itself by HTTP Basic or in the form body,
    # never both. A new token revokes the client's earlier one with the same set of scopes.
    #
    # `POST /oauth/token`, operation `createToken`
    #
    # @param scope [String, nil] Scopes separated by spaces; `api_access` when absent
    # @return [Token]
    # @raise [OAuthBadRequest] 400: The request is not a client credentials request
    # @raise [OAuthUnauthorized] 401: The client is unknown, its secret is wrong, or its editor is not authorized or
    #   active
    # @raise [OAuthNotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [ContentTooLarge] 413: The body is larger than the operation takes
    # @raise [OAuthUnsupportedMediaType] 415: The body is not a form
    # @raise [OAuthTooManyRequests] 429: The quota is used up
    # @raise [OAuthInternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [OAuthServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def create_token(scope: nil)
      call = Call.new(Operations::CREATE_TOKEN, "/oauth/token")
      call.form(
        "grant_type" => "client_credentials",
        "client_id" => @engine.credentials.client_id,
        "client_secret" => @engine.credentials.client_secret,
        "scope" => scope
      )
      @engine.json(call, 200, Token)
    end

    # Revoke an access token.
    #
    # RFC 7009. The answer is the same whether the token was valid, unknown or another client's; only the client's own
    # tokens are revoked.
    #
    # `POST /oauth/revoke`, operation `revokeToken`
    #
    # @param token [String]
    # @param token_type_hint [String, nil]
    # @return [nil]
    # @raise [OAuthBadRequest] 400: The request cannot be read or breaks a rule
    # @raise [OAuthUnauthorized] 401: The client is unknown, its secret is wrong, or its editor is not authorized or
    #   active
    # @raise [OAuthNotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [ContentTooLarge] 413: The body is larger than the operation takes
    # @raise [OAuthUnsupportedMediaType] 415: The body is not a form
    # @raise [OAuthTooManyRequests] 429: The quota is used up
    # @raise [OAuthInternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [OAuthServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def revoke_token(token:, token_type_hint: nil)
      call = Call.new(Operations::REVOKE_TOKEN, "/oauth/revoke")
      call.form(
        "token" => token,
        "token_type_hint" => token_type_hint,
        "client_id" => @engine.credentials.client_id,
        "client_secret" => @engine.credentials.client_secret
      )
      @engine.answer(call, 200)
      nil
    end

    # Tell whether a token is active.
    #
    # RFC 7662. A token of another client is told to be inactive.
    #
    # `POST /oauth/introspect`, operation `introspectToken`
    #
    # @param token [String]
    # @param token_type_hint [String, nil]
    # @return [Introspection]
    # @raise [OAuthBadRequest] 400: The request cannot be read or breaks a rule
    # @raise [OAuthUnauthorized] 401: The client is unknown, its secret is wrong, or its editor is not authorized or
    #   active
    # @raise [OAuthNotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [ContentTooLarge] 413: The body is larger than the operation takes
    # @raise [OAuthUnsupportedMediaType] 415: The body is not a form
    # @raise [OAuthTooManyRequests] 429: The quota is used up
    # @raise [OAuthInternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [OAuthServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def introspect_token(token:, token_type_hint: nil)
      call = Call.new(Operations::INTROSPECT_TOKEN, "/oauth/introspect")
      call.form(
        "token" => token,
        "token_type_hint" => token_type_hint,
        "client_id" => @engine.credentials.client_id,
        "client_secret" => @engine.credentials.client_secret
      )
      @engine.json(call, 200, Introspection)
    end

    # Tell what the presented token is.
    #
    # `GET /oauth/token/info`, operation `getTokenInfo`
    #
    # @return [TokenInfo]
    # @raise [Unauthorized] 401: No valid token
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_token_info
      call = Call.new(Operations::GET_TOKEN_INFO, "/oauth/token/info")
      @engine.json(call, 200, TokenInfo)
    end

    # Metadata of the authorization server.
    #
    # RFC 8414.
    #
    # `GET /.well-known/oauth-authorization-server`, operation `getAuthorizationServerMetadata`
    #
    # @return [AuthorizationServerMetadata]
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_authorization_server_metadata
      call = Call.new(Operations::GET_AUTHORIZATION_SERVER_METADATA, "/.well-known/oauth-authorization-server")
      @engine.json(call, 200, AuthorizationServerMetadata)
    end

    # Check the token and the service.
    #
    # `GET /api/v1/status`, operation `getStatus`
    #
    # @return [Status]
    # @raise [Unauthorized] 401: No valid token
    # @raise [Forbidden] 403: The token lacks the scope, or the object belongs to another editor
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_status
      call = Call.new(Operations::GET_STATUS, "/api/v1/status")
      @engine.json(call, 200, Status)
    end

    # Create a public market.
    #
    # The buyer then configures the market at `configuration_url`. `lot_name` is accepted for clients of the first
    # version: it makes one lot when `lots` is absent or empty.
    #
    # `POST /api/v1/public_markets`, operation `createPublicMarket`
    #
    # @param body [PublicMarketInput, Hash]
    # @return [PublicMarketCreated]
    # @raise [BadRequest] 400: The request cannot be read
    # @raise [Unauthorized] 401: No valid token
    # @raise [Forbidden] 403: The token lacks the scope, or the editor may not create defence markets
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [ContentTooLarge] 413: The body is larger than the operation takes
    # @raise [UnsupportedMediaType] 415: The body has a media type that the operation does not take
    # @raise [UnprocessableContent] 422: The request breaks rules of this contract. All of them are told, but no more
    #   than the `violations` of `x-limits`: then the first in the order of the contract and, last, that there are more,
    #   in `field_errors` under `base`.
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def create_public_market(body)
      call = Call.new(Operations::CREATE_PUBLIC_MARKET, "/api/v1/public_markets")
      call.json({ "public_market" => PublicMarketInput.write(body) })
      @engine.json(call, 201, PublicMarketCreated)
    end

    # List the editor's markets, newest first.
    #
    # `GET /api/v1/public_markets`, operation `listPublicMarkets`
    #
    # @param limit [Integer, nil] How many objects a page holds at most
    # @param cursor [String, nil] Where the page begins; the `next_cursor` of the page before
    # @return [PublicMarketPage]
    # @raise [BadRequest] 400: The request cannot be read
    # @raise [Unauthorized] 401: No valid token
    # @raise [Forbidden] 403: The token lacks the scope, or the object belongs to another editor
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [UnprocessableContent] 422: The request breaks rules of this contract. All of them are told, but no more
    #   than the `violations` of `x-limits`: then the first in the order of the contract and, last, that there are more,
    #   in `field_errors` under `base`.
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def list_public_markets(limit: nil, cursor: nil)
      call = Call.new(Operations::LIST_PUBLIC_MARKETS, "/api/v1/public_markets")
      call.query("limit", limit)
      call.query("cursor", cursor)
      @engine.json(call, 200, PublicMarketPage)
    end

    # List the editor's markets, newest first: all of them, each page fetched when it is reached.
    #
    # @return [Enumerator<PublicMarketSummary>]
    # @raise [Error]
    def all_public_markets(limit: nil)
      Pages.each do |cursor|
        page = list_public_markets(limit: limit, cursor: cursor)
        [page.public_markets, page.next_cursor]
      end
    end

    # Read one market.
    #
    # `GET /api/v1/public_markets/{identifier}`, operation `getPublicMarket`
    #
    # @param identifier [String] The identifier given when the market was created
    # @return [PublicMarket]
    # @raise [Unauthorized] 401: No valid token
    # @raise [Forbidden] 403: The token lacks the scope, or the object belongs to another editor
    # @raise [NotFound] 404: No such object or route
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_public_market(identifier)
      call = Call.new(Operations::GET_PUBLIC_MARKET, "/api/v1/public_markets/#{Wire.escaped(identifier)}")
      @engine.json(call, 200, PublicMarket)
    end

    # Start an application to a market.
    #
    # Open from the moment the buyer has completed the market until its deadline. While an application of the same SIRET
    # is pending, the same identifier is given again, so that a retry is safe. Without a SIRET the company gives it in
    # the first step.
    #
    # `POST /api/v1/public_markets/{identifier}/market_applications`, operation `createMarketApplication`
    #
    # @param identifier [String] The identifier given when the market was created
    # @param body [MarketApplicationInput, Hash, nil]
    # @return [MarketApplicationCreated]
    # @raise [BadRequest] 400: The request cannot be read
    # @raise [Unauthorized] 401: No valid token
    # @raise [Forbidden] 403: The token lacks the scope, or the object belongs to another editor
    # @raise [NotFound] 404: No such object or route
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [ContentTooLarge] 413: The body is larger than the operation takes
    # @raise [UnsupportedMediaType] 415: The body has a media type that the operation does not take
    # @raise [UnprocessableContent] 422: The application breaks a rule, or the market does not take applications
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def create_market_application(identifier, body = nil)
      call = Call.new(
        Operations::CREATE_MARKET_APPLICATION, "/api/v1/public_markets/#{Wire.escaped(identifier)}/market_applications")
      call.json({ "market_application" => MarketApplicationInput.write(body) }) if body
      @engine.json(call, 201, MarketApplicationCreated)
    end

    # List the applications to a market, newest first.
    #
    # `GET /api/v1/public_markets/{identifier}/market_applications`, operation `listMarketApplications`
    #
    # @param identifier [String] The identifier given when the market was created
    # @param limit [Integer, nil] How many objects a page holds at most
    # @param cursor [String, nil] Where the page begins; the `next_cursor` of the page before
    # @return [MarketApplicationPage]
    # @raise [BadRequest] 400: The request cannot be read
    # @raise [Unauthorized] 401: No valid token
    # @raise [Forbidden] 403: The token lacks the scope, or the object belongs to another editor
    # @raise [NotFound] 404: No such object or route
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [UnprocessableContent] 422: The request breaks rules of this contract. All of them are told, but no more
    #   than the `violations` of `x-limits`: then the first in the order of the contract and, last, that there are more,
    #   in `field_errors` under `base`.
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def list_market_applications(identifier, limit: nil, cursor: nil)
      call = Call.new(
        Operations::LIST_MARKET_APPLICATIONS, "/api/v1/public_markets/#{Wire.escaped(identifier)}/market_applications")
      call.query("limit", limit)
      call.query("cursor", cursor)
      @engine.json(call, 200, MarketApplicationPage)
    end

    # List the applications to a market, newest first: all of them, each page fetched when it is reached.
    #
    # @return [Enumerator<MarketApplication>]
    # @raise [Error]
    def all_market_applications(identifier, limit: nil)
      Pages.each do |cursor|
        page = list_market_applications(identifier, limit: limit, cursor: cursor)
        [page.market_applications, page.next_cursor]
      end
    end

    # Read one application.
    #
    # `GET /api/v1/market_applications/{identifier}`, operation `getMarketApplication`
    #
    # @param identifier [String] The identifier given when the application was created
    # @return [MarketApplication]
    # @raise [Unauthorized] 401: No valid token
    # @raise [Forbidden] 403: The token lacks the scope, or the object belongs to another editor
    # @raise [NotFound] 404: No such object or route
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_market_application(identifier)
      call = Call.new(Operations::GET_MARKET_APPLICATION, "/api/v1/market_applications/#{Wire.escaped(identifier)}")
      @engine.json(call, 200, MarketApplication)
    end

    # Download the attestation of a submitted application.
    #
    # `GET /api/v1/market_applications/{identifier}/attestation`, operation `getAttestation`
    #
    # @param identifier [String] The identifier given when the application was created
    # @param to [String] where the file goes; it is replaced once the new one is whole
    # @yieldparam received [Integer] the bytes that are there
    # @yieldparam total [Integer, nil] all there will be, where that is known
    # @return [Download]
    # @raise [BadRequest] 400: The request cannot be read
    # @raise [Unauthorized] 401: No valid token
    # @raise [Forbidden] 403: The token lacks the scope, or the object belongs to another editor
    # @raise [NotFound] 404: No such application, or it has no attestation
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [PreconditionFailed] 412: The document has none of the tags of `If-Match`
    # @raise [RangeNotSatisfiable] 416: The document has no such part
    # @raise [Unprocessable2] 422: The application is not submitted yet
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_attestation(identifier, to:, &progress)
      call = Call.new(
        Operations::GET_ATTESTATION, "/api/v1/market_applications/#{Wire.escaped(identifier)}/attestation")
      Downloads.fetch(@engine, call, to, resumable: true, &progress)
    end

    # Download the documents of a submitted application.
    #
    # `GET /api/v1/market_applications/{identifier}/documents_package`, operation `getDocumentsPackage`
    #
    # @param identifier [String] The identifier given when the application was created
    # @param to [String] where the file goes; it is replaced once the new one is whole
    # @yieldparam received [Integer] the bytes that are there
    # @yieldparam total [Integer, nil] all there will be, where that is known
    # @return [Download]
    # @raise [BadRequest] 400: The request cannot be read
    # @raise [Unauthorized] 401: No valid token
    # @raise [Forbidden] 403: The token lacks the scope, or the object belongs to another editor
    # @raise [NotFound] 404: No such application, or it has no package
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [PreconditionFailed] 412: The document has none of the tags of `If-Match`
    # @raise [RangeNotSatisfiable] 416: The document has no such part
    # @raise [Unprocessable2] 422: The application is not submitted yet
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_documents_package(identifier, to:, &progress)
      call = Call.new(
        Operations::GET_DOCUMENTS_PACKAGE, "/api/v1/market_applications/#{Wire.escaped(identifier)}/documents_package")
      Downloads.fetch(@engine, call, to, resumable: true, &progress)
    end

    # Tell that the process answers.
    #
    # `GET /up`, operation `getUp`
    #
    # @return [Up]
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_up
      call = Call.new(Operations::GET_UP, "/up")
      @engine.json(call, 200, Up)
    end

    # Tell whether the service can take requests.
    #
    # The store can be read and written, files can be kept, deliveries and submissions go on, the antivirus and the mail
    # server answer where they are needed, and no stop is near. Looked at once a second at most, however often it is
    # asked.
    #
    # `GET /health/ready`, operation `getReadiness`
    #
    # @return [Readiness]
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [NotReadyServiceUnavailable] 503: The service cannot take requests now; what fails is named, and why is
    #   in its log
    # @raise [Error] for any other reason
    def get_readiness
      call = Call.new(Operations::GET_READINESS, "/health/ready")
      @engine.json(call, 200, Readiness)
    end

    # This contract.
    #
    # Byte for byte the file that the server was generated from.
    #
    # `GET /openapi.yaml`, operation `getContractYAML`
    #
    # @return [String]
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_contract_yaml
      call = Call.new(Operations::GET_CONTRACT_YAML, "/openapi.yaml")
      @engine.answer(call, 200).body
    end

    # This contract as JSON.
    #
    # `GET /openapi.json`, operation `getContractJSON`
    #
    # @return [String]
    # @raise [NotAcceptable] 406: The answer has no media type that the client accepts
    # @raise [TooManyRequests] 429: The quota is used up
    # @raise [InternalServerError] 500: A fault of the service; the request id finds it in the logs
    # @raise [ServiceUnavailable] 503: The service is stopping or too busy, or the answer took too long
    # @raise [Error] for any other reason
    def get_contract_json
      call = Call.new(Operations::GET_CONTRACT_JSON, "/openapi.json")
      @engine.answer(call, 200).body
    end
  end
end
