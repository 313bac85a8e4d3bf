// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** What the service tells by webhook. */
public sealed interface WebhookEvent extends Json.Value {
  /** The header with {@code sha256=} and the hexadecimal HMAC-SHA256 of the body. */
  String SIGNATURE_HEADER = "X-Webhook-Signature-SHA256";

  /** In bytes. */
  int LARGEST_BODY = 1048576;

  /** As the contract calls it. */
  String name();

  /**
   * A buyer has completed a market.
   *
   * <p>{@code market.completed}
   *
   * @param body what it tells
   */
  record MarketCompleted(MarketCompletedEvent body) implements WebhookEvent {
    @Override
    public String name() {
      return "market.completed";
    }

    @Override
    public Object toJson() {
      return body.toJson();
    }
  }

  /**
   * A company has submitted its application.
   *
   * <p>{@code market_application.completed}
   *
   * @param body what it tells
   */
  record MarketApplicationCompleted(MarketApplicationCompletedEvent body) implements WebhookEvent {
    @Override
    public String name() {
      return "market_application.completed";
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
    String name = Json.required(Json.members(json), "event", Json::asString);
    return switch (name) {
      case "market.completed" -> new MarketCompleted(MarketCompletedEvent.fromJson(json));
      case "market_application.completed" -> new MarketApplicationCompleted(MarketApplicationCompletedEvent.fromJson(json));
      default -> new Unrecognized(name, json);
    };
  }
}
