// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import { RefusedError } from "./errors.js";
import type * as models from "./models.js";

/** The errors that the contract declares, by operation. */
export interface Refusals {
  createToken:
    /** The request is not a client credentials request */
    | RefusedError<"createToken", 400, models.OAuthError>
    /** The client is unknown, its secret is wrong, or its editor is not authorized or active */
    | RefusedError<"createToken", 401, models.OAuthError>
    /** The answer has no media type that the client accepts */
    | RefusedError<"createToken", 406, models.OAuthError>
    /** The body is larger than the operation takes */
    | RefusedError<"createToken", 413, models.ErrorBody>
    /** The body is not a form */
    | RefusedError<"createToken", 415, models.OAuthError>
    /** The quota is used up */
    | RefusedError<"createToken", 429, models.OAuthError>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"createToken", 500, models.OAuthError>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"createToken", 503, models.OAuthError>;
  revokeToken:
    /** The request cannot be read or breaks a rule */
    | RefusedError<"revokeToken", 400, models.OAuthError>
    /** The client is unknown, its secret is wrong, or its editor is not authorized or active */
    | RefusedError<"revokeToken", 401, models.OAuthError>
    /** The answer has no media type that the client accepts */
    | RefusedError<"revokeToken", 406, models.OAuthError>
    /** The body is larger than the operation takes */
    | RefusedError<"revokeToken", 413, models.ErrorBody>
    /** The body is not a form */
    | RefusedError<"revokeToken", 415, models.OAuthError>
    /** The quota is used up */
    | RefusedError<"revokeToken", 429, models.OAuthError>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"revokeToken", 500, models.OAuthError>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"revokeToken", 503, models.OAuthError>;
  introspectToken:
    /** The request cannot be read or breaks a rule */
    | RefusedError<"introspectToken", 400, models.OAuthError>
    /** The client is unknown, its secret is wrong, or its editor is not authorized or active */
    | RefusedError<"introspectToken", 401, models.OAuthError>
    /** The answer has no media type that the client accepts */
    | RefusedError<"introspectToken", 406, models.OAuthError>
    /** The body is larger than the operation takes */
    | RefusedError<"introspectToken", 413, models.ErrorBody>
    /** The body is not a form */
    | RefusedError<"introspectToken", 415, models.OAuthError>
    /** The quota is used up */
    | RefusedError<"introspectToken", 429, models.OAuthError>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"introspectToken", 500, models.OAuthError>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"introspectToken", 503, models.OAuthError>;
  getTokenInfo:
    /** No valid token */
    | RefusedError<"getTokenInfo", 401, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"getTokenInfo", 406, models.ErrorBody>
    /** The quota is used up */
    | RefusedError<"getTokenInfo", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getTokenInfo", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getTokenInfo", 503, models.RateLimited>;
  getAuthorizationServerMetadata:
    /** The answer has no media type that the client accepts */
    | RefusedError<"getAuthorizationServerMetadata", 406, models.ErrorBody>
    /** The quota is used up */
    | RefusedError<"getAuthorizationServerMetadata", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getAuthorizationServerMetadata", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getAuthorizationServerMetadata", 503, models.RateLimited>;
  getStatus:
    /** No valid token */
    | RefusedError<"getStatus", 401, models.ErrorBody>
    /** The token lacks the scope, or the object belongs to another editor */
    | RefusedError<"getStatus", 403, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"getStatus", 406, models.ErrorBody>
    /** The quota is used up */
    | RefusedError<"getStatus", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getStatus", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getStatus", 503, models.RateLimited>;
  createPublicMarket:
    /** The request cannot be read */
    | RefusedError<"createPublicMarket", 400, models.ErrorBody>
    /** No valid token */
    | RefusedError<"createPublicMarket", 401, models.ErrorBody>
    /** The token lacks the scope, or the editor may not create defence markets */
    | RefusedError<"createPublicMarket", 403, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"createPublicMarket", 406, models.ErrorBody>
    /** The body is larger than the operation takes */
    | RefusedError<"createPublicMarket", 413, models.ErrorBody>
    /** The body has a media type that the operation does not take */
    | RefusedError<"createPublicMarket", 415, models.ErrorBody>
    /**
     * The request breaks rules of this contract. All of them are told, but no more than the `violations` of `x-limits`:
     * then the first in the order of the contract and, last, that there are more, in `field_errors` under `base`.
     */
    | RefusedError<"createPublicMarket", 422, models.ValidationError>
    /** The quota is used up */
    | RefusedError<"createPublicMarket", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"createPublicMarket", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"createPublicMarket", 503, models.RateLimited>;
  listPublicMarkets:
    /** The request cannot be read */
    | RefusedError<"listPublicMarkets", 400, models.ErrorBody>
    /** No valid token */
    | RefusedError<"listPublicMarkets", 401, models.ErrorBody>
    /** The token lacks the scope, or the object belongs to another editor */
    | RefusedError<"listPublicMarkets", 403, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"listPublicMarkets", 406, models.ErrorBody>
    /**
     * The request breaks rules of this contract. All of them are told, but no more than the `violations` of `x-limits`:
     * then the first in the order of the contract and, last, that there are more, in `field_errors` under `base`.
     */
    | RefusedError<"listPublicMarkets", 422, models.ValidationError>
    /** The quota is used up */
    | RefusedError<"listPublicMarkets", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"listPublicMarkets", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"listPublicMarkets", 503, models.RateLimited>;
  getPublicMarket:
    /** No valid token */
    | RefusedError<"getPublicMarket", 401, models.ErrorBody>
    /** The token lacks the scope, or the object belongs to another editor */
    | RefusedError<"getPublicMarket", 403, models.ErrorBody>
    /** No such object or route */
    | RefusedError<"getPublicMarket", 404, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"getPublicMarket", 406, models.ErrorBody>
    /** The quota is used up */
    | RefusedError<"getPublicMarket", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getPublicMarket", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getPublicMarket", 503, models.RateLimited>;
  createMarketApplication:
    /** The request cannot be read */
    | RefusedError<"createMarketApplication", 400, models.ErrorBody>
    /** No valid token */
    | RefusedError<"createMarketApplication", 401, models.ErrorBody>
    /** The token lacks the scope, or the object belongs to another editor */
    | RefusedError<"createMarketApplication", 403, models.ErrorBody>
    /** No such object or route */
    | RefusedError<"createMarketApplication", 404, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"createMarketApplication", 406, models.ErrorBody>
    /** The body is larger than the operation takes */
    | RefusedError<"createMarketApplication", 413, models.ErrorBody>
    /** The body has a media type that the operation does not take */
    | RefusedError<"createMarketApplication", 415, models.ErrorBody>
    /** The application breaks a rule, or the market does not take applications */
    | RefusedError<"createMarketApplication", 422, models.ValidationError>
    /** The quota is used up */
    | RefusedError<"createMarketApplication", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"createMarketApplication", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"createMarketApplication", 503, models.RateLimited>;
  listMarketApplications:
    /** The request cannot be read */
    | RefusedError<"listMarketApplications", 400, models.ErrorBody>
    /** No valid token */
    | RefusedError<"listMarketApplications", 401, models.ErrorBody>
    /** The token lacks the scope, or the object belongs to another editor */
    | RefusedError<"listMarketApplications", 403, models.ErrorBody>
    /** No such object or route */
    | RefusedError<"listMarketApplications", 404, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"listMarketApplications", 406, models.ErrorBody>
    /**
     * The request breaks rules of this contract. All of them are told, but no more than the `violations` of `x-limits`:
     * then the first in the order of the contract and, last, that there are more, in `field_errors` under `base`.
     */
    | RefusedError<"listMarketApplications", 422, models.ValidationError>
    /** The quota is used up */
    | RefusedError<"listMarketApplications", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"listMarketApplications", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"listMarketApplications", 503, models.RateLimited>;
  getMarketApplication:
    /** No valid token */
    | RefusedError<"getMarketApplication", 401, models.ErrorBody>
    /** The token lacks the scope, or the object belongs to another editor */
    | RefusedError<"getMarketApplication", 403, models.ErrorBody>
    /** No such object or route */
    | RefusedError<"getMarketApplication", 404, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"getMarketApplication", 406, models.ErrorBody>
    /** The quota is used up */
    | RefusedError<"getMarketApplication", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getMarketApplication", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getMarketApplication", 503, models.RateLimited>;
  getAttestation:
    /** The request cannot be read */
    | RefusedError<"getAttestation", 400, models.ErrorBody>
    /** No valid token */
    | RefusedError<"getAttestation", 401, models.ErrorBody>
    /** The token lacks the scope, or the object belongs to another editor */
    | RefusedError<"getAttestation", 403, models.ErrorBody>
    /** No such application, or it has no attestation */
    | RefusedError<"getAttestation", 404, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"getAttestation", 406, models.ErrorBody>
    /** The document has none of the tags of `If-Match` */
    | RefusedError<"getAttestation", 412, models.ErrorBody>
    /** The document has no such part */
    | RefusedError<"getAttestation", 416, models.ErrorBody>
    /** The application is not submitted yet */
    | RefusedError<"getAttestation", 422, models.Unprocessable>
    /** The quota is used up */
    | RefusedError<"getAttestation", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getAttestation", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getAttestation", 503, models.RateLimited>;
  getDocumentsPackage:
    /** The request cannot be read */
    | RefusedError<"getDocumentsPackage", 400, models.ErrorBody>
    /** No valid token */
    | RefusedError<"getDocumentsPackage", 401, models.ErrorBody>
    /** The token lacks the scope, or the object belongs to another editor */
    | RefusedError<"getDocumentsPackage", 403, models.ErrorBody>
    /** No such application, or it has no package */
    | RefusedError<"getDocumentsPackage", 404, models.ErrorBody>
    /** The answer has no media type that the client accepts */
    | RefusedError<"getDocumentsPackage", 406, models.ErrorBody>
    /** The document has none of the tags of `If-Match` */
    | RefusedError<"getDocumentsPackage", 412, models.ErrorBody>
    /** The document has no such part */
    | RefusedError<"getDocumentsPackage", 416, models.ErrorBody>
    /** The application is not submitted yet */
    | RefusedError<"getDocumentsPackage", 422, models.Unprocessable>
    /** The quota is used up */
    | RefusedError<"getDocumentsPackage", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getDocumentsPackage", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getDocumentsPackage", 503, models.RateLimited>;
  getUp:
    /** The answer has no media type that the client accepts */
    | RefusedError<"getUp", 406, models.ErrorBody>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getUp", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getUp", 503, models.RateLimited>;
  getReadiness:
    /** The answer has no media type that the client accepts */
    | RefusedError<"getReadiness", 406, models.ErrorBody>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getReadiness", 500, models.ErrorBody>
    /** The service cannot take requests now; what fails is named, and why is in its log */
    | RefusedError<"getReadiness", 503, models.NotReady>;
  getContractYAML:
    /** The answer has no media type that the client accepts */
    | RefusedError<"getContractYAML", 406, models.ErrorBody>
    /** The quota is used up */
    | RefusedError<"getContractYAML", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getContractYAML", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getContractYAML", 503, models.RateLimited>;
  getContractJSON:
    /** The answer has no media type that the client accepts */
    | RefusedError<"getContractJSON", 406, models.ErrorBody>
    /** The quota is used up */
    | RefusedError<"getContractJSON", 429, models.RateLimited>
    /** A fault of the service; the request id finds it in the logs */
    | RefusedError<"getContractJSON", 500, models.ErrorBody>
    /** The service is stopping or too busy, or the answer took too long */
    | RefusedError<"getContractJSON", 503, models.RateLimited>;
}

/** Whether an error is one that the contract declares for the operation. Its status then tells what its body is. */
export function isRefusal<Name extends keyof Refusals>(
  error: unknown, operation: Name
): error is Refusals[Name] {
  return error instanceof RefusedError && error.operation === operation;
}
