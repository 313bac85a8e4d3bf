// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * State of the webhook delivery; it stays <code>sync_pending</code> where no delivery is configured
 *
 * <p>{@code #/components/schemas/SyncStatus}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record SyncStatus(String value) implements Json.Value {
  public static final SyncStatus SYNC_PENDING = new SyncStatus("sync_pending");
  public static final SyncStatus SYNC_PROCESSING = new SyncStatus("sync_processing");
  public static final SyncStatus SYNC_COMPLETED = new SyncStatus("sync_completed");
  public static final SyncStatus SYNC_FAILED = new SyncStatus("sync_failed");

  /** The values that the contract names. */
  public static final List<SyncStatus> KNOWN = List.of(SYNC_PENDING, SYNC_PROCESSING, SYNC_COMPLETED, SYNC_FAILED);

  public SyncStatus {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static SyncStatus fromJson(Object json) {
    return new SyncStatus(Json.asString(json));
  }

  @Override
  public Object toJson() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
