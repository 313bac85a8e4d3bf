import SpecSyntax

extension SpecCommand {
  static let explain = Subcommand(
    name: "explain", summary: "Say what a diagnostic code means.",
    discussion: "CODE is one such as PM0401, or `all` for the list.", operands: ["CODE"],
    run: { arguments, console in
      let name = arguments.operands[0].uppercased()
      if name == "ALL" {
        for code in codes { console.out("\(code.code)  \(code.title)\n") }
        return ExitStatus.success
      }
      guard let code = codes.first(where: { $0.code == name }) else {
        console.error("spec explain: there is no code \(name); `spec explain all` lists them\n")
        return ExitStatus.usage
      }
      console.out("\(code.code): \(code.title)\n\nwhy: \(code.why)\n" + (code.fix.map { "fix: \($0)\n" } ?? ""))
      return ExitStatus.success
    })
}
