// Written by `spec`. Changes are lost.

import {
  CancelledError, PasseMarcheError, RefusedError, TimeoutError, TokenError, TooLargeError, TransportError,
  UndeclaredStatusError, UnreadableAnswerError,
} from "./errors.js";
import { Answer, HttpResponse, HttpTransport } from "./http.js";
import type { AccessToken, AccessTokens, Credentials } from "./tokens.js";
import { Codec, pairs, WireValue, wireText } from "./wire.js";

/**
 * How often, and how patiently, a call is repeated.
 *
 * A call is repeated where that is safe: where the service cannot have acted on it (no connection, 429), and where
 * acting twice is the same as once (GET, PUT, DELETE). A refused token is renewed once besides.
 */
export interface RetryPolicy {
  /** Including the first one. */
  readonly attempts: number;
  /** Seconds before the second attempt; doubled before each further one, and spread at random. */
  readonly firstPause: number;
  /** In seconds. Where the service asks for a longer one, its refusal is thrown instead of waited for. */
  readonly longestPause: number;
}

/** Clock and sleep, so that tests need not wait. */
export interface Clock {
  now(): Date;
  /** Ends early, with an error, when the signal says so. */
  sleep(seconds: number, signal: AbortSignal): Promise<void>;
}

/** What can be said of one call. */
export interface CallOptions {
  /** Ends the call, with a {@link CancelledError}. */
  readonly signal?: AbortSignal;
}

/** What the service last said of a quota. */
export interface QuotaState {
  /** Requests in one window. */
  readonly limit: number;
  /** Requests left in it. */
  readonly remaining: number;
  /** When the window ends. */
  readonly resetsAt: Date;
}

/** What the contract says of an operation. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly needsToken: boolean;
  /** The name of the quota it is charged to. */
  readonly quota?: string;
  /** Seconds until the whole answer is there; of a download, how long the service may stay silent. */
  readonly timeout: number;
  /** Bytes of the largest answer. */
  readonly limit: number;
  readonly accept: string;
  /** What the bodies of declared errors are, by status; null for no body. */
  readonly refusals: Readonly<Record<number, Codec<unknown> | null>>;
}

/** One call of an operation, as it goes out. */
export class Call {
  readonly headers: Record<string, string> = {};
  readonly signal: AbortSignal | undefined;
  body: string | Uint8Array | undefined;
  #query: [string, WireValue][] = [];

  /** @param path percent-encoded, from the root. */
  constructor(readonly operation: Operation, readonly path: string, options: CallOptions) {
    this.signal = options.signal;
  }

  /** Whether sending it twice comes to the same as sending it once (RFC 9110 section 9.2.2). */
  get isIdempotent(): boolean {
    return ["GET", "PUT", "DELETE"].includes(this.operation.method);
  }

  get target(): string {
    return this.#query.length === 0 ? this.path : `${this.path}?${pairs(this.#query)}`;
  }

  query(name: string, value: WireValue | readonly WireValue[] | undefined, isJoined = false): void {
    if (value === undefined) return;
    if (!isList(value)) {
      this.#query.push([name, value]);
    } else if (isJoined) {
      this.#query.push([name, value.map(wireText).join(",")]);
    } else {
      for (const item of value) this.#query.push([name, item]);
    }
  }

  header(name: string, value: WireValue | undefined): void {
    if (value !== undefined) this.headers[name] = wireText(value);
  }

  send(body: string | Uint8Array, type: string): void {
    this.body = body;
    this.headers["Content-Type"] = type;
  }

  json(value: unknown): void {
    this.send(JSON.stringify(value), "application/json");
  }

  form(fields: readonly (readonly [string, WireValue | readonly WireValue[] | undefined])[]): void {
    const given: [string, WireValue][] = [];
    for (const [name, value] of fields) {
      if (value === undefined) continue;
      for (const item of isList(value) ? value : [value]) given.push([name, item]);
    }
    this.send(pairs(given), "application/x-www-form-urlencoded");
  }
}

function isList(value: WireValue | readonly WireValue[]): value is readonly WireValue[] {
  return Array.isArray(value);
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

/** The time and the caller's patience that a call has. */
export class Watch {
  readonly #work = new AbortController();
  #timer = new AbortController();
  readonly ended: Promise<never>;
  #end: (error: PasseMarcheError) => void = () => undefined;

  constructor(private readonly clock: Clock, private readonly call: Call, private readonly seconds: number) {
    this.ended = new Promise<never>((_, reject) => {
      this.#end = (error) => {
        reject(error);
        this.#work.abort(error);
      };
    });
    // Whoever waits for the work alone is told by the work.
    this.ended.catch(() => undefined);
    if (call.signal?.aborted) this.#cancelled();
    else call.signal?.addEventListener("abort", this.#cancelled);
    this.restart();
  }

  /** Ends the transfer. */
  get signal(): AbortSignal {
    return this.#work.signal;
  }

  /** Begins to count anew. */
  restart(): void {
    this.#timer.abort();
    const timer = (this.#timer = new AbortController());
    this.clock.sleep(this.seconds, timer.signal).then(
      () => timer.signal.aborted || this.#end(new TimeoutError(this.seconds)), () => undefined);
  }

  stop(): void {
    this.#timer.abort();
    this.call.signal?.removeEventListener("abort", this.#cancelled);
    // What is still being received is of no use to anybody.
    this.#work.abort();
  }

  readonly #cancelled = () => this.#end(new CancelledError(this.call.signal?.reason));
}

/** The attempts at one call. */
export class Attempts {
  #made = 0;
  #held: AccessToken | undefined;
  #isRenewed = false;

  constructor(private readonly engine: Engine, private readonly call: Call) {}

  /** The token to send the call with; undefined for a call that needs none. */
  async token(): Promise<AccessToken | undefined> {
    const tokens = this.engine.tokens;
    if (!this.call.operation.needsToken || tokens === undefined) return undefined;
    this.#held ??= await this.#asked(tokens);
    return this.#held;
  }

  async #asked(tokens: AccessTokens, refused?: AccessToken): Promise<AccessToken> {
    try {
      return await unless(this.call.signal, tokens.token(refused));
    } catch (error) {
      throw error instanceof CancelledError ? error : new TokenError(error);
    }
  }

  /** Whether the answer is the one to go by. Where it is not, returns once it is time for the next attempt. */
  async isOver(answer: Answer): Promise<boolean> {
    const tokens = this.engine.tokens;
    if (answer.status === 401 && !this.#isRenewed && tokens !== undefined && this.#held !== undefined) {
      this.#isRenewed = true;
      this.#held = await this.#asked(tokens, this.#held);
      return false;
    }
    // The service refuses with 429 before it acts.
    const mayRepeat =
      answer.status === 429 || (this.call.isIdempotent && [408, 502, 503, 504].includes(answer.status));
    const pause = mayRepeat ? this.#pause(answer.retryAfter) : undefined;
    if (pause === undefined) return true;
    await this.#sleep(pause);
    return false;
  }

  /**
   * Throws the error, unless the call may be sent again: then returns once it is time.
   * @param madeProgress the attempt counts for nothing against the call, since it brought part of the answer.
   */
  async continueOrThrow(error: unknown, madeProgress = false): Promise<void> {
    if (madeProgress) this.#made = 0;
    const mayRepeat =
      (error instanceof TransportError && (error.isUnsent || this.call.isIdempotent)) ||
      (error instanceof TimeoutError && this.call.isIdempotent);
    const pause = mayRepeat ? this.#pause() : undefined;
    if (pause === undefined) throw error;
    await this.#sleep(pause);
  }

  /** Seconds until the next attempt; undefined where there is none. */
  #pause(asked?: number): number | undefined {
    const { attempts, firstPause, longestPause } = this.engine.retries;
    this.#made += 1;
    if (this.#made >= attempts) return undefined;
    if (asked !== undefined) return asked <= longestPause ? asked : undefined;
    return Math.min(firstPause * 2 ** (this.#made - 1), longestPause) * (0.5 + Math.random() / 2);
  }

  async #sleep(seconds: number): Promise<void> {
    const signal = this.call.signal ?? new AbortController().signal;
    try {
      await this.engine.clock.sleep(seconds, signal);
    } catch {
      throw new CancelledError(signal.reason);
    }
  }
}

/** The outcome of work that others wait for as well, unless the caller's signal comes first. */
function unless<Value>(signal: AbortSignal | undefined, work: Promise<Value>): Promise<Value> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new CancelledError(signal.reason));
    if (signal.aborted) cancel();
    signal.addEventListener("abort", cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", cancel));
  });
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

/** Time as it is. */
export const realClock: Clock = {
  now: () => new Date(),
  sleep: (seconds, signal) =>
    new Promise((resolve, reject) => {
      const cancel = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener("abort", cancel);
        resolve();
      }, seconds * 1000);
      if (signal.aborted) cancel();
      else signal.addEventListener("abort", cancel, { once: true });
    }),
};

/** What the client runs on, for its name. */
export const runtime = () => (typeof process === "undefined" ? "no Node.js" : `Node.js ${process.version.slice(1)}`);
