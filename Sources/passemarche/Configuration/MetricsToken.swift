import Commands
import Glibc
import Handlers

/// The token that opens `/metrics`: from the environment, from a file that the operator names, or from one in the data
/// directory that is made when it is missing, so that nothing has to be set up and nothing is open.
enum MetricsToken {
  static let variable = "PASSEMARCHE_METRICS_TOKEN"
  static let fileName = "metrics.token"

  static func load(_ settings: GivenSettings, in installation: Installation) throws -> OperatorToken {
    if let text = EnvironmentVariables.value(variable) {
      return try parse(text, from: variable)
    }
    if let file = settings["metrics-token-file"] { return try read(file) }
    let file = installation.directory + "/" + fileName
    if access(file, F_OK) != 0 {
      try PrivateFile.make(file, "token file", holding: try OperatorToken.make())
    }
    return try read(file)
  }

  private static func read(_ file: String) throws -> OperatorToken {
    guard let text = GivenFile.text(file) else {
      throw CommandError("the token file \(file) cannot be read")
    }
    try PrivateFile.demand(file, "token file")
    return try parse(text, from: file)
  }

  private static func parse(_ text: String, from source: String) throws -> OperatorToken {
    guard let token = try OperatorToken(text.trimmingWhiteSpace()) else {
      throw CommandError(
        "\(source) must hold a token of \(OperatorToken.minimumLength) characters or more: letters, digits and "
          + "`-._~+/=`")
    }
    return token
  }
}
