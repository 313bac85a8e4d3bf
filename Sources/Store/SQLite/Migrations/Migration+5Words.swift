extension Migration {
  /// Checks that a column has one of several words, as comparisons. For a list of three words or more SQLite makes a table
  /// in memory whenever it writes the column, which took more than half of inserting a market. What the checks say stays,
  /// so that no stored row has to be looked at, and a connection that still has them by their old text goes on as before
  /// (https://sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes").
  static let words = Migration(
    version: 5, name: "words",
    sql: """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql,
        'sync_status IN (''sync_pending'', ''sync_processing'', ''sync_completed'', ''sync_failed'')',
        'sync_status = ''sync_pending'' OR sync_status = ''sync_processing'' OR sync_status = ''sync_completed''
          OR sync_status = ''sync_failed''')
      WHERE type = 'table' AND name IN ('markets', 'applications');
      UPDATE sqlite_schema SET sql = replace(sql,
        'state IN (''pending'', ''processing'', ''delivered'', ''failed'')',
        'state = ''pending'' OR state = ''processing'' OR state = ''delivered'' OR state = ''failed''')
      WHERE type = 'table' AND name = 'deliveries';
      UPDATE sqlite_schema SET sql = replace(replace(sql,
        'source IN (''manual'', ''auto'', ''manual_after_api_failure'')',
        'source = ''manual'' OR source = ''auto'' OR source = ''manual_after_api_failure'''),
        'kind IN (
          ''text'', ''radio'', ''checked'', ''turnover'', ''staff'', ''people'', ''references'', ''samples'', ''files'')',
        'kind = ''text'' OR kind = ''radio'' OR kind = ''checked'' OR kind = ''turnover'' OR kind = ''staff''
          OR kind = ''people'' OR kind = ''references'' OR kind = ''samples'' OR kind = ''files''')
      WHERE type = 'table' AND name = 'answers';
      UPDATE sqlite_schema SET sql = replace(sql,
        'scan_state IN (''pending'', ''clean'', ''infected'', ''unscanned'', ''error'')',
        'scan_state = ''pending'' OR scan_state = ''clean'' OR scan_state = ''infected'' OR scan_state = ''unscanned''
          OR scan_state = ''error''')
      WHERE type = 'table' AND name = 'application_files';
      UPDATE sqlite_schema SET sql = replace(sql,
        'kind IN (''candidate_attestation'', ''buyer_attestation'', ''package'')',
        'kind = ''candidate_attestation'' OR kind = ''buyer_attestation'' OR kind = ''package''')
      WHERE type = 'table' AND name = 'documents';
      PRAGMA writable_schema = RESET;
      """)
}
