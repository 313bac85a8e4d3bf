# frozen_string_literal: true

# Written by `spec`. Changes are lost.

require "erb"
require "json"
require "time"

module PasseMarche
  # JSON that is not what the contract says.
  class ReadError < StandardError
    # @param place [String] where it stands, as a JSON pointer
    def initialize(place, expected)
      super("#{place.empty? ? "the body" : place} is not #{expected}")
    end
  end

  # How values are read from JSON and written to it. What does both for one type has the methods `read(json, place)` and
  # `write(value)`; models have them, too.
  module Wire
    # Values that JSON has itself.
    class Plain
      def initialize(expected, &is)
        @expected = expected
        @is = is
      end

      def read(json, place) = @is.call(json) ? json : raise(ReadError.new(place, @expected))

      def write(value) = value
    end

    TEXT = Plain.new("a string") { |json| json.is_a?(String) }
    BOOLEAN = Plain.new("true or false") { |json| [true, false].include?(json) }
    ANYTHING = Plain.new("a value") { true }

    # Whole numbers, however JSON writes them.
    module INTEGER
      def self.read(json, place)
        return json if json.is_a?(Integer)

        json.is_a?(Float) && json.finite? && json == json.floor ? json.to_i : raise(ReadError.new(place, "an integer"))
      end

      def self.write(value) = value
    end

    # Numbers, as `Float`.
    module NUMBER
      def self.read(json, place) = json.is_a?(Numeric) ? json.to_f : raise(ReadError.new(place, "a number"))

      def self.write(value) = value
    end

    # RFC 3339 instants, as `Time`; written in UTC, to the millisecond.
    module INSTANT
      SHAPE = /\A\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\z/

      def self.read(json, place) = parse(json) || raise(ReadError.new(place, "an RFC 3339 instant"))

      def self.parse(json)
        json.is_a?(String) && json.match?(SHAPE) ? Time.iso8601(json.upcase) : nil
      rescue ArgumentError
        nil
      end

      def self.write(value) = value.to_time.getutc.strftime("%Y-%m-%dT%H:%M:%S.%LZ")
    end

    # Instants, or times of the service's wall clock, which stay text.
    module MOMENT
      def self.read(json, place) = INSTANT.parse(json) || TEXT.read(json, place)

      def self.write(value) = value.is_a?(String) ? value : INSTANT.write(value)
    end

    # Bytes, which JSON holds in Base64.
    module BYTES
      def self.read(json, place)
        TEXT.read(json, place).unpack1("m0")
      rescue ArgumentError
        raise ReadError.new(place, "Base64")
      end

      def self.write(value) = [value].pack("m0")
    end

    # A type that comes later.
    class Lazy
      def initialize(&type) = @type = type

      def read(json, place) = @type.call.read(json, place)

      def write(value) = @type.call.write(value)
    end

    # A value, or null.
    class Nullable
      def initialize(item) = @item = item

      def read(json, place) = json.nil? ? nil : @item.read(json, place)

      def write(value) = value.nil? ? nil : @item.write(value)
    end

    class List
      def initialize(item) = @item = item

      def read(json, place)
        raise ReadError.new(place, "a list") unless json.is_a?(Array)

        json.each_with_index.map { |value, index| @item.read(value, "#{place}/#{index}") }
      end

      def write(values) = values.map { |value| @item.write(value) }
    end

    class Map
      def initialize(item) = @item = item

      def read(json, place)
        raise ReadError.new(place, "an object") unless json.is_a?(Hash)

        json.to_h { |name, value| [name, @item.read(value, "#{place}/#{name}")] }
      end

      def write(values) = values.to_h { |name, value| [name.to_s, @item.write(value)] }
    end

    # A value as it stands in a path, a query, a header field or a form.
    def self.text(value)
      case value
      when Time then INSTANT.write(value)
      else value.to_s
      end
    end

    # Percent-encoded as RFC 3986 wants it of a path segment, a query or a form.
    def self.escaped(value) = ERB::Util.url_encode(text(value))

    # `name=value&…`
    def self.pairs(pairs) = pairs.map { |name, value| "#{escaped(name)}=#{escaped(value)}" }.join("&")
  end

  # What JSON objects become: members are read by their names, and none of them changes.
  class Model
    Field = Struct.new(:name, :property, :type, :is_optional, :default, :is_secret, keyword_init: true)
    private_constant :Field

    class << self
      # Names that the contract has not got yet are read past.
      def read(json, place = "")
        raise ReadError.new(place, "an object") unless json.is_a?(Hash)

        given = {}
        fields.each do |field|
          member = json[field.property]
          next if field.is_optional && member.nil?

          given[field.name] = field.type.read(member, "#{place}/#{field.property}")
        end
        new(**given)
      end

      # @param value [Model, Hash] a model, or its members by their Ruby names
      # @return [Hash] what JSON holds; members that are nil are left out
      def write(value)
        model = value.is_a?(Hash) ? new(**value.transform_keys(&:to_sym)) : value
        raise ArgumentError, "#{name} expected, not #{model.class}" unless model.is_a?(self)

        model.as_json
      end

      # @api private
      def fields = @fields ||= []

      private

      def field(name, property, type, optional: false, default: nil, secret: false)
        fields << Field.new(
          name: name, property: property, type: type, is_optional: optional, default: default, is_secret: secret
        )
        attr_reader(name)
      end
    end

    # @raise [ArgumentError] for members that are missing, or that the model does not have
    def initialize(**given)
      unknown = given.keys - self.class.fields.map(&:name)
      raise ArgumentError, "unknown: #{unknown.join(", ")}" unless unknown.empty?

      self.class.fields.each do |field|
        value = given.fetch(field.name, field.default)
        raise ArgumentError, "missing: #{field.name}" if value.nil? && !field.is_optional

        instance_variable_set(:"@#{field.name}", value)
      end
      freeze
    end

    # @return [Hash] the members by their Ruby names
    def to_h = self.class.fields.to_h { |field| [field.name, public_send(field.name)] }

    # @return [Hash] what JSON holds; members that are nil are left out
    def as_json(*)
      self.class.fields.each_with_object({}) do |field, members|
        value = public_send(field.name)
        members[field.property] = field.type.write(value) unless value.nil?
      end
    end

    def to_json(*arguments) = as_json.to_json(*arguments)

    # A copy with other members.
    def with(**members) = self.class.new(**to_h.merge(members))

    def ==(other) = other.instance_of?(self.class) && other.to_h == to_h

    alias eql? ==

    def hash = [self.class, to_h].hash

    # For `in`.
    def deconstruct_keys(_names) = to_h

    def inspect
      shown = self.class.fields.reject(&:is_secret).map { |field| "#{field.name}=#{public_send(field.name).inspect}" }
      "#<#{self.class} #{shown.join(" ")}>"
    end

    alias to_s inspect
  end

  # One of several kinds. `kind` tells which; it is `:unrecognized` for one that the contract does not name, whose value
  # is JSON.
  class Union
    Branch = Struct.new(:kind, :type, :values)
    private_constant :Branch

    class << self
      def read(json, place = "")
        branch = discriminator ? told(json) : readable(json, place)
        branch ? new(branch.kind, branch.type.read(json, place)) : new(:unrecognized, json)
      end

      def write(value)
        branch = branches.find { |candidate| candidate.kind == value.kind }
        branch ? branch.type.write(value.value) : value.value
      end

      private

      attr_reader :discriminator

      def branches = @branches ||= []

      # The member that tells the branch.
      def told_by(property) = @discriminator = property

      # @param values [Array<String>] the values of the discriminator that stand for the branch
      def branch(kind, type, values = [])
        branches << Branch.new(kind, type, values)
        define_singleton_method(kind) { |value| new(kind, value) }
      end

      def told(json)
        value = json.is_a?(Hash) ? json[discriminator] : nil
        branches.find { |branch| branch.values.include?(value) }
      end

      # The branches have no JSON type in common: the one that can be read is the one.
      def readable(json, place)
        branches.find do |branch|
          branch.type.read(json, place)
          true
        rescue ReadError
          false
        end
      end
    end

    # @return [Symbol]
    attr_reader :kind
    attr_reader :value

    def initialize(kind, value)
      @kind = kind
      @value = value
      freeze
    end

    def ==(other) = other.instance_of?(self.class) && other.kind == kind && other.value == value

    alias eql? ==

    def hash = [self.class, kind, value].hash

    def deconstruct_keys(_names) = { kind: kind, value: value }
  end
end
