extension Migration {
  /// The outbox of webhooks. Queries for what waits and what is under way read partial indexes, which hold these few
  /// rows among all that were ever delivered.
  static let deliveries = Migration(
    version: 2, name: "deliveries",
    sql: """
      -- Origins, with single spaces between.
      ALTER TABLE editors ADD COLUMN frame_ancestors TEXT NOT NULL DEFAULT '';
      ALTER TABLE editors ADD COLUMN previous_webhook_secret BLOB;
      ALTER TABLE editors ADD COLUMN previous_webhook_secret_until INTEGER
        CHECK ((previous_webhook_secret IS NULL) = (previous_webhook_secret_until IS NULL));
      CREATE INDEX editors_previous_secret ON editors (previous_webhook_secret_until)
        WHERE previous_webhook_secret_until IS NOT NULL;

      CREATE TABLE deliveries (
        id INTEGER PRIMARY KEY,
        webhook_id TEXT NOT NULL UNIQUE,
        editor_id INTEGER NOT NULL REFERENCES editors (id),
        event TEXT NOT NULL,
        -- The key of a market or of an application.
        object_kind TEXT NOT NULL CHECK (object_kind IN ('market', 'application')),
        object_id INTEGER NOT NULL,
        payload BLOB NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'processing', 'delivered', 'failed')),
        -- Begun ever, and failed since it was written or asked for again.
        attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
        next_attempt_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        delivered_at INTEGER,
        CHECK (state <> 'delivered' OR delivered_at IS NOT NULL)
      ) STRICT;
      CREATE INDEX deliveries_by_object ON deliveries (object_kind, object_id);
      CREATE INDEX deliveries_by_editor ON deliveries (editor_id);
      CREATE INDEX deliveries_by_state ON deliveries (state);
      CREATE INDEX deliveries_waiting ON deliveries (editor_id, next_attempt_at) WHERE state = 'pending';
      CREATE INDEX deliveries_next ON deliveries (next_attempt_at) WHERE state = 'pending';
      CREATE INDEX deliveries_under_way ON deliveries (editor_id) WHERE state = 'processing';
      CREATE INDEX deliveries_delivered ON deliveries (delivered_at) WHERE state = 'delivered';

      CREATE TABLE delivery_attempts (
        id INTEGER PRIMARY KEY,
        delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        at INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),
        status INTEGER,
        error TEXT,
        excerpt TEXT,
        UNIQUE (delivery_id, number)
      ) STRICT;
      CREATE INDEX delivery_attempts_by_time ON delivery_attempts (at);

      CREATE TABLE delivery_requeues (
        id INTEGER PRIMARY KEY,
        delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
        at INTEGER NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ('page', 'operation'))
      ) STRICT;
      CREATE INDEX delivery_requeues_by_delivery ON delivery_requeues (delivery_id, origin, at);
      CREATE INDEX delivery_requeues_by_time ON delivery_requeues (at);

      -- A row for each editor whose last attempt failed.
      CREATE TABLE delivery_breakers (
        editor_id INTEGER PRIMARY KEY REFERENCES editors (id),
        failures INTEGER NOT NULL CHECK (failures > 0),
        open_until INTEGER,
        paused_until INTEGER
      ) STRICT;
      """)
}
