# frozen_string_literal: true

# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # What the service tells by webhook.
  module WebhookEvents
    # The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.
    SIGNATURE_HEADER = "X-Webhook-Signature-SHA256"
    # In bytes.
    LARGEST_BODY = 1048576

    # Reads the body of a webhook.
    #
    # - `market.completed`: A buyer has completed a market.
    # - `market_application.completed`: A company has submitted its application.
    # @raise [ReadError] where it is not what the event that it names is made of
    def self.read(json)
      name = json.is_a?(Hash) ? json["event"] : nil
      case name
      when "market.completed" then MarketCompletedEvent.read(json, "")
      when "market_application.completed" then MarketApplicationCompletedEvent.read(json, "")
      when String then UnrecognizedEvent.new(name, json).freeze
      else raise ReadError.new("/event", "a string")
      end
    end
  end
end
