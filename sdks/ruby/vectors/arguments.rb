# frozen_string_literal: true

# Written by `spec`. Changes are lost.

# The arguments of a call, by the contract's names.
class Arguments
  def initialize(values) = @values = values

  def need(name, type) = type.read(@values[name], name)

  def may(name, type) = @values[name].nil? ? nil : type.read(@values[name], name)
end
