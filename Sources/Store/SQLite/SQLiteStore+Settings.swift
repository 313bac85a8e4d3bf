extension SQLiteStore {
  public func setting(_ key: String) throws(StoreError) -> String? {
    try read { (connection) throws(StoreError) in
      try connection.first(String.self, "SELECT value FROM settings WHERE key = ?", key)
    }
  }

  public func setSetting(_ key: String, to value: String?) async throws(StoreError) {
    try await write { (connection) throws(StoreError) -> Void in
      if let value {
        try connection.run(
          "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
          key, value)
      } else {
        try connection.run("DELETE FROM settings WHERE key = ?", key)
      }
    }
  }

  public func ensureSetting(_ key: String, _ value: String) async throws(StoreError) -> String {
    try await write { (connection) throws(StoreError) in
      try connection.run("INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING", key, value)
      let kept = try connection.first(String.self, "SELECT value FROM settings WHERE key = ?", key)
      guard let kept else { throw .corrupted("the setting \(key) is gone") }
      return kept
    }
  }
}
