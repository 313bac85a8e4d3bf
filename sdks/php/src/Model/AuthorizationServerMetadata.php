<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class AuthorizationServerMetadata implements \JsonSerializable
{
    /**
     * @param list<string> $scopesSupported see {@see Scope}
     * @param list<string> $responseTypesSupported
     * @param list<string> $grantTypesSupported
     * @param list<string> $tokenEndpointAuthMethodsSupported see {@see ClientAuthenticationMethod}
     * @param list<string> $revocationEndpointAuthMethodsSupported see {@see ClientAuthenticationMethod}
     * @param list<string> $introspectionEndpointAuthMethodsSupported see {@see ClientAuthenticationMethod}
     */
    public function __construct(
        public readonly string $issuer,
        public readonly string $tokenEndpoint,
        public readonly string $revocationEndpoint,
        public readonly string $introspectionEndpoint,
        public readonly array $scopesSupported,
        public readonly array $responseTypesSupported,
        public readonly array $grantTypesSupported,
        public readonly array $tokenEndpointAuthMethodsSupported,
        public readonly array $revocationEndpointAuthMethodsSupported,
        public readonly array $introspectionEndpointAuthMethodsSupported,
        public readonly string $serviceDocumentation,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            issuer: $members->need('issuer', Wire::string(...)),
            tokenEndpoint: $members->need('token_endpoint', Wire::string(...)),
            revocationEndpoint: $members->need('revocation_endpoint', Wire::string(...)),
            introspectionEndpoint: $members->need('introspection_endpoint', Wire::string(...)),
            scopesSupported: $members->need('scopes_supported', Wire::listOf(Wire::string(...))),
            responseTypesSupported: $members->need('response_types_supported', Wire::listOf(Wire::string(...))),
            grantTypesSupported: $members->need('grant_types_supported', Wire::listOf(Wire::string(...))),
            tokenEndpointAuthMethodsSupported: $members->need(
                'token_endpoint_auth_methods_supported',
                Wire::listOf(Wire::string(...)),
            ),
            revocationEndpointAuthMethodsSupported: $members->need(
                'revocation_endpoint_auth_methods_supported',
                Wire::listOf(Wire::string(...)),
            ),
            introspectionEndpointAuthMethodsSupported: $members->need(
                'introspection_endpoint_auth_methods_supported',
                Wire::listOf(Wire::string(...)),
            ),
            serviceDocumentation: $members->need('service_documentation', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'issuer' => $this->issuer,
            'token_endpoint' => $this->tokenEndpoint,
            'revocation_endpoint' => $this->revocationEndpoint,
            'introspection_endpoint' => $this->introspectionEndpoint,
            'scopes_supported' => $this->scopesSupported,
            'response_types_supported' => $this->responseTypesSupported,
            'grant_types_supported' => $this->grantTypesSupported,
            'token_endpoint_auth_methods_supported' => $this->tokenEndpointAuthMethodsSupported,
            'revocation_endpoint_auth_methods_supported' => $this->revocationEndpointAuthMethodsSupported,
            'introspection_endpoint_auth_methods_supported' => $this->introspectionEndpointAuthMethodsSupported,
            'service_documentation' => $this->serviceDocumentation,
        ]);
    }
}
