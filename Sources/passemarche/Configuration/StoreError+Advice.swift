import Glibc
import Store

extension StoreError {
  /// What an operator is told.
  var advice: String {
    switch self {
    case .busy: "the database is busy; try again"
    case .closed: "the database is closed"
    case .notFound: "no such object"
    case .identifierTaken: "the identifier is taken"
    case .editorNameTaken: "an editor of that name exists"
    case .clientIDTaken: "that client identifier is taken"
    case .formerSecretSigns(let until):
      "the webhook secret that was replaced last signs until \(until.text), for receivers that do not know the new one "
        + "yet; rotate after that, or with --overlap 0, which ends both at once"
    case .alreadyCompleted: "the market is completed already"
    case .alreadySubmitted: "the application is submitted already"
    case .locked: "the application's submission was asked for; it changes no more"
    case .notOwner: "the application has another owner"
    case .siretTaken: "that SIRET has another application to the market"
    case .invalidLink: "the link is unknown, used or over"
    case .unknownField(let key): "the market does not ask for the field \(key)"
    case .unknownLot(let position): "the market has no lot \(position)"
    case .tooManyLots(let limit): "the market allows \(limit) lots at most"
    case .officialAnswer(let key): "the answer to \(key) is official"
    case .limitExceeded(let limit): "more than there may be: \(limit)"
    case .claimLost: "another worker has the job, or it is done"
    case .invalidValue(let column): "not a value for \(column)"
    case .noDatabase(let directory): "there is no database in \(directory); --data-dir names the directory that has it"
    case .olderSchema(let found, let supported):
      "the database has schema version \(found), this program works with version \(supported). "
        + "Run `passemarche migrate` first"
    case .newerSchema(let found, let supported):
      "the database has schema version \(found); this program knows versions up to \(supported). Use the newer program"
    case .alteredMigration(let version):
      "migration \(version) of the database differs from this program's; "
        + "it was written by a program that was never released"
    case .foreignDatabase(let path): "\(path) is not a database of this program"
    case .belongsElsewhere(let path, let setting, let found, let expected):
      "\(path) belongs to the \(setting) \(found), and the settings are those of \(expected); nothing was changed. "
        + "Give the settings and the data that go together"
    case .unsafeDirectory(let path): "others may write to \(path); `chmod 700 \(path)` first"
    case .corrupted(let what): "the database is damaged: \(what). Put a backup in its place by `passemarche restore`"
    case .diskFailed(_, let message): "the database cannot be used: \(message). Is the disk full, read-only or failing?"
    case .system(let call, let path, let number): "\(call) \(path): \(String(cString: strerror(number)))"
    case .engine(let code, let message): "SQLite error \(code): \(message)"
    }
  }
}
