// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes the webhooks of the service, whichever framework has received them: headers and bytes in, a typed event out.
 * The secrets are in no description of it.
 */
public final class WebhookReceiver {
  /** What has to prove where a webhook comes from. */
  public enum Proof {
    /**
     * {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature} (Standard Webhooks): the signature
     * covers the time, so that an old delivery cannot be sent again.
     */
    STANDARD_WEBHOOKS,
    /**
     * Where those are missing, the published signature header will do. It covers the body alone: nothing tells an old
     * delivery from a new one.
     */
    EITHER_HEADER
  }

  private final List<byte[]> keys;
  private final Duration tolerance;
  private final Proof proof;
  private final Clock clock;

  /**
   * A receiver with the standard proof and five minutes of tolerance.
   *
   * @param secrets the webhook secret; while it is replaced, the old one and the new one
   */
  public WebhookReceiver(String... secrets) {
    this(List.of(secrets), Duration.ofMinutes(5), Proof.STANDARD_WEBHOOKS, Clock.systemUTC());
  }

  /**
   * A receiver with everything told.
   *
   * @param secrets the webhook secret; while it is replaced, the old one and the new one
   * @param tolerance how much a delivery may be older, or newer, than the receiver's clock
   * @param proof what has to prove where a webhook comes from
   * @param clock the receiver's
   */
  public WebhookReceiver(List<String> secrets, Duration tolerance, Proof proof, Clock clock) {
    // An empty key would let anybody sign.
    keys =
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
            .toList();
    this.tolerance = tolerance;
    this.proof = proof;
    this.clock = clock;
  }

  /**
   * Verifies a delivery and reads its event.
   *
   * @param headers by their names, in whatever case
   * @param body the bytes as they were received; JSON that was read and written again has other ones
   * @throws WebhookRefusedException where it is not believed
   */
  public WebhookDelivery receive(Map<String, String> headers, byte[] body) {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return receive(anyCase::get, body);
  }

  /**
   * Verifies a delivery and reads its event.
   *
   * @param header gives the value of a header, null for none; such as {@code request::getHeader} of a servlet
   * @param body the bytes as they were received; JSON that was read and written again has other ones
   * @throws WebhookRefusedException where it is not believed
   */
  public WebhookDelivery receive(UnaryOperator<String> header, byte[] body) {
    if (body.length > WebhookEvent.LARGEST_BODY) {
      throw new WebhookRefusedException(WebhookRefusedException.Reason.TOO_LARGE, null);
    }
    String id = header.apply("webhook-id");
    String timestamp = header.apply("webhook-timestamp");
    String signatures = header.apply("webhook-signature");
    Instant sentAt = null;
    if (isGiven(id) && isGiven(timestamp) && isGiven(signatures)) {
      sentAt = verifyStandard(id, timestamp, signatures, body);
    } else {
      verifyPublished(header.apply(WebhookEvent.SIGNATURE_HEADER), body);
    }
    try {
      return new WebhookDelivery(
          id, sentAt, WebhookEvent.fromJson(Json.parse(new String(body, StandardCharsets.UTF_8))));
    } catch (Json.Malformed malformed) {
      throw new WebhookRefusedException(WebhookRefusedException.Reason.UNREADABLE, malformed.getMessage());
    }
  }

  private static boolean isGiven(String header) {
    return header != null && !header.isEmpty();
  }

  private static WebhookRefusedException malformed(String header) {
    return new WebhookRefusedException(WebhookRefusedException.Reason.MALFORMED, "the header " + header);
  }

  private Instant verifyStandard(String id, String timestamp, String signatures, byte[] body) {
    if (!timestamp.matches("[0-9]{1,11}")) throw malformed("webhook-timestamp");
    List<byte[]> codes = new ArrayList<>();
    for (String signature : signatures.split(" ")) {
      if (!signature.startsWith("v1,")) continue;
      try {
        codes.add(Base64.getDecoder().decode(signature.substring(3)));
      } catch (IllegalArgumentException notBase64) {
        // Another one may be.
      }
    }
    if (codes.isEmpty()) throw malformed("webhook-signature");
    verify(codes, (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8), body);
    // Judged after the signature: a time that nobody vouches for says nothing.
    Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sentAt, clock.instant()).abs().compareTo(tolerance) > 0) {
      throw new WebhookRefusedException(WebhookRefusedException.Reason.OUTSIDE_WINDOW, "signed at " + sentAt);
    }
    return sentAt;
  }

  private void verifyPublished(String signature, byte[] body) {
    if (proof != Proof.EITHER_HEADER || !isGiven(signature)) {
      throw new WebhookRefusedException(WebhookRefusedException.Reason.UNSIGNED, null);
    }
    if (!signature.matches("sha256=([0-9a-fA-F]{2})+")) throw malformed(WebhookEvent.SIGNATURE_HEADER);
    verify(List.of(HexFormat.of().parseHex(signature.substring(7))), new byte[0], body);
  }

  private void verify(List<byte[]> codes, byte[] before, byte[] body) {
    boolean isFound = false;
    for (byte[] key : keys) {
      byte[] expected;
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update(before);
        expected = mac.doFinal(body);
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
      // Compared without telling by its time how much is alike.
      for (byte[] code : codes) isFound |= MessageDigest.isEqual(expected, code);
    }
    if (!isFound) throw new WebhookRefusedException(WebhookRefusedException.Reason.WRONG_SIGNATURE, null);
  }
}
