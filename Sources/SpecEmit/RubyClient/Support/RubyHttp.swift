/// Requests, answers, and what carries them.
extension RubyClientSupport {
  static let http = #"""
# frozen_string_literal: true

require "json"
require "net/http"
require "openssl"
require "uri"

module PasseMarche
  # Header fields; names are compared without regard to case.
  class Headers
    # @param fields [Hash{String => String}]
    def initialize(fields = {})
      @fields = fields.to_h { |name, value| [name.downcase, value] }.freeze
    end

    def [](name) = @fields[name.downcase]

    # A value of digits alone; nil for any other.
    def number(name) = self[name]&.match?(/\A\d{1,15}\z/) ? Integer(self[name], 10) : nil

    def to_h = @fields
  end

  # An answer with its whole body.
  class Answer
    attr_reader :status, :headers, :body

    def initialize(status, headers, body)
      @status = status
      @headers = headers
      @body = body
    end

    # Whole seconds after which the same request may be sent again; nil where the service does not say so.
    def retry_after = headers.number("Retry-After")

    # @return [String] in UTF-8
    def text = body.dup.force_encoding(Encoding::UTF_8)

    # @raise [JSON::ParserError]
    def json
      raise JSON::ParserError, "it is not UTF-8" unless text.valid_encoding?

      JSON.parse(text)
    end

    def inspect = "#<#{self.class} status=#{status} size=#{body.bytesize}>"
  end

  # A request, ready to be sent. `timeout` are the seconds until the whole answer is there, nil for no end;
  # `idle_timeout` those that the service may stay silent.
  Request = Struct.new(:method, :url, :headers, :body, :timeout, :idle_timeout, keyword_init: true) do
    def inspect = "#<PasseMarche::Request #{method} #{url}>"
  end

  # Keeps an answer in memory.
  class Gathering
    # @param limit [Integer] of the body, in bytes
    def initialize(limit)
      @limit = limit
      @body = String.new(encoding: Encoding::BINARY)
    end

    def head(status, headers)
      @status = status
      @headers = headers
    end

    def chunk(bytes)
      raise TooLargeError, @limit if @body.bytesize + bytes.bytesize > @limit

      @body << bytes
    end

    def answer = Answer.new(@status, @headers, @body)
  end

  # Carries requests by Net::HTTP. Connections are kept, and shared by all threads that use the transport.
  #
  # Another transport is an object with the method `call(request, sink)`: it sends the {Request} once, gives the sink
  # `head(status, headers)` and then each piece of the body by `chunk(bytes)`, and returns when the whole answer is
  # there. It follows no redirect: a token must not travel to an address that an answer names. It raises
  # {TransportError} or {TimeoutError}.
  class NetHTTPTransport
    # Seconds that a connection may rest before it is not used any more: less than services wait.
    LONGEST_REST = 15
    # Whoever takes the answer has failed, and not the connection.
    SinkError = Class.new(StandardError)
    private_constant :LONGEST_REST, :SinkError

    # @yieldparam connection [Net::HTTP] a new one, to set a proxy or other authorities for example
    def initialize(&configure)
      @configure = configure
      @lock = Mutex.new
      @idle = []
    end

    def call(request, sink)
      uri = parsed(request.url)
      connection = take(uri) || opened(uri, request)
      is_whole = false
      begin
        exchange(connection, uri, request, sink)
        is_whole = true
      rescue SinkError => e
        raise e.cause
      ensure
        is_whole ? keep(connection) : close(connection)
      end
    end

    private

    def parsed(url)
      uri = URI.parse(url)
      raise URI::InvalidURIError, "it is no HTTP address" unless uri.is_a?(URI::HTTP)

      uri
    rescue URI::InvalidURIError => e
      raise TransportError.new(e, is_unsent: true)
    end

    def opened(uri, request)
      connection = Net::HTTP.new(uri.hostname, uri.port)
      connection.use_ssl = uri.is_a?(URI::HTTPS)
      # It would send a request again by itself.
      connection.max_retries = 0
      connection.open_timeout = request.timeout || request.idle_timeout
      connection.keep_alive_timeout = LONGEST_REST
      @configure&.call(connection)
      connection.start
    rescue Net::OpenTimeout
      raise TimeoutError, request.timeout || request.idle_timeout
    rescue SystemCallError, IOError, SocketError, OpenSSL::SSL::SSLError => e
      raise TransportError.new(e, is_unsent: true)
    end

    def exchange(connection, uri, request, sink)
      deadline = request.timeout && now + request.timeout
      connection.read_timeout = connection.write_timeout = request.timeout || request.idle_timeout
      connection.request(message(uri, request)) do |response|
        headers = Headers.new(response.to_hash.transform_values { |values| values.join(", ") })
        give { sink.head(response.code.to_i, headers) }
        received = 0
        response.read_body do |bytes|
          raise TimeoutError, request.timeout if deadline && now > deadline

          received += bytes.bytesize
          give { sink.chunk(bytes) }
        end
        # Net::HTTP takes the end of a connection for the end of a body.
        expected = response.content_length
        raise EOFError, "the body ended too early" if expected && received < expected
      end
    rescue Net::ReadTimeout, Net::WriteTimeout
      raise TimeoutError, request.timeout || request.idle_timeout
    rescue SystemCallError, IOError, SocketError, OpenSSL::SSL::SSLError, Net::ProtocolError,
           Net::HTTPBadResponse, Net::HTTPHeaderSyntaxError => e
      raise TransportError, e
    end

    def give
      yield
    rescue StandardError
      raise SinkError
    end

    def message(uri, request)
      # Where nothing is sent, Net::HTTP would send an empty form.
      is_empty = request.body.nil? && %w[POST PUT PATCH].include?(request.method)
      headers = is_empty ? request.headers.merge("Content-Length" => "0") : request.headers
      message = Net::HTTPGenericRequest.new(request.method, !request.body.nil?, true, uri.request_uri, headers)
      message.body = request.body if request.body
      message
    end

    def take(uri)
      @lock.synchronize do
        # A connection belongs to the process that has made it.
        @idle.select! { |kept| kept[:process] == Process.pid && now - kept[:since] < LONGEST_REST }
        index = @idle.rindex { |kept| kept[:address] == uri.hostname && kept[:port] == uri.port }
        index && @idle.delete_at(index)[:connection]
      end
    end

    def keep(connection)
      kept = {
        connection: connection, address: connection.address, port: connection.port, process: Process.pid, since: now
      }
      @lock.synchronize { @idle << kept }
    end

    def close(connection)
      connection.finish if connection.started?
    rescue IOError
      # It is closed already.
    end

    def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  end
end

"""#
}
