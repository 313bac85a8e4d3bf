import TestSupport
import Testing

@testable import Vault

extension RealClamd {
  /// Where it listens, as the client takes it.
  var address: ClamdAddress {
    get throws { try #require(ClamdAddress(listensAt)) }
  }
}
