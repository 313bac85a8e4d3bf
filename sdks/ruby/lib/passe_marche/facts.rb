# frozen_string_literal: true

# Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # The version of the contract that the client was written from.
  CONTRACT_VERSION = "1.1.0"

  # Where the service is published.
  module Address
    # Production
    PRODUCTION = "https://passemarche.data.gouv.fr"
    # Acceptance tests with real data
    PREPROD = "https://preprod.passemarche.data.gouv.fr"
    # Integration by editors, simulated data
    STAGING = "https://staging.passemarche.data.gouv.fr"
    # Internal tests, simulated data, may be reset
    SANDBOX = "https://sandbox.passemarche.data.gouv.fr"
  end

  # The quotas that calls are charged to.
  module Quota
    # 60 requests in 3600 seconds, 10 of them at once.
    TOKEN = "token"
    # 1000 requests in 3600 seconds, 50 of them at once.
    API = "api"
    # 100 requests in 3600 seconds, 10 of them at once.
    DOWNLOADS = "downloads"
  end
end
