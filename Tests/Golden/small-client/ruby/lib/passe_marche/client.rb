# frozen_string_literal: true

# Written from spec.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # The client of Small service, version 0.2.0 of its contract. It serves any number of threads.
  #
  # One of each thing that a client can be given, and of each that it is not.
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
      AccessToken.new(token.access_token, obtained_at: began, expires_at: began + token.expires_in)
    end

    # What the service last said of a quota; nil before the first call that is charged to it.
    #
    # @param name [String] see {Quota}
    # @return [QuotaState, nil]
    def quota(name) = @engine.quota(name)

    # Get a token.
    #
    # `POST /token`, operation `createToken`
    #
    # @param scope [String, nil] Separated by spaces
    # @return [Token]
    # @raise [Unauthorized] 401: Not so
    # @raise [Error] for any other reason
    def create_token(scope: nil)
      call = Call.new(Operations::CREATE_TOKEN, "/token")
      call.form(
        "grant_type" => "client_credentials",
        "client_id" => @engine.credentials.client_id,
        "client_secret" => @engine.credentials.client_secret,
        "scope" => scope
      )
      @engine.json(call, 200, Token)
    end

    # List things.
    #
    # `GET /things`, operation `listThings`
    #
    # @param x_trace [String]
    # @param limit [Integer, nil] How many at most
    # @param cursor [String, nil]
    # @param colors [Array<String>, nil]
    # @param ids [Array<Integer>, nil]
    # @param made_after [Time, nil]
    # @return [ThingPage]
    # @raise [UnprocessableContent] 422: Not so
    # @raise [InternalServerError] 500: Not so
    # @raise [Error] for any other reason
    def list_things(x_trace:, limit: nil, cursor: nil, colors: nil, ids: nil, made_after: nil)
      call = Call.new(Operations::LIST_THINGS, "/things")
      call.header("X-Trace", x_trace)
      call.query("limit", limit)
      call.query("cursor", cursor)
      call.query("colors", colors)
      call.query("ids", ids, joined: true)
      call.query("made_after", made_after)
      @engine.json(call, 200, ThingPage)
    end

    # List things: all of them, each page fetched when it is reached.
    #
    # @return [Enumerator<Thing>]
    # @raise [Error]
    def all_things(x_trace:, limit: nil, colors: nil, ids: nil, made_after: nil)
      Pages.each do |cursor|
        page = list_things(
          x_trace: x_trace, limit: limit, cursor: cursor, colors: colors, ids: ids, made_after: made_after)
        [page.things, page.next_cursor]
      end
    end

    # Make a thing.
    #
    # Makes one.
    #
    # And tells of it.
    #
    # `POST /things`, operation `createThing`
    #
    # @param body [Thing, Hash]
    # @return [Thing]
    # @raise [Conflict2] 409: There is one already
    # @raise [Gone] 410: None is made any more
    # @raise [UnprocessableContent] 422: Not so
    # @raise [Error] for any other reason
    # @deprecated
    def create_thing(body)
      call = Call.new(Operations::CREATE_THING, "/things")
      call.json({ "thing" => Thing.write(body) })
      @engine.json(call, 201, Thing)
    end

    # Change a thing, or nothing.
    #
    # `PATCH /things/{id}`, operation `touchThing`
    #
    # @param id [String] Of the thing
    # @param body [Change, Hash, nil]
    # @return [nil]
    # @raise [NotFound] 404: Not so
    # @raise [Error] for any other reason
    def touch_thing(id, body = nil)
      call = Call.new(Operations::TOUCH_THING, "/things/#{Wire.escaped(id)}")
      call.json(Change.write(body)) if body
      @engine.answer(call, 204)
      nil
    end

    # Forget a thing.
    #
    # `DELETE /things/{id}`, operation `deleteThing`
    #
    # @param id [String] Of the thing
    # @return [nil]
    # @raise [NotFound] 404: Not so
    # @raise [Error] for any other reason
    def delete_thing(id)
      call = Call.new(Operations::DELETE_THING, "/things/#{Wire.escaped(id)}")
      @engine.answer(call, 204)
      nil
    end

    # Download everything about a thing.
    #
    # `GET /things/{id}/archive`, operation `getArchive`
    #
    # @param id [String]
    # @param to [String] where the file goes; it is replaced once the new one is whole
    # @yieldparam received [Integer] the bytes that are there
    # @yieldparam total [Integer, nil] all there will be, where that is known
    # @return [Download]
    # @raise [NotFound] 404: Not so
    # @raise [RangeNotSatisfiable] 416: Not so
    # @raise [Error] for any other reason
    def get_archive(id, to:, &progress)
      call = Call.new(Operations::GET_ARCHIVE, "/things/#{Wire.escaped(id)}/archive")
      Downloads.fetch(@engine, call, to, resumable: true, &progress)
    end

    # Look at a thing.
    #
    # `GET /things/{id}/picture`, operation `getPicture`
    #
    # @param id [String]
    # @return [String]
    # @raise [NotFound] 404: Not so
    # @raise [Error] for any other reason
    def get_picture(id)
      call = Call.new(Operations::GET_PICTURE, "/things/#{Wire.escaped(id)}/picture")
      @engine.answer(call, 200).body
    end

    # Show a thing.
    #
    # `PUT /things/{id}/picture`, operation `putPicture`
    #
    # @param id [String]
    # @param body [String]
    # @return [nil]
    # @raise [NotFound] 404: Not so
    # @raise [Error] for any other reason
    def put_picture(id, body)
      call = Call.new(Operations::PUT_PICTURE, "/things/#{Wire.escaped(id)}/picture")
      call.send_body(body, "image/png")
      @engine.answer(call, 204)
      nil
    end

    # Claim things.
    #
    # `POST /claims`, operation `claimThings`
    #
    # @param ids [Array<String>] Of the things
    # @param color [String] What it looks like.
    # @param shown [Boolean]
    # @param count [Integer, nil]
    # @return [nil]
    # @raise [UnprocessableContent] 422: Not so
    # @raise [Error] for any other reason
    def claim_things(ids:, color:, shown:, count: nil)
      call = Call.new(Operations::CLAIM_THINGS, "/claims")
      call.form(
        "ids" => ids,
        "color" => color,
        "shown" => shown,
        "count" => count
      )
      @engine.answer(call, 202)
      nil
    end

    # Tell the version.
    #
    # `GET /version`, operation `getVersion`
    #
    # @return [String]
    # @raise [NotFound] 404: Not so
    # @raise [Error] for any other reason
    def get_version
      call = Call.new(Operations::GET_VERSION, "/version")
      @engine.answer(call, 200).text
    end
  end
end
