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
}
