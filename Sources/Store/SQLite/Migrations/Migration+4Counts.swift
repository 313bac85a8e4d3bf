extension Migration {
  /// How far completed markets and applications have been told to their editors, counted as they change, since counting
  /// them when somebody asks would walk the tables. And the order in which submissions are taken up.
  static let counts = Migration(
    version: 4, name: "counts",
    sql: """
      CREATE TABLE sync_counts (
        object_kind TEXT NOT NULL CHECK (object_kind IN ('market', 'application')),
        -- A status; 'none' for an object without a delivery, whose editor had nowhere to deliver it to.
        status TEXT NOT NULL,
        objects INTEGER NOT NULL,
        PRIMARY KEY (object_kind, status)
      ) STRICT, WITHOUT ROWID;

      INSERT INTO sync_counts VALUES
        ('market', 'none', 0), ('market', 'sync_pending', 0), ('market', 'sync_processing', 0),
        ('market', 'sync_completed', 0), ('market', 'sync_failed', 0),
        ('application', 'none', 0), ('application', 'sync_pending', 0), ('application', 'sync_processing', 0),
        ('application', 'sync_completed', 0), ('application', 'sync_failed', 0);
      UPDATE sync_counts SET objects = (
        SELECT count(*) FROM markets WHERE completed_at IS NOT NULL AND status =
          CASE WHEN sync_status = 'sync_pending' AND NOT EXISTS (
            SELECT 1 FROM deliveries WHERE deliveries.object_kind = 'market' AND object_id = markets.id)
          THEN 'none' ELSE sync_status END)
      WHERE object_kind = 'market';
      UPDATE sync_counts SET objects = (
        SELECT count(*) FROM applications WHERE completed_at IS NOT NULL AND status =
          CASE WHEN sync_status = 'sync_pending' AND NOT EXISTS (
            SELECT 1 FROM deliveries WHERE deliveries.object_kind = 'application' AND object_id = applications.id)
          THEN 'none' ELSE sync_status END)
      WHERE object_kind = 'application';

      -- A completion counts as without delivery until its delivery is written, in the same transaction; which of the
      -- two comes first does not matter.
      CREATE TRIGGER markets_completed AFTER UPDATE OF completed_at ON markets
      WHEN OLD.completed_at IS NULL AND NEW.completed_at IS NOT NULL
      BEGIN
        UPDATE sync_counts SET objects = objects + 1 WHERE object_kind = 'market' AND status = 'none';
      END;
      CREATE TRIGGER applications_completed AFTER UPDATE OF completed_at ON applications
      WHEN OLD.completed_at IS NULL AND NEW.completed_at IS NOT NULL
      BEGIN
        UPDATE sync_counts SET objects = objects + 1 WHERE object_kind = 'application' AND status = 'none';
      END;
      CREATE TRIGGER deliveries_written AFTER INSERT ON deliveries
      WHEN 'sync_pending' = CASE NEW.object_kind
          WHEN 'market' THEN (SELECT sync_status FROM markets WHERE id = NEW.object_id)
          ELSE (SELECT sync_status FROM applications WHERE id = NEW.object_id) END
        AND NOT EXISTS (
          SELECT 1 FROM deliveries AS other
          WHERE other.object_kind = NEW.object_kind AND other.object_id = NEW.object_id AND other.id <> NEW.id)
      BEGIN
        UPDATE sync_counts SET objects = objects - 1 WHERE object_kind = NEW.object_kind AND status = 'none';
        UPDATE sync_counts SET objects = objects + 1 WHERE object_kind = NEW.object_kind AND status = 'sync_pending';
      END;
      CREATE TRIGGER markets_told AFTER UPDATE OF sync_status ON markets WHEN OLD.sync_status <> NEW.sync_status
      BEGIN
        UPDATE sync_counts SET objects = objects - 1 WHERE object_kind = 'market' AND status = OLD.sync_status;
        UPDATE sync_counts SET objects = objects + 1 WHERE object_kind = 'market' AND status = NEW.sync_status;
      END;
      CREATE TRIGGER applications_told AFTER UPDATE OF sync_status ON applications
      WHEN OLD.sync_status <> NEW.sync_status
      BEGIN
        UPDATE sync_counts SET objects = objects - 1 WHERE object_kind = 'application' AND status = OLD.sync_status;
        UPDATE sync_counts SET objects = objects + 1 WHERE object_kind = 'application' AND status = NEW.sync_status;
      END;

      CREATE INDEX applications_to_submit ON applications (submission_attempts, submission_requested_at)
        WHERE submission_requested_at IS NOT NULL AND completed_at IS NULL;
      """)
}
