import Store

extension StoreLimit {
  /// What a candidate is told who has reached it.
  var sentence: String {
    switch self {
    case .files:
      "une candidature contient au plus \(FileLimits().count) fichiers. Supprimez-en pour pouvoir en ajouter."
    case .fileBytes:
      "les fichiers d’une candidature ne peuvent dépasser ensemble \(FileLimits().bytes / 1_048_576)\u{A0}Mo. "
        + "Supprimez-en pour pouvoir en ajouter."
    default:
      "Vos réponses ne peuvent dépasser ensemble \(DraftLimits.answerBytes / 1_048_576)\u{A0}Mo de texte. "
        + "Raccourcissez-les, puis enregistrez à nouveau."
    }
  }
}
