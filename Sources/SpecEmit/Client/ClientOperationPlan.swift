import SpecIR

/// An operation with what its method in the client takes, gives and throws.
struct ClientOperationPlan {
  var operation: Operation
  var method: String
  /// What its errors have in common.
  var failure: String
  var parameters: [ClientParameter]
  var body: Body
  var success: Success
  var refusals: [ClientRefusal]
  /// Bytes of the largest answer.
  var limit: Int
  var accept: String
  /// Where the answer is one page of a list.
  var paging: ClientPaging?

  enum Body {
    case none
    /// `x-envelope`: the caller gives the member, the client wraps it.
    case json(ClientType, envelope: String?, isOptional: Bool)
    case form([ClientFormField])
    case bytes(mediaType: String)
    case text(mediaType: String)
  }

  enum Success {
    case nothing(status: Int)
    case json(status: Int, ClientType)
    case text(status: Int)
    case bytes(status: Int)
    /// Written to a file while it arrives.
    case file(isResumable: Bool)

    var status: Int {
      switch self {
      case .nothing(let status), .json(let status, _), .text(let status), .bytes(let status): status
      case .file: 200
      }
    }
  }

  /// What the contract calls it, in Markdown.
  var reference: String {
    "`\(operation.method.rawValue) \(operation.pathTemplate)`, operation `\(operation.id)`"
  }

  /// What stands in the path, the query, the headers or a form.
  var texts: [ClientType] {
    var types = parameters.map(\.type)
    if case .form(let fields) = body {
      types += fields.compactMap { if case .argument(let type, _) = $0.value { type } else { nil } }
    }
    return types
  }

  /// The parameters as a method takes them: those of the path, in its order; after the body, what has to be given, and
  /// last what may be left out.
  var pathParameters: [ClientParameter] { parameters.filter { $0.parameter.place == .path } }
  var otherParameters: [ClientParameter] {
    let others = parameters.filter { $0.parameter.place != .path }
    return others.filter { !$0.isOptional } + others.filter(\.isOptional)
  }

  /// In seconds. What the service may take, and half a minute for the network; of a file, how long it may be silent.
  var timeoutSeconds: Int {
    if case .file = success { return 60 }
    return (operation.timeoutMilliseconds.value + 999) / 1000 + 30
  }

  var needsToken: Bool { if case .bearer = operation.security { true } else { false } }
  var quota: String? { if case .metered(let name) = operation.quota { name } else { nil } }
}

struct ClientParameter {
  var name: String
  var parameter: Parameter
  var type: ClientType
  var isOptional: Bool
}

/// A field of a form; the client's own credentials are filled in by the client.
struct ClientFormField {
  enum Value {
    case argument(ClientType, isOptional: Bool)
    case constant(String)
    case clientID, clientSecret
  }

  var name: String
  var property: String
  var value: Value
  var description: String?
}

/// A declared answer that declines the request.
struct ClientRefusal {
  var status: Int
  var name: String
  /// The type of the refusals of this status with this body, which operations share.
  var type = ""
  var description: String
  /// Nil where it has no JSON body.
  var body: ClientType?
}

/// A list that goes on over pages: a query parameter `cursor`, and an answer with one array and the member
/// `next_cursor`.
struct ClientPaging {
  var method: String
  var items: ClientField
  var element: ClientType
  var next: ClientField
  var cursor: ClientParameter
}
