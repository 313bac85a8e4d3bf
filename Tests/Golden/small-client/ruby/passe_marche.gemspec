# frozen_string_literal: true

# Written from spec.yaml by `spec`. Changes are lost: change the contract.

Gem::Specification.new do |gem|
  gem.name = "passe_marche"
  gem.version = "0.2.0"
  gem.summary = "The client of Small service, version 0.2.0 of its contract"
  gem.authors = ["Small service"]
  gem.files = Dir["lib/**/*.rb", "README.md"]
  gem.required_ruby_version = ">= 3.1"
  gem.metadata["rubygems_mfa_required"] = "true"
end
