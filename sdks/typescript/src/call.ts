// Written by `spec`. Changes are lost.

import { Codec, pairs, WireValue, wireText } from "./wire.js";

/** What can be said of one call. */
export interface CallOptions {
  /** Ends the call, with a {@link CancelledError}. */
  readonly signal?: AbortSignal;
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
