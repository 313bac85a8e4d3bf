import EditorClient

/// Why a call came to nothing, for the person who looks at the platform. What the service itself says stays as it is.
extension OperationFailure {
  /// To stand behind a colon.
  var words: String {
    if let refusal { return "«\u{A0}\(refusal.sentences.joined(separator: "\u{A0}; "))\u{A0}» (\(refusal.status))" }
    return callFailure?.words ?? "\(self)"
  }

  var sentence: String { words.prefix(1).uppercased() + words.dropFirst() + "." }
}

extension CallFailure {
  fileprivate var words: String {
    switch self {
    case .transport(let reason) where reason is NotSent: "le service ne répond pas à son adresse"
    case .transport: "la connexion au service s’est interrompue"
    case .timedOut(let seconds): "le service n’a pas répondu en \(Int(seconds)) secondes"
    case .cancelled: "la demande a été abandonnée"
    case .token(let error): "pas de jeton d’accès, \((error as? any OperationFailure)?.words ?? "\(error)")"
    case .undeclared(let answer): "le service a répondu \(answer.status), ce que son contrat ne prévoit pas"
    case .unreadable(let answer, _): "la réponse \(answer.status) n’est pas celle que décrit le contrat du service"
    case .tooLarge(let limit): "la réponse dépasse \(limit) octets"
    case .unsendable(let error): "la demande ne peut pas être écrite (\(error))"
    case .file(let error): "le fichier ne peut pas être écrit (\(error))"
    }
  }
}
