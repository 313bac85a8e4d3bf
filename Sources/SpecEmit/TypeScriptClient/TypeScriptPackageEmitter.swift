import SpecIR

/// A TypeScript client as a package of its own: manifest, page, sources and the program of the vectors. A pure
/// function; the same contract gives the same bytes.
enum TypeScriptPackageEmitter {
  /// The files, by their paths in the package.
  static func files(for api: API) -> [(name: String, text: String)] {
    let plan = ClientPlan(api, naming: TypeScriptNaming())
    let header = "// Written from \(plan.file) by `spec`. Changes are lost: change the contract.\n\n"
    let models = TypeScriptModelEmitter(plan: plan)
    let operations = TypeScriptOperationEmitter(plan: plan)
    let contract = [
      ("src/client.ts", TypeScriptClientEmitter(plan: plan).file(header)),
      ("src/codecs.ts", models.codecs(header)),
      ("src/index.ts", index(header)),
      ("src/models.ts", models.models(header)),
      ("src/operations.ts", operations.operations(header)),
      ("src/refusals.ts", operations.refusals(header)),
      ("src/webhooks.ts", TypeScriptWebhookEmitter(plan: plan).file(header)),
      ("vectors/operations.ts", TypeScriptVectorEmitter(plan: plan).file(header)),
    ]
    let note = "// Written by `spec`. Changes are lost.\n\n"
    let support = TypeScriptClientSupport.files.map { ($0.name, note + $0.text) }
    let files: [(name: String, text: String)] = [
      ("README.md", TypeScriptPage(plan: plan).text), ("package.json", manifest(plan)),
      ("tsconfig.json", configuration), ("vectors/tsconfig.json", vectors),
    ] + contract + support
    // The program of the vectors makes a client from credentials alone.
    return plan.tokenFetch == nil ? files.filter { !$0.name.hasPrefix("vectors/") } : files
  }

  private static func index(_ header: String) -> String {
    header + """
      export type { RetryPolicy } from "./attempts.js";
      export type { CallOptions } from "./call.js";
      export * from "./client.js";
      export type { Download, DownloadOptions, DownloadProgress } from "./downloads.js";
      export type { QuotaState } from "./engine.js";
      export * from "./errors.js";
      export * from "./http.js";
      export * from "./models.js";
      export * from "./receiver.js";
      export * from "./refusals.js";
      export type { Clock } from "./time.js";
      export { AccessToken, AccessTokens, Credentials, FetchedTokens } from "./tokens.js";
      export type { WebhookEvent } from "./webhooks.js";

      """
  }

  private static func manifest(_ plan: ClientPlan) -> String {
    """
    {
      "name": "passemarche-client",
      "version": \(TypeScript.string(plan.version)),
      "description": \(TypeScript.string("The client of \(plan.title)")),
      "type": "module",
      "exports": {
        ".": {
          "types": "./dist/index.d.ts",
          "default": "./dist/index.js"
        }
      },
      "types": "./dist/index.d.ts",
      "files": [
        "dist"
      ],
      "sideEffects": false,
      "engines": {
        "node": ">=20"
      },
      "scripts": {
        "build": "tsc",
        "vectors": "tsc --project vectors && node build/vectors/run.js",
        "prepare": "tsc"
      }
    }

    """
  }

  private static let configuration = """
    {
      "compilerOptions": {
        "target": "ES2022",
        "lib": ["ES2022", "DOM"],
        "types": [],
        "module": "Node16",
        "moduleResolution": "Node16",
        "rootDir": "src",
        "outDir": "dist",
        "declaration": true,
        "strict": true,
        "noFallthroughCasesInSwitch": true,
        "noImplicitOverride": true,
        "noImplicitReturns": true,
        "noUncheckedIndexedAccess": true,
        "noUnusedLocals": true,
        "noUnusedParameters": true
      },
      "include": ["src"]
    }

    """

  private static let vectors = """
    {
      "extends": "../tsconfig.json",
      "compilerOptions": {
        "rootDir": "..",
        "outDir": "../build",
        "declaration": false
      },
      "include": ["../src", "."]
    }

    """
}

/// The page of the package.
private struct TypeScriptPage {
  let plan: ClientPlan

  var text: String {
    let tour = ClientTour(plan)
    var page = ClientPage(
      plan: plan, language: "TypeScript",
      needs: "It needs Node.js 20 or later, and no other package. Programs in JavaScript use it likewise.",
      fence: "ts")
    page.installation = """
      ```sh
      (cd passemarche-client && tsc)    # TypeScript 4.8 or later; once
      npm install ./passemarche-client
      ```
      """
    page.call = call(tour)
    page.sharing = "One client serves any number of calls at once."
    page.tokens =
      "Where several processes share the credentials, give them one source of tokens: the option `tokens`."
    page.failure = failure(tour)
    page.pause = "the option `retries.longestPause`"
    page.quota = "`client.quota(\(TypeScript.string(tour.quota?.key ?? "")))`"
    page.ending = ", and when the `signal` that it was given says so"
    page.list = tour.list.flatMap(list)
    page.download = tour.file.map(download)
    page.webhook = webhook
    return page.text
  }

  private func call(_ tour: ClientTour) -> String {
    var lines = [
      "import { \(TypeScriptClientEmitter.clientName), isRefusal, PasseMarcheError } from \"passemarche-client\";",
      "",
      "const client = new \(TypeScriptClientEmitter.clientName)({",
      "  baseUrl: \(TypeScript.string(plan.addresses.first?.url ?? "https://example.org")),",
      "  clientId: process.env.PM_CLIENT_ID ?? \"\",",
      "  clientSecret: process.env.PM_CLIENT_SECRET ?? \"\",",
      "});",
    ]
    if let check = tour.check { lines.append("console.log(await client.\(check.method)());") }
    return lines.joined(separator: "\n")
  }

  private func failure(_ tour: ClientTour) -> (String, String) {
    let text = """
      Every method fails with a `PasseMarcheError`, whose `kind` tells why. `declared` is an answer that the contract
      declares for the operation: `isRefusal` tells whether an error is one, and then `status` tells the type of `body`.
      The other kinds are `transport`, `timeout`, `cancelled`, `token`, `undeclared`, `unreadable`, `too_large` and
      `file`, with a class for each.
      """
    let samples = TypeScriptSamples(plan: plan)
    guard let creation = tour.creation, let body = samples.example(creation.body, creation.type)?.text else {
      return (text, "if (error instanceof PasseMarcheError) console.error(error.kind, error.message);")
    }
    let operation = creation.operation
    let path = operation.pathParameters.map { TypeScript.string($0.parameter.name) + ", " }.joined()
    let call = "const created = await client.\(operation.method)(\(path)\(body));"
    let id = TypeScript.string(operation.operation.id)
    let code = """
      try {
      \(samples.indented(call))
        console.log(created);
      } catch (error) {
        if (isRefusal(error, \(id)) && error.status === \(creation.refusal.status)) {
          console.error(error.sentences, error.body);
        } else if (error instanceof PasseMarcheError) {
          console.error(error.kind, error.message);
        } else {
          throw error;
        }
      }
      """
    return (text, code)
  }

  private func list(_ operation: ClientOperationPlan) -> String? {
    guard let paging = operation.paging else { return nil }
    let required = operation.pathParameters.map(\.name) + requiredOptions(operation)
    return """
      for await (const item of client.\(paging.method)(\(required.joined(separator: ", ")))) {
        console.log(item);
      }
      """
  }

  private func requiredOptions(_ operation: ClientOperationPlan) -> [String] {
    let names = operation.members.filter { !$0.isOptional }.map(\.name)
    return names.isEmpty ? [] : ["{ \(names.joined(separator: ", ")) }"]
  }

  private func download(_ operation: ClientOperationPlan) -> String {
    let required = operation.pathParameters.map(\.name) + ["\"file\""] + requiredOptions(operation)
    return """
      const download = await client.\(operation.method)(\(required.joined(separator: ", ")));
      console.log(download.size, download.sha256);
      """
  }

  private var webhook: String {
    let event = plan.events.events.first
    let branch = event.map { event in
      """

          if (delivery.event.kind === \(TypeScript.string(event.name))) console.log(delivery.event.event);
      """
    }
    return """
      import { createServer } from "node:http";
      import { WebhookReceiver, WebhookRefusal } from "passemarche-client";

      const receiver = new WebhookReceiver({ secrets: [process.env.PM_WEBHOOK_SECRET ?? ""] });
      createServer(async (request, response) => {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        try {
          const delivery = receiver.receive(request.headers, Buffer.concat(chunks));
          // Deliveries come at least once: skip the one whose `delivery.id` is known already.\(branch ?? "")
          response.writeHead(200).end();
        } catch (error) {
          if (!(error instanceof WebhookRefusal)) throw error;
          response.writeHead(error.status).end();
        }
      }).listen(4568);
      """
  }
}
