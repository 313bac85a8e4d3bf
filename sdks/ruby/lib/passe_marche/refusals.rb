# frozen_string_literal: true

# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # The contract declares 400 for the operation.
  class BadRequest < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 400 for the operation.
  class OAuthBadRequest < Refused
    # @!attribute [r] body
    # @return [OAuthError]

    def self.codec = OAuthError
  end

  # The contract declares 401 for the operation.
  class Unauthorized < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 401 for the operation.
  class OAuthUnauthorized < Refused
    # @!attribute [r] body
    # @return [OAuthError]

    def self.codec = OAuthError
  end

  # The contract declares 403 for the operation.
  class Forbidden < Refused
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

  # The contract declares 406 for the operation.
  class NotAcceptable < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 406 for the operation.
  class OAuthNotAcceptable < Refused
    # @!attribute [r] body
    # @return [OAuthError]

    def self.codec = OAuthError
  end

  # The contract declares 412 for the operation.
  class PreconditionFailed < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 413 for the operation.
  class ContentTooLarge < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 415 for the operation.
  class UnsupportedMediaType < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 415 for the operation.
  class OAuthUnsupportedMediaType < Refused
    # @!attribute [r] body
    # @return [OAuthError]

    def self.codec = OAuthError
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
    # @return [ValidationError]

    def self.codec = ValidationError
  end

  # The contract declares 422 for the operation.
  class Unprocessable2 < Refused
    # @!attribute [r] body
    # @return [Unprocessable]

    def self.codec = Unprocessable
  end

  # The contract declares 429 for the operation.
  class TooManyRequests < Refused
    # @!attribute [r] body
    # @return [RateLimited]

    def self.codec = RateLimited
  end

  # The contract declares 429 for the operation.
  class OAuthTooManyRequests < Refused
    # @!attribute [r] body
    # @return [OAuthError]

    def self.codec = OAuthError
  end

  # The contract declares 500 for the operation.
  class InternalServerError < Refused
    # @!attribute [r] body
    # @return [ErrorBody]

    def self.codec = ErrorBody
  end

  # The contract declares 500 for the operation.
  class OAuthInternalServerError < Refused
    # @!attribute [r] body
    # @return [OAuthError]

    def self.codec = OAuthError
  end

  # The contract declares 503 for the operation.
  class ServiceUnavailable < Refused
    # @!attribute [r] body
    # @return [RateLimited]

    def self.codec = RateLimited
  end

  # The contract declares 503 for the operation.
  class OAuthServiceUnavailable < Refused
    # @!attribute [r] body
    # @return [OAuthError]

    def self.codec = OAuthError
  end

  # The contract declares 503 for the operation.
  class NotReadyServiceUnavailable < Refused
    # @!attribute [r] body
    # @return [NotReady]

    def self.codec = NotReady
  end
end
