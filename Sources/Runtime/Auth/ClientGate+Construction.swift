extension ClientGate {
  /// The gate of one request. The slow hash of a secret is work an attacker could make us do, so it is paid for before
  /// it is done: credentials that are not known to be right cost their address a request, which it gets back where they
  /// prove right. An address that has used up its quota is let in with known ones alone, however many it sends at once.
  static func of(
    _ credentials: Credentials, authenticator: any Authenticator, account: RequestAccount,
    admitted: @escaping @Sendable (Principal) async throws(Failure) -> Void
  ) -> ClientGate {
    ClientGate { (formID: String?, formSecret: String?) async throws(Failure) -> Principal in
      let id: String, secret: String
      switch credentials {
      case .basic(let basicID, let basicSecret):
        // RFC 6749 section 2.3: a client uses one method in a request. The bare identifier proves nothing and may be
        // repeated.
        guard formSecret == nil, formID == nil || formID == basicID else {
          throw .malformed("Client credentials must not be sent in the header and in the body at once")
        }
        (id, secret) = (basicID, basicSecret)
      case .none:
        guard let formID, let formSecret else {
          try account.chargePeer()
          throw .unauthenticated
        }
        (id, secret) = (formID, formSecret)
      case .bearer, .unusable:
        try account.chargePeer()
        throw .unauthenticated
      }
      let verdict: ClientVerdict
      do throws(any Error) {
        if try await !authenticator.isKnown(clientID: id, secret: secret) { try account.chargePeer() }
        verdict = try await authenticator.principal(clientID: id, secret: secret)
      } catch let refused as Failure {
        throw refused
      } catch {
        throw .fault(error)
      }
      switch verdict {
      case .authenticated(let principal):
        try account.charge(principal)
        try await admitted(principal)
        return principal
      case .rejected:
        try account.chargePeer()
        throw .unauthenticated
      case .inactive:
        try account.chargePeer()
        throw .inactive
      }
    }
  }
}
