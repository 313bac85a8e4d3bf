extension TypeScriptClientSupport {
  /// What the errors of all operations have in common.
  static let errors = #"""
import type { Answer } from "./http.js";

/** Why a call failed, in one word. `declared`: the contract names the status, see {@link RefusedError}. */
export type FailureKind =
  | "declared" | "transport" | "timeout" | "cancelled" | "token" | "undeclared" | "unreadable" | "too_large" | "file";

/** What every method of the client fails with. */
export abstract class PasseMarcheError extends Error {
  abstract readonly kind: FailureKind;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }

  /** The status of the answer; undefined where there was none. */
  get status(): number | undefined {
    return undefined;
  }

  /** What the service says about it, one sentence for each reason; empty where there was no answer. */
  get sentences(): readonly string[] {
    return [];
  }

  /** Whole seconds after which the same request may be sent again; undefined where the service does not say so. */
  get retryAfter(): number | undefined {
    return undefined;
  }
}

/** An answer that declines the request, with a status and a body that the contract declares for the operation. */
export class RefusedError<
  Operation extends string = string, Status extends number = number, Body = unknown
> extends PasseMarcheError {
  readonly kind = "declared";
  readonly headers: Headers;
  readonly #answer: Answer;
  readonly #sentences: readonly string[];

  constructor(readonly operation: Operation, answer: Answer, readonly body: Body, sentences: readonly string[]) {
    super(sentences.length > 0 ? `${answer.status}: ${sentences.join("; ")}` : `${answer.status}`);
    this.#answer = answer;
    this.#sentences = sentences;
    this.headers = answer.headers;
  }

  override get status(): Status {
    return this.#answer.status as Status;
  }

  override get sentences(): readonly string[] {
    return this.#sentences;
  }

  override get retryAfter(): number | undefined {
    return this.#answer.retryAfter;
  }
}

/** There was no answer, or it broke off: the network, TLS, or the service going away. */
export class TransportError extends PasseMarcheError {
  readonly kind = "transport";
  /** Whether it is sure that the service has not seen the request. */
  readonly isUnsent: boolean;

  constructor(cause: unknown) {
    super(`no answer: ${words(cause)}`, cause);
    this.isUnsent = cause instanceof NotSentError;
  }
}

/** There was no connection, so that the service has not seen the request. Thrown by transports. */
export class NotSentError extends Error {
  constructor(cause: unknown) {
    super(`not sent: ${words(cause)}`, { cause });
    this.name = "NotSentError";
  }
}

/** The answer took longer than the operation may; of a download, the service was silent for so long. */
export class TimeoutError extends PasseMarcheError {
  readonly kind = "timeout";

  constructor(readonly seconds: number) {
    super(`no answer within ${seconds} seconds`);
  }
}

/** The caller's signal ended the call. */
export class CancelledError extends PasseMarcheError {
  readonly kind = "cancelled";

  constructor(reason: unknown) {
    super("cancelled", reason);
  }
}

/** There was no access token to call with; `cause` is the error of whoever provides it. */
export class TokenError extends PasseMarcheError {
  readonly kind = "token";

  constructor(cause: unknown) {
    super(`no access token: ${words(cause)}`, cause);
  }

  override get retryAfter(): number | undefined {
    return this.cause instanceof PasseMarcheError ? this.cause.retryAfter : undefined;
  }
}

/** A status that the contract does not declare for the operation. */
export class UndeclaredStatusError extends PasseMarcheError {
  readonly kind = "undeclared";

  constructor(readonly answer: Answer) {
    super(`unexpected status ${answer.status}`);
  }

  override get status(): number {
    return this.answer.status;
  }

  override get retryAfter(): number | undefined {
    return this.answer.retryAfter;
  }
}

/** An answer that is not what the contract says. */
export class UnreadableAnswerError extends PasseMarcheError {
  readonly kind = "unreadable";

  constructor(readonly answer: Answer, cause: unknown) {
    super(`unreadable answer with status ${answer.status}: ${words(cause)}`, cause);
  }

  override get status(): number {
    return this.answer.status;
  }
}

/** A body larger than the contract allows. */
export class TooLargeError extends PasseMarcheError {
  readonly kind = "too_large";

  /** @param limit in bytes. */
  constructor(readonly limit: number) {
    super(`the answer is larger than ${limit} bytes`);
  }
}

/** The file of a download could not be written. */
export class FileError extends PasseMarcheError {
  readonly kind = "file";

  constructor(cause: unknown) {
    super(`the file cannot be written: ${words(cause)}`, cause);
  }
}

/** What an error says of itself. */
export function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node leaves the message empty where it tried several addresses.
  return error.message || String((error as { code?: unknown }).code ?? error.name);
}

"""#
}
