/// Sending calls.
extension TypeScriptClientSupport {
  static let engine = #"""
import { Attempts, RetryPolicy } from "./attempts.js";
import type { Call } from "./call.js";
import {
  PasseMarcheError, RefusedError, TooLargeError, TransportError, UndeclaredStatusError, UnreadableAnswerError,
} from "./errors.js";
import { Answer, HttpResponse, HttpTransport } from "./http.js";
import { Clock, Watch } from "./time.js";
import type { AccessToken, AccessTokens, Credentials } from "./tokens.js";
import type { Codec } from "./wire.js";

/** What the service last said of a quota. */
export interface QuotaState {
  /** Requests in one window. */
  readonly limit: number;
  /** Requests left in it. */
  readonly remaining: number;
  /** When the window ends. */
  readonly resetsAt: Date;
}

/** Sends calls. */
export class Engine {
  readonly #quotas = new Map<string, QuotaState>();
  readonly #baseUrl: string;
  /** Undefined where no token is to be had; then only calls without one can be made. */
  tokens: AccessTokens | undefined;

  constructor(
    baseUrl: string, readonly credentials: Credentials, readonly transport: HttpTransport,
    readonly retries: RetryPolicy, readonly userAgent: string, readonly clock: Clock, readonly timeout?: number
  ) {
    this.#baseUrl = baseUrl.replace(/\/+$/, "");
  }

  quota(name: string): QuotaState | undefined {
    return this.#quotas.get(name);
  }

  /** The JSON of an answer with the expected status. */
  async json<Value>(call: Call, status: number, codec: Codec<Value>): Promise<Value> {
    const answer = await this.answer(call, status);
    try {
      return codec.read(JSON.parse(answer.text), "");
    } catch (error) {
      throw new UnreadableAnswerError(answer, error);
    }
  }

  /** An answer with the expected status. */
  async answer(call: Call, status: number): Promise<Answer> {
    const answer = await this.#send(call);
    if (answer.status !== status) throw this.failure(call, answer);
    return answer;
  }

  failure(call: Call, answer: Answer): PasseMarcheError {
    const codec = call.operation.refusals[answer.status];
    if (codec === undefined) return new UndeclaredStatusError(answer);
    if (codec === null) return new RefusedError(call.operation.id, answer, undefined, []);
    try {
      const json: unknown = JSON.parse(answer.text);
      return new RefusedError(call.operation.id, answer, codec.read(json, ""), sentences(json));
    } catch (error) {
      return new UnreadableAnswerError(answer, error);
    }
  }

  /** Sends a call until there is an answer to go by. */
  async #send(call: Call): Promise<Answer> {
    const attempts = new Attempts(this, call);
    for (;;) {
      const token = await attempts.token();
      try {
        const answer = await this.within(call, (watch) =>
          this.start(call, token, watch.signal).then((response) => this.gather(response, call.operation.limit)));
        if (await attempts.isOver(answer)) return answer;
      } catch (error) {
        await attempts.continueOrThrow(error);
      }
    }
  }

  /** Sends a call once. */
  async start(
    call: Call, token: AccessToken | undefined, signal: AbortSignal, headers: Record<string, string> = {}
  ): Promise<HttpResponse> {
    const response = await this.transport.send({
      method: call.operation.method,
      url: this.#baseUrl + call.target,
      headers: {
        ...call.headers,
        ...headers,
        Accept: call.operation.accept,
        // Sizes and parts are those of the document itself.
        "Accept-Encoding": "identity",
        "User-Agent": this.userAgent,
        ...(token === undefined ? {} : { Authorization: `Bearer ${token.value}` }),
      },
      body: call.body,
      signal,
    });
    this.#note(call.operation.quota, response.headers);
    return response;
  }

  #note(quota: string | undefined, headers: Headers): void {
    const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) => {
      const text = headers.get(`x-ratelimit-${name}`);
      return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
    });
    if (quota === undefined || limit === undefined || remaining === undefined || reset === undefined) return;
    this.#quotas.set(quota, { limit, remaining, resetsAt: new Date(reset * 1000) });
  }

  /** The whole answer. */
  async gather(response: HttpResponse, limit: number): Promise<Answer> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > limit) throw new TooLargeError(limit);
      chunks.push(chunk);
    }
    const body = new Uint8Array(size);
    let offset = 0;
    for (const chunk of chunks) {
      body.set(chunk, offset);
      offset += chunk.length;
    }
    return new Answer(response.status, response.headers, body);
  }

  /**
   * Ends the work when the call's time is over, or its caller says so. All errors come out as this client's own.
   * @param settles whether to wait until the work has come to its end then, since it writes what the next one reads.
   */
  async within<Value>(call: Call, work: (watch: Watch) => Promise<Value>, settles = false): Promise<Value> {
    const watch = new Watch(this.clock, call, this.timeout ?? call.operation.timeout);
    const running = work(watch);
    try {
      return await Promise.race([running, watch.ended]);
    } catch (error) {
      watch.stop();
      if (settles) await running.catch(() => undefined);
      if (error instanceof PasseMarcheError) throw error;
      throw new TransportError(error);
    } finally {
      watch.stop();
    }
  }
}

/** What a refusal says, from the members that say it: the list of reasons, or the one there is. */
function sentences(json: unknown): string[] {
  if (typeof json !== "object" || json === null) return [];
  for (const name of ["errors", "error_description", "detail", "error"]) {
    const value = (json as Record<string, unknown>)[name];
    if (typeof value === "string") return [value];
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value as string[];
  }
  return [];
}

/** What the client runs on, for its name. */
export const runtime = () => (typeof process === "undefined" ? "no Node.js" : `Node.js ${process.version.slice(1)}`);

"""#
}
