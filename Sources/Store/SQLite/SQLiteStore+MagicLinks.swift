import Runtime

extension SQLiteStore {
  public func requestMagicLink(
    _ request: NewMagicLink, throttle: LinkThrottle
  ) async throws(StoreError) -> MagicLinkOutcome {
    try StoreError.checkDigest(request.tokenHash, column: "token_hash")
    try StoreError.checkDigest(request.emailHash, column: "email_hash")
    try StoreError.checkDigest(request.requestHash, column: "request_hash")
    guard throttle.perRequest > 0, throttle.perEmail > 0, throttle.perApplication > 0, throttle.window > 0 else {
      throw .invalidValue("throttle")
    }
    return try await write { (connection) throws(StoreError) in
      let now = request.createdAt
      if let until = try throttle.free(request.requestHash, throttle.perRequest, at: now, connection) {
        return .throttled(until: until)
      }
      let email = CandidateRecord.canonicalEmail(request.email)
      let target = try LinkTarget.find(request, email: email, throttle, connection)
      try request.count(request.requestHash, connection)
      switch target {
      case .refused(let why): return .refused(why)
      case .application(let application, let isReconnection):
        try request.count(request.emailHash, application: application.id, connection)
        try request.insert(email: email, application: application.id, connection)
        return .issued(
          IssuedLink(
            applicationIdentifier: application.identifier, marketName: try application.marketName(connection),
            email: email, isReconnection: isReconnection))
      }
    }
  }

  public func consumeMagicLink(
    tokenHash: [UInt8], opening session: NewLoginSession, at now: Timestamp
  ) async throws(StoreError) -> Login {
    try StoreError.checkDigest(session.sessionHash, column: "session_hash")
    return try await write { (connection) throws(StoreError) in
      guard let link = try StoredLink.unused(tokenHash, at: now, connection) else { throw .invalidLink }
      let candidate = try CandidateRecord.findOrMake(email: link.email, at: now, connection)
      try link.bind(to: candidate, at: now, connection)
      try connection.run("UPDATE magic_links SET used_at = ? WHERE id = ?", now, link.id)
      let application = try ApplicationRecord.existing(link.applicationID, connection)
      let opened = LoginSession(
        sessionHash: session.sessionHash, candidate: candidate, applicationIdentifier: application.identifier,
        siret: link.siret, createdAt: now, lastSeenAt: now, expiresAt: session.expiresAt)
      try opened.insert(application: application.id, connection)
      if let former = session.formerHash { try LoginSession.end(former, connection) }
      return Login(session: opened, application: application)
    }
  }

  public func purgeMagicLinks(
    expiredBefore moment: Timestamp, requestsBefore: Timestamp, limit: Int
  ) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      let requests = try connection.run(
        "DELETE FROM link_requests WHERE id IN (SELECT id FROM link_requests WHERE requested_at < ? LIMIT ?)",
        requestsBefore, max(0, limit))
      let links = try connection.run(
        "DELETE FROM magic_links WHERE id IN (SELECT id FROM magic_links WHERE expires_at < ? LIMIT ?)",
        moment, max(0, limit))
      return max(links, requests)
    }
  }
}

extension LinkThrottle {
  /// The moment from which on a request that is counted by a digest passes; nil when it passes now. The one that would
  /// have to leave the window is the oldest of the last so many.
  fileprivate func free(
    _ hash: [UInt8], _ most: Int, at now: Timestamp, _ connection: Connection
  ) throws(StoreError) -> Timestamp? {
    try connection.first(
      Timestamp.self,
      """
      SELECT requested_at FROM link_requests WHERE email_hash = ? AND requested_at > ?
      ORDER BY requested_at DESC LIMIT 1 OFFSET ?
      """, hash, now.adding(milliseconds: -window), most - 1
    )?.adding(milliseconds: window)
  }

  /// The same for links to an application.
  fileprivate func applicationFree(
    _ id: Int64, at now: Timestamp, _ connection: Connection
  ) throws(StoreError) -> Timestamp? {
    try connection.first(
      Timestamp.self,
      """
      SELECT requested_at FROM link_requests WHERE application_id = ? AND requested_at > ?
      ORDER BY requested_at DESC LIMIT 1 OFFSET ?
      """, id, now.adding(milliseconds: -window), perApplication - 1
    )?.adding(milliseconds: window)
  }
}

/// Where a link is to lead.
private enum LinkTarget {
  case application(ApplicationRecord, isReconnection: Bool)
  case refused(LinkRefusal)

  static func find(
    _ request: NewMagicLink, email: String, _ throttle: LinkThrottle, _ connection: Connection
  ) throws(StoreError) -> LinkTarget {
    guard let id = try ApplicationRecord.id(request.applicationIdentifier, connection) else {
      return .refused(.unknownApplication)
    }
    var application = try ApplicationRecord.existing(id, connection)
    if let siret = application.siret {
      guard siret == request.siret else { return .refused(.unknownApplication) }
    } else if let other = try ApplicationRecord.id(
      marketID: application.marketID, siret: request.siret, connection)
    {
      // The company's application to this market is another one: its owner comes back to that.
      application = try ApplicationRecord.existing(other, connection)
      guard application.candidateID != nil else { return .refused(.siretTaken) }
    }
    let owner = try application.candidateID.map { (id) throws(StoreError) in
      try CandidateRecord.existing(id, connection)
    }
    if let owner, owner.email != email { return .refused(.ownedByAnother) }
    let now = request.createdAt
    let applicationFree = try throttle.applicationFree(application.id, at: now, connection)
    let emailFree = try throttle.free(request.emailHash, throttle.perEmail, at: now, connection)
    if let until = applicationFree ?? emailFree { return .refused(.throttled(until: until)) }
    return .application(application, isReconnection: owner != nil)
  }
}

extension NewMagicLink {
  /// - Parameters:
  ///   - hash: what it is counted by.
  ///   - application: the one that a link is sent for; nil for the request itself.
  fileprivate func count(
    _ hash: [UInt8], application: Int64? = nil, _ connection: Connection
  ) throws(StoreError) {
    try connection.run(
      "INSERT INTO link_requests (email_hash, application_id, requested_at) VALUES (?, ?, ?)",
      hash, application, createdAt)
  }

  fileprivate func insert(email: String, application: Int64, _ connection: Connection) throws(StoreError) {
    let inserted = try connection.run(
      """
      INSERT INTO magic_links (token_hash, application_id, email, siret, created_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (token_hash) DO NOTHING
      """, tokenHash, application, email, siret, createdAt, expiresAt)
    guard inserted == 1 else { throw .identifierTaken }
  }
}

extension ApplicationRecord {
  fileprivate func marketName(_ connection: Connection) throws(StoreError) -> String {
    let name = try connection.first(String.self, "SELECT name FROM markets WHERE id = ?", marketID)
    guard let name else { throw .corrupted("market \(marketID) is gone") }
    return name
  }
}

private struct StoredLink: SQLiteRow {
  let id: Int64
  let applicationID: Int64
  let email: String
  let siret: String

  init(row: inout Row) throws(StoreError) {
    id = try row.next()
    applicationID = try row.next()
    email = try row.next()
    siret = try row.next()
  }

  static func unused(_ hash: [UInt8], at now: Timestamp, _ connection: Connection) throws(StoreError) -> StoredLink? {
    try connection.first(
      StoredLink.self,
      """
      SELECT id, application_id, email, siret FROM magic_links
      WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?
      """, hash, now)
  }

  /// Makes the application the candidate's, and gives it the link's SIRET.
  func bind(to candidate: CandidateRecord, at now: Timestamp, _ connection: Connection) throws(StoreError) {
    let application = try ApplicationRecord.existing(applicationID, connection)
    guard application.candidateID == nil || application.candidateID == candidate.id else { throw .notOwner }
    try connection.run("UPDATE applications SET candidate_id = ? WHERE id = ?", candidate.id, applicationID)
    if application.siret == nil, !application.isLocked {
      try application.bind(siret: siret, connection)
    } else if application.siret != siret {
      throw .invalidLink
    }
    // Whoever owns a draft has seven days from here.
    if !application.isLocked {
      try connection.run("UPDATE applications SET touched_at = ? WHERE id = ?", now, applicationID)
    }
  }
}

extension ApplicationRecord {
  /// Gives the application, which has none, a SIRET that a candidate entered.
  func bind(siret: String, _ connection: Connection) throws(StoreError) {
    guard try Self.id(marketID: marketID, siret: siret, connection) == nil else { throw .siretTaken }
    try connection.run("UPDATE applications SET siret = ?, siret_entered = 1 WHERE id = ?", siret, id)
  }
}
