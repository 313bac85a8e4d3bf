// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** The quotas that calls are charged to. */
public enum Quota {
  /** 100 requests in 60 seconds, 5 of them at once. */
  API("api"),
  /** 10 requests in 60 seconds, 2 of them at once. */
  LARGE_FILES("large-files");

  private final String key;

  Quota(String key) {
    this.key = key;
  }

  /** As the contract calls it. */
  public String key() {
    return key;
  }
}
