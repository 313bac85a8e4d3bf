import Glibc

exit(SpecCommand.run(Array(CommandLine.arguments.dropFirst()), console: .standard))
