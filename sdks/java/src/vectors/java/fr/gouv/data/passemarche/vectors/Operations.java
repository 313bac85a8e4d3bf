// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche.vectors;

import fr.gouv.data.passemarche.*;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calls by the ids of the contract. */
@SuppressWarnings("deprecation")
final class Operations {
  /** A call. */
  interface Call {
    Object call(PasseMarcheClient client, Map<?, ?> given);
  }

  /** All objects of a list. */
  interface Listing {
    Iterable<?> list(PasseMarcheClient client, Map<?, ?> given);
  }

  /** A download. */
  interface Transfer {
    Download run(PasseMarcheClient client, Map<?, ?> given, Path file, Download.Progress progress);
  }

  static final Map<String, Call> CALLS = new LinkedHashMap<>();
  static final Map<String, Listing> LISTINGS = new LinkedHashMap<>();
  static final Map<String, Transfer> TRANSFERS = new LinkedHashMap<>();

  private Operations() {}

  static {
    CALLS.put("createToken", (client, given) ->
      client.createToken(Values.take(given, "scope", String.class::cast)));
    CALLS.put("revokeToken", (client, given) -> {
      client.revokeToken(
        Values.take(given, "token", String.class::cast), Values.take(given, "token_type_hint", String.class::cast));
      return null;
    });
    CALLS.put("introspectToken", (client, given) ->
      client.introspectToken(
        Values.take(given, "token", String.class::cast), Values.take(given, "token_type_hint", String.class::cast)));
    CALLS.put("getTokenInfo", (client, given) ->
      client.getTokenInfo());
    CALLS.put("getAuthorizationServerMetadata", (client, given) ->
      client.getAuthorizationServerMetadata());
    CALLS.put("getStatus", (client, given) ->
      client.getStatus());
    CALLS.put("createPublicMarket", (client, given) ->
      client.createPublicMarket(Values.take(given, "body", PublicMarketInput::fromJson)));
    CALLS.put("listPublicMarkets", (client, given) ->
      client.listPublicMarkets(
        Values.take(given, "limit", Long.class::cast), Values.take(given, "cursor", String.class::cast)));
    LISTINGS.put("listPublicMarkets", (client, given) ->
      client.allPublicMarkets(Values.take(given, "limit", Long.class::cast)));
    CALLS.put("getPublicMarket", (client, given) ->
      client.getPublicMarket(Values.take(given, "identifier", String.class::cast)));
    CALLS.put("createMarketApplication", (client, given) ->
      client.createMarketApplication(
        Values.take(given, "identifier", String.class::cast),
        Values.take(given, "body", MarketApplicationInput::fromJson)));
    CALLS.put("listMarketApplications", (client, given) ->
      client.listMarketApplications(
        Values.take(given, "identifier", String.class::cast), Values.take(given, "limit", Long.class::cast),
        Values.take(given, "cursor", String.class::cast)));
    LISTINGS.put("listMarketApplications", (client, given) ->
      client.allMarketApplications(
        Values.take(given, "identifier", String.class::cast), Values.take(given, "limit", Long.class::cast)));
    CALLS.put("getMarketApplication", (client, given) ->
      client.getMarketApplication(Values.take(given, "identifier", String.class::cast)));
    TRANSFERS.put("getAttestation", (client, given, file, progress) ->
      client.getAttestation(Values.take(given, "identifier", String.class::cast), file, progress));
    TRANSFERS.put("getDocumentsPackage", (client, given, file, progress) ->
      client.getDocumentsPackage(Values.take(given, "identifier", String.class::cast), file, progress));
    CALLS.put("getUp", (client, given) ->
      client.getUp());
    CALLS.put("getReadiness", (client, given) ->
      client.getReadiness());
    CALLS.put("getContractYAML", (client, given) ->
      new String(client.getContractYaml()));
    CALLS.put("getContractJSON", (client, given) ->
      new String(client.getContractJson()));
  }
}
