/// Why a file is not taken, and the French sentence that says so to whoever gave it.
public enum FileRefusal: Error, Sendable, Hashable {
  case empty
  /// More than so many bytes.
  case tooLarge(limit: Int)
  case nameMissing
  /// More Unicode scalars than that.
  case nameTooLong(limit: Int)
  /// Control characters, characters that are not seen or turn the direction of writing, path separators.
  case nameHasForbiddenCharacters
  /// An extension, or none, that is not among these.
  case formatNotAccepted([FileFormat])
  /// The contents are not what the extension says, or are broken.
  case contentMismatch(FileFormat)
  /// The contents can be read as two formats at once.
  case ambiguous(FileFormat)
  /// A program or script under another name.
  case executable
  case macros(FileFormat)
  /// Encrypted, so that nobody can look for viruses in it.
  case encrypted(FileFormat)
  /// A text file with characters that are no text.
  case unreadableText
  case archiveEmpty
  case archiveTooManyEntries(limit: Int)
  /// Unpacked, more than so many bytes.
  case archiveTooLarge(limit: Int)
  /// Unpacked, so much more than packed that it is meant to fill a disk.
  case archiveBomb
  /// Paths that lead out of the folder it is unpacked in, links, names that stand twice.
  case archiveUnsafeName
  case archiveHasExecutable
  /// An archive within the archive, whose contents cannot be judged.
  case archiveNested
  /// Packed by a method that scanners and common tools do not read.
  case archiveUnsupported

  /// To be shown beside the field; a complete sentence, or several.
  public var message: String {
    switch self {
    case .empty: "Ce fichier est vide."
    case .tooLarge(let limit): "Ce fichier est trop volumineux. Taille maximale\u{A0}: \(Self.size(limit))."
    case .nameMissing: "Ce fichier n’a pas de nom."
    case .nameTooLong(let limit): "Le nom de ce fichier est trop long (\(limit) caractères au plus)."
    case .nameHasForbiddenCharacters:
      "Le nom de ce fichier contient des caractères qui ne sont pas acceptés. Renommez-le, puis réessayez."
    case .formatNotAccepted(let formats):
      "Ce format de fichier n’est pas accepté. Formats acceptés\u{A0}: \(FileFormat.list(formats))."
    case .contentMismatch(let format):
      "Le contenu de ce fichier ne correspond pas à son extension (.\(format.rawValue)) ou est endommagé."
    case .ambiguous(let format):
      "Ce fichier n’est pas un fichier \(format.label) ordinaire\u{A0}: il contient des données d’un autre format. "
        + "Enregistrez-le à nouveau, puis réessayez."
    case .executable: "Ce fichier est un programme ou un script. Les programmes ne sont pas acceptés."
    case .macros(let format):
      "Ce document contient des macros. Enregistrez-le sans macros ou au format \(format.withoutMacros), puis réessayez."
    case .encrypted(.zip):
      "Cette archive est protégée par un mot de passe et ne peut pas être analysée. Déposez-la sans mot de passe."
    case .encrypted:
      "Ce document est protégé par un mot de passe et ne peut pas être analysé. Déposez-le sans mot de passe."
    case .unreadableText:
      "Ce fichier contient des caractères illisibles. Enregistrez-le en texte brut (UTF-8), puis réessayez."
    case .archiveEmpty: "Cette archive ne contient aucun fichier."
    case .archiveTooManyEntries(let limit): "Cette archive contient trop de fichiers (\(limit) au plus)."
    case .archiveTooLarge(let limit):
      "Le contenu de cette archive est trop volumineux une fois décompressé. Taille maximale\u{A0}: \(Self.size(limit))."
    case .archiveBomb: "Le taux de compression de cette archive est anormal. Créez-la à nouveau, puis réessayez."
    case .archiveUnsafeName:
      "Cette archive contient des noms de fichiers qui ne sont pas acceptés. Renommez-les, puis créez-la à nouveau."
    case .archiveHasExecutable: "Cette archive contient un programme ou un script. Les programmes ne sont pas acceptés."
    case .archiveNested:
      "Cette archive contient une autre archive. Déposez une seule archive, dont les fichiers sont directement lisibles."
    case .archiveUnsupported:
      "Cette archive utilise un format de compression qui n’est pas accepté. "
        + "Créez-la avec l’outil de compression de votre ordinateur."
    }
  }

  /// `100 Mo`: units of 1 048 576 bytes, as the service counts them everywhere.
  private static func size(_ bytes: Int) -> String {
    let mega = 1024 * 1024
    if bytes >= 1024 * mega, bytes.isMultiple(of: 1024 * mega) { return "\(bytes / (1024 * mega))\u{A0}Go" }
    if bytes >= mega { return "\(bytes / mega)\u{A0}Mo" }
    return bytes >= 1024 ? "\(bytes / 1024)\u{A0}Ko" : "\(bytes)\u{A0}octets"
  }
}

extension FileFormat {
  /// A format of the same kind that has no macros.
  fileprivate var withoutMacros: String {
    switch self {
    case .doc, .docx: "DOCX"
    case .xls, .xlsx: "XLSX"
    default: "PDF"
    }
  }
}
