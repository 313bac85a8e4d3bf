import CSQLite
import Runtime

/// Why the store could not do what it was asked. A failed write has changed nothing, but see ``mayHaveWritten``.
public enum StoreError: Error, Sendable, Hashable {
  // What a caller is meant to answer.
  /// The queue of writes is full, or another process holds the database for longer than the store waits.
  case busy
  /// The store is closed or closing.
  case closed
  /// No row of that name.
  case notFound
  /// The identifier, `jti` or `kid` is in use: draw another and try again.
  case identifierTaken
  case editorNameTaken
  case clientIDTaken
  /// A webhook secret that was replaced signs until then, and another overlap would end it before.
  case formerSecretSigns(until: Timestamp)
  /// The market was completed before.
  case alreadyCompleted
  /// The candidate's application to this market has been submitted.
  case alreadySubmitted
  /// The submission of the application was asked for: nothing in it changes any more.
  case locked
  /// The application is somebody else's, or nobody's yet.
  case notOwner
  /// The SIRET has another application to the market.
  case siretTaken
  /// The link is unknown, used or over.
  case invalidLink
  /// The market does not ask for this field.
  case unknownField(String)
  /// The market has no lot at this position.
  case unknownLot(Int)
  /// More lots than the buyer allows.
  case tooManyLots(limit: Int)
  /// The field's answer is official, and so are its files.
  case officialAnswer(String)
  /// More than there may be.
  case limitExceeded(StoreLimit)
  /// Another worker has the job, or it is done.
  case claimLost
  /// A value that the column cannot hold, named by its column.
  case invalidValue(String)

  // What an operator must look at.
  /// There is no database where one has to be.
  case noDatabase(directory: String)
  /// The database is not yet of this program's schema, and was not to be brought to it.
  case olderSchema(found: Int, supported: Int)
  /// The database was written by a newer version of this program.
  case newerSchema(found: Int, supported: Int)
  /// A migration that was applied differs from the one in this program.
  case alteredMigration(version: Int)
  /// The file is no database of this program.
  case foreignDatabase(path: String)
  /// The database is not the one of whom it was opened for: by this setting it is another one's.
  case belongsElsewhere(path: String, setting: String, found: String, expected: String)
  /// Others may write to the data directory.
  case unsafeDirectory(path: String)
  case corrupted(String)
  /// The disk is full, takes no writes, or fails, with SQLite's extended result code. What is asked again once it works
  /// is done.
  case diskFailed(code: Int32, message: String)
  /// A call of the operating system failed, with its `errno`.
  case system(call: String, path: String, errno: Int32)
  /// SQLite failed, with its extended result code.
  case engine(code: Int32, message: String)

  /// Whether a write that failed so may be found done once the log is read again: it was in there, and only the wait
  /// for the disk failed (`SQLITE_IOERR_FSYNC`).
  public var mayHaveWritten: Bool {
    if case .diskFailed(let code, _) = self { code & 0xFF == SQLITE_IOERR } else { false }
  }
}

/// What there may not be more of.
public enum StoreLimit: Sendable, Hashable {
  /// ``MarketConfiguration/maximumCategories``.
  case categories
  /// ``MarketConfiguration/maximumKeys``.
  case keys
  /// ``AnswerValue/maximumItems``.
  case answerItems
  /// ``DraftLimits/answerBytes``.
  case answerBytes
  /// ``FileLimits/count``.
  case files
  /// ``FileLimits/bytes``.
  case fileBytes
  /// Storage names asked about at once.
  case storageNames
}
