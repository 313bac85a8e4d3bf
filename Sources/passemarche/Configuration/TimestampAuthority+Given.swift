import Commands
import Crypto
import Handlers
import Outgoing
import Runtime

extension TimestampAuthority {
  /// Names and passwords for the authority, `USER:PASSWORD`.
  private static let credentials = "PASSEMARCHE_TIMESTAMP_CREDENTIALS"

  /// The authority of the settings; nil where none is set up.
  init?(_ given: GivenSettings) throws {
    guard let text = given["timestamp-authority"] else {
      guard given["timestamp-certificates"] == nil else {
        throw UsageError("--timestamp-certificates goes with --timestamp-authority")
      }
      return nil
    }
    guard let certificates = given["timestamp-certificates"] else {
      throw UsageError("--timestamp-authority goes with --timestamp-certificates, which say whom to believe")
    }
    // The operator's own choice: a machine of theirs may tell the time, and what it tells is signed.
    let policy = TargetPolicy(allowsPlainHTTP: true, allowsPrivateAddresses: true)
    let url: HTTPURL
    do {
      url = try HTTPURL(text)
      try policy.check(url)
    } catch {
      throw UsageError("--timestamp-authority is no URL that can be called: \(error)")
    }
    var authorization: String?
    if let credentials = EnvironmentVariables.value(Self.credentials) {
      guard url.isSecure else { throw UsageError("\(Self.credentials) are sent over https only") }
      authorization = "Basic " + Base64.encode(Array(credentials.utf8))
    }
    let trust: TimestampTrust
    do {
      trust = try TimestampTrust(certificates: GivenFile.bytes(certificates))
    } catch {
      throw CommandError("no certificates in \(certificates) to believe a timestamp authority by: \(error)")
    }
    self.init(url: text, authorization: authorization, trust: trust, client: try HTTPClient(policy: policy))
  }
}
