extension Migration {
  /// Moments are milliseconds since 1970 (UTC). Tables with a growing integer key keep their rows in the order of
  /// arrival, so that new rows go to the end; a list is read backwards along an index that ends in that key.
  static let initial = Migration(
    version: 1, name: "initial",
    sql: """
      CREATE TABLE editors (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        client_id TEXT NOT NULL UNIQUE,
        client_secret_hash TEXT NOT NULL,
        authorized INTEGER NOT NULL CHECK (authorized IN (0, 1)),
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        can_create_defense_markets INTEGER NOT NULL CHECK (can_create_defense_markets IN (0, 1)),
        completion_webhook_url TEXT,
        buyer_return_url TEXT,
        candidate_return_url TEXT,
        sealed_webhook_secret BLOB,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE editor_quotas (
        editor_id INTEGER NOT NULL REFERENCES editors (id),
        quota TEXT NOT NULL,
        request_limit INTEGER NOT NULL CHECK (request_limit >= 0),
        burst INTEGER NOT NULL CHECK (burst >= 0),
        PRIMARY KEY (editor_id, quota)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE signing_keys (
        id INTEGER PRIMARY KEY,
        kid TEXT NOT NULL UNIQUE,
        sealed_key BLOB NOT NULL,
        created_at INTEGER NOT NULL,
        retired_at INTEGER,
        verifies_until INTEGER,
        CHECK ((retired_at IS NULL) = (verifies_until IS NULL))
      ) STRICT;
      -- One key signs.
      CREATE UNIQUE INDEX signing_keys_active ON signing_keys ((retired_at IS NULL)) WHERE retired_at IS NULL;

      CREATE TABLE access_tokens (
        id INTEGER PRIMARY KEY,
        jti TEXT NOT NULL UNIQUE,
        editor_id INTEGER NOT NULL REFERENCES editors (id),
        scope TEXT NOT NULL,
        issued_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        revoked_at INTEGER
      ) STRICT;
      CREATE INDEX access_tokens_live ON access_tokens (editor_id, scope) WHERE revoked_at IS NULL;
      CREATE INDEX access_tokens_expiry ON access_tokens (expires_at);

      CREATE TABLE markets (
        id INTEGER PRIMARY KEY,
        identifier TEXT NOT NULL UNIQUE,
        editor_id INTEGER NOT NULL REFERENCES editors (id),
        name TEXT NOT NULL,
        siret TEXT NOT NULL,
        deadline INTEGER NOT NULL,
        -- Codes and keys are words, with single spaces between.
        market_type_codes TEXT NOT NULL,
        lot_limit INTEGER CHECK (lot_limit > 0),
        provider_user_id TEXT,
        -- The fields asked of candidates, as they stood at completion.
        field_keys TEXT NOT NULL DEFAULT '',
        completed_at INTEGER,
        sync_status TEXT NOT NULL DEFAULT 'sync_pending'
          CHECK (sync_status IN ('sync_pending', 'sync_processing', 'sync_completed', 'sync_failed')),
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX markets_by_editor ON markets (editor_id);

      CREATE TABLE market_lots (
        market_id INTEGER NOT NULL REFERENCES markets (id),
        position INTEGER NOT NULL CHECK (position > 0),
        name TEXT NOT NULL,
        cpv_code TEXT,
        PRIMARY KEY (market_id, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE applications (
        id INTEGER PRIMARY KEY,
        identifier TEXT NOT NULL UNIQUE,
        market_id INTEGER NOT NULL REFERENCES markets (id),
        siret TEXT,
        provider_user_id TEXT,
        completed_at INTEGER,
        sync_status TEXT NOT NULL DEFAULT 'sync_pending'
          CHECK (sync_status IN ('sync_pending', 'sync_processing', 'sync_completed', 'sync_failed')),
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX applications_by_market ON applications (market_id);
      CREATE UNIQUE INDEX applications_by_siret ON applications (market_id, siret) WHERE siret IS NOT NULL;

      CREATE TABLE settings (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      """)
}
