// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The client of Small service, version 0.2.0 of its contract. It serves any number of threads at once.
 *
 * <p>One of each thing that a client can be given, and of each that it is not.
 */
public final class PasseMarcheClient {
  /** The version of the contract that the client was written from. */
  public static final String CONTRACT_VERSION = "0.2.0";

  /** Where the service is published. */
  public static final class Address {
    /**
     * Production
     */
    public static final URI PRODUCTION = URI.create("https://example.org");
    /**
     * For trying
     */
    public static final URI STAGING = URI.create("https://staging.example.org");

    private Address() {}
  }

  private final Engine engine;

  /**
   * A client as most programs want it.
   *
   * @param baseUrl where the service is, an absolute URL
   * @param credentials of the editor, as the service gave them
   */
  public PasseMarcheClient(URI baseUrl, Credentials credentials) {
    this(baseUrl, credentials, ClientOptions.standard());
  }

  /**
   * A client with options.
   *
   * @param baseUrl where the service is, an absolute URL
   * @param credentials of the editor, as the service gave them
   * @param options what can be set of it
   */
  public PasseMarcheClient(URI baseUrl, Credentials credentials, ClientOptions options) {
    engine = new Engine(baseUrl, credentials, options, CONTRACT_VERSION);
    engine.tokens = options.tokens();
    if (engine.tokens != null) return;
    PasseMarcheClient open = new PasseMarcheClient(engine.withoutTokens());
    engine.tokens = new FetchedTokens(() -> {
      Instant began = options.clock().instant();
      Token token = open.createToken(options.scope());
      Instant expiry = began.plusSeconds(token.expiresIn());
      return new AccessToken(token.accessToken(), began, expiry, null);
    }, options.clock());
  }

  private PasseMarcheClient(Engine engine) {
    this.engine = engine;
  }

  /** Where the tokens of this client come from. */
  public AccessTokens tokens() {
    return engine.tokens;
  }

  /** What the service last said of a quota; empty before the first call that is charged to it. */
  public Optional<QuotaState> quota(Quota quota) {
    return Optional.ofNullable(engine.quotas.get(quota.key()));
  }

  /**
   * Get a token.
   *
   * <p>{@code POST /token}, operation {@code createToken}
   *
   * @throws UnauthorizedException 401: Not so
   */
  public Token createToken() {
    return createToken((String) null);
  }

  /**
   * Get a token.
   *
   * <p>{@code POST /token}, operation {@code createToken}
   *
   * @param scope Separated by spaces; null for none
   * @throws UnauthorizedException 401: Not so
   */
  public Token createToken(String scope) {
    Call call =
        new Call("createToken", "POST", "/token")
            .answeredWithin(35, 65536L, "application/json")
            .chargedTo(Quota.API)
            .refusedWith(401, UnauthorizedException::new);
    Call.Pairs form = new Call.Pairs();
    form.add("grant_type", "client_credentials");
    form.add("client_id", engine.credentials.clientId());
    form.add("client_secret", engine.credentials.clientSecret());
    form.add("scope", scope);
    call.form(form);
    return engine.json(call, 200, Token::fromJson);
  }

  /**
   * List things.
   *
   * <p>{@code GET /things}, operation {@code listThings}
   *
   * @param xTrace what is sent
   * @throws UnprocessableContentException 422: Not so
   * @throws InternalServerErrorException 500: Not so
   */
  public ThingPage listThings(UUID xTrace) {
    return listThings(xTrace, (Long) null, (String) null, (List<Color>) null, (List<Long>) null, (Instant) null);
  }

  /**
   * List things.
   *
   * <p>{@code GET /things}, operation {@code listThings}
   *
   * @param xTrace what is sent
   * @param limit How many at most; null for none
   * @param cursor null for none
   * @param colors null for none
   * @param ids null for none
   * @param madeAfter null for none
   * @throws UnprocessableContentException 422: Not so
   * @throws InternalServerErrorException 500: Not so
   */
  public ThingPage listThings(
    UUID xTrace, Long limit, String cursor, List<Color> colors, List<Long> ids, Instant madeAfter
  ) {
    Call call =
        new Call("listThings", "GET", "/things")
            .answeredWithin(35, 65536L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(422, UnprocessableContentException::new)
            .refusedWith(500, InternalServerErrorException::new);
    call.query.add("limit", limit);
    call.query.add("cursor", cursor);
    call.query.addAll("colors", colors);
    call.query.addJoined("ids", ids);
    call.query.add("made_after", madeAfter);
    call.header("X-Trace", xTrace);
    return engine.json(call, 200, ThingPage::fromJson);
  }

  /**
   * List things: all of them, page after page.
   *
   * @param xTrace what is sent
   */
  public Pages<Thing> allThings(UUID xTrace) {
    return allThings(xTrace, (Long) null, (List<Color>) null, (List<Long>) null, (Instant) null);
  }

  /**
   * List things: all of them, page after page.
   *
   * @param xTrace what is sent
   * @param limit How many at most
   * @param colors what is sent
   * @param ids what is sent
   * @param madeAfter what is sent
   */
  public Pages<Thing> allThings(UUID xTrace, Long limit, List<Color> colors, List<Long> ids, Instant madeAfter) {
    return new Pages<>(cursor -> {
      ThingPage page = listThings(xTrace, limit, cursor, colors, ids, madeAfter);
      return new Pages.Page<>(page.things(), page.nextCursor());
    });
  }

  /**
   * Make a thing.
   *
   * <p>Makes one.
   *
   * <p>And tells of it.
   *
   * <p>{@code POST /things}, operation {@code createThing}
   *
   * @param body what is sent
   * @throws ConflictException 409: There is one already
   * @throws GoneException 410: None is made any more
   * @throws UnprocessableContentException 422: Not so
   * @deprecated the contract says so
   */
  @Deprecated
  public Thing createThing(Thing body) {
    Call call =
        new Call("createThing", "POST", "/things")
            .answeredWithin(35, 65536L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(409, ConflictException::new)
            .refusedWith(410, GoneException::new)
            .refusedWith(422, UnprocessableContentException::new);
    call.json(Map.of("thing", body));
    return engine.json(call, 201, Thing::fromJson);
  }

  /**
   * Change a thing, or nothing.
   *
   * <p>{@code PATCH /things/{id}}, operation {@code touchThing}
   *
   * @param id Of the thing
   * @throws NotFoundException 404: Not so
   */
  public void touchThing(String id) {
    touchThing(id, (Change) null);
  }

  /**
   * Change a thing, or nothing.
   *
   * <p>{@code PATCH /things/{id}}, operation {@code touchThing}
   *
   * @param id Of the thing
   * @param body null for none
   * @throws NotFoundException 404: Not so
   */
  public void touchThing(String id, Change body) {
    Call call =
        new Call("touchThing", "PATCH", "/things/" + Call.escaped(id))
            .answeredWithin(35, 65536L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(404, NotFoundException::new);
    if (body != null) call.json(body);
    engine.answer(call, 204);
  }

  /**
   * Forget a thing.
   *
   * <p>{@code DELETE /things/{id}}, operation {@code deleteThing}
   *
   * @param id Of the thing
   * @throws NotFoundException 404: Not so
   */
  public void deleteThing(String id) {
    Call call =
        new Call("deleteThing", "DELETE", "/things/" + Call.escaped(id))
            .answeredWithin(35, 65536L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(404, NotFoundException::new);
    engine.answer(call, 204);
  }

  /**
   * Download everything about a thing.
   *
   * <p>{@code GET /things/{id}/archive}, operation {@code getArchive}
   *
   * @param id what is sent
   * @param file where the file is to be
   * @throws NotFoundException 404: Not so
   * @throws RangeNotSatisfiableException 416: Not so
   */
  public Download getArchive(String id, Path file) {
    return getArchive(id, file, null);
  }

  /**
   * Download everything about a thing.
   *
   * <p>{@code GET /things/{id}/archive}, operation {@code getArchive}
   *
   * @param id what is sent
   * @param file where the file is to be
   * @param progress told while it arrives; null for nobody
   * @throws NotFoundException 404: Not so
   * @throws RangeNotSatisfiableException 416: Not so
   */
  public Download getArchive(String id, Path file, Download.Progress progress) {
    Call call =
        new Call("getArchive", "GET", "/things/" + Call.escaped(id) + "/archive")
            .answeredWithin(60, 524288000L, "application/zip, application/json")
            .withToken()
            .chargedTo(Quota.LARGE_FILES)
            .refusedWith(404, NotFoundException::new)
            .refusedWith(416, RangeNotSatisfiableException::new);
    return new Downloads(engine, call, progress).to(file, true);
  }

  /**
   * Look at a thing.
   *
   * <p>{@code GET /things/{id}/picture}, operation {@code getPicture}
   *
   * @param id what is sent
   * @throws NotFoundException 404: Not so
   */
  public byte[] getPicture(String id) {
    Call call =
        new Call("getPicture", "GET", "/things/" + Call.escaped(id) + "/picture")
            .answeredWithin(35, 1048576L, "image/png, application/json")
            .refusedWith(404, NotFoundException::new);
    return engine.answer(call, 200).body();
  }

  /**
   * Show a thing.
   *
   * <p>{@code PUT /things/{id}/picture}, operation {@code putPicture}
   *
   * @param id what is sent
   * @param body what is sent
   * @throws NotFoundException 404: Not so
   */
  public void putPicture(String id, byte[] body) {
    Call call =
        new Call("putPicture", "PUT", "/things/" + Call.escaped(id) + "/picture")
            .answeredWithin(35, 65536L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(404, NotFoundException::new);
    call.content(body, "image/png");
    engine.answer(call, 204);
  }

  /**
   * Claim things.
   *
   * <p>{@code POST /claims}, operation {@code claimThings}
   *
   * @param ids Of the things
   * @param color What it looks like.
   * @param shown what is sent
   * @throws UnprocessableContentException 422: Not so
   */
  public void claimThings(List<String> ids, Color color, boolean shown) {
    claimThings(ids, color, shown, (Long) null);
  }

  /**
   * Claim things.
   *
   * <p>{@code POST /claims}, operation {@code claimThings}
   *
   * @param ids Of the things
   * @param color What it looks like.
   * @param shown what is sent
   * @param count null for none
   * @throws UnprocessableContentException 422: Not so
   */
  public void claimThings(List<String> ids, Color color, boolean shown, Long count) {
    Call call =
        new Call("claimThings", "POST", "/claims")
            .answeredWithin(35, 65536L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(422, UnprocessableContentException::new);
    Call.Pairs form = new Call.Pairs();
    form.addAll("ids", ids);
    form.add("color", color);
    form.add("shown", shown);
    form.add("count", count);
    call.form(form);
    engine.answer(call, 202);
  }

  /**
   * Tell the version.
   *
   * <p>{@code GET /version}, operation {@code getVersion}
   *
   * @throws NotFoundException 404: Not so
   */
  public String getVersion() {
    Call call =
        new Call("getVersion", "GET", "/version")
            .answeredWithin(35, 65536L, "text/plain, application/json")
            .refusedWith(404, NotFoundException::new);
    return engine.answer(call, 200).text();
  }
}
