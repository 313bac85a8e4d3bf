// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Status}
 *
 * @param status {@code status}
 * @param version {@code version}
 * @param environment {@code environment}
 * @param clientId {@code client_id}
 * @param scope {@code scope}
 * @param time {@code time}
 */
public record Status(
  String status, String version, StatusEnvironment environment, String clientId, String scope, Instant time
) implements Json.Value {
  public Status {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(time, "time");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Status fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Status(
      Json.required(members, "status", Json::asString), Json.required(members, "version", Json::asString),
      Json.required(members, "environment", StatusEnvironment::fromJson),
      Json.required(members, "client_id", Json::asString), Json.required(members, "scope", Json::asString),
      Json.required(members, "time", Json::asInstant));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", Json.of(status));
    members.put("version", Json.of(version));
    members.put("environment", Json.of(environment));
    members.put("client_id", Json.of(clientId));
    members.put("scope", Json.of(scope));
    members.put("time", Json.of(time));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String status = "ok";
    private String version;
    private StatusEnvironment environment;
    private String clientId;
    private String scope;
    private Instant time;

    private Builder() {}

    public Builder status(String status) {
      this.status = status;
      return this;
    }

    public Builder version(String version) {
      this.version = version;
      return this;
    }

    public Builder environment(StatusEnvironment environment) {
      this.environment = environment;
      return this;
    }

    public Builder clientId(String clientId) {
      this.clientId = clientId;
      return this;
    }

    public Builder scope(String scope) {
      this.scope = scope;
      return this;
    }

    public Builder time(Instant time) {
      this.time = time;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Status build() {
      return new Status(status, version, environment, clientId, scope, time);
    }
  }
}
