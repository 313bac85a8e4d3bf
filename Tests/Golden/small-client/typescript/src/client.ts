// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import type { RetryPolicy } from "./attempts.js";
import { Call, CallOptions } from "./call.js";
import * as codecs from "./codecs.js";
import { Download, download, DownloadOptions } from "./downloads.js";
import { Engine, QuotaState, runtime } from "./engine.js";
import { HttpTransport, NodeTransport } from "./http.js";
import type * as models from "./models.js";
import { operations } from "./operations.js";
import { pages } from "./paging.js";
import { Clock, realClock } from "./time.js";
import { AccessToken, AccessTokens, Credentials, FetchedTokens } from "./tokens.js";
import { escaped } from "./wire.js";

/** How a client is made. */
export interface ClientOptions {
  /** Where the service is, an absolute URL; a wrong one shows at the first call. */
  readonly baseUrl: string;
  /** The credentials of the editor, as the service gave them. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of the tokens, separated by spaces; without it, what the service gives. */
  readonly scope?: string;
  /**
   * Where tokens come from; without it, they are fetched with the credentials and kept in memory. Give one of your own
   * where several processes share the credentials.
   */
  readonly tokens?: AccessTokens;
  /** 3 attempts, the first pause half a second, the longest 20 seconds. */
  readonly retries?: Partial<RetryPolicy>;
  /** Seconds that a call may take, in place of what the contract says of each operation. */
  readonly timeout?: number;
  /** Your product, as `MyPlatform/2.1`: told to the service behind the client's own name. */
  readonly product?: string;
  readonly transport?: HttpTransport;
  readonly clock?: Clock;
}

/**
 * The quotas that calls are charged to:
 *
 * - `api`: 100 requests in 60 seconds, 5 of them at once.
 * - `large-files`: 10 requests in 60 seconds, 2 of them at once.
 */
export type Quota = "api" | "large-files";

export interface CreateTokenOptions extends CallOptions {
  /** Separated by spaces */
  readonly scope?: string;
}

export interface ListThingsOptions extends CallOptions {
  readonly xTrace: string;
  /** How many at most */
  readonly limit?: number;
  readonly cursor?: string;
  readonly colors?: readonly models.Color[];
  readonly ids?: readonly number[];
  readonly madeAfter?: Date;
}

export interface ClaimThingsOptions extends CallOptions {
  /** Of the things */
  readonly ids: readonly string[];
  /** What it looks like. */
  readonly color: models.Color;
  readonly shown: boolean;
  readonly count?: number;
}

/**
 * The client of Small service, version 0.2.0 of its contract.
 *
 * One of each thing that a client can be given, and of each that it is not.
 */
export class PasseMarcheClient {
  /** The version of the contract that the client was written from. */
  static readonly contractVersion = "0.2.0";

  /** Where the service is published. */
  static readonly addresses = {
    /** Production */
    production: "https://example.org",
    /** For trying */
    staging: "https://staging.example.org",
  } as const;

  /** Where the tokens of this client come from. */
  readonly tokens: AccessTokens;
  readonly #engine: Engine;

  constructor(options: ClientOptions) {
    const clock = options.clock ?? realClock;
    const { attempts = 3, firstPause = 0.5, longestPause = 20 } = options.retries ?? {};
    const retries = { attempts, firstPause, longestPause };
    const product = options.product === undefined ? "" : ` ${options.product}`;
    const version = PasseMarcheClient.contractVersion;
    const agent = `PasseMarche-TypeScript/${version} (${runtime()})${product}`;
    const credentials = new Credentials(options.clientId, options.clientSecret);
    const transport = options.transport ?? new NodeTransport();
    this.#engine = new Engine(options.baseUrl, credentials, transport, retries, agent, clock, options.timeout);
    const fetch = async () => {
      const began = clock.now();
      const token = await this.createToken({ scope: options.scope });
      const end = new Date(began.getTime() + token.expiresIn * 1000);
      return new AccessToken(token.accessToken, began, end);
    };
    this.tokens = options.tokens ?? new FetchedTokens(fetch, () => clock.now());
    this.#engine.tokens = this.tokens;
  }

  /** What the service last said of a quota; undefined before the first call that is charged to it. */
  quota(name: Quota): QuotaState | undefined {
    return this.#engine.quota(name);
  }

  /**
   * Get a token.
   *
   * `POST /token`, operation `createToken`
   */
  async createToken(options: CreateTokenOptions = {}): Promise<models.Token> {
    const call = new Call(operations.createToken, "/token", options);
    call.form([
      ["grant_type", "client_credentials"],
      ["client_id", this.#engine.credentials.clientId],
      ["client_secret", this.#engine.credentials.clientSecret],
      ["scope", options.scope],
    ]);
    return this.#engine.json(call, 200, codecs.Token);
  }

  /**
   * List things.
   *
   * `GET /things`, operation `listThings`
   */
  async listThings(options: ListThingsOptions): Promise<models.ThingPage> {
    const call = new Call(operations.listThings, "/things", options);
    call.header("X-Trace", options.xTrace);
    call.query("limit", options.limit);
    call.query("cursor", options.cursor);
    call.query("colors", options.colors);
    call.query("ids", options.ids, true);
    call.query("made_after", options.madeAfter);
    return this.#engine.json(call, 200, codecs.ThingPage);
  }

  /** List things: all of them, each page fetched when it is reached. */
  allThings(options: Omit<ListThingsOptions, "cursor">): AsyncGenerator<models.Thing, void, undefined> {
    return pages(async (cursor) => {
      const page = await this.listThings({ ...options, cursor });
      return { items: page.things, next: page.nextCursor };
    });
  }

  /**
   * Make a thing.
   *
   * Makes one.
   *
   * And tells of it.
   *
   * `POST /things`, operation `createThing`
   *
   * @deprecated
   */
  async createThing(body: models.Thing, options: CallOptions = {}): Promise<models.Thing> {
    const call = new Call(operations.createThing, "/things", options);
    call.json({ thing: codecs.Thing.write(body) });
    return this.#engine.json(call, 201, codecs.Thing);
  }

  /**
   * Change a thing, or nothing.
   *
   * `PATCH /things/{id}`, operation `touchThing`
   *
   * @param id Of the thing
   */
  async touchThing(id: string, body?: models.Change, options: CallOptions = {}): Promise<void> {
    const call = new Call(operations.touchThing, `/things/${escaped(id)}`, options);
    if (body !== undefined) call.json(codecs.Change.write(body));
    await this.#engine.answer(call, 204);
  }

  /**
   * Forget a thing.
   *
   * `DELETE /things/{id}`, operation `deleteThing`
   *
   * @param id Of the thing
   */
  async deleteThing(id: string, options: CallOptions = {}): Promise<void> {
    const call = new Call(operations.deleteThing, `/things/${escaped(id)}`, options);
    await this.#engine.answer(call, 204);
  }

  /**
   * Download everything about a thing.
   *
   * `GET /things/{id}/archive`, operation `getArchive`
   *
   * @param file where the file goes; it is replaced once the new one is whole.
   */
  async getArchive(id: string, file: string, options: DownloadOptions = {}): Promise<Download> {
    const call = new Call(operations.getArchive, `/things/${escaped(id)}/archive`, options);
    return download(this.#engine, call, file, true, options.progress);
  }

  /**
   * Look at a thing.
   *
   * `GET /things/{id}/picture`, operation `getPicture`
   */
  async getPicture(id: string, options: CallOptions = {}): Promise<Uint8Array> {
    const call = new Call(operations.getPicture, `/things/${escaped(id)}/picture`, options);
    return (await this.#engine.answer(call, 200)).body;
  }

  /**
   * Show a thing.
   *
   * `PUT /things/{id}/picture`, operation `putPicture`
   */
  async putPicture(id: string, body: Uint8Array, options: CallOptions = {}): Promise<void> {
    const call = new Call(operations.putPicture, `/things/${escaped(id)}/picture`, options);
    call.send(body, "image/png");
    await this.#engine.answer(call, 204);
  }

  /**
   * Claim things.
   *
   * `POST /claims`, operation `claimThings`
   */
  async claimThings(options: ClaimThingsOptions): Promise<void> {
    const call = new Call(operations.claimThings, "/claims", options);
    call.form([
      ["ids", options.ids],
      ["color", options.color],
      ["shown", options.shown],
      ["count", options.count],
    ]);
    await this.#engine.answer(call, 202);
  }

  /**
   * Tell the version.
   *
   * `GET /version`, operation `getVersion`
   */
  async getVersion(options: CallOptions = {}): Promise<string> {
    const call = new Call(operations.getVersion, "/version", options);
    return (await this.#engine.answer(call, 200)).text;
  }
}
