import SpecModel

extension SpecCommand {
  static let keywords = Subcommand(
    name: "keywords", summary: "Print the coverage of keywords as Markdown.",
    discussion: "Every keyword that can stand in a contract, with what becomes of it: docs/keyword-coverage.md.",
    run: { _, console in
      console.out(KeywordCoverage.markdown())
      return ExitStatus.success
    })
}
