// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/MarketApplication}
 *
 * @param identifier {@code identifier}
 * @param marketIdentifier {@code market_identifier}
 * @param siret null where there is none
 * @param providerUserId null where there is none
 * @param status {@code status}
 * @param syncStatus {@code sync_status}
 * @param webhookConfigured {@code webhook_configured}
 * @param createdAt {@code created_at}
 * @param completedAt null where there is none
 * @param applicationUrl {@code application_url}
 * @param attestationUrl Null until the application is submitted; null where there is none
 * @param documentsPackageUrl Null until the application is submitted; null where there is none
 */
public record MarketApplication(
  String identifier, String marketIdentifier, String siret, String providerUserId, LifecycleStatus status,
  SyncStatus syncStatus, boolean webhookConfigured, Instant createdAt, Instant completedAt, URI applicationUrl,
  URI attestationUrl, URI documentsPackageUrl
) implements Json.Value {
  public MarketApplication {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(marketIdentifier, "marketIdentifier");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(syncStatus, "syncStatus");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(applicationUrl, "applicationUrl");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static MarketApplication fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new MarketApplication(
      Json.required(members, "identifier", Json::asString), Json.required(members, "market_identifier", Json::asString),
      Json.optional(members, "siret", Json::asString), Json.optional(members, "provider_user_id", Json::asString),
      Json.required(members, "status", LifecycleStatus::fromJson),
      Json.required(members, "sync_status", SyncStatus::fromJson),
      Json.required(members, "webhook_configured", Json::asBoolean),
      Json.required(members, "created_at", Json::asInstant), Json.optional(members, "completed_at", Json::asInstant),
      Json.required(members, "application_url", Json::asUri), Json.optional(members, "attestation_url", Json::asUri),
      Json.optional(members, "documents_package_url", Json::asUri));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identifier", Json.of(identifier));
    members.put("market_identifier", Json.of(marketIdentifier));
    members.put("siret", Json.of(siret));
    members.put("provider_user_id", Json.of(providerUserId));
    members.put("status", Json.of(status));
    members.put("sync_status", Json.of(syncStatus));
    members.put("webhook_configured", Json.of(webhookConfigured));
    members.put("created_at", Json.of(createdAt));
    members.put("completed_at", Json.of(completedAt));
    members.put("application_url", Json.of(applicationUrl));
    members.put("attestation_url", Json.of(attestationUrl));
    members.put("documents_package_url", Json.of(documentsPackageUrl));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String identifier;
    private String marketIdentifier;
    private String siret;
    private String providerUserId;
    private LifecycleStatus status;
    private SyncStatus syncStatus;
    private Boolean webhookConfigured;
    private Instant createdAt;
    private Instant completedAt;
    private URI applicationUrl;
    private URI attestationUrl;
    private URI documentsPackageUrl;

    private Builder() {}

    public Builder identifier(String identifier) {
      this.identifier = identifier;
      return this;
    }

    public Builder marketIdentifier(String marketIdentifier) {
      this.marketIdentifier = marketIdentifier;
      return this;
    }

    public Builder siret(String siret) {
      this.siret = siret;
      return this;
    }

    public Builder providerUserId(String providerUserId) {
      this.providerUserId = providerUserId;
      return this;
    }

    public Builder status(LifecycleStatus status) {
      this.status = status;
      return this;
    }

    public Builder syncStatus(SyncStatus syncStatus) {
      this.syncStatus = syncStatus;
      return this;
    }

    public Builder webhookConfigured(boolean webhookConfigured) {
      this.webhookConfigured = webhookConfigured;
      return this;
    }

    public Builder createdAt(Instant createdAt) {
      this.createdAt = createdAt;
      return this;
    }

    public Builder completedAt(Instant completedAt) {
      this.completedAt = completedAt;
      return this;
    }

    public Builder applicationUrl(URI applicationUrl) {
      this.applicationUrl = applicationUrl;
      return this;
    }

    /**
     * Null until the application is submitted
     */
    public Builder attestationUrl(URI attestationUrl) {
      this.attestationUrl = attestationUrl;
      return this;
    }

    /**
     * Null until the application is submitted
     */
    public Builder documentsPackageUrl(URI documentsPackageUrl) {
      this.documentsPackageUrl = documentsPackageUrl;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public MarketApplication build() {
      return new MarketApplication(
        identifier, marketIdentifier, siret, providerUserId, status, syncStatus,
        Objects.requireNonNull(webhookConfigured, "webhookConfigured"), createdAt, completedAt, applicationUrl,
        attestationUrl, documentsPackageUrl);
    }
  }
}
