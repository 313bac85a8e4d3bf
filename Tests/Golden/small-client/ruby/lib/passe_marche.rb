# frozen_string_literal: true

# Written from spec.yaml by `spec`. Changes are lost: change the contract.

require_relative "passe_marche/facts"
require_relative "passe_marche/errors"
require_relative "passe_marche/http"
require_relative "passe_marche/wire"
require_relative "passe_marche/tokens"
require_relative "passe_marche/engine"
require_relative "passe_marche/downloads"
require_relative "passe_marche/models"
require_relative "passe_marche/refusals"
require_relative "passe_marche/operations"
require_relative "passe_marche/webhooks"
require_relative "passe_marche/receiver"
require_relative "passe_marche/client"
