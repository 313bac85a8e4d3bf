// Written from spec.yaml by `spec`. Changes are lost: change the contract.

/// Why `createToken` fails.
public enum CreateTokenFailure: OperationFailure {
  /// 401: Not so
  case unauthorized(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 401: .unauthorized(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .unauthorized(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `listThings` fails.
public enum ListThingsFailure: OperationFailure {
  /// 422: Not so
  case unprocessableContent(Refusal<ErrorBody>)
  /// 500: Not so
  case internalServerError(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 422: .unprocessableContent(try Refusal(answer))
    case 500: .internalServerError(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .unprocessableContent(let refusal): refusal
    case .internalServerError(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `createThing` fails.
public enum CreateThingFailure: OperationFailure {
  /// 409: There is one already
  case conflict(Refusal<Conflict>)
  /// 410: None is made any more
  case gone(Refusal<NoBody>)
  /// 422: Not so
  case unprocessableContent(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 409: .conflict(try Refusal(answer))
    case 410: .gone(try Refusal(answer))
    case 422: .unprocessableContent(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .conflict(let refusal): refusal
    case .gone(let refusal): refusal
    case .unprocessableContent(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `touchThing` fails.
public enum TouchThingFailure: OperationFailure {
  /// 404: Not so
  case notFound(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 404: .notFound(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notFound(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `deleteThing` fails.
public enum DeleteThingFailure: OperationFailure {
  /// 404: Not so
  case notFound(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 404: .notFound(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notFound(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getArchive` fails.
public enum GetArchiveFailure: OperationFailure {
  /// 404: Not so
  case notFound(Refusal<ErrorBody>)
  /// 416: Not so
  case rangeNotSatisfiable(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 404: .notFound(try Refusal(answer))
    case 416: .rangeNotSatisfiable(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notFound(let refusal): refusal
    case .rangeNotSatisfiable(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getPicture` fails.
public enum GetPictureFailure: OperationFailure {
  /// 404: Not so
  case notFound(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 404: .notFound(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notFound(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `putPicture` fails.
public enum PutPictureFailure: OperationFailure {
  /// 404: Not so
  case notFound(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 404: .notFound(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notFound(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `claimThings` fails.
public enum ClaimThingsFailure: OperationFailure {
  /// 422: Not so
  case unprocessableContent(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 422: .unprocessableContent(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .unprocessableContent(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}

/// Why `getVersion` fails.
public enum GetVersionFailure: OperationFailure {
  /// 404: Not so
  case notFound(Refusal<ErrorBody>)
  /// No answer, or one that the contract does not declare.
  case unexpected(CallFailure)

  public static func declared(_ answer: Answer) throws -> Self? {
    switch answer.status {
    case 404: .notFound(try Refusal(answer))
    default: nil
    }
  }

  public var refusal: (any RefusedAnswer)? {
    switch self {
    case .notFound(let refusal): refusal
    case .unexpected: nil
    }
  }

  public var callFailure: CallFailure? {
    if case .unexpected(let failure) = self { failure } else { nil }
  }
}
