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
    let refused = [
      ("another", "application/x-conformance"), ("excluded", "\(type);q=0"), ("excluded by star", "*/*;q=0"),
    ]
    for (name, accept) in refused {
      var plan = plan
      plan.accept = accept
      add(
        "\(operation.id)/accept/\(name)", operation, "An answer in no media type that the client accepts is refused",
        success.site,
        .exchange(plan, .refusal(.notAcceptable, sentences: nil, code: nil)))
    }
    let group = type.prefix { $0 != "/" }
    for (name, accept) in [
      ("absent", nil), ("any", "*/*"), ("group", "\(group)/*"), ("preference", "text/html, \(type);q=0.5"),
    ]
      as [(String, String?)]
    {
      var plan = plan
      plan.accept = accept
      add(
        "\(operation.id)/accept/\(name)", operation, "A client that accepts the declared media type gets it",
        success.site,
        .exchange(plan, .accepted))
    }
  }
}
