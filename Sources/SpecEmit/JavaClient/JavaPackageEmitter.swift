import SpecIR

/// A Java client as a project of its own: manifest, page, sources, and the program that runs the vectors.
enum JavaPackageEmitter {
  static let package = "fr.gouv.data.passemarche"
  private static let folder = package.replacing(".", with: "/")

  /// The files, by their paths in the project.
  static func files(for api: API) -> [(name: String, text: String)] {
    let plan = ClientPlan(api, naming: JavaClientNaming())
    let (service, facts) = (JavaServiceEmitter(plan: plan), JavaFactEmitter(plan: plan))
    let note = "// Written from \(plan.file) by `spec`. Changes are lost: change the contract.\n\n"
    var contract = JavaModelEmitter(plan: plan).files() + facts.refusals()
    contract += [
      (JavaServiceEmitter.clientName, service.client), ("Quota", facts.quota), ("WebhookEvent", facts.events),
    ]
    let sources = contract.map { (name: main($0.name), text: file(note, $0.write)) }
    let supportNote = "// Written by `spec`. Changes are lost.\n\n"
    let support = JavaClientSupport.files.map { (name: main($0.name), text: supportNote + $0.text) }
    let vectors = JavaClientSupport.vectors.map { (name: vector($0.name), text: supportNote + $0.text) }
    let operations = file(note, package: package + ".vectors", JavaVectorEmitter(plan: plan).write)
    let page = (name: "README.md", text: JavaPage(plan: plan).page.text)
    return [page, ("pom.xml", manifest(plan))] + sources + support + vectors + [(vector("Operations"), operations)]
  }

  private static func main(_ name: String) -> String { "src/main/java/\(folder)/\(name).java" }
  private static func vector(_ name: String) -> String { "src/vectors/java/\(folder)/vectors/\(name).java" }

  private static let imports: [(word: String, name: String)] = [
    ("URI", "java.net.URI"), ("StandardCharsets", "java.nio.charset.StandardCharsets"), ("Path", "java.nio.file.Path"),
    ("Instant", "java.time.Instant"), ("LinkedHashMap", "java.util.LinkedHashMap"), ("List", "java.util.List"),
    ("Map", "java.util.Map"), ("Objects", "java.util.Objects"), ("Optional", "java.util.Optional"),
    ("UUID", "java.util.UUID"),
  ]

  /// Only what a file uses is imported.
  static func file(_ note: String, package: String = package, _ write: (CodeWriter) -> Void) -> String {
    let writer = CodeWriter(step: "  ")
    write(writer)
    let code = writer.text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("*") }
    let words = Set(code.flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } })
    var names = imports.filter { words.contains(Substring($0.word)) }.map(\.name)
    if package != Self.package { names.insert(Self.package + ".*", at: 0) }
    let lines = names.map { "import \($0);\n" }.joined()
    return note + "package \(package);\n\n" + (lines.isEmpty ? "" : lines + "\n") + writer.text
  }

  private static func manifest(_ plan: ClientPlan) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
      <modelVersion>4.0.0</modelVersion>
      <groupId>\(package)</groupId>
      <artifactId>passemarche-client</artifactId>
      <version>\(plan.version)</version>
      <packaging>jar</packaging>
      <name>Passe Marché</name>
      <properties>
        <maven.compiler.release>17</maven.compiler.release>
        <maven.compiler.source>17</maven.compiler.source>
        <maven.compiler.target>17</maven.compiler.target>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
      </properties>
    </project>

    """
  }
}

/// Writes which methods of a Java client the operations of vectors are.
struct JavaVectorEmitter {
  let plan: ClientPlan

  func write(_ writer: CodeWriter) {
    writer.line("/** The calls by the ids of the contract. */")
    writer.line("@SuppressWarnings(\"deprecation\")")
    writer.block("final class Operations {") {
      writer.line("/** A call. */")
      writer.block("interface Call {") {
        writer.line("Object call(PasseMarcheClient client, Map<?, ?> given);")
      }
      writer.line()
      writer.line("/** All objects of a list. */")
      writer.block("interface Listing {") {
        writer.line("Iterable<?> list(PasseMarcheClient client, Map<?, ?> given);")
      }
      writer.line()
      writer.line("/** A download. */")
      writer.block("interface Transfer {") {
        writer.line("Download run(PasseMarcheClient client, Map<?, ?> given, Path file, Download.Progress progress);")
      }
      writer.line()
      writer.line("static final Map<String, Call> CALLS = new LinkedHashMap<>();")
      writer.line("static final Map<String, Listing> LISTINGS = new LinkedHashMap<>();")
      writer.line("static final Map<String, Transfer> TRANSFERS = new LinkedHashMap<>();")
      writer.line()
      writer.line("private Operations() {}")
      writer.line()
      writer.block("static {") {
        for operation in plan.operations { entries(operation, writer) }
      }
    }
  }

  private func entries(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let id = JavaLiteral.string(operation.operation.id)
    let arguments = operation.arguments
    let required = arguments.filter { !$0.isOptional }.map(taken)
    let optional = arguments.filter(\.isOptional).map(taken)
    let call = "client.\(operation.method)("
    switch operation.success {
    case .file:
      writer.line("TRANSFERS.put(\(id), (client, given, file, progress) ->")
      writer.indented { writer.filled(call, required + ["file"] + optional + ["progress"], closing: "));") }
    case .nothing:
      writer.block("CALLS.put(\(id), (client, given) -> {", closing: "});") {
        writer.filled(call, required + optional, closing: ");")
        writer.line("return null;")
      }
    case .bytes:
      writer.line("CALLS.put(\(id), (client, given) ->")
      writer.indented { writer.filled("new String(" + call, required + optional, closing: ")));") }
    default:
      writer.line("CALLS.put(\(id), (client, given) ->")
      writer.indented { writer.filled(call, required + optional, closing: "));") }
    }
    guard let paging = operation.paging, paging.cursor.isOptional else { return }
    let others = arguments.filter { $0.name != paging.cursor.name }.map(taken)
    writer.line("LISTINGS.put(\(id), (client, given) ->")
    writer.indented { writer.filled("client.\(paging.method)(", others, closing: "));") }
  }

  private func taken(_ argument: ClientOperationPlan.Argument) -> String {
    // What reads JSON is of the client's package alone, but for types of the contract.
    "Values.take(given, \(JavaLiteral.string(argument.property)), \(reader(argument.type)))"
  }

  private func reader(_ type: ClientType) -> String {
    switch type {
    case .boolean: "Boolean.class::cast"
    case .integer: "Long.class::cast"
    case .number: "json -> ((Number) json).doubleValue()"
    case .string: "String.class::cast"
    case .instant: "json -> java.time.Instant.parse((String) json)"
    case .moment: "json -> Moment.wallClock((String) json)"
    case .uuid: "json -> java.util.UUID.fromString((String) json)"
    case .url: "json -> java.net.URI.create((String) json)"
    case .bytes: "json -> java.util.Base64.getDecoder().decode((String) json)"
    case .json: "json -> json"
    case .declared(let name): "\(name)::fromJson"
    case .list(let item, _): "json -> Values.items(json).stream().map(\(mapped(item))).toList()"
    case .map: "json -> null"
    }
  }

  private func mapped(_ item: ClientType) -> String {
    if case .list = item { return "json -> null" }
    return reader(item)
  }
}
