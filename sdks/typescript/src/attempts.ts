// Written by `spec`. Changes are lost.

import type { Call } from "./call.js";
import type { Engine } from "./engine.js";
import { CancelledError, TimeoutError, TokenError, TransportError } from "./errors.js";
import type { Answer } from "./http.js";
import type { AccessToken, AccessTokens } from "./tokens.js";

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
