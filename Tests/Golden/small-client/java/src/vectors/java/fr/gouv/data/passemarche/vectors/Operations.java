// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche.vectors;

import fr.gouv.data.passemarche.*;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

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
    CALLS.put("listThings", (client, given) ->
      client.listThings(
        Values.take(given, "X-Trace", json -> java.util.UUID.fromString((String) json)),
        Values.take(given, "limit", Long.class::cast), Values.take(given, "cursor", String.class::cast),
        Values.take(given, "colors", json -> Values.items(json).stream().map(Color::fromJson).toList()),
        Values.take(given, "ids", json -> Values.items(json).stream().map(Long.class::cast).toList()),
        Values.take(given, "made_after", json -> java.time.Instant.parse((String) json))));
    LISTINGS.put("listThings", (client, given) ->
      client.allThings(
        Values.take(given, "X-Trace", json -> java.util.UUID.fromString((String) json)),
        Values.take(given, "limit", Long.class::cast),
        Values.take(given, "colors", json -> Values.items(json).stream().map(Color::fromJson).toList()),
        Values.take(given, "ids", json -> Values.items(json).stream().map(Long.class::cast).toList()),
        Values.take(given, "made_after", json -> java.time.Instant.parse((String) json))));
    CALLS.put("createThing", (client, given) ->
      client.createThing(Values.take(given, "body", Thing::fromJson)));
    CALLS.put("touchThing", (client, given) -> {
      client.touchThing(Values.take(given, "id", String.class::cast), Values.take(given, "body", Change::fromJson));
      return null;
    });
    CALLS.put("deleteThing", (client, given) -> {
      client.deleteThing(Values.take(given, "id", String.class::cast));
      return null;
    });
    TRANSFERS.put("getArchive", (client, given, file, progress) ->
      client.getArchive(Values.take(given, "id", String.class::cast), file, progress));
    CALLS.put("getPicture", (client, given) ->
      new String(client.getPicture(Values.take(given, "id", String.class::cast))));
    CALLS.put("putPicture", (client, given) -> {
      client.putPicture(
        Values.take(given, "id", String.class::cast),
        Values.take(given, "body", json -> java.util.Base64.getDecoder().decode((String) json)));
      return null;
    });
    CALLS.put("claimThings", (client, given) -> {
      client.claimThings(
        Values.take(given, "ids", json -> Values.items(json).stream().map(String.class::cast).toList()),
        Values.take(given, "color", Color::fromJson), Values.take(given, "shown", Boolean.class::cast),
        Values.take(given, "count", Long.class::cast));
      return null;
    });
    CALLS.put("getVersion", (client, given) ->
      client.getVersion());
  }
}
