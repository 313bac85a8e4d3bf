// Written by `spec`. Changes are lost.

// Interprets the vectors: what a client of any language has to do, and what has to come of it.
//     node build/vectors/run.js VECTORS_FILE BASE_URL        (PM_CLIENT_ID and PM_CLIENT_SECRET in the environment)

import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  NodeTransport, HttpRequest, HttpResponse, HttpTransport, PasseMarcheClient, PasseMarcheError, WebhookReceiver,
  WebhookRefusal,
} from "../src/index.js";
import { Arguments } from "./arguments.js";
import { calls, downloads, eventOf, lists } from "./operations.js";

type Json = Record<string, unknown>;

class Mismatch extends Error {}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}

function expect(is: boolean, found: unknown, wanted: unknown, what: string): void {
  if (!is) throw new Mismatch(`${what} is ${shown(found)}, not ${shown(wanted)}`);
}

/** Objects may have more members than are wanted; null is as good as absent. */
function expectPart(found: unknown, wanted: unknown, place: string): void {
  if (wanted === null) return expect(found === null || found === undefined, found, wanted, place);
  if (Array.isArray(wanted)) {
    expect(Array.isArray(found) && found.length === wanted.length, found, wanted, place);
    wanted.forEach((item, index) => expectPart((found as unknown[])[index], item, `${place}/${index}`));
  } else if (typeof wanted === "object") {
    expect(typeof found === "object" && found !== null, found, wanted, place);
    for (const [name, value] of Object.entries(wanted as Json)) {
      expectPart((found as Json)[name], value, `${place}/${name}`);
    }
  } else {
    expect(found === wanted, found, wanted, place);
  }
}

function expectError(error: unknown, wanted: Json): void {
  if (!(error instanceof PasseMarcheError)) throw error;
  expect(error.kind === wanted.kind, `${error.kind} (${error.message})`, wanted.kind, "the kind of the error");
  if (wanted.status !== undefined) expect(error.status === wanted.status, error.status, wanted.status, "the status");
  if (wanted.sentences !== undefined) expectPart(error.sentences, wanted.sentences, "the sentences");
  if (wanted.retry_after !== undefined) {
    expect(error.retryAfter === wanted.retry_after, error.retryAfter, wanted.retry_after, "retryAfter");
  }
}

function pointed(value: unknown, pointer: string): unknown {
  return pointer.split("/").slice(1).reduce<unknown>((inner, part) => {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof inner === "object" && inner !== null ? (inner as Json)[name] : undefined;
  }, value);
}

/** The service as the program itself asks it, by plain HTTP. */
class Sandbox {
  #token: string | undefined;

  constructor(private readonly base: string, private readonly id: string, private readonly secret: string) {}

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    this.#token ??= await this.#fetchToken();
    const response = await fetch(this.base + path, {
      method,
      headers: { Authorization: `Bearer ${this.#token}`, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (response.status >= 300) throw new Mismatch(`${method} ${path} is answered with ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  async #fetchToken(): Promise<string> {
    // Other scopes than those of the client under test: a new token revokes the earlier one with the same.
    const form = new URLSearchParams({
      grant_type: "client_credentials", client_id: this.id, client_secret: this.secret,
      scope: "api_access api_read",
    });
    const response = await fetch(this.base + "/oauth/token", { method: "POST", body: form });
    return String(((await response.json()) as Json).access_token);
  }
}

/** Counts the requests for a part of a file. */
class WatchedTransport implements HttpTransport {
  parts = 0;
  readonly #inner = new NodeTransport();

  send(request: HttpRequest): Promise<HttpResponse> {
    if ("Range" in request.headers) this.parts += 1;
    return this.#inner.send(request);
  }
}

interface Vector {
  readonly name: string;
  readonly options?: {
    attempts?: number; longest_pause?: number; timeout?: number; scope?: string; client_secret?: string;
  };
  readonly steps: readonly Json[];
}

class Program {
  readonly #sandbox: Sandbox;

  constructor(private readonly base: string, private readonly id: string, private readonly secret: string) {
    this.#sandbox = new Sandbox(base, id, secret);
  }

  async run(vector: Vector): Promise<void> {
    const options = vector.options ?? {};
    const transport = new WatchedTransport();
    const client = new PasseMarcheClient({
      transport,
      baseUrl: this.base, clientId: this.id, clientSecret: options.client_secret ?? this.secret, scope: options.scope,
      timeout: options.timeout, product: "Vectors/1",
      retries: { attempts: options.attempts ?? 3, longestPause: options.longest_pause ?? 20 },
    });
    await this.#sandbox.ask("DELETE", "/sandbox/scenarios");
    const run = new Run(client, transport, this.#sandbox);
    for (const [index, step] of vector.steps.entries()) {
      try {
        await run.step(step);
      } catch (error) {
        throw new Error(`step ${index + 1}: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
}

/** One vector under way. */
class Run {
  readonly #saved = new Map<string, unknown>();

  constructor(
    private readonly client: PasseMarcheClient, private readonly transport: WatchedTransport,
    private readonly sandbox: Sandbox
  ) {}

  async step(given: Json): Promise<void> {
    const step = this.#filled(given) as Json;
    const wanted = (step.expect ?? {}) as Json;
    const operation = String(step.call ?? step.collect ?? step.download);
    const values = new Arguments((step.arguments ?? {}) as Json);
    if ("scenario" in step) {
      await this.sandbox.ask("POST", "/sandbox/scenarios", step.scenario);
    } else if ("sandbox" in step) {
      this.#save(step, await this.sandbox.ask("POST", String(step.sandbox), step.body));
    } else if ("used" in step) {
      await this.#used(Number(step.used));
    } else if ("call" in step) {
      const times = Number(step.parallel ?? 1);
      await Promise.all(Array.from({ length: times }, () => this.#call(operation, values, wanted, step)));
    } else if ("collect" in step) {
      await this.#collect(operation, values, wanted);
    } else if ("download" in step) {
      await this.#download(operation, values, wanted, step);
    } else if ("quota" in step) {
      expectPart(this.client.quota(step.quota as never), wanted, `quota ${step.quota}`);
    } else if ("webhook" in step) {
      receive(step.webhook as Json, wanted);
    } else {
      throw new Mismatch(`unknown step ${shown(step)}`);
    }
  }

  #filled(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#filled(item));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#filled(inner)]));
    }
    if (typeof value !== "string") return value;
    return value.replace(/\$(\w+)/g, (all, name: string) => {
      return this.#saved.has(name) ? String(this.#saved.get(name)) : all;
    });
  }

  #save(step: Json, value: unknown): void {
    for (const [name, pointer] of Object.entries((step.save ?? {}) as Json)) {
      this.#saved.set(name, pointed(value, String(pointer)));
    }
  }

  async #used(wanted: number): Promise<void> {
    const answer = (await this.sandbox.ask("GET", "/sandbox/scenarios")) as { scenarios: { used: number }[] };
    const used = answer.scenarios.reduce((sum, scenario) => sum + scenario.used, 0);
    expect(used === wanted, used, wanted, "the number of requests that met a scenario");
  }

  async #call(operation: string, given: Arguments, wanted: Json, step: Json): Promise<void> {
    const call = calls[operation];
    if (call === undefined) throw new Mismatch(`no operation ${operation}`);
    let result: unknown;
    try {
      result = await call(this.client, given);
    } catch (error) {
      if (wanted.error === undefined) throw error;
      return expectError(error, wanted.error as Json);
    }
    if (wanted.error !== undefined) throw new Mismatch(`no error, but ${shown(result)}`);
    if ("result" in wanted) expectPart(result, wanted.result, "the result");
    this.#save(step, result);
  }

  async #collect(operation: string, given: Arguments, wanted: Json): Promise<void> {
    const list = lists[operation];
    if (list === undefined) throw new Mismatch(`no list ${operation}`);
    let count = 0;
    for await (const item of list(this.client, given)) {
      count += 1;
      for (const name of (wanted.each_has ?? []) as string[]) {
        expect((item as Json)[name] !== undefined, item, name, "a member of an item");
      }
    }
    expect(count >= Number(wanted.count_at_least ?? 0), count, wanted.count_at_least, "the number of items");
  }

  async #download(operation: string, given: Arguments, wanted: Json, step: Json): Promise<void> {
    const download = downloads[operation];
    if (download === undefined) throw new Mismatch(`no download ${operation}`);
    const file = join(await folder, `${(files += 1)}`);
    this.transport.parts = 0;
    let received = 0;
    try {
      const found = await download(this.client, given, file, (size) => (received = size));
      if (wanted.error !== undefined) throw new Mismatch(`no error, but ${found.size} bytes`);
      const bytes = await readFile(file);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      expect(found.size > 0 && received === found.size, received, found.size, "the progress");
      expect(found.sha256 === sha256 && found.size === bytes.length, found, sha256, "what is told of the file");
      if (wanted.size !== undefined) expect(found.size === wanted.size, found.size, wanted.size, "the size");
      const same = wanted.same_as === undefined ? wanted.sha256 : this.#saved.get(String(wanted.same_as));
      if (same !== undefined) expect(sha256 === same, sha256, same, "the digest");
      if (step.resumes === true) {
        expect(this.transport.parts > 0, this.transport.parts, "some", "the number of requests for a part");
      }
      for (const [name, member] of Object.entries((step.save ?? {}) as Json)) {
        this.#saved.set(name, { sha256, size: found.size }[String(member)]);
      }
    } catch (error) {
      if (wanted.error === undefined || error instanceof Mismatch) throw error;
      expectError(error, wanted.error as Json);
      const left = await readFile(file).catch(() => undefined);
      expect(left === undefined, "a file", "none", "what is left");
    } finally {
      await rm(file, { force: true });
    }
  }
}

function receive(webhook: Json, wanted: Json): void {
  const receiver = new WebhookReceiver({ secrets: webhook.secrets as string[] });
  const now = new Date(Number(webhook.now) * 1000);
  try {
    const delivery = receiver.receive(webhook.headers as Record<string, string>, String(webhook.body), now);
    if (wanted.event === undefined) throw new Mismatch("the delivery is taken");
    const { name, json } = eventOf(delivery.event);
    expect(name === wanted.event, name, wanted.event, "the event");
    if (wanted.body !== undefined) expectPart(json, wanted.body, "the event");
    const market = pointed(json, "/market/identifier") ?? pointed(json, "/market_identifier");
    if (wanted.market !== undefined) expect(market === wanted.market, market, wanted.market, "the market");
  } catch (error) {
    if (!(error instanceof WebhookRefusal)) throw error;
    const reason = `${error.reason} (${error.message})`;
    expect(error.reason === wanted.refused, reason, wanted.refused ?? "a delivery", "the refusal");
    expect(error.status === wanted.status, error.status, wanted.status, "the status");
  }
}

let files = 0;
const folder = mkdtemp(join(tmpdir(), "vectors-"));
const [file, base] = process.argv.slice(2);
const { PM_CLIENT_ID: id, PM_CLIENT_SECRET: secret } = process.env;
if (file === undefined || base === undefined || id === undefined || secret === undefined) {
  throw new Error("run.js VECTORS_FILE BASE_URL, with PM_CLIENT_ID and PM_CLIENT_SECRET in the environment");
}
const program = new Program(base.replace(/\/+$/, ""), id, secret);
const { vectors } = JSON.parse(await readFile(file, "utf8")) as { vectors: Vector[] };
for (const vector of vectors) {
  try {
    await program.run(vector);
    console.log(`ok ${vector.name}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`not ok ${vector.name}: ${error instanceof Error ? error.message : error}`);
  }
}
await rm(await folder, { recursive: true, force: true });
