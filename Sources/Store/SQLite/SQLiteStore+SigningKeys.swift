import Runtime

extension SQLiteStore {
  public func signingKeys() throws(StoreError) -> [SigningKeyRecord] {
    try read { (connection) throws(StoreError) in
      try connection.all(
        SigningKeyRecord.self,
        "SELECT kid, sealed_key, created_at, retired_at, verifies_until FROM signing_keys ORDER BY id DESC")
    }
  }

  public func ensureSigningKey(_ candidate: NewSigningKey) async throws(StoreError) -> SigningKeyRecord {
    try await write { (connection) throws(StoreError) in
      if let active = try SigningKeyRecord.active(connection) { return active }
      try SigningKeyRecord.insert(candidate, connection)
      return SigningKeyRecord(
        kid: candidate.kid, sealedKey: candidate.sealedKey, createdAt: candidate.createdAt, retiredAt: nil,
        verifiesUntil: nil)
    }
  }

  public func rotateSigningKey(
    to key: NewSigningKey, previousVerifiesUntil: Timestamp
  ) async throws(StoreError) {
    try await write { (connection) throws(StoreError) in
      try connection.run(
        "UPDATE signing_keys SET retired_at = ?, verifies_until = ? WHERE retired_at IS NULL",
        key.createdAt, previousVerifiesUntil)
      try SigningKeyRecord.insert(key, connection)
    }
  }

  public func replaceSigningKeys(by key: NewSigningKey) async throws(StoreError) {
    try await write { (connection) throws(StoreError) in
      try connection.run("DELETE FROM signing_keys")
      try SigningKeyRecord.insert(key, connection)
      // A server forgets the keys only when it looks next; tokens it looks up each time.
      try connection.run("UPDATE access_tokens SET revoked_at = ? WHERE revoked_at IS NULL", key.createdAt)
    }
  }

  public func purgeSigningKeys(at now: Timestamp) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      try connection.run("DELETE FROM signing_keys WHERE verifies_until <= ?", now)
    }
  }
}

extension SigningKeyRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      kid: try row.next(), sealedKey: try row.next(), createdAt: try row.next(), retiredAt: try row.next(),
      verifiesUntil: try row.next())
  }

  fileprivate static func active(_ connection: Connection) throws(StoreError) -> SigningKeyRecord? {
    try connection.first(
      SigningKeyRecord.self,
      "SELECT kid, sealed_key, created_at, retired_at, verifies_until FROM signing_keys WHERE retired_at IS NULL")
  }

  fileprivate static func insert(_ key: NewSigningKey, _ connection: Connection) throws(StoreError) {
    let inserted = try connection.run(
      "INSERT INTO signing_keys (kid, sealed_key, created_at) VALUES (?, ?, ?) ON CONFLICT (kid) DO NOTHING",
      key.kid, key.sealedKey, key.createdAt)
    guard inserted == 1 else { throw .identifierTaken }
  }
}
