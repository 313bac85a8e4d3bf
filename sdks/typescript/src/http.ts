// Written by `spec`. Changes are lost.

import * as http from "node:http";
import * as https from "node:https";
import { NotSentError } from "./errors.js";

/** A request, ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Ends the transfer, wherever it is. */
  readonly signal: AbortSignal;
}

/** An answer whose body is still on its way. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Ends with an error where the connection breaks before the body's end. Whoever stops reading stops the transfer. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** What carries requests to the service. {@link NodeTransport} is the one in use where no other is given. */
export interface HttpTransport {
  /**
   * Sends one request, once, and gives the head of its answer. Redirects are not followed, cookies and caches not used.
   *
   * Fails where there is no answer. {@link NotSentError} tells that the request did not leave, so that it may be sent
   * again whatever it does.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** An answer with its whole body. */
export class Answer {
  constructor(readonly status: number, readonly headers: Headers, readonly body: Uint8Array) {}

  /** Whole seconds after which the same request may be sent again; undefined where the service does not say so. */
  get retryAfter(): number | undefined {
    const text = this.headers.get("retry-after");
    return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  }

  get text(): string {
    return new TextDecoder().decode(this.body);
  }
}

/** Carries requests by Node's own client. Connections are kept and shared by all calls of one transport. */
export class NodeTransport implements HttpTransport {
  readonly #plain: object;
  readonly #secure: object;

  /** @param agents of `node:http` and `node:https`, to go through a proxy or to trust other authorities for example. */
  constructor(agents: { readonly http?: object; readonly https?: object } = {}) {
    this.#plain = agents.http ?? new http.Agent({ keepAlive: true });
    this.#secure = agents.https ?? new https.Agent({ keepAlive: true });
  }

  send(request: HttpRequest): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const isSecure = request.url.startsWith("https:");
      let isConnected = false;
      const { method, headers, signal } = request;
      const options = { method, headers, signal, agent: isSecure ? this.#secure : this.#plain };
      const failed = (error: unknown) => reject(isConnected ? error : new NotSentError(error));
      let exchange: http.ClientRequest;
      try {
        exchange = (isSecure ? https : http).request(request.url, options);
      } catch (error) {
        return failed(error);
      }
      exchange.on("socket", (socket) => {
        // One that was kept from an earlier call is connected already.
        isConnected = !socket.connecting;
        if (socket.connecting) socket.once(isSecure ? "secureConnect" : "connect", () => (isConnected = true));
      });
      exchange.on("error", failed);
      exchange.on("response", (message) => resolve(received(message)));
      exchange.end(request.body);
    });
  }
}

function received(message: http.IncomingMessage): HttpResponse {
  const headers = new Headers();
  for (let index = 0; index + 1 < message.rawHeaders.length; index += 2) {
    headers.append(message.rawHeaders[index] ?? "", message.rawHeaders[index + 1] ?? "");
  }
  return { status: message.statusCode ?? 0, headers, body: new Chunks(message) };
}

/** What arrives is taken at once: what waited in the message would be lost where the connection breaks. */
class Chunks implements AsyncIterable<Uint8Array> {
  static readonly #mostBytesWaiting = 1 << 20;
  readonly #waiting: Uint8Array[] = [];
  #bytesWaiting = 0;
  #isOver = false;
  #failure: unknown;
  #wake: () => void = () => undefined;

  constructor(private readonly message: http.IncomingMessage) {
    message.on("data", (chunk) => {
      this.#waiting.push(chunk);
      this.#bytesWaiting += chunk.length;
      if (this.#bytesWaiting >= Chunks.#mostBytesWaiting) message.pause();
      this.#wake();
    });
    message.on("error", (error) => this.#end(error));
    message.on("close", () => this.#end(message.complete ? undefined : new Error("the connection was closed midway")));
    message.on("end", () => message.complete && this.#end(undefined));
  }

  #end(failure: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#failure = failure;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        for (let chunk = this.#waiting.shift(); chunk !== undefined; chunk = this.#waiting.shift()) {
          this.#bytesWaiting -= chunk.length;
          yield chunk;
        }
        if (this.#failure !== undefined) throw this.#failure;
        if (this.#isOver) return;
        this.message.resume();
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      if (!this.#isOver) this.message.destroy();
    }
  }
}
