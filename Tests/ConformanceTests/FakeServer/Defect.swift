/// One way in which the server breaks its contract, each a mistake that real servers make.
enum Defect: String, CaseIterable, Sendable {
  // Rules of bodies and parameters.
  case dropsMaxLength, maxLengthPlusOne, maxLengthMinusOne, countsUTF16, dropsMinLength, dropsTrim, dropsPattern,
    dropsPlainText
  case dropsEnum, dropsMaximum, maximumPlusOne, dropsUnique, dropsMaxItems, dropsRequired, dropsTypes, dropsFuture,
    refusesNull
  case dropsParameterRules, refusesUnknownMembers, tellsFirstSentenceOnly, wrongSentence, pathsAsFormNames
  // What is read and what is given.
  case readsBrokenJSON, takesAnyRootAsFaulty, readsInvalidUTF8, takesAnyContentType, ignoresAccept,
    takesJSONForAny, ignoresChoice, takesAnyMarks, capPlusOne, ignoresChunkedCap, readsBeforeRefusing
  case refusesAtCap
  // Answers.
  case wrongMediaType, undeclaredMember, undeclaredHeader, undeclaredStatus, missingLocation, invalidAnswer,
    wrongErrorBody
  case tellsAnotherName, shiftsInstants, dropsCounts, listsTheOldestFirst
  // Where the next page of a list begins: one too far; at a place that moves with what is added, from the first page on
  // or from the second; and there one too far.
  case skipsBetweenPages, countsFromTheNewest, countsLaterPagesFromTheNewest, countsOneTooMany
  case missingParameter, headWithBody, echoesSecret, missingQuotaHeaders, doubleLength, missingChallenge
  // Routes and methods.
  case wrongAllow, methodNotFound, takesAnyCase, takesTrailingSlash
  // Authentication.
  case opensWithoutToken, trustsSignature, trustsRevoked, trustsExpired, ignoresScopes, takesAnySecret, takesBothLogins,
    takesBlanksForLogins, takesAnyOperator, takesInactiveClients
  // Pages.
  case takesAnyToken, takesNoToken, takesTokenOfAnother, takesFormsFromElsewhere, noSessionCookie, readableCookie,
    failurePageAsJSON, wrongFailurePage, unknownRouteAsJSON, pageWithoutCharset, takesInvalidForms, readsBrokenBrackets,
    dropsNames, dropsPartCap
  // Quotas.
  case noQuota, limitPlusOne, burstPlusOne, burstMinusOne, missingRetryAfter, retryAfterTooShort, retryAfterTooLong
  case differentRetryAfter, evadedByForwarding, evadedByQuery, wrongRemaining
  case evadedByScheme, evadedBySpelling, evadedByNewConnections, sharesQuotas
  // Bodies.
  case takesPackedBodies, takesShortBodies, neverContinues, refusesRareBodies
  // Other clients, browsers and caches.
  case showsOthersThings, mayBeSniffed, tellsReferrer, mayBeCached, mayRunScripts, mayBeFramed
  // What every answer has.
  case noRequestID, shortRequestID, dateOfAnotherDay, dateWithAnOffset, noRateLimit, wrongRateLimit,
    rateLimitOfAnotherQuota, tellsSomeReferrers, mayBeKept, mayLoadImages, styleWithoutCharset
}
