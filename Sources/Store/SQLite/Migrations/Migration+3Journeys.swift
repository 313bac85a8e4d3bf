extension Migration {
  /// What buyers configure and candidates enter.
  ///
  /// A partial index holds only what is still to be done (drafts, submissions, scans), so that it stays small however
  /// much is done.
  static let journeys = Migration(
    version: 3, name: "journeys",
    sql: """
      ALTER TABLE markets ADD COLUMN buyer_name TEXT;

      -- What the buyer has entered so far. What holds for the market is in its own row; what its editor declared is
      -- here, to go back to.
      CREATE TABLE market_configurations (
        market_id INTEGER PRIMARY KEY REFERENCES markets (id),
        declared_type_codes TEXT NOT NULL,
        declared_lot_limit INTEGER,
        lot_limit_decided INTEGER NOT NULL DEFAULT 0 CHECK (lot_limit_decided IN (0, 1)),
        mandatory_keys TEXT NOT NULL DEFAULT '',
        last_step TEXT,
        touched_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX market_configurations_by_age ON market_configurations (touched_at);

      CREATE TABLE market_choices (
        market_id INTEGER NOT NULL REFERENCES market_configurations (market_id),
        category TEXT NOT NULL,
        additional INTEGER NOT NULL CHECK (additional IN (0, 1)),
        selected_keys TEXT NOT NULL,
        PRIMARY KEY (market_id, category)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE candidates (
        id INTEGER PRIMARY KEY,
        email TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL
      ) STRICT;

      ALTER TABLE applications ADD COLUMN candidate_id INTEGER REFERENCES candidates (id);
      ALTER TABLE applications ADD COLUMN company_name TEXT;
      -- Whether the SIRET came from a candidate and not from the editor.
      ALTER TABLE applications ADD COLUMN siret_entered INTEGER NOT NULL DEFAULT 0 CHECK (siret_entered IN (0, 1));
      ALTER TABLE applications ADD COLUMN attests_no_exclusion INTEGER NOT NULL DEFAULT 0
        CHECK (attests_no_exclusion IN (0, 1));
      ALTER TABLE applications ADD COLUMN last_step TEXT;
      ALTER TABLE applications ADD COLUMN touched_at INTEGER;
      ALTER TABLE applications ADD COLUMN submission_requested_at INTEGER;
      ALTER TABLE applications ADD COLUMN submission_attempts INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE applications ADD COLUMN submission_next_at INTEGER;
      ALTER TABLE applications ADD COLUMN submission_error TEXT;
      CREATE INDEX applications_by_candidate ON applications (candidate_id, siret) WHERE candidate_id IS NOT NULL;
      CREATE INDEX applications_by_age ON applications (touched_at)
        WHERE touched_at IS NOT NULL AND submission_requested_at IS NULL AND completed_at IS NULL;
      CREATE INDEX applications_in_submission ON applications (submission_requested_at)
        WHERE submission_requested_at IS NOT NULL AND completed_at IS NULL;

      CREATE TABLE magic_links (
        id INTEGER PRIMARY KEY,
        token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
        application_id INTEGER NOT NULL REFERENCES applications (id),
        email TEXT NOT NULL,
        siret TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER
      ) STRICT;
      CREATE INDEX magic_links_by_application ON magic_links (application_id);
      CREATE INDEX magic_links_by_end ON magic_links (expires_at);

      CREATE TABLE link_requests (
        id INTEGER PRIMARY KEY,
        email_hash BLOB NOT NULL CHECK (length(email_hash) = 32),
        -- The one that a link was sent for; null when none was.
        application_id INTEGER REFERENCES applications (id),
        requested_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX link_requests_by_email ON link_requests (email_hash, requested_at);
      CREATE INDEX link_requests_by_application ON link_requests (application_id, requested_at)
        WHERE application_id IS NOT NULL;
      CREATE INDEX link_requests_by_age ON link_requests (requested_at);

      CREATE TABLE login_sessions (
        id INTEGER PRIMARY KEY,
        session_hash BLOB NOT NULL UNIQUE CHECK (length(session_hash) = 32),
        candidate_id INTEGER NOT NULL REFERENCES candidates (id),
        application_id INTEGER NOT NULL REFERENCES applications (id),
        siret TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        last_seen_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX login_sessions_by_candidate ON login_sessions (candidate_id);
      CREATE INDEX login_sessions_by_end ON login_sessions (expires_at);

      CREATE TABLE application_lots (
        application_id INTEGER NOT NULL REFERENCES applications (id),
        market_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (application_id, position),
        FOREIGN KEY (market_id, position) REFERENCES market_lots (market_id, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE answers (
        id INTEGER PRIMARY KEY,
        application_id INTEGER NOT NULL REFERENCES applications (id),
        field_key TEXT NOT NULL,
        -- Both null where an official source failed and the candidate has not answered.
        kind TEXT CHECK (kind IN (
          'text', 'radio', 'checked', 'turnover', 'staff', 'people', 'references', 'samples', 'files')),
        value BLOB,
        source TEXT NOT NULL CHECK (source IN ('manual', 'auto', 'manual_after_api_failure')),
        hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
        official_text TEXT,
        updated_at INTEGER NOT NULL,
        UNIQUE (application_id, field_key),
        CHECK ((kind IS NULL) = (value IS NULL)),
        CHECK (kind IS NOT NULL OR source = 'manual_after_api_failure')
      ) STRICT;

      CREATE TABLE contestations (
        id INTEGER PRIMARY KEY,
        application_id INTEGER NOT NULL REFERENCES applications (id),
        field_key TEXT NOT NULL,
        text TEXT NOT NULL,
        updated_at INTEGER NOT NULL,
        UNIQUE (application_id, field_key)
      ) STRICT;

      CREATE TABLE application_files (
        id INTEGER PRIMARY KEY,
        public_id TEXT NOT NULL UNIQUE,
        application_id INTEGER NOT NULL REFERENCES applications (id),
        field_key TEXT NOT NULL,
        item INTEGER,
        is_contestation INTEGER NOT NULL CHECK (is_contestation IN (0, 1)),
        position INTEGER NOT NULL CHECK (position > 0),
        display_name TEXT NOT NULL CHECK (length(display_name) BETWEEN 1 AND 255),
        content_type TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size >= 0),
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        storage_name TEXT NOT NULL UNIQUE,
        sealed_key BLOB NOT NULL,
        scan_state TEXT NOT NULL CHECK (scan_state IN ('pending', 'clean', 'infected', 'unscanned', 'error')),
        scan_detail TEXT,
        scanned_at INTEGER,
        created_at INTEGER NOT NULL,
        UNIQUE (application_id, position)
      ) STRICT;
      CREATE INDEX application_files_pending ON application_files (created_at) WHERE scan_state = 'pending';
      CREATE INDEX application_files_failed ON application_files (scanned_at) WHERE scan_state = 'error';

      CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        application_id INTEGER NOT NULL REFERENCES applications (id),
        kind TEXT NOT NULL CHECK (kind IN ('candidate_attestation', 'buyer_attestation', 'package')),
        storage_name TEXT NOT NULL UNIQUE,
        sealed_key BLOB NOT NULL,
        size INTEGER NOT NULL CHECK (size >= 0),
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        verification_token TEXT UNIQUE,
        created_at INTEGER NOT NULL,
        UNIQUE (application_id, kind)
      ) STRICT;
      """)
}
