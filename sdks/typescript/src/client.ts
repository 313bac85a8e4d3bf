// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

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
 * - `token`: 60 requests in 3600 seconds, 10 of them at once.
 * - `api`: 1000 requests in 3600 seconds, 50 of them at once.
 * - `downloads`: 100 requests in 3600 seconds, 10 of them at once.
 */
export type Quota = "token" | "api" | "downloads";

export interface CreateTokenOptions extends CallOptions {
  /** Scopes separated by spaces; `api_access` when absent */
  readonly scope?: string;
}

export interface RevokeTokenOptions extends CallOptions {
  readonly token: string;
  readonly tokenTypeHint?: string;
}

export interface IntrospectTokenOptions extends CallOptions {
  readonly token: string;
  readonly tokenTypeHint?: string;
}

export interface ListPublicMarketsOptions extends CallOptions {
  /** How many objects a page holds at most */
  readonly limit?: number;
  /** Where the page begins; the `next_cursor` of the page before */
  readonly cursor?: string;
}

export interface ListMarketApplicationsOptions extends CallOptions {
  /** How many objects a page holds at most */
  readonly limit?: number;
  /** Where the page begins; the `next_cursor` of the page before */
  readonly cursor?: string;
}

/**
 * The client of Passe Marché, version 1.1.0 of its contract.
 *
 * An editor of a procurement platform creates a public market, sends the buyer to its configuration, starts
 * applications for companies, is told by webhook when either is completed, and downloads the documents.
 *
 * Every limit, status, header and sentence below is enforced by the server that is generated from this file, and
 * checked by the conformance suite that reads it. The `x-` keywords are explained in `extensions.md`.
 */
export class PasseMarcheClient {
  /** The version of the contract that the client was written from. */
  static readonly contractVersion = "1.1.0";

  /** Where the service is published. */
  static readonly addresses = {
    /** Production */
    production: "https://passemarche.data.gouv.fr",
    /** Acceptance tests with real data */
    preprod: "https://preprod.passemarche.data.gouv.fr",
    /** Integration by editors, simulated data */
    staging: "https://staging.passemarche.data.gouv.fr",
    /** Internal tests, simulated data, may be reset */
    sandbox: "https://sandbox.passemarche.data.gouv.fr",
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
      return new AccessToken(token.accessToken, began, end, token.scope);
    };
    this.tokens = options.tokens ?? new FetchedTokens(fetch, () => clock.now());
    this.#engine.tokens = this.tokens;
  }

  /** What the service last said of a quota; undefined before the first call that is charged to it. */
  quota(name: Quota): QuotaState | undefined {
    return this.#engine.quota(name);
  }

  /**
   * Get an access token.
   *
   * The client credentials grant of RFC 6749 section 4.4. The client proves itself by HTTP Basic or in the form body,
   * never both. A new token revokes the client's earlier one with the same set of scopes.
   *
   * `POST /oauth/token`, operation `createToken`
   */
  async createToken(options: CreateTokenOptions = {}): Promise<models.Token> {
    const call = new Call(operations.createToken, "/oauth/token", options);
    call.form([
      ["grant_type", "client_credentials"],
      ["client_id", this.#engine.credentials.clientId],
      ["client_secret", this.#engine.credentials.clientSecret],
      ["scope", options.scope],
    ]);
    return this.#engine.json(call, 200, codecs.Token);
  }

  /**
   * Revoke an access token.
   *
   * RFC 7009. The answer is the same whether the token was valid, unknown or another client's; only the client's own
   * tokens are revoked.
   *
   * `POST /oauth/revoke`, operation `revokeToken`
   */
  async revokeToken(options: RevokeTokenOptions): Promise<void> {
    const call = new Call(operations.revokeToken, "/oauth/revoke", options);
    call.form([
      ["token", options.token],
      ["token_type_hint", options.tokenTypeHint],
      ["client_id", this.#engine.credentials.clientId],
      ["client_secret", this.#engine.credentials.clientSecret],
    ]);
    await this.#engine.answer(call, 200);
  }

  /**
   * Tell whether a token is active.
   *
   * RFC 7662. A token of another client is told to be inactive.
   *
   * `POST /oauth/introspect`, operation `introspectToken`
   */
  async introspectToken(options: IntrospectTokenOptions): Promise<models.Introspection> {
    const call = new Call(operations.introspectToken, "/oauth/introspect", options);
    call.form([
      ["token", options.token],
      ["token_type_hint", options.tokenTypeHint],
      ["client_id", this.#engine.credentials.clientId],
      ["client_secret", this.#engine.credentials.clientSecret],
    ]);
    return this.#engine.json(call, 200, codecs.Introspection);
  }

  /**
   * Tell what the presented token is.
   *
   * `GET /oauth/token/info`, operation `getTokenInfo`
   */
  async getTokenInfo(options: CallOptions = {}): Promise<models.TokenInfo> {
    const call = new Call(operations.getTokenInfo, "/oauth/token/info", options);
    return this.#engine.json(call, 200, codecs.TokenInfo);
  }

  /**
   * Metadata of the authorization server.
   *
   * RFC 8414.
   *
   * `GET /.well-known/oauth-authorization-server`, operation `getAuthorizationServerMetadata`
   */
  async getAuthorizationServerMetadata(options: CallOptions = {}): Promise<models.AuthorizationServerMetadata> {
    const call = new Call(
      operations.getAuthorizationServerMetadata, "/.well-known/oauth-authorization-server", options);
    return this.#engine.json(call, 200, codecs.AuthorizationServerMetadata);
  }

  /**
   * Check the token and the service.
   *
   * `GET /api/v1/status`, operation `getStatus`
   */
  async getStatus(options: CallOptions = {}): Promise<models.Status> {
    const call = new Call(operations.getStatus, "/api/v1/status", options);
    return this.#engine.json(call, 200, codecs.Status);
  }

  /**
   * Create a public market.
   *
   * The buyer then configures the market at `configuration_url`. `lot_name` is accepted for clients of the first
   * version: it makes one lot when `lots` is absent or empty.
   *
   * `POST /api/v1/public_markets`, operation `createPublicMarket`
   */
  async createPublicMarket(
    body: models.PublicMarketInput, options: CallOptions = {}
  ): Promise<models.PublicMarketCreated> {
    const call = new Call(operations.createPublicMarket, "/api/v1/public_markets", options);
    call.json({ public_market: codecs.PublicMarketInput.write(body) });
    return this.#engine.json(call, 201, codecs.PublicMarketCreated);
  }

  /**
   * List the editor's markets, newest first.
   *
   * `GET /api/v1/public_markets`, operation `listPublicMarkets`
   */
  async listPublicMarkets(options: ListPublicMarketsOptions = {}): Promise<models.PublicMarketPage> {
    const call = new Call(operations.listPublicMarkets, "/api/v1/public_markets", options);
    call.query("limit", options.limit);
    call.query("cursor", options.cursor);
    return this.#engine.json(call, 200, codecs.PublicMarketPage);
  }

  /** List the editor's markets, newest first: all of them, each page fetched when it is reached. */
  allPublicMarkets(
    options: Omit<ListPublicMarketsOptions, "cursor"> = {}
  ): AsyncGenerator<models.PublicMarketSummary, void, undefined> {
    return pages(async (cursor) => {
      const page = await this.listPublicMarkets({ ...options, cursor });
      return { items: page.publicMarkets, next: page.nextCursor };
    });
  }

  /**
   * Read one market.
   *
   * `GET /api/v1/public_markets/{identifier}`, operation `getPublicMarket`
   *
   * @param identifier The identifier given when the market was created
   */
  async getPublicMarket(identifier: string, options: CallOptions = {}): Promise<models.PublicMarket> {
    const call = new Call(operations.getPublicMarket, `/api/v1/public_markets/${escaped(identifier)}`, options);
    return this.#engine.json(call, 200, codecs.PublicMarket);
  }

  /**
   * Start an application to a market.
   *
   * Open from the moment the buyer has completed the market until its deadline. While an application of the same SIRET
   * is pending, the same identifier is given again, so that a retry is safe. Without a SIRET the company gives it in
   * the first step.
   *
   * `POST /api/v1/public_markets/{identifier}/market_applications`, operation `createMarketApplication`
   *
   * @param identifier The identifier given when the market was created
   */
  async createMarketApplication(
    identifier: string, body?: models.MarketApplicationInput, options: CallOptions = {}
  ): Promise<models.MarketApplicationCreated> {
    const call = new Call(
      operations.createMarketApplication, `/api/v1/public_markets/${escaped(identifier)}/market_applications`, options);
    if (body !== undefined) call.json({ market_application: codecs.MarketApplicationInput.write(body) });
    return this.#engine.json(call, 201, codecs.MarketApplicationCreated);
  }

  /**
   * List the applications to a market, newest first.
   *
   * `GET /api/v1/public_markets/{identifier}/market_applications`, operation `listMarketApplications`
   *
   * @param identifier The identifier given when the market was created
   */
  async listMarketApplications(
    identifier: string, options: ListMarketApplicationsOptions = {}
  ): Promise<models.MarketApplicationPage> {
    const call = new Call(
      operations.listMarketApplications, `/api/v1/public_markets/${escaped(identifier)}/market_applications`, options);
    call.query("limit", options.limit);
    call.query("cursor", options.cursor);
    return this.#engine.json(call, 200, codecs.MarketApplicationPage);
  }

  /** List the applications to a market, newest first: all of them, each page fetched when it is reached. */
  allMarketApplications(
    identifier: string, options: Omit<ListMarketApplicationsOptions, "cursor"> = {}
  ): AsyncGenerator<models.MarketApplication, void, undefined> {
    return pages(async (cursor) => {
      const page = await this.listMarketApplications(identifier, { ...options, cursor });
      return { items: page.marketApplications, next: page.nextCursor };
    });
  }

  /**
   * Read one application.
   *
   * `GET /api/v1/market_applications/{identifier}`, operation `getMarketApplication`
   *
   * @param identifier The identifier given when the application was created
   */
  async getMarketApplication(identifier: string, options: CallOptions = {}): Promise<models.MarketApplication> {
    const call = new Call(
      operations.getMarketApplication, `/api/v1/market_applications/${escaped(identifier)}`, options);
    return this.#engine.json(call, 200, codecs.MarketApplication);
  }

  /**
   * Download the attestation of a submitted application.
   *
   * `GET /api/v1/market_applications/{identifier}/attestation`, operation `getAttestation`
   *
   * @param identifier The identifier given when the application was created
   * @param file where the file goes; it is replaced once the new one is whole.
   */
  async getAttestation(identifier: string, file: string, options: DownloadOptions = {}): Promise<Download> {
    const call = new Call(
      operations.getAttestation, `/api/v1/market_applications/${escaped(identifier)}/attestation`, options);
    return download(this.#engine, call, file, true, options.progress);
  }

  /**
   * Download the documents of a submitted application.
   *
   * `GET /api/v1/market_applications/{identifier}/documents_package`, operation `getDocumentsPackage`
   *
   * @param identifier The identifier given when the application was created
   * @param file where the file goes; it is replaced once the new one is whole.
   */
  async getDocumentsPackage(identifier: string, file: string, options: DownloadOptions = {}): Promise<Download> {
    const call = new Call(
      operations.getDocumentsPackage, `/api/v1/market_applications/${escaped(identifier)}/documents_package`, options);
    return download(this.#engine, call, file, true, options.progress);
  }

  /**
   * Tell that the process answers.
   *
   * `GET /up`, operation `getUp`
   */
  async getUp(options: CallOptions = {}): Promise<models.Up> {
    const call = new Call(operations.getUp, "/up", options);
    return this.#engine.json(call, 200, codecs.Up);
  }

  /**
   * Tell whether the service can take requests.
   *
   * The store can be read and written, files can be kept, deliveries and submissions go on, the antivirus and the mail
   * server answer where they are needed, and no stop is near. Looked at once a second at most, however often it is
   * asked.
   *
   * `GET /health/ready`, operation `getReadiness`
   */
  async getReadiness(options: CallOptions = {}): Promise<models.Readiness> {
    const call = new Call(operations.getReadiness, "/health/ready", options);
    return this.#engine.json(call, 200, codecs.Readiness);
  }

  /**
   * This contract.
   *
   * Byte for byte the file that the server was generated from.
   *
   * `GET /openapi.yaml`, operation `getContractYAML`
   */
  async getContractYaml(options: CallOptions = {}): Promise<Uint8Array> {
    const call = new Call(operations.getContractYaml, "/openapi.yaml", options);
    return (await this.#engine.answer(call, 200)).body;
  }

  /**
   * This contract as JSON.
   *
   * `GET /openapi.json`, operation `getContractJSON`
   */
  async getContractJson(options: CallOptions = {}): Promise<Uint8Array> {
    const call = new Call(operations.getContractJson, "/openapi.json", options);
    return (await this.#engine.answer(call, 200)).body;
  }
}
