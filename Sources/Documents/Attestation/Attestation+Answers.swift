extension Attestation {
  /// A field that the market asks for, with its answer.
  public struct Field: Sendable, Hashable {
    /// From where the answer comes (product.md §2.2).
    public enum Source: Sendable, Hashable {
      /// « Déclaré par le candidat », whether or not an official source was asked before and failed.
      case declared
      /// « Récupéré automatiquement »: shown to the buyer, hidden from the candidate.
      case automatic
    }

    /// Worded for the audience.
    public var label: String
    public var source: Source
    /// The answer's parts, from top to bottom: a choice, then a text, then files. Empty is « Non renseigné ».
    public var answer: [Presentation]

    public init(label: String, source: Source = .declared, answer: [Presentation]) {
      self.label = label
      self.source = source
      self.answer = answer
    }
  }

  /// A part of an answer, by how it is shown. Texts are final: dates and amounts come already worded (``French``).
  public indirect enum Presentation: Sendable, Hashable {
    /// Words of any length; line breaks are kept.
    case text(String)
    /// A choice or a state in a few words.
    case badge(String, Tone)
    /// Labels with their values, under one another.
    case pairs([Pair])
    case table(Table)
    /// Under their own names for the candidate, under those of the package for the buyer. None is « Aucun fichier
    /// téléchargé ».
    case files([AttachedFile])
    /// One of several like things under a heading, such as « Réalisation 1 ».
    case item(title: String, [Presentation])
    /// What is said where nothing was answered, such as « Aucune personne renseignée ».
    case empty(String)
  }

  public enum Tone: Sendable, Hashable, CaseIterable {
    case good, bad, neutral
  }

  public struct Pair: Sendable, Hashable {
    public var label: String
    /// Nil is « Non renseigné ».
    public var value: String?

    public init(_ label: String, _ value: String?) {
      self.label = label
      self.value = value
    }
  }

  /// Rows under a header that is repeated on each page.
  public struct Table: Sendable, Hashable {
    /// 1 to 6 columns.
    public var header: [String]
    /// Missing cells are empty, those past the header are left out. The first column is the row's own heading.
    public var rows: [[String]]

    public init(header: [String], rows: [[String]]) {
      self.header = header
      self.rows = rows
    }
  }
}

/// A file of an application, as documents name it.
public struct AttachedFile: Sendable, Hashable {
  public enum Origin: String, Sendable, Hashable {
    case candidate
    /// Recovered from an official source: never listed for the candidate.
    case officialSource
  }

  /// As the candidate's computer called it.
  public var originalName: String
  /// Its name in the package without the folder, as ``PackageNames`` makes it.
  public var systemName: String
  /// In bytes.
  public var size: Int64
  /// 32 bytes.
  public var sha256: [UInt8]
  public var origin: Origin

  public init(
    originalName: String, systemName: String, size: Int64, sha256: [UInt8], origin: Origin = .candidate
  ) {
    self.originalName = originalName
    self.systemName = systemName
    self.size = size
    self.sha256 = sha256
    self.origin = origin
  }
}
