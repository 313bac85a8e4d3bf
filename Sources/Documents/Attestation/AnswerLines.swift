/// How answers look to an audience, line by line.
struct AnswerLines {
  let isForBuyer: Bool

  /// Bytes up to which a text stands beside its label rather than under it.
  private static let shortText = 180
  private static let labelWidth = 158.0
  private static let badgeWidth = 104.0
  private static let absent = TextStyle(italic: true, color: .quiet)

  // MARK: What the audience may see

  /// Nil where the answer is not for the audience to see.
  private func visibleAnswer(of field: Attestation.Field) -> [Attestation.Presentation]? {
    if !isForBuyer, field.source == .automatic { return nil }
    return field.answer.isEmpty ? [.empty(Wording.notAnswered)] : field.answer
  }

  /// Without the files that the audience is not told of.
  func visible(_ files: [AttachedFile]) -> [AttachedFile] {
    isForBuyer ? files : files.filter { $0.origin == .candidate }
  }

  /// The badge of a declared answer is told to buyers only: candidates know what they declared (product.md §5.8).
  private func badge(of field: Attestation.Field) -> Columns.Content {
    .lines { typesetter, width in
      guard isForBuyer else { return [] }
      let isAutomatic = field.source == .automatic
      return [
        .pill(
          isAutomatic ? Wording.automatic : Wording.declared, isAutomatic ? .automatic : .declared, typesetter,
          maxWidth: width, alignedRight: true)
      ]
    }
  }

  // MARK: Beside the label

  /// Whether the answer stands beside its label.
  func isShort(_ field: Attestation.Field) -> Bool {
    (visibleAnswer(of: field) ?? []).allSatisfy(isShort)
  }

  func isShort(_ part: Attestation.Presentation) -> Bool {
    switch part {
    case .text(let text): text.utf8.count <= Self.shortText
    case .badge, .empty: true
    case .pairs(let pairs): pairs.count <= 6 && pairs.allSatisfy { ($0.value ?? "").utf8.count <= 120 }
    case .files(let files): files.count <= 6
    case .table, .item: false
    }
  }

  /// The label on the left, the answer on the right.
  func row(of field: Attestation.Field) -> Row {
    let answer = visibleAnswer(of: field)
    return Columns([Self.labelWidth, 0] + (isForBuyer ? [Self.badgeWidth] : []), inset: 0).row(
      [
        .text(field.label, AttestationFlow.label),
        .lines { typesetter, width in
          guard let answer else { return [.pill(Wording.automatic, .automatic, typesetter, maxWidth: width)] }
          return answer.enumerated().flatMap { place, part in
            (place == 0 ? [] : [.space(3)]) + lines(of: part, typesetter, width)
          }
        }, badge(of: field),
      ], firstTag: "TH")
  }

  /// The label above an answer that needs the whole width.
  func heading(of field: Attestation.Field) -> Row {
    var row = Columns([0, Self.badgeWidth], inset: 0).row(
      [.text(field.label, AttestationFlow.label), badge(of: field)], firstTag: "Span", otherTag: "Span")
    row.tag = "H3"
    row.rule = nil
    row.padding = 2
    row.keepsNext = true
    return row
  }

  /// A part of an answer; none for tables and items, which are blocks of their own.
  func lines(of part: Attestation.Presentation, _ typesetter: Typesetter, _ width: Double) -> [Line] {
    switch part {
    case .text(let text):
      return text.isEmpty
        ? absent(Wording.notAnswered, typesetter, width)
        : Line.text(typesetter.layout(text, AttestationFlow.body, width: width))
    case .badge(let text, let tone): return [.pill(text, Pill(tone), typesetter, maxWidth: width)]
    case .empty(let text): return absent(text, typesetter, width)
    case .pairs(let pairs):
      return pairs.flatMap { pair in
        Line.text(
          typesetter.layout(
            pair.value ?? Wording.notAnswered, AttestationFlow.body, boldPrefix: pair.label + "\u{A0}: ", width: width))
      }
    case .files(let files):
      let files = visible(files)
      guard !files.isEmpty else { return absent(Wording.noFile, typesetter, width) }
      return files.flatMap { Line.text(typesetter.layout(text(of: $0), AttestationFlow.body, width: width)) }
    case .table, .item: return []
    }
  }

  private func absent(_ text: String, _ typesetter: Typesetter, _ width: Double) -> [Line] {
    Line.text(typesetter.layout(text, Self.absent, width: width))
  }

  /// `Kbis 2027.pdf (1,4 Mo)`, under the name that the audience knows.
  func text(of file: AttachedFile) -> String {
    "\(isForBuyer ? file.systemName : file.originalName) (\(French.size(file.size)))"
  }
}

extension Pill {
  init(_ tone: Attestation.Tone) {
    switch tone {
    case .good: self = .good
    case .bad: self = .bad
    case .neutral: self = .neutral
    }
  }
}
