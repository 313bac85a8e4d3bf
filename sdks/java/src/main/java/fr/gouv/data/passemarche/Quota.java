// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** The quotas that calls are charged to. */
public enum Quota {
  /** 60 requests in 3600 seconds, 10 of them at once. */
  TOKEN("token"),
  /** 1000 requests in 3600 seconds, 50 of them at once. */
  API("api"),
  /** 100 requests in 3600 seconds, 10 of them at once. */
  DOWNLOADS("downloads");

  private final String key;

  Quota(String key) {
    this.key = key;
  }

  /** As the contract calls it. */
  public String key() {
    return key;
  }
}
