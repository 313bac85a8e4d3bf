# frozen_string_literal: true

# Written by `spec`. Changes are lost.

module PasseMarche
  # Time as it is. Another clock, for tests that do not wait, is an object with the same two methods.
  module Clock
    def self.now = Time.now

    def self.sleep(seconds) = Kernel.sleep(seconds)
  end

  # How often, and how patiently, a call is repeated.
  #
  # A call is repeated where that is safe: where the service cannot have acted on it (no connection, 429), and where
  # acting twice is the same as once (GET, PUT, DELETE). A refused token is renewed once besides.
  class RetryPolicy
    attr_reader :attempts, :first_pause, :longest_pause

    # @param attempts [Integer] including the first one
    # @param first_pause [Float] seconds before the second attempt; doubled before each further one, and spread at
    #   random
    # @param longest_pause [Float] in seconds; where the service asks for a longer one, its refusal is raised instead of
    #   waited for
    def initialize(attempts: 3, first_pause: 0.5, longest_pause: 20)
      @attempts = attempts
      @first_pause = first_pause
      @longest_pause = longest_pause
    end

    def self.never = new(attempts: 1)
  end

  # What the service last said of a quota: requests in one window, those left in it, and when the window ends (`Time`).
  QuotaState = Struct.new(:limit, :remaining, :resets_at, keyword_init: true)

  # What the contract says of an operation. `timeout` are the seconds until the whole answer is there, of a download
  # those that the service may stay silent; `limit` the bytes of the largest answer; `refusals` the classes of what is
  # raised, by status.
  Operation = Struct.new(
    :id, :http_method, :needs_token, :quota, :timeout, :limit, :accept, :refusals, keyword_init: true
  ) do
    # Whether sending it twice comes to the same as sending it once (RFC 9110 section 9.2.2).
    def idempotent? = %w[GET PUT DELETE].include?(http_method)
  end

  # One call of an operation, as it goes out.
  class Call
    attr_reader :operation, :headers, :body

    # @param path [String] percent-encoded, from the root
    def initialize(operation, path)
      @operation = operation
      @path = path
      @query = []
      @headers = {}
    end

    def target = @query.empty? ? @path : "#{@path}?#{Wire.pairs(@query)}"

    def query(name, value, joined: false)
      if joined && value
        @query << [name, value.map { |item| Wire.text(item) }.join(",")]
      else
        @query.concat(pairs(name, value))
      end
    end

    def header(name, value)
      @headers[name] = Wire.text(value) unless value.nil?
    end

    def send_body(body, type)
      @body = body
      @headers["Content-Type"] = type
    end

    def json(value) = send_body(JSON.generate(value), "application/json")

    def form(fields)
      send_body(Wire.pairs(fields.flat_map { |name, value| pairs(name, value) }), "application/x-www-form-urlencoded")
    end

    private

    def pairs(name, value) = value.nil? ? [] : Array(value).map { |item| [name, item] }
  end

  # Sends calls.
  class Engine
    attr_reader :credentials, :retries, :clock
    # Where tokens come from; nil where none is to be had, and then only calls without one can be made.
    attr_accessor :tokens

    def initialize(base_url:, credentials:, transport:, retries:, user_agent:, clock:, timeout:)
      @base_url = base_url.sub(%r{/+\z}, "")
      @credentials = credentials
      @transport = transport
      @retries = retries
      @user_agent = user_agent
      @clock = clock
      @timeout = timeout
      @quotas = {}
      @lock = Mutex.new
    end

    def quota(name) = @lock.synchronize { @quotas[name] }

    # The JSON of an answer with the expected status.
    def json(call, status, codec)
      answer = answer(call, status)
      begin
        codec.read(answer.json, "")
      rescue StandardError => e
        raise UnreadableAnswerError.new(answer, e)
      end
    end

    # An answer with the expected status.
    def answer(call, status)
      answer = sent(call)
      raise failure(call, answer) unless answer.status == status

      answer
    end

    # The error that an answer is.
    def failure(call, answer)
      refusal = call.operation.refusals[answer.status]
      return UndeclaredStatusError.new(answer) unless refusal

      begin
        refusal.new(call.operation.id, answer)
      rescue StandardError => e
        UnreadableAnswerError.new(answer, e)
      end
    end

    # Sends a call once.
    # @param headers [Hash] more of them
    # @param is_download [Boolean] whether the time-out says how long the service may be silent, and no more
    def send_once(call, token, sink, headers: {}, is_download: false)
      # Sizes and parts are those of the document itself.
      all = call.headers.merge(
        headers, "Accept" => call.operation.accept, "Accept-Encoding" => "identity", "User-Agent" => @user_agent
      )
      all["Authorization"] = "Bearer #{token.value}" if token
      timeout = @timeout || call.operation.timeout
      request = Request.new(
        method: call.operation.http_method, url: @base_url + call.target, headers: all, body: call.body,
        timeout: is_download ? nil : timeout, idle_timeout: timeout
      )
      @transport.call(request, Noting.new(sink) { |received| note(call.operation.quota, received) })
    end

    def inspect = "#<#{self.class} #{@base_url}>"

    private

    # Sends a call until there is an answer to go by.
    def sent(call)
      attempts = Attempts.new(self, call)
      loop do
        token = attempts.token
        begin
          gathering = Gathering.new(call.operation.limit)
          send_once(call, token, gathering)
          answer = gathering.answer
        rescue Error => e
          attempts.continue_or_raise(e)
          next
        end
        return answer if attempts.over?(answer)
      end
    end

    def note(name, headers)
      limit, remaining, reset = %w[Limit Remaining Reset].map { |part| headers.number("X-RateLimit-#{part}") }
      return unless name && limit && remaining && reset

      state = QuotaState.new(limit: limit, remaining: remaining, resets_at: Time.at(reset).utc).freeze
      @lock.synchronize { @quotas[name] = state }
    end

    # Looks at the head of an answer in passing.
    class Noting
      def initialize(sink, &note)
        @sink = sink
        @note = note
      end

      def head(status, headers)
        @note.call(headers)
        @sink.head(status, headers)
      end

      def chunk(bytes) = @sink.chunk(bytes)
    end
    private_constant :Noting
  end

  # The attempts at one call.
  class Attempts
    def initialize(engine, call)
      @engine = engine
      @call = call
      @made = 0
      @is_renewed = false
    end

    # The token to send the call with; nil for a call that needs none.
    def token
      return unless @call.operation.needs_token && @engine.tokens

      @held ||= asked(nil)
    end

    # Whether the answer is the one to go by. Where it is not, returns once it is time for the next attempt.
    def over?(answer)
      if answer.status == 401 && !@is_renewed && @held
        @is_renewed = true
        @held = asked(@held)
        return false
      end
      # The service refuses with 429 before it acts.
      may_repeat = answer.status == 429 ||
                   (@call.operation.idempotent? && [408, 502, 503, 504].include?(answer.status))
      pause = may_repeat ? pause(answer.retry_after) : nil
      return true unless pause

      @engine.clock.sleep(pause)
      false
    end

    # Raises the error, unless the call may be sent again: then returns once it is time.
    # @param made_progress [Boolean] the attempt counts for nothing against the call, since it brought part of the
    #   answer
    def continue_or_raise(error, made_progress: false)
      @made = 0 if made_progress
      may_repeat = (error.is_a?(TransportError) && (error.unsent? || @call.operation.idempotent?)) ||
                   (error.is_a?(TimeoutError) && @call.operation.idempotent?)
      pause = may_repeat ? pause(nil) : nil
      raise error unless pause

      @engine.clock.sleep(pause)
    end

    private

    def asked(refused)
      @engine.tokens.token(refused)
    rescue StandardError => e
      raise TokenError, e
    end

    # Seconds until the next attempt; nil where there is none.
    def pause(asked)
      policy = @engine.retries
      @made += 1
      return if @made >= policy.attempts
      return asked <= policy.longest_pause ? asked : nil if asked

      [policy.first_pause * (2**(@made - 1)), policy.longest_pause].min * rand(0.5..1.0)
    end
  end

  # All objects of a list, page after page, each page fetched when it is reached.
  module Pages
    # @yieldparam cursor [String, nil] where the page begins
    # @yieldreturn [Array(Array, String)] the objects of the page, and the cursor of the next
    # @return [Enumerator]
    def self.each(&page)
      Enumerator.new do |all|
        cursor = nil
        loop do
          items, following = page.call(cursor)
          items.each { |item| all << item }
          # A page that leads to itself would never end.
          break if following.nil? || following == cursor

          cursor = following
        end
      end
    end
  end
end
