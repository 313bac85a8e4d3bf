/// Clock, and the time that a call has.
extension TypeScriptClientSupport {
  static let time = #"""
import type { Call } from "./call.js";
import { CancelledError, PasseMarcheError, TimeoutError } from "./errors.js";

/** Clock and sleep, so that tests need not wait. */
export interface Clock {
  now(): Date;
  /** Ends early, with an error, when the signal says so. */
  sleep(seconds: number, signal: AbortSignal): Promise<void>;
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

"""#
}
