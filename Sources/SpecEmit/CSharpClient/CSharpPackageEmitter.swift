import SpecIR

/// A C# client as a project of its own: manifest, page, sources, and the program that runs the vectors.
enum CSharpPackageEmitter {
  /// The files, by their paths in the project.
  static func files(for api: API) -> [(name: String, text: String)] {
    let plan = ClientPlan(api, naming: CSharpClientNaming())
    let service = CSharpServiceEmitter(plan: plan)
    let note = "// Written from \(plan.file) by `spec`. Changes are lost: change the contract.\n\n"
    let contract = [
      ("Client.cs", service.client), ("Events.cs", service.events), ("Models.cs", CSharpModelEmitter(plan: plan).write),
      ("Refusals.cs", service.refusals),
    ].map { (name: $0, text: file(note, namespace: "PasseMarche", $1)) }
    let supportNote = "// Written by `spec`. Changes are lost.\n\n"
    let support = CSharpClientSupport.files.map { (name: $0.name, text: supportNote + $0.text) }
    let vectors = CSharpVectorEmitter(plan: plan)
    let operations = file(note, namespace: "PasseMarche.Vectors", vectors.write)
    return [("README.md", CSharpPage(plan: plan).page.text), ("PasseMarche.csproj", manifest(plan))] + contract
      + support + [("vectors/Operations.cs", operations)]
  }

  private static func file(_ note: String, namespace: String, _ write: (CodeWriter) -> Void) -> String {
    let writer = CodeWriter(step: "    ")
    for name in ["System", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading"] {
      writer.line("using \(name);")
    }
    writer.line("using System.Threading.Tasks;")
    writer.line()
    writer.braced("namespace \(namespace)") { write(writer) }
    return note + writer.text
  }

  private static func manifest(_ plan: ClientPlan) -> String {
    """
    <Project Sdk="Microsoft.NET.Sdk">
      <PropertyGroup>
        <TargetFramework>netstandard2.0</TargetFramework>
        <LangVersion>7</LangVersion>
        <PackageId>PasseMarche.Client</PackageId>
        <AssemblyName>PasseMarche</AssemblyName>
        <RootNamespace>PasseMarche</RootNamespace>
        <Version>\(plan.version)</Version>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
      </PropertyGroup>
      <ItemGroup>
        <Compile Remove="vectors/**" />
      </ItemGroup>
    </Project>

    """
  }
}

/// Writes which methods of a C# client the operations of vectors are.
struct CSharpVectorEmitter {
  let plan: ClientPlan
  private var types: CSharpTypes { CSharpTypes(plan: plan) }

  func write(_ writer: CodeWriter) {
    writer.line("#pragma warning disable 612, 618")
    writer.line()
    writer.line("internal delegate Task<object> Operation(PasseMarcheClient client, object given);")
    writer.line()
    writer.line("internal delegate Task<Download> Transfer(")
    writer.indented {
      writer.line("PasseMarcheClient client, object given, string file, DownloadProgress progress);")
    }
    writer.line()
    writer.summary(["The calls by the ids of the contract."])
    writer.braced("internal static class Operations") {
      let files = plan.operations.filter { if case .file = $0.success { true } else { false } }
      let others = plan.operations.filter { if case .file = $0.success { false } else { true } }
      table("Calls", "Operation", others, writer) { operation in
        call(operation, "var result = await ", then: "return result;", writer)
      }
      writer.line()
      writer.summary(["All objects of a list."])
      table("Listings", "Operation", others.filter { $0.paging?.cursor.isOptional == true }, writer) { operation in
        guard let paging = operation.paging else { return }
        let others = operation.arguments.filter { $0.name != paging.cursor.name }
        writer.filled("var pages = client.\(paging.method)(", others.map(taken), closing: ");")
        writer.line("return await pages.ToListAsync().ConfigureAwait(false);")
      }
      writer.line()
      writer.summary(["Downloads."])
      table("Transfers", "Transfer", files, writer, more: ", file, progress") { operation in
        let required = operation.arguments.filter { !$0.isOptional }.map(taken)
        let optional = operation.arguments.filter(\.isOptional).map(taken)
        writer.filled(
          "return await client.\(operation.method)(", required + ["file"] + optional + ["progress"],
          closing: ").ConfigureAwait(false);")
      }
    }
  }

  private func call(
    _ operation: ClientOperationPlan, _ start: String, then end: String, _ writer: CodeWriter
  ) {
    let arguments = operation.arguments.map(taken)
    switch operation.success {
    case .nothing:
      writer.filled("await client.\(operation.method)(", arguments, closing: ").ConfigureAwait(false);")
      writer.line("return null;")
    case .bytes:
      writer.filled("\(start)client.\(operation.method)(", arguments, closing: ").ConfigureAwait(false);")
      writer.line("return Encoding.UTF8.GetString(result);")
    default:
      writer.filled("\(start)client.\(operation.method)(", arguments, closing: ").ConfigureAwait(false);")
      writer.line(end)
    }
  }

  private func table(
    _ name: String, _ type: String, _ operations: [ClientOperationPlan], _ writer: CodeWriter, more: String = "",
    _ body: (ClientOperationPlan) -> Void
  ) {
    writer.line("internal static readonly Dictionary<string, \(type)> \(name) = new Dictionary<string, \(type)>")
    writer.braced("", closing: "};") {
      for operation in operations {
        writer.block("{", closing: "},") {
          writer.line("\(CLiteral.string(operation.operation.id)), async (client, given\(more)) =>")
          writer.braced("") { body(operation) }
        }
      }
    }
  }

  private func taken(_ argument: ClientOperationPlan.Argument) -> String {
    let type = argument.isOptional ? types.optional(argument.type) : types.name(argument.type)
    let reader = types.reader(argument.type)
    let read = argument.isOptional && types.isValue(argument.type) ? "json => \(reader)(json)" : reader
    return "Values.Take<\(type)>(given, \(CLiteral.string(argument.property)), \(read))"
  }
}
