// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** What the service tells by webhook. */
public sealed interface WebhookEvent extends Json.Value {
  /** The header with {@code sha256=} and the hexadecimal HMAC-SHA256 of the body. */
  String SIGNATURE_HEADER = "X-Signature";

  /** In bytes. */
  int LARGEST_BODY = 2048;

  /** As the contract calls it. */
  String name();

  /**
   * A thing is sold.
   *
   * <p>{@code thing.sold}
   *
   * @param body what it tells
   */
  record ThingSold(fr.gouv.data.passemarche.ThingSold body) implements WebhookEvent {
    @Override
    public String name() {
      return "thing.sold";
    }

    @Override
    public Object toJson() {
      return body.toJson();
    }
  }

  /**
   * A thing is lost.
   *
   * <p>{@code thing.lost}
   *
   * @param body what it tells
   */
  record ThingLost(fr.gouv.data.passemarche.ThingLost body) implements WebhookEvent {
    @Override
    public String name() {
      return "thing.lost";
    }

    @Override
    public Object toJson() {
      return body.toJson();
    }
  }

  /**
   * An event that the contract does not name; to be answered like the others.
   *
   * @param name as the service calls it
   * @param toJson its body, as Json has it
   */
  record Unrecognized(String name, Object toJson) implements WebhookEvent {}

  /** Reads the body of a webhook. */
  static WebhookEvent fromJson(Object json) {
    String name = Json.required(Json.members(json), "kind", Json::asString);
    return switch (name) {
      case "thing.sold" -> new ThingSold(fr.gouv.data.passemarche.ThingSold.fromJson(json));
      case "thing.lost" -> new ThingLost(fr.gouv.data.passemarche.ThingLost.fromJson(json));
      default -> new Unrecognized(name, json);
    };
  }
}
