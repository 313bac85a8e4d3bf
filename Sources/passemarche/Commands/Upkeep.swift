import Commands
import Generated
import Glibc
import Handlers
import Runtime
import Store

extension Command {
  static let migrate = Command(
    name: "migrate",
    summary: "Bring the database's schema up to date and check the database. `serve` does the former by itself.",
    options: Installation.options,
    run: { arguments in
      try await Installation.with(arguments, as: .migrated) { installation in
        let problems = try await installation.store.integrityCheck()
        guard problems.isEmpty else {
          throw CommandError("the database is damaged: " + problems.joined(separator: "; "))
        }
        print("The database is up to date and sound.")
      }
    })

  static let backup = Command(
    name: "backup", summary: "Copy the database as it is at one moment, while it is being served.", operands: ["FILE"],
    options: Installation.options,
    notes: [
      "Refuses to replace a file. The master key is not in the copy: without it (master.key, or "
        + "PASSEMARCHE_MASTER_KEY) the secrets in the copy stay closed. Keep it elsewhere.",
      "The copy has the schema of the database: before a new version of this program migrates, make one.",
    ],
    run: { arguments in
      let file = arguments.operands[0]
      try await Installation.withStore(arguments) { store in
        do {
          try await store.backup(to: file)
        } catch StoreError.system(_, let taken, EEXIST) {
          throw CommandError("\(taken) is there already")
        } catch StoreError.system(_, _, EINVAL) {
          throw CommandError("\(file) has the name of a file of the database itself")
        } catch StoreError.system(_, _, EBUSY) {
          throw CommandError("another backup to \(file) is running")
        }
        print(file)
      }
    })

  static let restore = Command(
    name: "restore", summary: "Put a backup in the place of the database, while no server has it open.",
    operands: ["FILE"], options: Installation.options,
    notes: [
      "FILE is checked, copied and stays as it is; the database that was there is gone. Put back the files of the data "
        + "directory (`files`) first, of the time of the backup or later, and see that the master key is the backup's.",
      "A backup of an earlier version of this program is brought to its schema by `migrate` or `serve`.",
    ],
    run: { arguments in
      let settings = try GivenSettings(arguments, environment: EnvironmentVariables.all)
      let (file, directory) = (arguments.operands[0], settings.string("data-dir"))
      do {
        try await restoreStore(dataDirectory: directory, from: file, of: Installation.belonging(settings))
      } catch StoreError.system(_, _, EBUSY) {
        throw CommandError("the database in \(directory) is in use; stop the server first")
      } catch StoreError.system(_, let beside, EEXIST) {
        throw CommandError(
          "\(file) is no copy that stands alone: \(beside) lies beside it. Make a copy by `passemarche backup`")
      } catch StoreError.newerSchema(let found, let supported) {
        throw CommandError(
          "\(file) has schema version \(found); this program knows versions up to \(supported). Use the newer program")
      } catch StoreError.corrupted(let what) {
        throw CommandError("\(file) is damaged: \(what)")
      }
      print("The database in \(directory) is that of \(file).")
    })

  static let settings = Command(
    name: "settings", summary: "Print the table of all settings of `serve`, in Markdown.",
    run: { _ in print(Setting.markdown(), terminator: "") })

  static let metrics = Command(
    name: "metrics", summary: "Print the table of all metrics of `serve`, in Markdown.",
    run: { _ in print(MetricFamily.markdown(PasseMarche.metricFamilies), terminator: "") })

  static let version = Command(
    name: "version", summary: "Print the version of the contract that this program serves.",
    run: { _ in print("passemarche \(Contract.version)") })
}
