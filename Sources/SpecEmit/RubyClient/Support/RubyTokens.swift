/// Access tokens.
extension RubyClientSupport {
  static let tokens = #"""
# frozen_string_literal: true

module PasseMarche
  # The credentials of an OAuth client. The secret is in no description of it.
  class Credentials
    attr_reader :client_id, :client_secret

    def initialize(client_id, client_secret)
      @client_id = client_id
      @client_secret = client_secret
    end

    def inspect = "#<#{self.class} client_id=#{client_id.inspect}>"
  end

  # A bearer token (RFC 6750). Its value is in no description of it.
  class AccessToken
    attr_reader :value, :scope
    # @return [Time]
    attr_reader :obtained_at, :expires_at

    def initialize(value, obtained_at:, expires_at:, scope: nil)
      @value = value
      @obtained_at = obtained_at
      @expires_at = expires_at
      @scope = scope
    end

    # Whether there is time to use it: a tenth of its life is left, or a minute.
    def fresh?(now) = now < expires_at - [60, (expires_at - obtained_at) / 10].min

    def inspect = "#<#{self.class} expires_at=#{expires_at.inspect}>"
  end

  # Keeps one token and fetches the next when it is due. However many threads wait, one fetches, and all have what
  # comes of it.
  #
  # Another source of tokens is an object with the method `token(refused = nil)`, which gives an {AccessToken} other
  # than the one that the service has refused. Give one where several processes share the credentials.
  class FetchedTokens
    # @yieldreturn [AccessToken] a new one
    def initialize(clock: Clock, &fetch)
      @clock = clock
      @fetch = fetch
      @lock = Mutex.new
    end

    # @param refused [AccessToken, nil] a token that the service has refused: another one is wanted
    # @return [AccessToken] the one at hand, or a new one
    def token(refused = nil)
      flight = nil
      leads = false
      @lock.synchronize do
        return @current if @current && @current.value != refused&.value && @current.fresh?(@clock.now)

        leads = @flight.nil?
        flight = @flight ||= Flight.new
      end
      fetch(flight) if leads
      flight.wait
    end

    def inspect = "#<#{self.class}>"

    private

    def fetch(flight)
      token = @fetch.call
      @lock.synchronize { @current = token }
      flight.land(token, nil)
    rescue Exception => e # rubocop:disable Lint/RescueException
      # Whoever waits would wait forever, whatever the error.
      flight.land(nil, e)
    ensure
      @lock.synchronize { @flight = nil }
    end

    # One fetch, for which any number of threads wait.
    class Flight
      def initialize
        @lock = Mutex.new
        @landing = ConditionVariable.new
        @is_over = false
      end

      def land(token, error)
        @lock.synchronize do
          @token = token
          @error = error
          @is_over = true
          @landing.broadcast
        end
      end

      def wait
        @lock.synchronize { @landing.wait(@lock) until @is_over }
        raise @error if @error

        @token
      end
    end
    private_constant :Flight
  end
end

"""#
}
