// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import * as codecs from "./codecs.js";
import type * as models from "./models.js";
import { ReadError } from "./wire.js";

/** What the service tells by webhook; `kind` tells which event it is. */
export type WebhookEvent =
  /** A thing is sold. */
  | { readonly kind: "thingSold"; readonly event: models.ThingSold }
  /** A thing is lost. */
  | { readonly kind: "thingLost"; readonly event: models.ThingLost }
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
  const name = members["kind"];
  switch (name) {
    case "thing.sold":
      return { kind: "thingSold", event: codecs.ThingSold.read(json, "") };
    case "thing.lost":
      return { kind: "thingLost", event: codecs.ThingLost.read(json, "") };
    default:
      if (typeof name !== "string") throw new ReadError("/kind", "a string");
      return { kind: "unrecognized", name, event: json };
  }
}

/** The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body. */
export const signatureHeader = "X-Signature";

/** In bytes. */
export const largestWebhook = 2048;
