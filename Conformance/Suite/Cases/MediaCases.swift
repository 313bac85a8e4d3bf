import SpecIR

extension Planner {
  /// Media types that the operation does not take or cannot give.
  mutating func media(_ operation: Operation) {
    let plan = valid(operation)
    if let body = operation.body, let first = plan.body {
      for (name, type) in [("another", "text/plain"), ("absent", nil), ("broken", "application")] as [(String, String?)]
      {
        var wrong = plan
        wrong.body?.mediaType = type
        // Without a login in the form a client cannot be told before its body is read; Basic can.
        add(
          "\(operation.id)/content-type/\(name)", operation, "A body of a media type that is not declared is refused",
          body.site,
          .exchange(wrong, .refusal(.unsupportedMediaType, sentences: nil, code: nil)))
      }
      var parametrized = plan
      parametrized.body?.mediaType = (first.mediaType ?? "") + "; charset=utf-8"
      add(
        "\(operation.id)/content-type/with charset", operation,
        "Parameters and letter case of a media type do not matter", body.site,
        .exchange(parametrized, .accepted))
      var upper = plan
      upper.body?.mediaType = first.mediaType?.uppercased()
      add(
        "\(operation.id)/content-type/upper case", operation,
        "Parameters and letter case of a media type do not matter", body.site,
        .exchange(upper, .accepted))
    }
    guard let type = operation.produces.first, let success = operation.responses.first(where: \.isSuccess) else {
      return
    }
    var refused = [
      ("another", "application/x-conformance"), ("excluded", "\(type);q=0"), ("excluded by star", "*/*;q=0"),
    ]
    if !operation.produces.contains("application/json") {
      // The type of refusals is not one of answers.
      refused += [("refusals alone", "application/json"), ("refusals in its place", "\(type);q=0, application/json")]
    }
    for (name, accept) in refused {
      var plan = plan
      plan.accept = accept
      add(
        "\(operation.id)/accept/\(name)", operation, "An answer in no media type that the client accepts is refused",
        success.site,
        .exchange(plan, .refusal(.notAcceptable, sentences: nil, code: nil)))
    }
    var accepted: [(String, String?)] = [("absent", nil), ("any", "*/*")]
    if operation.produces.count == 1 {
      let group = type.prefix { $0 != "/" }
      accepted += [("group", "\(group)/*"), ("preference", "text/html, \(type);q=0.5")]
    }
    for (name, accept) in accepted {
      var plan = plan
      plan.accept = accept
      add(
        "\(operation.id)/accept/\(name)", operation, "A client that accepts the declared media type gets it",
        success.site,
        .exchange(plan, .accepted))
    }
    guard operation.produces.count > 1 else { return }
    for type in operation.produces {
      var plan = plan
      plan.accept = type
      add(
        "\(operation.id)/accept/only \(type)", operation,
        "A client that accepts one of the declared media types gets that one, or a refusal", success.site,
        .exchange(plan, .inType(type)))
    }
  }
}
