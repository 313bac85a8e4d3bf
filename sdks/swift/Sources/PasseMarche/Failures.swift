// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

/// Why `createToken` fails.
public enum CreateTokenFailure: OperationFailure {
  /// 400: The request is not a client credentials request
  case badRequest(Refusal<OAuthError>)
  /// 401: The client is unknown, its secret is wrong, or its editor is not authorized or active
  case unauthorized(Refusal<OAuthError>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<OAuthError>)
  /// 413: The body is larger than the operation takes
  case contentTooLarge(Refusal<ErrorBody>)
  /// 415: The body is not a form
  case unsupportedMediaType(Refusal<OAuthError>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<OAuthError>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<OAuthError>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<OAuthError>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 400: .badRequest(try Refusal(answer))
    case 401: .unauthorized(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 413: .contentTooLarge(try Refusal(answer))
    case 415: .unsupportedMediaType(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .badRequest(let refusal): refusal
    case .unauthorized(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .contentTooLarge(let refusal): refusal
    case .unsupportedMediaType(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `revokeToken` fails.
public enum RevokeTokenFailure: OperationFailure {
  /// 400: The request cannot be read or breaks a rule
  case badRequest(Refusal<OAuthError>)
  /// 401: The client is unknown, its secret is wrong, or its editor is not authorized or active
  case unauthorized(Refusal<OAuthError>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<OAuthError>)
  /// 413: The body is larger than the operation takes
  case contentTooLarge(Refusal<ErrorBody>)
  /// 415: The body is not a form
  case unsupportedMediaType(Refusal<OAuthError>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<OAuthError>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<OAuthError>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<OAuthError>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 400: .badRequest(try Refusal(answer))
    case 401: .unauthorized(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 413: .contentTooLarge(try Refusal(answer))
    case 415: .unsupportedMediaType(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .badRequest(let refusal): refusal
    case .unauthorized(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .contentTooLarge(let refusal): refusal
    case .unsupportedMediaType(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `introspectToken` fails.
public enum IntrospectTokenFailure: OperationFailure {
  /// 400: The request cannot be read or breaks a rule
  case badRequest(Refusal<OAuthError>)
  /// 401: The client is unknown, its secret is wrong, or its editor is not authorized or active
  case unauthorized(Refusal<OAuthError>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<OAuthError>)
  /// 413: The body is larger than the operation takes
  case contentTooLarge(Refusal<ErrorBody>)
  /// 415: The body is not a form
  case unsupportedMediaType(Refusal<OAuthError>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<OAuthError>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<OAuthError>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<OAuthError>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 400: .badRequest(try Refusal(answer))
    case 401: .unauthorized(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 413: .contentTooLarge(try Refusal(answer))
    case 415: .unsupportedMediaType(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .badRequest(let refusal): refusal
    case .unauthorized(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .contentTooLarge(let refusal): refusal
    case .unsupportedMediaType(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getTokenInfo` fails.
public enum GetTokenInfoFailure: OperationFailure {
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 401: .unauthorized(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .unauthorized(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getAuthorizationServerMetadata` fails.
public enum GetAuthorizationServerMetadataFailure: OperationFailure {
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 406: .notAcceptable(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notAcceptable(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getStatus` fails.
public enum GetStatusFailure: OperationFailure {
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 403: The token lacks the scope, or the object belongs to another editor
  case forbidden(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 401: .unauthorized(try Refusal(answer))
    case 403: .forbidden(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .unauthorized(let refusal): refusal
    case .forbidden(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `createPublicMarket` fails.
public enum CreatePublicMarketFailure: OperationFailure {
  /// 400: The request cannot be read
  case badRequest(Refusal<ErrorBody>)
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 403: The token lacks the scope, or the editor may not create defence markets
  case forbidden(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 413: The body is larger than the operation takes
  case contentTooLarge(Refusal<ErrorBody>)
  /// 415: The body has a media type that the operation does not take
  case unsupportedMediaType(Refusal<ErrorBody>)
  /// 422: The request breaks rules of this contract. All of them are told, but no more than the `violations` of
  /// `x-limits`: then the first in the order of the contract and, last, that there are more, in `field_errors` under
  /// `base`.
  case unprocessableContent(Refusal<ValidationError>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 400: .badRequest(try Refusal(answer))
    case 401: .unauthorized(try Refusal(answer))
    case 403: .forbidden(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 413: .contentTooLarge(try Refusal(answer))
    case 415: .unsupportedMediaType(try Refusal(answer))
    case 422: .unprocessableContent(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .badRequest(let refusal): refusal
    case .unauthorized(let refusal): refusal
    case .forbidden(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .contentTooLarge(let refusal): refusal
    case .unsupportedMediaType(let refusal): refusal
    case .unprocessableContent(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `listPublicMarkets` fails.
public enum ListPublicMarketsFailure: OperationFailure {
  /// 400: The request cannot be read
  case badRequest(Refusal<ErrorBody>)
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 403: The token lacks the scope, or the object belongs to another editor
  case forbidden(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 422: The request breaks rules of this contract. All of them are told, but no more than the `violations` of
  /// `x-limits`: then the first in the order of the contract and, last, that there are more, in `field_errors` under
  /// `base`.
  case unprocessableContent(Refusal<ValidationError>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 400: .badRequest(try Refusal(answer))
    case 401: .unauthorized(try Refusal(answer))
    case 403: .forbidden(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 422: .unprocessableContent(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .badRequest(let refusal): refusal
    case .unauthorized(let refusal): refusal
    case .forbidden(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .unprocessableContent(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getPublicMarket` fails.
public enum GetPublicMarketFailure: OperationFailure {
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 403: The token lacks the scope, or the object belongs to another editor
  case forbidden(Refusal<ErrorBody>)
  /// 404: No such object or route
  case notFound(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 401: .unauthorized(try Refusal(answer))
    case 403: .forbidden(try Refusal(answer))
    case 404: .notFound(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .unauthorized(let refusal): refusal
    case .forbidden(let refusal): refusal
    case .notFound(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `createMarketApplication` fails.
public enum CreateMarketApplicationFailure: OperationFailure {
  /// 400: The request cannot be read
  case badRequest(Refusal<ErrorBody>)
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 403: The token lacks the scope, or the object belongs to another editor
  case forbidden(Refusal<ErrorBody>)
  /// 404: No such object or route
  case notFound(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 413: The body is larger than the operation takes
  case contentTooLarge(Refusal<ErrorBody>)
  /// 415: The body has a media type that the operation does not take
  case unsupportedMediaType(Refusal<ErrorBody>)
  /// 422: The application breaks a rule, or the market does not take applications
  case unprocessableContent(Refusal<ValidationError>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 400: .badRequest(try Refusal(answer))
    case 401: .unauthorized(try Refusal(answer))
    case 403: .forbidden(try Refusal(answer))
    case 404: .notFound(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 413: .contentTooLarge(try Refusal(answer))
    case 415: .unsupportedMediaType(try Refusal(answer))
    case 422: .unprocessableContent(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .badRequest(let refusal): refusal
    case .unauthorized(let refusal): refusal
    case .forbidden(let refusal): refusal
    case .notFound(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .contentTooLarge(let refusal): refusal
    case .unsupportedMediaType(let refusal): refusal
    case .unprocessableContent(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `listMarketApplications` fails.
public enum ListMarketApplicationsFailure: OperationFailure {
  /// 400: The request cannot be read
  case badRequest(Refusal<ErrorBody>)
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 403: The token lacks the scope, or the object belongs to another editor
  case forbidden(Refusal<ErrorBody>)
  /// 404: No such object or route
  case notFound(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 422: The request breaks rules of this contract. All of them are told, but no more than the `violations` of
  /// `x-limits`: then the first in the order of the contract and, last, that there are more, in `field_errors` under
  /// `base`.
  case unprocessableContent(Refusal<ValidationError>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 400: .badRequest(try Refusal(answer))
    case 401: .unauthorized(try Refusal(answer))
    case 403: .forbidden(try Refusal(answer))
    case 404: .notFound(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 422: .unprocessableContent(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .badRequest(let refusal): refusal
    case .unauthorized(let refusal): refusal
    case .forbidden(let refusal): refusal
    case .notFound(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .unprocessableContent(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getMarketApplication` fails.
public enum GetMarketApplicationFailure: OperationFailure {
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 403: The token lacks the scope, or the object belongs to another editor
  case forbidden(Refusal<ErrorBody>)
  /// 404: No such object or route
  case notFound(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 401: .unauthorized(try Refusal(answer))
    case 403: .forbidden(try Refusal(answer))
    case 404: .notFound(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .unauthorized(let refusal): refusal
    case .forbidden(let refusal): refusal
    case .notFound(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getAttestation` fails.
public enum GetAttestationFailure: OperationFailure {
  /// 400: The request cannot be read
  case badRequest(Refusal<ErrorBody>)
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 403: The token lacks the scope, or the object belongs to another editor
  case forbidden(Refusal<ErrorBody>)
  /// 404: No such application, or it has no attestation
  case notFound(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 412: The document has none of the tags of `If-Match`
  case preconditionFailed(Refusal<ErrorBody>)
  /// 416: The document has no such part
  case rangeNotSatisfiable(Refusal<ErrorBody>)
  /// 422: The application is not submitted yet
  case unprocessableContent(Refusal<Unprocessable>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 400: .badRequest(try Refusal(answer))
    case 401: .unauthorized(try Refusal(answer))
    case 403: .forbidden(try Refusal(answer))
    case 404: .notFound(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 412: .preconditionFailed(try Refusal(answer))
    case 416: .rangeNotSatisfiable(try Refusal(answer))
    case 422: .unprocessableContent(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .badRequest(let refusal): refusal
    case .unauthorized(let refusal): refusal
    case .forbidden(let refusal): refusal
    case .notFound(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .preconditionFailed(let refusal): refusal
    case .rangeNotSatisfiable(let refusal): refusal
    case .unprocessableContent(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getDocumentsPackage` fails.
public enum GetDocumentsPackageFailure: OperationFailure {
  /// 400: The request cannot be read
  case badRequest(Refusal<ErrorBody>)
  /// 401: No valid token
  case unauthorized(Refusal<ErrorBody>)
  /// 403: The token lacks the scope, or the object belongs to another editor
  case forbidden(Refusal<ErrorBody>)
  /// 404: No such application, or it has no package
  case notFound(Refusal<ErrorBody>)
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 412: The document has none of the tags of `If-Match`
  case preconditionFailed(Refusal<ErrorBody>)
  /// 416: The document has no such part
  case rangeNotSatisfiable(Refusal<ErrorBody>)
  /// 422: The application is not submitted yet
  case unprocessableContent(Refusal<Unprocessable>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 400: .badRequest(try Refusal(answer))
    case 401: .unauthorized(try Refusal(answer))
    case 403: .forbidden(try Refusal(answer))
    case 404: .notFound(try Refusal(answer))
    case 406: .notAcceptable(try Refusal(answer))
    case 412: .preconditionFailed(try Refusal(answer))
    case 416: .rangeNotSatisfiable(try Refusal(answer))
    case 422: .unprocessableContent(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .badRequest(let refusal): refusal
    case .unauthorized(let refusal): refusal
    case .forbidden(let refusal): refusal
    case .notFound(let refusal): refusal
    case .notAcceptable(let refusal): refusal
    case .preconditionFailed(let refusal): refusal
    case .rangeNotSatisfiable(let refusal): refusal
    case .unprocessableContent(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getUp` fails.
public enum GetUpFailure: OperationFailure {
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 406: .notAcceptable(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notAcceptable(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getReadiness` fails.
public enum GetReadinessFailure: OperationFailure {
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service cannot take requests now; what fails is named, and why is in its log
  case serviceUnavailable(Refusal<NotReady>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 406: .notAcceptable(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notAcceptable(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getContractYAML` fails.
public enum GetContractYAMLFailure: OperationFailure {
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 406: .notAcceptable(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notAcceptable(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getContractJSON` fails.
public enum GetContractJSONFailure: OperationFailure {
  /// 406: The answer has no media type that the client accepts
  case notAcceptable(Refusal<ErrorBody>)
  /// 429: The quota is used up
  case tooManyRequests(Refusal<RateLimited>)
  /// 500: A fault of the service; the request id finds it in the logs
  case internalServerError(Refusal<ErrorBody>)
  /// 503: The service is stopping or too busy, or the answer took too long
  case serviceUnavailable(Refusal<RateLimited>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 406: .notAcceptable(try Refusal(answer))
    case 429: .tooManyRequests(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    case 503: .serviceUnavailable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notAcceptable(let refusal): refusal
    case .tooManyRequests(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .serviceUnavailable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}
