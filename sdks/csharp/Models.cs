// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Token</c></para>
    /// </summary>
    public sealed class Token : IJsonValue
    {
        /// <summary>A JWT signed with HS256</summary>
        public string AccessToken { get; set; }

        /// <summary><c>token_type</c></summary>
        public string TokenType { get; set; } = "Bearer";

        /// <summary>Seconds</summary>
        public long ExpiresIn { get; set; } = 86400;

        /// <summary><c>scope</c></summary>
        public string Scope { get; set; }

        /// <summary>Unix seconds</summary>
        public long CreatedAt { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Token FromJson(object json)
        {
            var members = Json.Members(json);
            return new Token
            {
                AccessToken = Json.Required<string>(members, "access_token", Json.AsString),
                TokenType = Json.Required<string>(members, "token_type", Json.AsString),
                ExpiresIn = Json.Required<long>(members, "expires_in", Json.AsInteger),
                Scope = Json.Required<string>(members, "scope", Json.AsString),
                CreatedAt = Json.Required<long>(members, "created_at", Json.AsInteger),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "access_token", AccessToken);
            Json.Put(members, "token_type", TokenType);
            Json.Put(members, "expires_in", ExpiresIn);
            Json.Put(members, "scope", Scope);
            Json.Put(members, "created_at", CreatedAt);
            return members;
        }
    }

    /// <summary>
    /// RFC 6749 section 5.2
    /// <para><c>#/components/schemas/OAuthError</c></para>
    /// </summary>
    public sealed class OAuthError : IJsonValue
    {
        /// <summary><c>error</c></summary>
        public OAuthErrorError Error { get; set; }

        /// <summary>
        /// <c>error_description</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string ErrorDescription { get; set; }

        /// <summary>
        /// <c>retry_after</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public long? RetryAfter { get; set; }

        /// <summary>
        /// <c>request_id</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string RequestId { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static OAuthError FromJson(object json)
        {
            var members = Json.Members(json);
            return new OAuthError
            {
                Error = Json.Required<OAuthErrorError>(members, "error", PasseMarche.OAuthErrorError.FromJson),
                ErrorDescription = Json.Optional<string>(members, "error_description", Json.AsString),
                RetryAfter = Json.OptionalValue<long>(members, "retry_after", Json.AsInteger),
                RequestId = Json.Optional<string>(members, "request_id", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "error", Error);
            Json.Put(members, "error_description", ErrorDescription);
            Json.Put(members, "retry_after", RetryAfter);
            Json.Put(members, "request_id", RequestId);
            return members;
        }

        internal IReadOnlyList<string> Sentences()
        {
            if (ErrorDescription != null) return new[] { ErrorDescription };
            return new[] { Error.ToString() };
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/OAuthError/properties/error</c></para>
    /// </summary>
    public struct OAuthErrorError : IJsonValue, IEquatable<OAuthErrorError>
    {
        /// <summary><c>invalid_request</c></summary>
        public static readonly OAuthErrorError InvalidRequest = new OAuthErrorError("invalid_request");

        /// <summary><c>invalid_client</c></summary>
        public static readonly OAuthErrorError InvalidClient = new OAuthErrorError("invalid_client");

        /// <summary><c>invalid_scope</c></summary>
        public static readonly OAuthErrorError InvalidScope = new OAuthErrorError("invalid_scope");

        /// <summary><c>unsupported_grant_type</c></summary>
        public static readonly OAuthErrorError UnsupportedGrantType = new OAuthErrorError("unsupported_grant_type");

        /// <summary><c>rate_limit_exceeded</c></summary>
        public static readonly OAuthErrorError RateLimitExceeded = new OAuthErrorError("rate_limit_exceeded");

        /// <summary><c>server_error</c></summary>
        public static readonly OAuthErrorError ServerError = new OAuthErrorError("server_error");

        /// <summary><c>temporarily_unavailable</c></summary>
        public static readonly OAuthErrorError TemporarilyUnavailable = new OAuthErrorError("temporarily_unavailable");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<OAuthErrorError> Known = new[]
        {
            InvalidRequest, InvalidClient, InvalidScope, UnsupportedGrantType, RateLimitExceeded, ServerError,
            TemporarilyUnavailable,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public OAuthErrorError(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static OAuthErrorError FromJson(object json) { return new OAuthErrorError(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(OAuthErrorError other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is OAuthErrorError && Equals((OAuthErrorError)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(OAuthErrorError left, OAuthErrorError right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(OAuthErrorError left, OAuthErrorError right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Error</c></para>
    /// </summary>
    public sealed class ErrorBody : IJsonValue
    {
        /// <summary><c>error</c></summary>
        public string Error { get; set; }

        /// <summary>
        /// <c>errors</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyList<string> Errors { get; set; }

        /// <summary>
        /// <c>request_id</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string RequestId { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static ErrorBody FromJson(object json)
        {
            var members = Json.Members(json);
            return new ErrorBody
            {
                Error = Json.Required<string>(members, "error", Json.AsString),
                Errors = Json.Optional<IReadOnlyList<string>>(members, "errors", Json.ListOf<string>(Json.AsString)),
                RequestId = Json.Optional<string>(members, "request_id", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "error", Error);
            Json.Put(members, "errors", Errors);
            Json.Put(members, "request_id", RequestId);
            return members;
        }

        internal IReadOnlyList<string> Sentences()
        {
            if (Errors != null) return Errors;
            return new[] { Error };
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Introspection</c></para>
    /// </summary>
    public sealed class Introspection : IJsonValue
    {
        /// <summary><c>active</c></summary>
        public bool Active { get; set; }

        /// <summary>
        /// <c>scope</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Scope { get; set; }

        /// <summary>
        /// <c>client_id</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string ClientId { get; set; }

        /// <summary>
        /// <c>token_type</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string TokenType { get; set; }

        /// <summary>
        /// <c>exp</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public long? Exp { get; set; }

        /// <summary>
        /// <c>iat</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public long? Iat { get; set; }

        /// <summary>
        /// <c>sub</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Sub { get; set; }

        /// <summary>
        /// <c>aud</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public Uri Aud { get; set; }

        /// <summary>
        /// <c>iss</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public Uri Iss { get; set; }

        /// <summary>
        /// <c>jti</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Jti { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Introspection FromJson(object json)
        {
            var members = Json.Members(json);
            return new Introspection
            {
                Active = Json.Required<bool>(members, "active", Json.AsBoolean),
                Scope = Json.Optional<string>(members, "scope", Json.AsString),
                ClientId = Json.Optional<string>(members, "client_id", Json.AsString),
                TokenType = Json.Optional<string>(members, "token_type", Json.AsString),
                Exp = Json.OptionalValue<long>(members, "exp", Json.AsInteger),
                Iat = Json.OptionalValue<long>(members, "iat", Json.AsInteger),
                Sub = Json.Optional<string>(members, "sub", Json.AsString),
                Aud = Json.Optional<Uri>(members, "aud", Json.AsUri),
                Iss = Json.Optional<Uri>(members, "iss", Json.AsUri),
                Jti = Json.Optional<string>(members, "jti", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "active", Active);
            Json.Put(members, "scope", Scope);
            Json.Put(members, "client_id", ClientId);
            Json.Put(members, "token_type", TokenType);
            Json.Put(members, "exp", Exp);
            Json.Put(members, "iat", Iat);
            Json.Put(members, "sub", Sub);
            Json.Put(members, "aud", Aud);
            Json.Put(members, "iss", Iss);
            Json.Put(members, "jti", Jti);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/TokenInfo</c></para>
    /// </summary>
    public sealed class TokenInfo : IJsonValue
    {
        /// <summary><c>scope</c></summary>
        public IReadOnlyList<Scope> Scope { get; set; }

        /// <summary>Seconds left</summary>
        public long ExpiresIn { get; set; }

        /// <summary><c>application</c></summary>
        public TokenInfoApplication Application { get; set; }

        /// <summary>Unix seconds</summary>
        public long CreatedAt { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static TokenInfo FromJson(object json)
        {
            var members = Json.Members(json);
            return new TokenInfo
            {
                Scope = Json.Required<IReadOnlyList<Scope>>(
                    members, "scope", Json.ListOf<Scope>(PasseMarche.Scope.FromJson)),
                ExpiresIn = Json.Required<long>(members, "expires_in", Json.AsInteger),
                Application = Json.Required<TokenInfoApplication>(
                    members, "application", PasseMarche.TokenInfoApplication.FromJson),
                CreatedAt = Json.Required<long>(members, "created_at", Json.AsInteger),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "scope", Scope);
            Json.Put(members, "expires_in", ExpiresIn);
            Json.Put(members, "application", Application);
            Json.Put(members, "created_at", CreatedAt);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Scope</c></para>
    /// </summary>
    public struct Scope : IJsonValue, IEquatable<Scope>
    {
        /// <summary><c>api_access</c></summary>
        public static readonly Scope ApiAccess = new Scope("api_access");

        /// <summary><c>api_read</c></summary>
        public static readonly Scope ApiRead = new Scope("api_read");

        /// <summary><c>api_write</c></summary>
        public static readonly Scope ApiWrite = new Scope("api_write");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<Scope> Known = new[]
        {
            ApiAccess, ApiRead, ApiWrite,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public Scope(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static Scope FromJson(object json) { return new Scope(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(Scope other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is Scope && Equals((Scope)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(Scope left, Scope right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(Scope left, Scope right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/TokenInfo/properties/application</c></para>
    /// </summary>
    public sealed class TokenInfoApplication : IJsonValue
    {
        /// <summary><c>uid</c></summary>
        public string Uid { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static TokenInfoApplication FromJson(object json)
        {
            var members = Json.Members(json);
            return new TokenInfoApplication
            {
                Uid = Json.Required<string>(members, "uid", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "uid", Uid);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/RateLimited</c></para>
    /// </summary>
    public sealed class RateLimited : IJsonValue
    {
        /// <summary><c>error</c></summary>
        public string Error { get; set; }

        /// <summary>Whole seconds after which the same request passes</summary>
        public long RetryAfter { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static RateLimited FromJson(object json)
        {
            var members = Json.Members(json);
            return new RateLimited
            {
                Error = Json.Required<string>(members, "error", Json.AsString),
                RetryAfter = Json.Required<long>(members, "retry_after", Json.AsInteger),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "error", Error);
            Json.Put(members, "retry_after", RetryAfter);
            return members;
        }

        internal IReadOnlyList<string> Sentences()
        {
            return new[] { Error };
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/AuthorizationServerMetadata</c></para>
    /// </summary>
    public sealed class AuthorizationServerMetadata : IJsonValue
    {
        /// <summary><c>issuer</c></summary>
        public Uri Issuer { get; set; }

        /// <summary><c>token_endpoint</c></summary>
        public Uri TokenEndpoint { get; set; }

        /// <summary><c>revocation_endpoint</c></summary>
        public Uri RevocationEndpoint { get; set; }

        /// <summary><c>introspection_endpoint</c></summary>
        public Uri IntrospectionEndpoint { get; set; }

        /// <summary><c>scopes_supported</c></summary>
        public IReadOnlyList<Scope> ScopesSupported { get; set; }

        /// <summary><c>response_types_supported</c></summary>
        public IReadOnlyList<string> ResponseTypesSupported { get; set; }

        /// <summary><c>grant_types_supported</c></summary>
        public IReadOnlyList<string> GrantTypesSupported { get; set; }

        /// <summary><c>token_endpoint_auth_methods_supported</c></summary>
        public IReadOnlyList<ClientAuthenticationMethod> TokenEndpointAuthMethodsSupported { get; set; }

        /// <summary><c>revocation_endpoint_auth_methods_supported</c></summary>
        public IReadOnlyList<ClientAuthenticationMethod> RevocationEndpointAuthMethodsSupported { get; set; }

        /// <summary><c>introspection_endpoint_auth_methods_supported</c></summary>
        public IReadOnlyList<ClientAuthenticationMethod> IntrospectionEndpointAuthMethodsSupported { get; set; }

        /// <summary><c>service_documentation</c></summary>
        public Uri ServiceDocumentation { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static AuthorizationServerMetadata FromJson(object json)
        {
            var members = Json.Members(json);
            return new AuthorizationServerMetadata
            {
                Issuer = Json.Required<Uri>(members, "issuer", Json.AsUri),
                TokenEndpoint = Json.Required<Uri>(members, "token_endpoint", Json.AsUri),
                RevocationEndpoint = Json.Required<Uri>(members, "revocation_endpoint", Json.AsUri),
                IntrospectionEndpoint = Json.Required<Uri>(members, "introspection_endpoint", Json.AsUri),
                ScopesSupported = Json.Required<IReadOnlyList<Scope>>(
                    members, "scopes_supported", Json.ListOf<Scope>(PasseMarche.Scope.FromJson)),
                ResponseTypesSupported = Json.Required<IReadOnlyList<string>>(
                    members, "response_types_supported", Json.ListOf<string>(Json.AsString)),
                GrantTypesSupported = Json.Required<IReadOnlyList<string>>(
                    members, "grant_types_supported", Json.ListOf<string>(Json.AsString)),
                TokenEndpointAuthMethodsSupported = Json.Required<IReadOnlyList<ClientAuthenticationMethod>>(
                    members, "token_endpoint_auth_methods_supported",
                    Json.ListOf<ClientAuthenticationMethod>(PasseMarche.ClientAuthenticationMethod.FromJson)),
                RevocationEndpointAuthMethodsSupported = Json.Required<IReadOnlyList<ClientAuthenticationMethod>>(
                    members, "revocation_endpoint_auth_methods_supported",
                    Json.ListOf<ClientAuthenticationMethod>(PasseMarche.ClientAuthenticationMethod.FromJson)),
                IntrospectionEndpointAuthMethodsSupported = Json.Required<IReadOnlyList<ClientAuthenticationMethod>>(
                    members, "introspection_endpoint_auth_methods_supported",
                    Json.ListOf<ClientAuthenticationMethod>(PasseMarche.ClientAuthenticationMethod.FromJson)),
                ServiceDocumentation = Json.Required<Uri>(members, "service_documentation", Json.AsUri),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "issuer", Issuer);
            Json.Put(members, "token_endpoint", TokenEndpoint);
            Json.Put(members, "revocation_endpoint", RevocationEndpoint);
            Json.Put(members, "introspection_endpoint", IntrospectionEndpoint);
            Json.Put(members, "scopes_supported", ScopesSupported);
            Json.Put(members, "response_types_supported", ResponseTypesSupported);
            Json.Put(members, "grant_types_supported", GrantTypesSupported);
            Json.Put(members, "token_endpoint_auth_methods_supported", TokenEndpointAuthMethodsSupported);
            Json.Put(members, "revocation_endpoint_auth_methods_supported", RevocationEndpointAuthMethodsSupported);
            Json.Put(members, "introspection_endpoint_auth_methods_supported", IntrospectionEndpointAuthMethodsSupported);
            Json.Put(members, "service_documentation", ServiceDocumentation);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/ClientAuthenticationMethods/items</c></para>
    /// </summary>
    public struct ClientAuthenticationMethod : IJsonValue, IEquatable<ClientAuthenticationMethod>
    {
        /// <summary><c>client_secret_basic</c></summary>
        public static readonly ClientAuthenticationMethod ClientSecretBasic = new ClientAuthenticationMethod("client_secret_basic");

        /// <summary><c>client_secret_post</c></summary>
        public static readonly ClientAuthenticationMethod ClientSecretPost = new ClientAuthenticationMethod("client_secret_post");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<ClientAuthenticationMethod> Known = new[]
        {
            ClientSecretBasic, ClientSecretPost,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public ClientAuthenticationMethod(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static ClientAuthenticationMethod FromJson(object json) { return new ClientAuthenticationMethod(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(ClientAuthenticationMethod other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is ClientAuthenticationMethod && Equals((ClientAuthenticationMethod)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(ClientAuthenticationMethod left, ClientAuthenticationMethod right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(ClientAuthenticationMethod left, ClientAuthenticationMethod right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Status</c></para>
    /// </summary>
    public sealed class Status : IJsonValue
    {
        /// <summary><c>status</c></summary>
        public string StatusValue { get; set; } = "ok";

        /// <summary><c>version</c></summary>
        public string Version { get; set; }

        /// <summary><c>environment</c></summary>
        public StatusEnvironment Environment { get; set; }

        /// <summary><c>client_id</c></summary>
        public string ClientId { get; set; }

        /// <summary><c>scope</c></summary>
        public string Scope { get; set; }

        /// <summary><c>time</c></summary>
        public DateTimeOffset Time { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Status FromJson(object json)
        {
            var members = Json.Members(json);
            return new Status
            {
                StatusValue = Json.Required<string>(members, "status", Json.AsString),
                Version = Json.Required<string>(members, "version", Json.AsString),
                Environment = Json.Required<StatusEnvironment>(
                    members, "environment", PasseMarche.StatusEnvironment.FromJson),
                ClientId = Json.Required<string>(members, "client_id", Json.AsString),
                Scope = Json.Required<string>(members, "scope", Json.AsString),
                Time = Json.Required<DateTimeOffset>(members, "time", Json.AsInstant),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "status", StatusValue);
            Json.Put(members, "version", Version);
            Json.Put(members, "environment", Environment);
            Json.Put(members, "client_id", ClientId);
            Json.Put(members, "scope", Scope);
            Json.Put(members, "time", Time);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Status/properties/environment</c></para>
    /// </summary>
    public struct StatusEnvironment : IJsonValue, IEquatable<StatusEnvironment>
    {
        /// <summary><c>sandbox</c></summary>
        public static readonly StatusEnvironment Sandbox = new StatusEnvironment("sandbox");

        /// <summary><c>staging</c></summary>
        public static readonly StatusEnvironment Staging = new StatusEnvironment("staging");

        /// <summary><c>preprod</c></summary>
        public static readonly StatusEnvironment Preprod = new StatusEnvironment("preprod");

        /// <summary><c>production</c></summary>
        public static readonly StatusEnvironment Production = new StatusEnvironment("production");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<StatusEnvironment> Known = new[]
        {
            Sandbox, Staging, Preprod, Production,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public StatusEnvironment(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static StatusEnvironment FromJson(object json) { return new StatusEnvironment(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(StatusEnvironment other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is StatusEnvironment && Equals((StatusEnvironment)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(StatusEnvironment left, StatusEnvironment right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(StatusEnvironment left, StatusEnvironment right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/PublicMarketCreated</c></para>
    /// </summary>
    public sealed class PublicMarketCreated : IJsonValue
    {
        /// <summary><c>identifier</c></summary>
        public string Identifier { get; set; }

        /// <summary><c>configuration_url</c></summary>
        public Uri ConfigurationUrl { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static PublicMarketCreated FromJson(object json)
        {
            var members = Json.Members(json);
            return new PublicMarketCreated
            {
                Identifier = Json.Required<string>(members, "identifier", Json.AsString),
                ConfigurationUrl = Json.Required<Uri>(members, "configuration_url", Json.AsUri),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "identifier", Identifier);
            Json.Put(members, "configuration_url", ConfigurationUrl);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/PublicMarketInput</c></para>
    /// </summary>
    public sealed class PublicMarketInput : IJsonValue
    {
        /// <summary><c>name</c></summary>
        public string Name { get; set; }

        /// <summary>
        /// An RFC 3339 instant, or a local time or day of the Paris wall clock (a day means its last second).
        /// </summary>
        public Moment Deadline { get; set; }

        /// <summary><c>siret</c></summary>
        public string Siret { get; set; }

        /// <summary><c>market_type_codes</c></summary>
        public IReadOnlyList<MarketTypeCode> MarketTypeCodes { get; set; }

        /// <summary>
        /// <c>lots</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyList<LotRequest> Lots { get; set; }

        /// <summary>
        /// To how many lots one company may apply
        /// <para>Null where there is none.</para>
        /// </summary>
        public long? LotLimit { get; set; }

        /// <summary>
        /// One lot by its name, for clients of the first version
        /// <para>Null where there is none.</para>
        /// </summary>
        public string LotName { get; set; }

        /// <summary>
        /// The buyer's identifier on the editor's side
        /// <para>Null where there is none.</para>
        /// </summary>
        public string ProviderUserId { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static PublicMarketInput FromJson(object json)
        {
            var members = Json.Members(json);
            return new PublicMarketInput
            {
                Name = Json.Required<string>(members, "name", Json.AsString),
                Deadline = Json.Required<Moment>(members, "deadline", Moment.FromJson),
                Siret = Json.Required<string>(members, "siret", Json.AsString),
                MarketTypeCodes = Json.Required<IReadOnlyList<MarketTypeCode>>(
                    members, "market_type_codes", Json.ListOf<MarketTypeCode>(PasseMarche.MarketTypeCode.FromJson)),
                Lots = Json.Optional<IReadOnlyList<LotRequest>>(
                    members, "lots", Json.ListOf<LotRequest>(PasseMarche.LotRequest.FromJson)),
                LotLimit = Json.OptionalValue<long>(members, "lot_limit", Json.AsInteger),
                LotName = Json.Optional<string>(members, "lot_name", Json.AsString),
                ProviderUserId = Json.Optional<string>(members, "provider_user_id", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "name", Name);
            Json.Put(members, "deadline", Deadline);
            Json.Put(members, "siret", Siret);
            Json.Put(members, "market_type_codes", MarketTypeCodes);
            Json.Put(members, "lots", Lots);
            Json.Put(members, "lot_limit", LotLimit);
            Json.Put(members, "lot_name", LotName);
            Json.Put(members, "provider_user_id", ProviderUserId);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/MarketTypeCode</c></para>
    /// </summary>
    public struct MarketTypeCode : IJsonValue, IEquatable<MarketTypeCode>
    {
        /// <summary><c>supplies</c></summary>
        public static readonly MarketTypeCode Supplies = new MarketTypeCode("supplies");

        /// <summary><c>services</c></summary>
        public static readonly MarketTypeCode Services = new MarketTypeCode("services");

        /// <summary><c>works</c></summary>
        public static readonly MarketTypeCode Works = new MarketTypeCode("works");

        /// <summary><c>defense</c></summary>
        public static readonly MarketTypeCode Defense = new MarketTypeCode("defense");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<MarketTypeCode> Known = new[]
        {
            Supplies, Services, Works, Defense,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public MarketTypeCode(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static MarketTypeCode FromJson(object json) { return new MarketTypeCode(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(MarketTypeCode other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is MarketTypeCode && Equals((MarketTypeCode)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(MarketTypeCode left, MarketTypeCode right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(MarketTypeCode left, MarketTypeCode right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/LotRequest</c></para>
    /// </summary>
    public sealed class LotRequest : IJsonValue
    {
        /// <summary><c>name</c></summary>
        public string Name { get; set; }

        /// <summary>
        /// <c>cpv_code</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string CpvCode { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static LotRequest FromJson(object json)
        {
            var members = Json.Members(json);
            return new LotRequest
            {
                Name = Json.Required<string>(members, "name", Json.AsString),
                CpvCode = Json.Optional<string>(members, "cpv_code", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "name", Name);
            Json.Put(members, "cpv_code", CpvCode);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/ValidationError</c></para>
    /// </summary>
    public sealed class ValidationError : IJsonValue
    {
        /// <summary><c>error</c></summary>
        public string Error { get; set; } = "Validation failed";

        /// <summary><c>errors</c></summary>
        public IReadOnlyList<string> Errors { get; set; }

        /// <summary>
        /// <c>field_errors</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static ValidationError FromJson(object json)
        {
            var members = Json.Members(json);
            return new ValidationError
            {
                Error = Json.Required<string>(members, "error", Json.AsString),
                Errors = Json.Required<IReadOnlyList<string>>(members, "errors", Json.ListOf<string>(Json.AsString)),
                FieldErrors = Json.Optional<IReadOnlyDictionary<string, IReadOnlyList<string>>>(
                    members, "field_errors", Json.MapOf<IReadOnlyList<string>>(Json.ListOf<string>(Json.AsString))),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "error", Error);
            Json.Put(members, "errors", Errors);
            Json.Put(members, "field_errors", FieldErrors);
            return members;
        }

        internal IReadOnlyList<string> Sentences()
        {
            return Errors;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/PublicMarketPage</c></para>
    /// </summary>
    public sealed class PublicMarketPage : IJsonValue
    {
        /// <summary><c>public_markets</c></summary>
        public IReadOnlyList<PublicMarketSummary> PublicMarkets { get; set; }

        /// <summary>
        /// <c>next_cursor</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string NextCursor { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static PublicMarketPage FromJson(object json)
        {
            var members = Json.Members(json);
            return new PublicMarketPage
            {
                PublicMarkets = Json.Required<IReadOnlyList<PublicMarketSummary>>(
                    members, "public_markets",
                    Json.ListOf<PublicMarketSummary>(PasseMarche.PublicMarketSummary.FromJson)),
                NextCursor = Json.Optional<string>(members, "next_cursor", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "public_markets", PublicMarkets);
            members["next_cursor"] = Json.Of(NextCursor);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/PublicMarketSummary</c></para>
    /// </summary>
    public sealed class PublicMarketSummary : IJsonValue
    {
        /// <summary><c>identifier</c></summary>
        public string Identifier { get; set; }

        /// <summary><c>name</c></summary>
        public string Name { get; set; }

        /// <summary><c>siret</c></summary>
        public string Siret { get; set; }

        /// <summary><c>deadline</c></summary>
        public DateTimeOffset Deadline { get; set; }

        /// <summary><c>market_type_codes</c></summary>
        public IReadOnlyList<MarketTypeCode> MarketTypeCodes { get; set; }

        /// <summary><c>status</c></summary>
        public LifecycleStatus Status { get; set; }

        /// <summary><c>sync_status</c></summary>
        public SyncStatus SyncStatus { get; set; }

        /// <summary>Whether the editor has a webhook URL to which completions are delivered</summary>
        public bool WebhookConfigured { get; set; }

        /// <summary><c>created_at</c></summary>
        public DateTimeOffset CreatedAt { get; set; }

        /// <summary>
        /// <c>completed_at</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public DateTimeOffset? CompletedAt { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static PublicMarketSummary FromJson(object json)
        {
            var members = Json.Members(json);
            return new PublicMarketSummary
            {
                Identifier = Json.Required<string>(members, "identifier", Json.AsString),
                Name = Json.Required<string>(members, "name", Json.AsString),
                Siret = Json.Required<string>(members, "siret", Json.AsString),
                Deadline = Json.Required<DateTimeOffset>(members, "deadline", Json.AsInstant),
                MarketTypeCodes = Json.Required<IReadOnlyList<MarketTypeCode>>(
                    members, "market_type_codes", Json.ListOf<MarketTypeCode>(PasseMarche.MarketTypeCode.FromJson)),
                Status = Json.Required<LifecycleStatus>(members, "status", PasseMarche.LifecycleStatus.FromJson),
                SyncStatus = Json.Required<SyncStatus>(members, "sync_status", PasseMarche.SyncStatus.FromJson),
                WebhookConfigured = Json.Required<bool>(members, "webhook_configured", Json.AsBoolean),
                CreatedAt = Json.Required<DateTimeOffset>(members, "created_at", Json.AsInstant),
                CompletedAt = Json.OptionalValue<DateTimeOffset>(members, "completed_at", Json.AsInstant),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "identifier", Identifier);
            Json.Put(members, "name", Name);
            Json.Put(members, "siret", Siret);
            Json.Put(members, "deadline", Deadline);
            Json.Put(members, "market_type_codes", MarketTypeCodes);
            Json.Put(members, "status", Status);
            Json.Put(members, "sync_status", SyncStatus);
            Json.Put(members, "webhook_configured", WebhookConfigured);
            Json.Put(members, "created_at", CreatedAt);
            members["completed_at"] = Json.Of(CompletedAt);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/LifecycleStatus</c></para>
    /// </summary>
    public struct LifecycleStatus : IJsonValue, IEquatable<LifecycleStatus>
    {
        /// <summary><c>pending</c></summary>
        public static readonly LifecycleStatus Pending = new LifecycleStatus("pending");

        /// <summary><c>completed</c></summary>
        public static readonly LifecycleStatus Completed = new LifecycleStatus("completed");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<LifecycleStatus> Known = new[]
        {
            Pending, Completed,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public LifecycleStatus(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static LifecycleStatus FromJson(object json) { return new LifecycleStatus(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(LifecycleStatus other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is LifecycleStatus && Equals((LifecycleStatus)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(LifecycleStatus left, LifecycleStatus right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(LifecycleStatus left, LifecycleStatus right) { return !left.Equals(right); }
    }

    /// <summary>
    /// State of the webhook delivery; it stays <c>sync_pending</c> where no delivery is configured
    /// <para><c>#/components/schemas/SyncStatus</c></para>
    /// </summary>
    public struct SyncStatus : IJsonValue, IEquatable<SyncStatus>
    {
        /// <summary><c>sync_pending</c></summary>
        public static readonly SyncStatus SyncPending = new SyncStatus("sync_pending");

        /// <summary><c>sync_processing</c></summary>
        public static readonly SyncStatus SyncProcessing = new SyncStatus("sync_processing");

        /// <summary><c>sync_completed</c></summary>
        public static readonly SyncStatus SyncCompleted = new SyncStatus("sync_completed");

        /// <summary><c>sync_failed</c></summary>
        public static readonly SyncStatus SyncFailed = new SyncStatus("sync_failed");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<SyncStatus> Known = new[]
        {
            SyncPending, SyncProcessing, SyncCompleted, SyncFailed,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public SyncStatus(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static SyncStatus FromJson(object json) { return new SyncStatus(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(SyncStatus other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is SyncStatus && Equals((SyncStatus)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(SyncStatus left, SyncStatus right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(SyncStatus left, SyncStatus right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/PublicMarket</c></para>
    /// </summary>
    public sealed class PublicMarket : IJsonValue
    {
        /// <summary><c>identifier</c></summary>
        public string Identifier { get; set; }

        /// <summary><c>name</c></summary>
        public string Name { get; set; }

        /// <summary><c>siret</c></summary>
        public string Siret { get; set; }

        /// <summary><c>deadline</c></summary>
        public DateTimeOffset Deadline { get; set; }

        /// <summary><c>market_type_codes</c></summary>
        public IReadOnlyList<MarketTypeCode> MarketTypeCodes { get; set; }

        /// <summary><c>lots</c></summary>
        public IReadOnlyList<Lot> Lots { get; set; }

        /// <summary>
        /// <c>lot_limit</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public long? LotLimit { get; set; }

        /// <summary>
        /// <c>provider_user_id</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string ProviderUserId { get; set; }

        /// <summary><c>status</c></summary>
        public LifecycleStatus Status { get; set; }

        /// <summary><c>sync_status</c></summary>
        public SyncStatus SyncStatus { get; set; }

        /// <summary>Whether the editor has a webhook URL to which completions are delivered</summary>
        public bool WebhookConfigured { get; set; }

        /// <summary><c>field_keys</c></summary>
        public IReadOnlyList<string> FieldKeys { get; set; }

        /// <summary><c>created_at</c></summary>
        public DateTimeOffset CreatedAt { get; set; }

        /// <summary>
        /// <c>completed_at</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public DateTimeOffset? CompletedAt { get; set; }

        /// <summary><c>configuration_url</c></summary>
        public Uri ConfigurationUrl { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static PublicMarket FromJson(object json)
        {
            var members = Json.Members(json);
            return new PublicMarket
            {
                Identifier = Json.Required<string>(members, "identifier", Json.AsString),
                Name = Json.Required<string>(members, "name", Json.AsString),
                Siret = Json.Required<string>(members, "siret", Json.AsString),
                Deadline = Json.Required<DateTimeOffset>(members, "deadline", Json.AsInstant),
                MarketTypeCodes = Json.Required<IReadOnlyList<MarketTypeCode>>(
                    members, "market_type_codes", Json.ListOf<MarketTypeCode>(PasseMarche.MarketTypeCode.FromJson)),
                Lots = Json.Required<IReadOnlyList<Lot>>(members, "lots", Json.ListOf<Lot>(PasseMarche.Lot.FromJson)),
                LotLimit = Json.OptionalValue<long>(members, "lot_limit", Json.AsInteger),
                ProviderUserId = Json.Optional<string>(members, "provider_user_id", Json.AsString),
                Status = Json.Required<LifecycleStatus>(members, "status", PasseMarche.LifecycleStatus.FromJson),
                SyncStatus = Json.Required<SyncStatus>(members, "sync_status", PasseMarche.SyncStatus.FromJson),
                WebhookConfigured = Json.Required<bool>(members, "webhook_configured", Json.AsBoolean),
                FieldKeys = Json.Required<IReadOnlyList<string>>(
                    members, "field_keys", Json.ListOf<string>(Json.AsString)),
                CreatedAt = Json.Required<DateTimeOffset>(members, "created_at", Json.AsInstant),
                CompletedAt = Json.OptionalValue<DateTimeOffset>(members, "completed_at", Json.AsInstant),
                ConfigurationUrl = Json.Required<Uri>(members, "configuration_url", Json.AsUri),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "identifier", Identifier);
            Json.Put(members, "name", Name);
            Json.Put(members, "siret", Siret);
            Json.Put(members, "deadline", Deadline);
            Json.Put(members, "market_type_codes", MarketTypeCodes);
            Json.Put(members, "lots", Lots);
            members["lot_limit"] = Json.Of(LotLimit);
            members["provider_user_id"] = Json.Of(ProviderUserId);
            Json.Put(members, "status", Status);
            Json.Put(members, "sync_status", SyncStatus);
            Json.Put(members, "webhook_configured", WebhookConfigured);
            Json.Put(members, "field_keys", FieldKeys);
            Json.Put(members, "created_at", CreatedAt);
            members["completed_at"] = Json.Of(CompletedAt);
            Json.Put(members, "configuration_url", ConfigurationUrl);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Lot</c></para>
    /// </summary>
    public sealed class Lot : IJsonValue
    {
        /// <summary><c>name</c></summary>
        public string Name { get; set; }

        /// <summary>
        /// <c>cpv_code</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string CpvCode { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Lot FromJson(object json)
        {
            var members = Json.Members(json);
            return new Lot
            {
                Name = Json.Required<string>(members, "name", Json.AsString),
                CpvCode = Json.Optional<string>(members, "cpv_code", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "name", Name);
            members["cpv_code"] = Json.Of(CpvCode);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/MarketApplicationCreated</c></para>
    /// </summary>
    public sealed class MarketApplicationCreated : IJsonValue
    {
        /// <summary><c>identifier</c></summary>
        public string Identifier { get; set; }

        /// <summary><c>application_url</c></summary>
        public Uri ApplicationUrl { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static MarketApplicationCreated FromJson(object json)
        {
            var members = Json.Members(json);
            return new MarketApplicationCreated
            {
                Identifier = Json.Required<string>(members, "identifier", Json.AsString),
                ApplicationUrl = Json.Required<Uri>(members, "application_url", Json.AsUri),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "identifier", Identifier);
            Json.Put(members, "application_url", ApplicationUrl);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/MarketApplicationInput</c></para>
    /// </summary>
    public sealed class MarketApplicationInput : IJsonValue
    {
        /// <summary>
        /// <c>siret</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Siret { get; set; }

        /// <summary>
        /// The candidate's identifier on the editor's side
        /// <para>Null where there is none.</para>
        /// </summary>
        public string ProviderUserId { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static MarketApplicationInput FromJson(object json)
        {
            var members = Json.Members(json);
            return new MarketApplicationInput
            {
                Siret = Json.Optional<string>(members, "siret", Json.AsString),
                ProviderUserId = Json.Optional<string>(members, "provider_user_id", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "siret", Siret);
            Json.Put(members, "provider_user_id", ProviderUserId);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/MarketApplicationPage</c></para>
    /// </summary>
    public sealed class MarketApplicationPage : IJsonValue
    {
        /// <summary><c>market_applications</c></summary>
        public IReadOnlyList<MarketApplication> MarketApplications { get; set; }

        /// <summary>
        /// <c>next_cursor</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string NextCursor { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static MarketApplicationPage FromJson(object json)
        {
            var members = Json.Members(json);
            return new MarketApplicationPage
            {
                MarketApplications = Json.Required<IReadOnlyList<MarketApplication>>(
                    members, "market_applications",
                    Json.ListOf<MarketApplication>(PasseMarche.MarketApplication.FromJson)),
                NextCursor = Json.Optional<string>(members, "next_cursor", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "market_applications", MarketApplications);
            members["next_cursor"] = Json.Of(NextCursor);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/MarketApplication</c></para>
    /// </summary>
    public sealed class MarketApplication : IJsonValue
    {
        /// <summary><c>identifier</c></summary>
        public string Identifier { get; set; }

        /// <summary><c>market_identifier</c></summary>
        public string MarketIdentifier { get; set; }

        /// <summary>
        /// <c>siret</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Siret { get; set; }

        /// <summary>
        /// <c>provider_user_id</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string ProviderUserId { get; set; }

        /// <summary><c>status</c></summary>
        public LifecycleStatus Status { get; set; }

        /// <summary><c>sync_status</c></summary>
        public SyncStatus SyncStatus { get; set; }

        /// <summary><c>webhook_configured</c></summary>
        public bool WebhookConfigured { get; set; }

        /// <summary><c>created_at</c></summary>
        public DateTimeOffset CreatedAt { get; set; }

        /// <summary>
        /// <c>completed_at</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public DateTimeOffset? CompletedAt { get; set; }

        /// <summary><c>application_url</c></summary>
        public Uri ApplicationUrl { get; set; }

        /// <summary>
        /// Null until the application is submitted
        /// <para>Null where there is none.</para>
        /// </summary>
        public Uri AttestationUrl { get; set; }

        /// <summary>
        /// Null until the application is submitted
        /// <para>Null where there is none.</para>
        /// </summary>
        public Uri DocumentsPackageUrl { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static MarketApplication FromJson(object json)
        {
            var members = Json.Members(json);
            return new MarketApplication
            {
                Identifier = Json.Required<string>(members, "identifier", Json.AsString),
                MarketIdentifier = Json.Required<string>(members, "market_identifier", Json.AsString),
                Siret = Json.Optional<string>(members, "siret", Json.AsString),
                ProviderUserId = Json.Optional<string>(members, "provider_user_id", Json.AsString),
                Status = Json.Required<LifecycleStatus>(members, "status", PasseMarche.LifecycleStatus.FromJson),
                SyncStatus = Json.Required<SyncStatus>(members, "sync_status", PasseMarche.SyncStatus.FromJson),
                WebhookConfigured = Json.Required<bool>(members, "webhook_configured", Json.AsBoolean),
                CreatedAt = Json.Required<DateTimeOffset>(members, "created_at", Json.AsInstant),
                CompletedAt = Json.OptionalValue<DateTimeOffset>(members, "completed_at", Json.AsInstant),
                ApplicationUrl = Json.Required<Uri>(members, "application_url", Json.AsUri),
                AttestationUrl = Json.Optional<Uri>(members, "attestation_url", Json.AsUri),
                DocumentsPackageUrl = Json.Optional<Uri>(members, "documents_package_url", Json.AsUri),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "identifier", Identifier);
            Json.Put(members, "market_identifier", MarketIdentifier);
            members["siret"] = Json.Of(Siret);
            members["provider_user_id"] = Json.Of(ProviderUserId);
            Json.Put(members, "status", Status);
            Json.Put(members, "sync_status", SyncStatus);
            Json.Put(members, "webhook_configured", WebhookConfigured);
            Json.Put(members, "created_at", CreatedAt);
            members["completed_at"] = Json.Of(CompletedAt);
            Json.Put(members, "application_url", ApplicationUrl);
            members["attestation_url"] = Json.Of(AttestationUrl);
            members["documents_package_url"] = Json.Of(DocumentsPackageUrl);
            return members;
        }
    }

    /// <summary>
    /// What was asked for cannot be had as things are, or a parameter is at fault
    /// <para><c>#/components/schemas/Unprocessable</c></para>
    /// </summary>
    public sealed class Unprocessable : IJsonValue
    {
        /// <summary><c>error</c></summary>
        public string Error { get; set; }

        /// <summary>
        /// <c>errors</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyList<string> Errors { get; set; }

        /// <summary>
        /// <c>field_errors</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Unprocessable FromJson(object json)
        {
            var members = Json.Members(json);
            return new Unprocessable
            {
                Error = Json.Required<string>(members, "error", Json.AsString),
                Errors = Json.Optional<IReadOnlyList<string>>(members, "errors", Json.ListOf<string>(Json.AsString)),
                FieldErrors = Json.Optional<IReadOnlyDictionary<string, IReadOnlyList<string>>>(
                    members, "field_errors", Json.MapOf<IReadOnlyList<string>>(Json.ListOf<string>(Json.AsString))),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "error", Error);
            Json.Put(members, "errors", Errors);
            Json.Put(members, "field_errors", FieldErrors);
            return members;
        }

        internal IReadOnlyList<string> Sentences()
        {
            if (Errors != null) return Errors;
            return new[] { Error };
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Up</c></para>
    /// </summary>
    public sealed class Up : IJsonValue
    {
        /// <summary><c>status</c></summary>
        public string Status { get; set; } = "up";

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Up FromJson(object json)
        {
            var members = Json.Members(json);
            return new Up
            {
                Status = Json.Required<string>(members, "status", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "status", Status);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Readiness</c></para>
    /// </summary>
    public sealed class Readiness : IJsonValue
    {
        /// <summary><c>status</c></summary>
        public string Status { get; set; } = "ready";

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Readiness FromJson(object json)
        {
            var members = Json.Members(json);
            return new Readiness
            {
                Status = Json.Required<string>(members, "status", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "status", Status);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/NotReady</c></para>
    /// </summary>
    public sealed class NotReady : IJsonValue
    {
        /// <summary><c>error</c></summary>
        public string Error { get; set; }

        /// <summary>
        /// <c>failing</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyList<NotReadyFailingItem> Failing { get; set; }

        /// <summary>
        /// <c>retry_after</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public long? RetryAfter { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static NotReady FromJson(object json)
        {
            var members = Json.Members(json);
            return new NotReady
            {
                Error = Json.Required<string>(members, "error", Json.AsString),
                Failing = Json.Optional<IReadOnlyList<NotReadyFailingItem>>(
                    members, "failing", Json.ListOf<NotReadyFailingItem>(PasseMarche.NotReadyFailingItem.FromJson)),
                RetryAfter = Json.OptionalValue<long>(members, "retry_after", Json.AsInteger),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "error", Error);
            Json.Put(members, "failing", Failing);
            Json.Put(members, "retry_after", RetryAfter);
            return members;
        }

        internal IReadOnlyList<string> Sentences()
        {
            return new[] { Error };
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/NotReady/properties/failing/items</c></para>
    /// </summary>
    public struct NotReadyFailingItem : IJsonValue, IEquatable<NotReadyFailingItem>
    {
        /// <summary><c>store</c></summary>
        public static readonly NotReadyFailingItem Store = new NotReadyFailingItem("store");

        /// <summary><c>files</c></summary>
        public static readonly NotReadyFailingItem Files = new NotReadyFailingItem("files");

        /// <summary><c>deliveries</c></summary>
        public static readonly NotReadyFailingItem Deliveries = new NotReadyFailingItem("deliveries");

        /// <summary><c>submissions</c></summary>
        public static readonly NotReadyFailingItem Submissions = new NotReadyFailingItem("submissions");

        /// <summary><c>antivirus</c></summary>
        public static readonly NotReadyFailingItem Antivirus = new NotReadyFailingItem("antivirus");

        /// <summary><c>mail</c></summary>
        public static readonly NotReadyFailingItem Mail = new NotReadyFailingItem("mail");

        /// <summary><c>stopping</c></summary>
        public static readonly NotReadyFailingItem Stopping = new NotReadyFailingItem("stopping");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<NotReadyFailingItem> Known = new[]
        {
            Store, Files, Deliveries, Submissions, Antivirus, Mail, Stopping,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public NotReadyFailingItem(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static NotReadyFailingItem FromJson(object json) { return new NotReadyFailingItem(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(NotReadyFailingItem other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is NotReadyFailingItem && Equals((NotReadyFailingItem)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(NotReadyFailingItem left, NotReadyFailingItem right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(NotReadyFailingItem left, NotReadyFailingItem right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/MarketCompletedEvent</c></para>
    /// </summary>
    public sealed class MarketCompletedEvent : IJsonValue
    {
        /// <summary><c>event</c></summary>
        public string Event { get; set; } = "market.completed";

        /// <summary><c>timestamp</c></summary>
        public DateTimeOffset Timestamp { get; set; }

        /// <summary><c>market</c></summary>
        public MarketCompletedEventMarket Market { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static MarketCompletedEvent FromJson(object json)
        {
            var members = Json.Members(json);
            return new MarketCompletedEvent
            {
                Event = Json.Required<string>(members, "event", Json.AsString),
                Timestamp = Json.Required<DateTimeOffset>(members, "timestamp", Json.AsInstant),
                Market = Json.Required<MarketCompletedEventMarket>(
                    members, "market", PasseMarche.MarketCompletedEventMarket.FromJson),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "event", Event);
            Json.Put(members, "timestamp", Timestamp);
            Json.Put(members, "market", Market);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/MarketCompletedEvent/properties/market</c></para>
    /// </summary>
    public sealed class MarketCompletedEventMarket : IJsonValue
    {
        /// <summary><c>identifier</c></summary>
        public string Identifier { get; set; }

        /// <summary><c>name</c></summary>
        public string Name { get; set; }

        /// <summary>
        /// The first lot's name
        /// <para>Null where there is none.</para>
        /// </summary>
        public string LotName { get; set; }

        /// <summary><c>lots</c></summary>
        public IReadOnlyList<Lot> Lots { get; set; }

        /// <summary><c>deadline</c></summary>
        public DateTimeOffset Deadline { get; set; }

        /// <summary><c>market_type_codes</c></summary>
        public IReadOnlyList<MarketTypeCode> MarketTypeCodes { get; set; }

        /// <summary><c>completed_at</c></summary>
        public DateTimeOffset CompletedAt { get; set; }

        /// <summary><c>field_keys</c></summary>
        public IReadOnlyList<string> FieldKeys { get; set; }

        /// <summary>
        /// <c>provider_user_id</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string ProviderUserId { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static MarketCompletedEventMarket FromJson(object json)
        {
            var members = Json.Members(json);
            return new MarketCompletedEventMarket
            {
                Identifier = Json.Required<string>(members, "identifier", Json.AsString),
                Name = Json.Required<string>(members, "name", Json.AsString),
                LotName = Json.Optional<string>(members, "lot_name", Json.AsString),
                Lots = Json.Required<IReadOnlyList<Lot>>(members, "lots", Json.ListOf<Lot>(PasseMarche.Lot.FromJson)),
                Deadline = Json.Required<DateTimeOffset>(members, "deadline", Json.AsInstant),
                MarketTypeCodes = Json.Required<IReadOnlyList<MarketTypeCode>>(
                    members, "market_type_codes", Json.ListOf<MarketTypeCode>(PasseMarche.MarketTypeCode.FromJson)),
                CompletedAt = Json.Required<DateTimeOffset>(members, "completed_at", Json.AsInstant),
                FieldKeys = Json.Required<IReadOnlyList<string>>(
                    members, "field_keys", Json.ListOf<string>(Json.AsString)),
                ProviderUserId = Json.Optional<string>(members, "provider_user_id", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "identifier", Identifier);
            Json.Put(members, "name", Name);
            members["lot_name"] = Json.Of(LotName);
            Json.Put(members, "lots", Lots);
            Json.Put(members, "deadline", Deadline);
            Json.Put(members, "market_type_codes", MarketTypeCodes);
            Json.Put(members, "completed_at", CompletedAt);
            Json.Put(members, "field_keys", FieldKeys);
            members["provider_user_id"] = Json.Of(ProviderUserId);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/MarketApplicationCompletedEvent</c></para>
    /// </summary>
    public sealed class MarketApplicationCompletedEvent : IJsonValue
    {
        /// <summary><c>event</c></summary>
        public string Event { get; set; } = "market_application.completed";

        /// <summary><c>timestamp</c></summary>
        public DateTimeOffset Timestamp { get; set; }

        /// <summary><c>market_identifier</c></summary>
        public string MarketIdentifier { get; set; }

        /// <summary><c>market_application</c></summary>
        public MarketApplicationCompletedEventMarketApplication MarketApplication { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static MarketApplicationCompletedEvent FromJson(object json)
        {
            var members = Json.Members(json);
            return new MarketApplicationCompletedEvent
            {
                Event = Json.Required<string>(members, "event", Json.AsString),
                Timestamp = Json.Required<DateTimeOffset>(members, "timestamp", Json.AsInstant),
                MarketIdentifier = Json.Required<string>(members, "market_identifier", Json.AsString),
                MarketApplication = Json.Required<MarketApplicationCompletedEventMarketApplication>(
                    members, "market_application",
                    PasseMarche.MarketApplicationCompletedEventMarketApplication.FromJson),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "event", Event);
            Json.Put(members, "timestamp", Timestamp);
            Json.Put(members, "market_identifier", MarketIdentifier);
            Json.Put(members, "market_application", MarketApplication);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/MarketApplicationCompletedEvent/properties/market_application</c></para>
    /// </summary>
    public sealed class MarketApplicationCompletedEventMarketApplication : IJsonValue
    {
        /// <summary><c>identifier</c></summary>
        public string Identifier { get; set; }

        /// <summary>
        /// <c>siret</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Siret { get; set; }

        /// <summary>
        /// <c>company_name</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string CompanyName { get; set; }

        /// <summary><c>completed_at</c></summary>
        public DateTimeOffset CompletedAt { get; set; }

        /// <summary><c>attestation_url</c></summary>
        public Uri AttestationUrl { get; set; }

        /// <summary><c>documents_package_url</c></summary>
        public Uri DocumentsPackageUrl { get; set; }

        /// <summary><c>lots</c></summary>
        public IReadOnlyList<Lot> Lots { get; set; }

        /// <summary>
        /// <c>provider_user_id</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string ProviderUserId { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static MarketApplicationCompletedEventMarketApplication FromJson(object json)
        {
            var members = Json.Members(json);
            return new MarketApplicationCompletedEventMarketApplication
            {
                Identifier = Json.Required<string>(members, "identifier", Json.AsString),
                Siret = Json.Optional<string>(members, "siret", Json.AsString),
                CompanyName = Json.Optional<string>(members, "company_name", Json.AsString),
                CompletedAt = Json.Required<DateTimeOffset>(members, "completed_at", Json.AsInstant),
                AttestationUrl = Json.Required<Uri>(members, "attestation_url", Json.AsUri),
                DocumentsPackageUrl = Json.Required<Uri>(members, "documents_package_url", Json.AsUri),
                Lots = Json.Required<IReadOnlyList<Lot>>(members, "lots", Json.ListOf<Lot>(PasseMarche.Lot.FromJson)),
                ProviderUserId = Json.Optional<string>(members, "provider_user_id", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "identifier", Identifier);
            members["siret"] = Json.Of(Siret);
            members["company_name"] = Json.Of(CompanyName);
            Json.Put(members, "completed_at", CompletedAt);
            Json.Put(members, "attestation_url", AttestationUrl);
            Json.Put(members, "documents_package_url", DocumentsPackageUrl);
            Json.Put(members, "lots", Lots);
            members["provider_user_id"] = Json.Of(ProviderUserId);
            return members;
        }
    }
}
