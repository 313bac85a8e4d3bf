// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import * as codecs from "./codecs.js";
import type * as models from "./models.js";
import { ReadError } from "./wire.js";

/** What the service tells by webhook; `kind` tells which event it is. */
export type WebhookEvent =
  /** A buyer has completed a market. */
  | { readonly kind: "marketCompleted"; readonly event: models.MarketCompletedEvent }
  /** A company has submitted its application. */
  | { readonly kind: "marketApplicationCompleted"; readonly event: models.MarketApplicationCompletedEvent }
  /** An event that the contract does not name; to be answered like the others. */
  | { readonly kind: "unrecognized"; readonly name: string; readonly event: unknown };

/**
 * Reads the body of a webhook.
 *
 * @throws ReadError where it is not what the event that it names is made of.
 */
export function readEvent(json: unknown): WebhookEvent {
  const isObject = typeof json === "object" && json !== null;
  const members = isObject ? (json as Record<string, unknown>) : {};
  const name = members["event"];
  switch (name) {
    case "market.completed":
      return { kind: "marketCompleted", event: codecs.MarketCompletedEvent.read(json, "") };
    case "market_application.completed":
      return { kind: "marketApplicationCompleted", event: codecs.MarketApplicationCompletedEvent.read(json, "") };
    default:
      if (typeof name !== "string") throw new ReadError("/event", "a string");
      return { kind: "unrecognized", name, event: json };
  }
}

/** The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body. */
export const signatureHeader = "X-Webhook-Signature-SHA256";

/** In bytes. */
export const largestWebhook = 1048576;
