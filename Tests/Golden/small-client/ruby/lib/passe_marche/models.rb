# frozen_string_literal: true

# Written from spec.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  class Token < Model
    # @!attribute [r] access_token
    #   @return [String]
    field(:access_token, "access_token", Wire::TEXT, secret: true)

    # @!attribute [r] expires_in
    #   @return [Integer]
    field(:expires_in, "expires_in", Wire::INTEGER)
  end

  class ErrorBody < Model
    # @!attribute [r] error
    #   @return [String]
    field(:error, "error", Wire::TEXT)

    # @!attribute [r] errors
    #   @return [Array<String>, nil]
    field(:errors, "errors", Wire::List.new(Wire::TEXT), optional: true)

    # @!attribute [r] by_field
    #   @return [Hash{String => Array<String>}, nil]
    field(:by_field, "by_field", Wire::Map.new(Wire::List.new(Wire::TEXT)), optional: true)
  end

  # What it looks like.
  module Color
    RED = "red"
    DARK_BLUE = "dark-blue"
    VALUE_404 = "404"
    DEFAULT = "default"

    # The values that the contract names. The service may add others.
    KNOWN = [RED, DARK_BLUE, VALUE_404, DEFAULT].freeze
  end

  class ThingPage < Model
    # @!attribute [r] things
    #   @return [Array<Thing>]
    field(:things, "things", Wire::List.new(Wire::Lazy.new { Thing }))

    # @!attribute [r] next_cursor
    #   @return [String, nil]
    field(:next_cursor, "next_cursor", Wire::TEXT, optional: true)
  end

  # The thing itself.
  #
  # A description of several paragraphs, of which the second is long enough to be wrapped when it is written into the
  # comments of a client.
  class Thing < Model
    # @!attribute [r] id
    #   @return [String, nil]
    field(:id, "id", Wire::TEXT, optional: true)

    # @!attribute [r] name
    #   @return [String]
    field(:name, "name", Wire::TEXT)

    # @!attribute [r] color
    #   @return [String] see {Color}
    field(:color, "color", Wire::TEXT)

    # @!attribute [r] made_on
    #   @return [String]
    field(:made_on, "made_on", Wire::TEXT)

    # @!attribute [r] opens_at
    #   @return [Time, String, nil]
    field(:opens_at, "opens_at", Wire::MOMENT, optional: true)

    # @!attribute [r] seen_at
    #   @return [Time, nil]
    field(:seen_at, "seen_at", Wire::INSTANT, optional: true)

    # @!attribute [r] price
    #   @return [Float]
    field(:price, "price", Wire::NUMBER)

    # @!attribute [r] stock
    #   @return [Integer, nil]
    field(:stock, "stock", Wire::INTEGER, optional: true)

    # @!attribute [r] answer
    #   @return [Integer, nil]
    field(:answer, "answer", Wire::INTEGER, optional: true)

    # @!attribute [r] note
    #   @return [String, nil] Whatever there is to say
    field(:note, "note", Wire::TEXT, optional: true)

    # @!attribute [r] key
    #   @return [String, nil]
    field(:key, "key", Wire::TEXT, optional: true)

    # @!attribute [r] page_url
    #   @return [String, nil]
    field(:page_url, "page_url", Wire::TEXT, optional: true)

    # @!attribute [r] mail
    #   @return [String, nil]
    field(:mail, "mail", Wire::TEXT, optional: true)

    # @!attribute [r] seal
    #   @return [String, nil]
    field(:seal, "seal", Wire::BYTES, optional: true)

    # @!attribute [r] names
    #   @return [Array<String>] see {Name}
    field(:names, "names", Wire::List.new(Wire::TEXT))

    # @!attribute [r] other_names
    #   @return [Array<String>, nil] see {Name}
    field(:other_names, "other-names", Wire::List.new(Wire::TEXT), optional: true)

    # @!attribute [r] shape
    #   @return [Shape, nil]
    field(:shape, "shape", Wire::Lazy.new { Shape }, optional: true)

    # @!attribute [r] size
    #   @return [Size, nil]
    field(:size, "size", Wire::Lazy.new { Size }, optional: true)

    # @!attribute [r] parent
    #   @return [Thing, nil]
    field(:parent, "parent", Wire::Lazy.new { Thing }, optional: true)

    # @!attribute [r] parts
    #   @return [Array<Thing>, nil]
    field(:parts, "parts", Wire::List.new(Wire::Lazy.new { Thing }), optional: true)

    # @!attribute [r] sizes
    #   @return [Hash{String => Integer}, nil]
    field(:sizes, "sizes", Wire::Map.new(Wire::INTEGER), optional: true)

    # @!attribute [r] owner
    #   @return [ThingOwner, nil]
    field(:owner, "owner", Wire::Lazy.new { ThingOwner }, optional: true)

    # @!attribute [r] default
    #   @return [Boolean, nil]
    field(:default, "default", Wire::BOOLEAN, optional: true)
  end

  module Name
    LONG = "long"
    SHORT = "short"

    # The values that the contract names. The service may add others.
    KNOWN = [LONG, SHORT].freeze
  end

  class Shape < Union
    told_by("shape")
    branch(:circle, Wire::Lazy.new { Circle }, ["circle"])
    branch(:square, Wire::Lazy.new { Square }, ["square"])
  end

  # Round.
  class Circle < Model
    # @!attribute [r] shape
    #   @return [String]
    field(:shape, "shape", Wire::TEXT, default: "circle")

    # @!attribute [r] radius
    #   @return [Float]
    field(:radius, "radius", Wire::NUMBER)
  end

  class Square < Model
    # @!attribute [r] shape
    #   @return [String]
    field(:shape, "shape", Wire::TEXT, default: "square")

    # @!attribute [r] side
    #   @return [Integer]
    field(:side, "side", Wire::INTEGER)
  end

  class Size < Union
    branch(:integer, Wire::INTEGER)
    branch(:string, Wire::TEXT)
  end

  class ThingOwner < Model
    # @!attribute [r] name
    #   @return [String]
    field(:name, "name", Wire::TEXT)

    # @!attribute [r] error
    #   @return [String, nil] see {ThingOwnerError}
    field(:error, "error", Wire::TEXT, optional: true)
  end

  module ThingOwnerError
    ABSENT = "absent"
    UNKNOWN = "unknown"

    # The values that the contract names. The service may add others.
    KNOWN = [ABSENT, UNKNOWN].freeze
  end

  class Conflict < Model
    # @!attribute [r] code
    #   @return [String, nil] see {ConflictCode}
    field(:code, "code", Wire::TEXT, optional: true)

    # @!attribute [r] detail
    #   @return [String, nil]
    field(:detail, "detail", Wire::TEXT, optional: true)
  end

  module ConflictCode
    TAKEN = "taken"
    CLOSED = "closed"

    # The values that the contract names. The service may add others.
    KNOWN = [TAKEN, CLOSED].freeze
  end

  class Change < Model
    # @!attribute [r] name
    #   @return [String, nil]
    field(:name, "name", Wire::TEXT, optional: true)

    # @!attribute [r] color
    #   @return [String, nil] What it looks like.; see {Color}
    field(:color, "color", Wire::TEXT, optional: true)
  end

  class ThingSold < Model
    # @!attribute [r] kind2
    #   @return [String]
    field(:kind2, "kind", Wire::TEXT, default: "thing.sold")

    # @!attribute [r] thing
    #   @return [Thing]
    field(:thing, "thing", Wire::Lazy.new { Thing })
  end

  class ThingLost < Model
    # @!attribute [r] kind2
    #   @return [String]
    field(:kind2, "kind", Wire::TEXT, default: "thing.lost")

    # @!attribute [r] id
    #   @return [String]
    field(:id, "id", Wire::TEXT)
  end
end
