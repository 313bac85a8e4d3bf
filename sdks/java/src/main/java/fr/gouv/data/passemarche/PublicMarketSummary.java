// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/PublicMarketSummary}
 *
 * @param identifier {@code identifier}
 * @param name {@code name}
 * @param siret {@code siret}
 * @param deadline {@code deadline}
 * @param marketTypeCodes {@code market_type_codes}
 * @param status {@code status}
 * @param syncStatus {@code sync_status}
 * @param webhookConfigured Whether the editor has a webhook URL to which completions are delivered
 * @param createdAt {@code created_at}
 * @param completedAt null where there is none
 */
public record PublicMarketSummary(
  String identifier, String name, String siret, Instant deadline, List<MarketTypeCode> marketTypeCodes,
  LifecycleStatus status, SyncStatus syncStatus, boolean webhookConfigured, Instant createdAt, Instant completedAt
) implements Json.Value {
  public PublicMarketSummary {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(siret, "siret");
    Objects.requireNonNull(deadline, "deadline");
    marketTypeCodes = List.copyOf(marketTypeCodes);
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(syncStatus, "syncStatus");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static PublicMarketSummary fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new PublicMarketSummary(
      Json.required(members, "identifier", Json::asString), Json.required(members, "name", Json::asString),
      Json.required(members, "siret", Json::asString), Json.required(members, "deadline", Json::asInstant),
      Json.required(members, "market_type_codes", Json.listOf(MarketTypeCode::fromJson)),
      Json.required(members, "status", LifecycleStatus::fromJson),
      Json.required(members, "sync_status", SyncStatus::fromJson),
      Json.required(members, "webhook_configured", Json::asBoolean),
      Json.required(members, "created_at", Json::asInstant), Json.optional(members, "completed_at", Json::asInstant));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identifier", Json.of(identifier));
    members.put("name", Json.of(name));
    members.put("siret", Json.of(siret));
    members.put("deadline", Json.of(deadline));
    members.put("market_type_codes", Json.of(marketTypeCodes));
    members.put("status", Json.of(status));
    members.put("sync_status", Json.of(syncStatus));
    members.put("webhook_configured", Json.of(webhookConfigured));
    members.put("created_at", Json.of(createdAt));
    members.put("completed_at", Json.of(completedAt));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String identifier;
    private String name;
    private String siret;
    private Instant deadline;
    private List<MarketTypeCode> marketTypeCodes;
    private LifecycleStatus status;
    private SyncStatus syncStatus;
    private Boolean webhookConfigured;
    private Instant createdAt;
    private Instant completedAt;

    private Builder() {}

    public Builder identifier(String identifier) {
      this.identifier = identifier;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder siret(String siret) {
      this.siret = siret;
      return this;
    }

    public Builder deadline(Instant deadline) {
      this.deadline = deadline;
      return this;
    }

    public Builder marketTypeCodes(List<MarketTypeCode> marketTypeCodes) {
      this.marketTypeCodes = marketTypeCodes;
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

    /**
     * Whether the editor has a webhook URL to which completions are delivered
     */
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

    /** The value; what has to be there must have been given. */
    public PublicMarketSummary build() {
      return new PublicMarketSummary(
        identifier, name, siret, deadline, marketTypeCodes, status, syncStatus,
        Objects.requireNonNull(webhookConfigured, "webhookConfigured"), createdAt, completedAt);
    }
  }
}
