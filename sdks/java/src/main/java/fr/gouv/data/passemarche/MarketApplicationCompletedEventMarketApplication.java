// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/MarketApplicationCompletedEvent/properties/market_application}
 *
 * @param identifier {@code identifier}
 * @param siret null where there is none
 * @param companyName null where there is none
 * @param completedAt {@code completed_at}
 * @param attestationUrl {@code attestation_url}
 * @param documentsPackageUrl {@code documents_package_url}
 * @param lots {@code lots}
 * @param providerUserId null where there is none
 */
public record MarketApplicationCompletedEventMarketApplication(
  String identifier, String siret, String companyName, Instant completedAt, URI attestationUrl, URI documentsPackageUrl,
  List<Lot> lots, String providerUserId
) implements Json.Value {
  public MarketApplicationCompletedEventMarketApplication {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(completedAt, "completedAt");
    Objects.requireNonNull(attestationUrl, "attestationUrl");
    Objects.requireNonNull(documentsPackageUrl, "documentsPackageUrl");
    lots = List.copyOf(lots);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static MarketApplicationCompletedEventMarketApplication fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new MarketApplicationCompletedEventMarketApplication(
      Json.required(members, "identifier", Json::asString), Json.optional(members, "siret", Json::asString),
      Json.optional(members, "company_name", Json::asString), Json.required(members, "completed_at", Json::asInstant),
      Json.required(members, "attestation_url", Json::asUri),
      Json.required(members, "documents_package_url", Json::asUri),
      Json.required(members, "lots", Json.listOf(Lot::fromJson)),
      Json.optional(members, "provider_user_id", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identifier", Json.of(identifier));
    members.put("siret", Json.of(siret));
    members.put("company_name", Json.of(companyName));
    members.put("completed_at", Json.of(completedAt));
    members.put("attestation_url", Json.of(attestationUrl));
    members.put("documents_package_url", Json.of(documentsPackageUrl));
    members.put("lots", Json.of(lots));
    members.put("provider_user_id", Json.of(providerUserId));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String identifier;
    private String siret;
    private String companyName;
    private Instant completedAt;
    private URI attestationUrl;
    private URI documentsPackageUrl;
    private List<Lot> lots;
    private String providerUserId;

    private Builder() {}

    public Builder identifier(String identifier) {
      this.identifier = identifier;
      return this;
    }

    public Builder siret(String siret) {
      this.siret = siret;
      return this;
    }

    public Builder companyName(String companyName) {
      this.companyName = companyName;
      return this;
    }

    public Builder completedAt(Instant completedAt) {
      this.completedAt = completedAt;
      return this;
    }

    public Builder attestationUrl(URI attestationUrl) {
      this.attestationUrl = attestationUrl;
      return this;
    }

    public Builder documentsPackageUrl(URI documentsPackageUrl) {
      this.documentsPackageUrl = documentsPackageUrl;
      return this;
    }

    public Builder lots(List<Lot> lots) {
      this.lots = lots;
      return this;
    }

    public Builder providerUserId(String providerUserId) {
      this.providerUserId = providerUserId;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public MarketApplicationCompletedEventMarketApplication build() {
      return new MarketApplicationCompletedEventMarketApplication(
        identifier, siret, companyName, completedAt, attestationUrl, documentsPackageUrl, lots, providerUserId);
    }
  }
}
