// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.time.Instant;

/**
 * A webhook whose origin is proven.
 *
 * @param id the same for each attempt at the same delivery: deliveries come at least once, so skip those that are
 *     known; null where only the published signature header came
 * @param sentAt when the attempt was made; null likewise
 * @param event what it tells
 */
public record WebhookDelivery(String id, Instant sentAt, WebhookEvent event) {}
