# frozen_string_literal: true

# Written from spec.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # The contract declares 401 for the operation.
  class Unauthorized < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 404 for the operation.
  class NotFound < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 409 for the operation.
  class Conflict2 < Refused
    # @!attribute [r] body
    # @return [Conflict]

    def self.codec = Conflict
  end

  # The contract declares 410 for the operation.
  class Gone < Refused
  end

  # The contract declares 416 for the operation.
  class RangeNotSatisfiable < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 422 for the operation.
  class UnprocessableContent < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 500 for the operation.
  class InternalServerError < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end
end
