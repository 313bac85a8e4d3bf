extension TypeScriptClientSupport {
  /// Verifying what the service tells by webhook.
  static let receiver = #"""
import { createHmac, timingSafeEqual } from "node:crypto";
import { largestWebhook, readEvent, signatureHeader, WebhookEvent } from "./webhooks.js";

/** The headers of a request as frameworks give them: of `fetch`, or an object as Node's `request.headers`. */
export type ReceivedHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What has to prove where a webhook comes from. */
export type WebhookProof =
  /**
   * `webhook-id`, `webhook-timestamp` and `webhook-signature` (Standard Webhooks): the signature covers the time, so
   * that an old delivery cannot be sent again.
   */
  | "standard-webhooks"
  /**
   * Where those are missing, the published signature header will do. It covers the body alone: nothing tells an old
   * delivery from a new one.
   */
  | "either-header";

export interface WebhookReceiverOptions {
  /** The webhook secret; while it is replaced, the old one and the new one. */
  readonly secrets: readonly string[];
  /** Seconds that a delivery may be older, or newer, than the receiver's clock: 300. */
  readonly tolerance?: number;
  readonly proof?: WebhookProof;
}

/** A webhook whose origin is proven. */
export interface WebhookDelivery {
  /** The same for each attempt at the same delivery; undefined where only the published signature header came. */
  readonly id?: string;
  /** When the attempt was made; undefined likewise. */
  readonly sentAt?: Date;
  readonly event: WebhookEvent;
}

export type WebhookRefusalReason =
  | "unsigned"
  /** A header is not what it should be. */
  | "malformed"
  | "wrong_signature"
  /** Rightly signed, but at another time than now: sent again by somebody, or one of the clocks is wrong. */
  | "outside_window"
  | "too_large"
  /** Rightly signed, and not the body of the event it names. */
  | "unreadable";

/** Why a webhook is not believed. */
export class WebhookRefusal extends Error {
  constructor(readonly reason: WebhookRefusalReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "WebhookRefusal";
  }

  /** The status to answer with. The service tries again after none of these. */
  get status(): 400 | 401 | 413 {
    switch (this.reason) {
      case "malformed":
      case "unreadable":
        return 400;
      case "too_large":
        return 413;
      default:
        return 401;
    }
  }
}

/**
 * Takes the webhooks of the service, whichever framework has received them: headers and bytes in, a typed event out.
 *
 *     const receiver = new WebhookReceiver({ secrets: [secret] });
 *     try {
 *       const delivery = receiver.receive(request.headers, body);
 *       // Deliveries come at least once: keep `delivery.id` and skip the ones that are known.
 *       // Answer 200.
 *     } catch (error) {
 *       if (error instanceof WebhookRefusal) { … } // answer error.status
 *     }
 */
export class WebhookReceiver {
  readonly #secrets: readonly string[];
  readonly #tolerance: number;
  readonly #proof: WebhookProof;

  constructor(options: WebhookReceiverOptions) {
    // Anybody could sign by an empty one.
    this.#secrets = options.secrets.filter((secret) => secret !== "");
    this.#tolerance = options.tolerance ?? 300;
    this.#proof = options.proof ?? "standard-webhooks";
  }

  /**
   * Verifies a delivery and reads its event.
   * @param body the bytes as they were received; JSON that was read and written again has other ones.
   * @throws WebhookRefusal
   */
  receive(headers: ReceivedHeaders, body: Uint8Array | string, now: Date = new Date()): WebhookDelivery {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    if (bytes.length > largestWebhook) {
      throw new WebhookRefusal("too_large", `larger than ${largestWebhook} bytes`);
    }
    const proven = this.#verify(headers, bytes, now);
    try {
      return { ...proven, event: readEvent(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))) };
    } catch (error) {
      throw new WebhookRefusal("unreadable", `unreadable: ${error instanceof Error ? error.message : error}`, error);
    }
  }

  #verify(headers: ReceivedHeaders, body: Uint8Array, now: Date): { id?: string; sentAt?: Date } {
    const id = headerOf(headers, "webhook-id");
    const timestamp = headerOf(headers, "webhook-timestamp");
    const signature = headerOf(headers, "webhook-signature");
    if (id !== undefined && timestamp !== undefined && signature !== undefined) {
      if (!/^\d{1,12}$/.test(timestamp)) throw malformed("webhook-timestamp");
      const given = signature.split(" ").filter((code) => /^v1,[A-Za-z0-9+/]+={0,2}$/.test(code));
      if (given.length === 0) throw malformed("webhook-signature");
      const codes = given.map((code) => Buffer.from(code.slice(3), "base64"));
      if (!this.#matches(codes, `${id}.${timestamp}.`, body)) throw wrong();
      // Judged after the signature: a time that nobody vouches for says nothing.
      const sentAt = new Date(Number(timestamp) * 1000);
      if (Math.abs(sentAt.getTime() - now.getTime()) > this.#tolerance * 1000) {
        throw new WebhookRefusal("outside_window", `signed at another time: ${sentAt.toISOString()}`);
      }
      return { id, sentAt };
    }
    const published = headerOf(headers, signatureHeader);
    if (this.#proof !== "either-header" || published === undefined) {
      throw new WebhookRefusal("unsigned", "no signature");
    }
    if (!/^sha256=([0-9A-Fa-f]{2})+$/.test(published)) throw malformed(signatureHeader);
    if (!this.#matches([Buffer.from(published.slice(7), "hex")], "", body)) throw wrong();
    return { id };
  }

  /** Tries them all, so that its time does not tell which one fits. */
  #matches(given: readonly Uint8Array[], prefix: string, body: Uint8Array): boolean {
    let isFound = false;
    for (const secret of this.#secrets) {
      const code = createHmac("sha256", secret).update(prefix).update(body).digest();
      for (const candidate of given) {
        if (candidate.length === code.length && timingSafeEqual(candidate, code)) isFound = true;
      }
    }
    return isFound;
  }
}

const malformed = (header: string) => new WebhookRefusal("malformed", `the header ${header} is malformed`);
const wrong = () => new WebhookRefusal("wrong_signature", "wrong signature");

function headerOf(headers: ReceivedHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const wanted = name.toLowerCase();
  for (const [given, value] of Object.entries(headers)) {
    if (given.toLowerCase() === wanted) return typeof value === "string" ? value : value?.[0];
  }
  return undefined;
}

"""#
}
