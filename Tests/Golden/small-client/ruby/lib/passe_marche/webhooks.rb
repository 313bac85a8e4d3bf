# frozen_string_literal: true

# Written from spec.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # What the service tells by webhook.
  module WebhookEvents
    # The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.
    SIGNATURE_HEADER = "X-Signature"
    # In bytes.
    LARGEST_BODY = 2048

    # Reads the body of a webhook.
    #
    # - `thing.sold`: A thing is sold.
    # - `thing.lost`: A thing is lost.
    # @raise [ReadError] where it is not what the event that it names is made of
    def self.read(json)
      name = json.is_a?(Hash) ? json["kind"] : nil
      case name
      when "thing.sold" then ThingSold.read(json, "")
      when "thing.lost" then ThingLost.read(json, "")
      when String then UnrecognizedEvent.new(name, json).freeze
      else raise ReadError.new("/kind", "a string")
      end
    end
  end
end
