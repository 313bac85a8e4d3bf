// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/AuthorizationServerMetadata}
 *
 * @param issuer {@code issuer}
 * @param tokenEndpoint {@code token_endpoint}
 * @param revocationEndpoint {@code revocation_endpoint}
 * @param introspectionEndpoint {@code introspection_endpoint}
 * @param scopesSupported {@code scopes_supported}
 * @param responseTypesSupported {@code response_types_supported}
 * @param grantTypesSupported {@code grant_types_supported}
 * @param tokenEndpointAuthMethodsSupported {@code token_endpoint_auth_methods_supported}
 * @param revocationEndpointAuthMethodsSupported {@code revocation_endpoint_auth_methods_supported}
 * @param introspectionEndpointAuthMethodsSupported {@code introspection_endpoint_auth_methods_supported}
 * @param serviceDocumentation {@code service_documentation}
 */
public record AuthorizationServerMetadata(
  URI issuer, URI tokenEndpoint, URI revocationEndpoint, URI introspectionEndpoint, List<Scope> scopesSupported,
  List<String> responseTypesSupported, List<String> grantTypesSupported,
  List<ClientAuthenticationMethod> tokenEndpointAuthMethodsSupported,
  List<ClientAuthenticationMethod> revocationEndpointAuthMethodsSupported,
  List<ClientAuthenticationMethod> introspectionEndpointAuthMethodsSupported, URI serviceDocumentation
) implements Json.Value {
  public AuthorizationServerMetadata {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
    Objects.requireNonNull(revocationEndpoint, "revocationEndpoint");
    Objects.requireNonNull(introspectionEndpoint, "introspectionEndpoint");
    scopesSupported = List.copyOf(scopesSupported);
    responseTypesSupported = List.copyOf(responseTypesSupported);
    grantTypesSupported = List.copyOf(grantTypesSupported);
    tokenEndpointAuthMethodsSupported = List.copyOf(tokenEndpointAuthMethodsSupported);
    revocationEndpointAuthMethodsSupported = List.copyOf(revocationEndpointAuthMethodsSupported);
    introspectionEndpointAuthMethodsSupported = List.copyOf(introspectionEndpointAuthMethodsSupported);
    Objects.requireNonNull(serviceDocumentation, "serviceDocumentation");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static AuthorizationServerMetadata fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new AuthorizationServerMetadata(
      Json.required(members, "issuer", Json::asUri), Json.required(members, "token_endpoint", Json::asUri),
      Json.required(members, "revocation_endpoint", Json::asUri),
      Json.required(members, "introspection_endpoint", Json::asUri),
      Json.required(members, "scopes_supported", Json.listOf(Scope::fromJson)),
      Json.required(members, "response_types_supported", Json.listOf(Json::asString)),
      Json.required(members, "grant_types_supported", Json.listOf(Json::asString)),
      Json.required(members, "token_endpoint_auth_methods_supported", Json.listOf(ClientAuthenticationMethod::fromJson)),
      Json.required(members, "revocation_endpoint_auth_methods_supported", Json.listOf(ClientAuthenticationMethod::fromJson)),
      Json.required(members, "introspection_endpoint_auth_methods_supported", Json.listOf(ClientAuthenticationMethod::fromJson)),
      Json.required(members, "service_documentation", Json::asUri));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("issuer", Json.of(issuer));
    members.put("token_endpoint", Json.of(tokenEndpoint));
    members.put("revocation_endpoint", Json.of(revocationEndpoint));
    members.put("introspection_endpoint", Json.of(introspectionEndpoint));
    members.put("scopes_supported", Json.of(scopesSupported));
    members.put("response_types_supported", Json.of(responseTypesSupported));
    members.put("grant_types_supported", Json.of(grantTypesSupported));
    members.put("token_endpoint_auth_methods_supported", Json.of(tokenEndpointAuthMethodsSupported));
    members.put("revocation_endpoint_auth_methods_supported", Json.of(revocationEndpointAuthMethodsSupported));
    members.put("introspection_endpoint_auth_methods_supported", Json.of(introspectionEndpointAuthMethodsSupported));
    members.put("service_documentation", Json.of(serviceDocumentation));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private URI issuer;
    private URI tokenEndpoint;
    private URI revocationEndpoint;
    private URI introspectionEndpoint;
    private List<Scope> scopesSupported;
    private List<String> responseTypesSupported;
    private List<String> grantTypesSupported;
    private List<ClientAuthenticationMethod> tokenEndpointAuthMethodsSupported;
    private List<ClientAuthenticationMethod> revocationEndpointAuthMethodsSupported;
    private List<ClientAuthenticationMethod> introspectionEndpointAuthMethodsSupported;
    private URI serviceDocumentation;

    private Builder() {}

    public Builder issuer(URI issuer) {
      this.issuer = issuer;
      return this;
    }

    public Builder tokenEndpoint(URI tokenEndpoint) {
      this.tokenEndpoint = tokenEndpoint;
      return this;
    }

    public Builder revocationEndpoint(URI revocationEndpoint) {
      this.revocationEndpoint = revocationEndpoint;
      return this;
    }

    public Builder introspectionEndpoint(URI introspectionEndpoint) {
      this.introspectionEndpoint = introspectionEndpoint;
      return this;
    }

    public Builder scopesSupported(List<Scope> scopesSupported) {
      this.scopesSupported = scopesSupported;
      return this;
    }

    public Builder responseTypesSupported(List<String> responseTypesSupported) {
      this.responseTypesSupported = responseTypesSupported;
      return this;
    }

    public Builder grantTypesSupported(List<String> grantTypesSupported) {
      this.grantTypesSupported = grantTypesSupported;
      return this;
    }

    public Builder tokenEndpointAuthMethodsSupported(List<ClientAuthenticationMethod> tokenEndpointAuthMethodsSupported) {
      this.tokenEndpointAuthMethodsSupported = tokenEndpointAuthMethodsSupported;
      return this;
    }

    public Builder revocationEndpointAuthMethodsSupported(List<ClientAuthenticationMethod> revocationEndpointAuthMethodsSupported) {
      this.revocationEndpointAuthMethodsSupported = revocationEndpointAuthMethodsSupported;
      return this;
    }

    public Builder introspectionEndpointAuthMethodsSupported(List<ClientAuthenticationMethod> introspectionEndpointAuthMethodsSupported) {
      this.introspectionEndpointAuthMethodsSupported = introspectionEndpointAuthMethodsSupported;
      return this;
    }

    public Builder serviceDocumentation(URI serviceDocumentation) {
      this.serviceDocumentation = serviceDocumentation;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public AuthorizationServerMetadata build() {
      return new AuthorizationServerMetadata(
        issuer, tokenEndpoint, revocationEndpoint, introspectionEndpoint, scopesSupported, responseTypesSupported,
        grantTypesSupported, tokenEndpointAuthMethodsSupported, revocationEndpointAuthMethodsSupported,
        introspectionEndpointAuthMethodsSupported, serviceDocumentation);
    }
  }
}
