# frozen_string_literal: true

# Written from spec.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # The version of the contract that the client was written from.
  CONTRACT_VERSION = "0.2.0"

  # Where the service is published.
  module Address
    # Production
    PRODUCTION = "https://example.org"
    # For trying
    STAGING = "https://staging.example.org"
  end

  # The quotas that calls are charged to.
  module Quota
    # 100 requests in 60 seconds, 5 of them at once.
    API = "api"
    # 10 requests in 60 seconds, 2 of them at once.
    LARGE_FILES = "large-files"
  end
end
