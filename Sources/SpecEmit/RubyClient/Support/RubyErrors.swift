/// What the errors of all operations have in common.
extension RubyClientSupport {
  static let errors = #"""
# frozen_string_literal: true

module PasseMarche
  # What every method of the client raises.
  class Error < StandardError
    # Why, in one word: `:declared`, `:transport`, `:timeout`, `:token`, `:undeclared`, `:unreadable`, `:too_large` or
    # `:file`.
    def kind = raise(NotImplementedError)

    # The status of the answer; nil where there was none.
    def status = nil

    # What the service says about it, one sentence for each reason; empty where there was no answer.
    # @return [Array<String>]
    def sentences = []

    # Whole seconds after which the same request may be sent again; nil where the service does not say so.
    def retry_after = nil
  end

  # An answer that declines the request, with a status and a body that the contract declares for the operation. There is
  # a subclass for each status and kind of body.
  class Refused < Error
    # As the contract calls it.
    # @return [String]
    attr_reader :operation
    # What the service answered; nil where the contract declares no body.
    attr_reader :body
    attr_reader :sentences

    # What reads the body, which each subclass gives; nil for none.
    def self.codec = nil

    # @raise [StandardError] where the answer is not what the contract says
    def initialize(operation, answer)
      @operation = operation
      @answer = answer
      codec = self.class.codec
      json = codec && answer.json
      @body = codec&.read(json, "")
      @sentences = reasons(json).freeze
      super(@sentences.empty? ? answer.status.to_s : "#{answer.status}: #{@sentences.join("; ")}")
    end

    def kind = :declared

    def status = @answer.status

    # @return [Headers]
    def headers = @answer.headers

    def retry_after = @answer.retry_after

    private

    # The members that say why: the list of reasons, or the one there is.
    def reasons(json)
      return [] unless json.is_a?(Hash)

      %w[errors error_description detail error].each do |name|
        value = json[name]
        return [value] if value.is_a?(String)
        return value if value.is_a?(Array) && value.all?(String)
      end
      []
    end
  end

  # There was no answer, or it broke off: the network, TLS, or the service going away. `cause` tells more.
  class TransportError < Error
    def initialize(reason, is_unsent: false)
      @is_unsent = is_unsent
      super("no answer: #{reason.is_a?(Exception) ? "#{reason.message} (#{reason.class})" : reason}")
    end

    # Whether it is sure that the service has not seen the request.
    def unsent? = @is_unsent

    def kind = :transport
  end

  # The answer took longer than the operation may; of a download, the service was silent for so long.
  class TimeoutError < Error
    attr_reader :seconds

    def initialize(seconds)
      @seconds = seconds
      super("no answer within #{seconds} seconds")
    end

    def kind = :timeout
  end

  # There was no access token to call with; `cause` is the error of whoever provides it.
  class TokenError < Error
    def initialize(reason)
      super("no access token: #{reason.message}")
    end

    def kind = :token

    def retry_after = cause.is_a?(Error) ? cause.retry_after : nil
  end

  # A status that the contract does not declare for the operation.
  class UndeclaredStatusError < Error
    # @return [Answer]
    attr_reader :answer

    def initialize(answer)
      @answer = answer
      super("unexpected status #{answer.status}")
    end

    def kind = :undeclared

    def status = answer.status

    def retry_after = answer.retry_after
  end

  # An answer that is not what the contract says. `cause` tells what it is not.
  class UnreadableAnswerError < Error
    # @return [Answer]
    attr_reader :answer

    def initialize(answer, reason)
      @answer = answer
      super("unreadable answer with status #{answer.status}: #{reason.message}")
    end

    def kind = :unreadable

    def status = answer.status
  end

  # A body larger than the contract allows.
  class TooLargeError < Error
    # In bytes.
    attr_reader :limit

    def initialize(limit)
      @limit = limit
      super("the answer is larger than #{limit} bytes")
    end

    def kind = :too_large
  end

  # The file of a download could not be written.
  class FileError < Error
    def initialize(reason)
      super("the file cannot be written: #{reason.message}")
    end

    def kind = :file
  end
end

"""#
}
