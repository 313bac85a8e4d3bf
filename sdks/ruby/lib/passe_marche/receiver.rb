# frozen_string_literal: true

# Written by `spec`. Changes are lost.

require "json"
require "openssl"

module PasseMarche
  # A webhook whose origin is proven. `id` is the same for each attempt at the same delivery, and `sent_at` (`Time`) is
  # when this attempt was made; both are nil where only the published signature header came. `event` is the body of an
  # event of the contract, or an {UnrecognizedEvent}.
  WebhookDelivery = Struct.new(:id, :sent_at, :event, keyword_init: true)

  # An event that the contract does not name; to be answered like the others. `body` is the JSON as it came.
  UnrecognizedEvent = Struct.new(:name, :body)

  # Why a webhook is not believed.
  class WebhookRefusal < StandardError
    # `:unsigned`; `:malformed`, where a header is not what it should be; `:wrong_signature`; `:outside_window`, where
    # it is rightly signed, but at another time than now: sent again by somebody, or one of the clocks is wrong;
    # `:too_large`; `:unreadable`, where it is rightly signed, and not the body of the event it names.
    # @return [Symbol]
    attr_reader :reason

    def initialize(reason, words)
      @reason = reason
      super(words)
    end

    # The status to answer with. The service tries again after none of these.
    def status
      case reason
      when :malformed, :unreadable then 400
      when :too_large then 413
      else 401
      end
    end
  end

  # Takes the webhooks of the service, whichever framework has received them: headers and bytes in, a typed event out.
  class WebhookReceiver
    # @param secrets [Array<String>] the webhook secret; while it is replaced, the old one and the new one
    # @param tolerance [Integer] seconds that a delivery may be older, or newer, than the receiver's clock
    # @param takes_published_header [Boolean] whether the published signature header will do where those of Standard
    #   Webhooks are missing. It covers the body alone: nothing tells an old delivery from a new one.
    def initialize(secrets:, tolerance: 300, takes_published_header: false)
      # Anybody could sign by an empty one.
      @secrets = secrets.reject(&:empty?)
      @tolerance = tolerance
      @takes_published_header = takes_published_header
    end

    # Verifies a delivery and reads its event.
    # @param headers [Hash] by their names, or as Rack has them (`request.env`)
    # @param body [String] the bytes as they were received; JSON that was read and written again has other ones
    # @return [WebhookDelivery]
    # @raise [WebhookRefusal]
    def receive(headers, body, now: Time.now)
      if body.bytesize > WebhookEvents::LARGEST_BODY
        raise WebhookRefusal.new(:too_large, "larger than #{WebhookEvents::LARGEST_BODY} bytes")
      end

      id, sent_at = verify(named(headers), body.b, now)
      WebhookDelivery.new(id: id, sent_at: sent_at, event: event(body)).freeze
    end

    def inspect = "#<#{self.class} tolerance=#{@tolerance}>"

    private

    def event(body)
      text = body.dup.force_encoding(Encoding::UTF_8)
      raise JSON::ParserError, "it is not UTF-8" unless text.valid_encoding?

      WebhookEvents.read(JSON.parse(text))
    rescue JSON::ParserError, ReadError => e
      raise WebhookRefusal.new(:unreadable, "unreadable: #{e.message}")
    end

    def verify(headers, body, now)
      id, timestamp, signature = headers.values_at("webhook-id", "webhook-timestamp", "webhook-signature")
      unless id && timestamp && signature
        verify_published(headers[WebhookEvents::SIGNATURE_HEADER.downcase], body)
        return [id, nil]
      end
      raise malformed("webhook-timestamp") unless timestamp.match?(/\A\d{1,12}\z/)

      codes = codes(signature)
      raise malformed("webhook-signature") if codes.empty?

      match(codes, "#{id}.#{timestamp}.".b + body)
      # Judged after the signature: a time that nobody vouches for says nothing.
      sent_at = Time.at(timestamp.to_i).utc
      if (sent_at - now).abs > @tolerance
        raise WebhookRefusal.new(:outside_window, "signed at another time: #{sent_at.iso8601}")
      end

      [id, sent_at]
    end

    def verify_published(signature, body)
      raise WebhookRefusal.new(:unsigned, "no signature") unless @takes_published_header && signature

      digits = /\Asha256=((?:[0-9A-Fa-f]{2})+)\z/.match(signature)
      raise malformed(WebhookEvents::SIGNATURE_HEADER) unless digits

      match([[digits[1]].pack("H*")], body)
    end

    # The codes of the version that is known.
    def codes(signatures)
      signatures.split.filter_map do |signature|
        signature.start_with?("v1,") ? signature.delete_prefix("v1,").unpack1("m0") : nil
      rescue ArgumentError
        nil
      end
    end

    # Tries them all, so that its time does not tell which one fits.
    def match(codes, signed)
      is_found = false
      @secrets.each do |secret|
        code = OpenSSL::HMAC.digest("SHA256", secret, signed)
        codes.each do |candidate|
          is_same = candidate.bytesize == code.bytesize && OpenSSL.fixed_length_secure_compare(candidate, code)
          is_found ||= is_same
        end
      end
      raise WebhookRefusal.new(:wrong_signature, "wrong signature") unless is_found
    end

    def malformed(header) = WebhookRefusal.new(:malformed, "the header #{header} is malformed")

    # Headers by their names in lower case. `HTTP_WEBHOOK_ID` is what Rack calls `webhook-id`.
    def named(headers)
      named = {}
      headers.each do |name, value|
        value = value.first if value.is_a?(Array)
        named[name.to_s.downcase.tr("_", "-").delete_prefix("http-")] ||= value if value.is_a?(String)
      end
      named
    end
  end
end
