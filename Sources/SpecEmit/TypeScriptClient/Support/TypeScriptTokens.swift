extension TypeScriptClientSupport {
  /// Access tokens.
  static let tokens = #"""
/** The credentials of an OAuth client. The secret is in no description of it. */
export class Credentials {
  readonly #clientSecret: string;

  constructor(readonly clientId: string, clientSecret: string) {
    this.#clientSecret = clientSecret;
  }

  get clientSecret(): string {
    return this.#clientSecret;
  }
}

/** A bearer token (RFC 6750). Its value is in no description of it. */
export class AccessToken {
  readonly #value: string;

  constructor(value: string, readonly obtainedAt: Date, readonly expiresAt: Date, readonly scope?: string) {
    this.#value = value;
  }

  get value(): string {
    return this.#value;
  }

  /** Whether there is time to use it: a tenth of its life is left, or a minute. */
  isFresh(now: Date): boolean {
    const life = this.expiresAt.getTime() - this.obtainedAt.getTime();
    return now.getTime() < this.expiresAt.getTime() - Math.min(60_000, life / 10);
  }
}

/** Where a client has its tokens from. Give one of your own where several processes share the credentials. */
export interface AccessTokens {
  /**
   * A token to call with: the one at hand, or a new one.
   * @param refused a token that the service has refused: another one is wanted.
   */
  token(refused?: AccessToken): Promise<AccessToken>;
}

/** Keeps one token and fetches the next when it is due. However many calls wait, one fetches. */
export class FetchedTokens implements AccessTokens {
  #current: AccessToken | undefined;
  #fetching: Promise<AccessToken> | undefined;

  constructor(private readonly fetch: () => Promise<AccessToken>, private readonly now = () => new Date()) {}

  /** The token at hand; undefined before the first call. */
  get current(): AccessToken | undefined {
    return this.#current;
  }

  token(refused?: AccessToken): Promise<AccessToken> {
    const current = this.#current;
    if (current !== undefined && current.value !== refused?.value && current.isFresh(this.now())) {
      return Promise.resolve(current);
    }
    this.#fetching ??= this.fetch()
      .then((token) => (this.#current = token))
      .finally(() => (this.#fetching = undefined));
    return this.#fetching;
  }
}

"""#
}
