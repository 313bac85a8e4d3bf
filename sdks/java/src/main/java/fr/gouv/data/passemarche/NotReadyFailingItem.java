// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/NotReady/properties/failing/items}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record NotReadyFailingItem(String value) implements Json.Value {
  public static final NotReadyFailingItem STORE = new NotReadyFailingItem("store");
  public static final NotReadyFailingItem FILES = new NotReadyFailingItem("files");
  public static final NotReadyFailingItem DELIVERIES = new NotReadyFailingItem("deliveries");
  public static final NotReadyFailingItem SUBMISSIONS = new NotReadyFailingItem("submissions");
  public static final NotReadyFailingItem ANTIVIRUS = new NotReadyFailingItem("antivirus");
  public static final NotReadyFailingItem MAIL = new NotReadyFailingItem("mail");
  public static final NotReadyFailingItem STOPPING = new NotReadyFailingItem("stopping");

  /** The values that the contract names. */
  public static final List<NotReadyFailingItem> KNOWN = List.of(
    STORE, FILES, DELIVERIES, SUBMISSIONS, ANTIVIRUS, MAIL, STOPPING);

  public NotReadyFailingItem {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static NotReadyFailingItem fromJson(Object json) {
    return new NotReadyFailingItem(Json.asString(json));
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
