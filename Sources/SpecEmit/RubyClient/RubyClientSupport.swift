/// The part of a Ruby client that is the same for every contract, file by file.
enum RubyClientSupport {
  /// By their paths in the package.
  static let files: [(name: String, text: String)] = [
    ("lib/passe_marche/downloads.rb", downloads),
    ("lib/passe_marche/engine.rb", engine),
    ("lib/passe_marche/errors.rb", errors),
    ("lib/passe_marche/http.rb", http),
    ("lib/passe_marche/receiver.rb", receiver),
    ("lib/passe_marche/tokens.rb", tokens),
    ("lib/passe_marche/wire.rb", wire),
    ("vectors/arguments.rb", vectorArguments),
    ("vectors/run.rb", vectorRun),
  ]
}
