import Crypto

/// Puts the content of an attestation into blocks. What an audience may not see is dropped here and nowhere else.
struct AttestationFlow {
  let attestation: Attestation
  /// In whose name the document is signed.
  let signer: String
  let answers: AnswerLines
  var flow = Flow()

  static let body = TextStyle()
  static let quiet = TextStyle(size: 8.5, color: .quiet)
  static let label = TextStyle(bold: true)

  init(_ attestation: Attestation, signer: String) throws(DocumentsError) {
    self.attestation = attestation
    self.signer = signer
    answers = AnswerLines(isForBuyer: attestation.audience == .buyer)
    flow.add(try AttestationHead(attestation))
    addMarket()
    addExclusion()
    for category in attestation.categories { add(category) }
    addDocuments()
    addCertification()
  }

  // MARK: Headings

  mutating func addChapter(_ title: String) {
    flow.add(
      Stack(tag: "H1", keepsNext: true) { typesetter, width in
        let style = TextStyle(size: 14, bold: true, color: .title, leading: 1.25)
        var lines = Line.text(typesetter.layout(title, style, width: width))
        lines.append(
          Line(height: 7) { canvas, x, top in canvas.rule(.title, x: x, y: top + 3.5, width: width, thickness: 1) })
        return lines
      }, spaceBefore: 22, bookmark: .init(title: title, level: 1))
  }

  mutating func addSection(_ title: String, bookmarked: Bool = true) {
    flow.add(
      Stack.text(title, TextStyle(size: 11, bold: true, leading: 1.3), tag: "H2", keepsNext: true), spaceBefore: 12,
      bookmark: bookmarked ? .init(title: title, level: 2) : nil)
    flow.add(Stack.space(2, keepsNext: true))
  }

  // MARK: Market and lots

  private mutating func addMarket() {
    let market = attestation.market
    addChapter(Wording.market)
    addPairs([
      .init("Intitulé", market.name),
      .init(market.types.count > 1 ? "Types de marché" : "Type de marché", market.types.joined(separator: ", ")),
      .init("Date limite de remise", French.parisInstant(market.deadline)),
      .init("Plateforme", market.editor),
    ])
    guard !market.lots.isEmpty else { return }
    addSection(Wording.lots)
    let chosen = Set(attestation.chosenLots)
    flow.add(
      Stack.text(
        Wording.chosenLots(market.lots.count { chosen.contains($0.number) }, of: market.lots.count), keepsNext: true))
    let hasTypes = market.lots.contains { $0.type != nil }
    let columns = Columns(hasTypes ? [34, 0, 86, 74, 72] : [34, 0, 74, 72])
    flow.addTable(
      header: columns.header(["Lot", "Intitulé"] + (hasTypes ? ["Type"] : []) + ["Code CPV", "Candidature"]),
      rows: market.lots.map { lot in
        let isChosen = chosen.contains(lot.number)
        var cells: [Columns.Content] = [
          .text(French.integer(lot.number), Self.label), .text(lot.name, isChosen ? Self.label : Self.body),
        ]
        if hasTypes { cells.append(.text(lot.type ?? "")) }
        cells += [.text(lot.cpvCode ?? "–"), isChosen ? .pill("Oui", .good) : .text("Non", Self.quiet)]
        return columns.row(cells)
      }, spaceBefore: 4)
  }

  /// Labels and values over the whole width, under one another.
  mutating func addPairs(_ pairs: [Attestation.Pair], spaceBefore: Double = 0) {
    let columns = Columns([150, 0], inset: 0)
    flow.addTable(
      header: nil,
      rows: pairs.map { pair in
        columns.row(
          [.text(pair.label, TextStyle(color: .quiet)), .value(pair.value)], firstTag: "TH")
      }, spaceBefore: spaceBefore)
  }

  // MARK: Exclusion grounds

  private mutating func addExclusion() {
    guard let exclusion = attestation.exclusion else { return }
    addChapter(Wording.exclusion)
    flow.framed(exclusion.attested ? .good : .bad) { flow in
      flow.add(
        Stack(keepsNext: true) { typesetter, width in
          [
            .pill(
              exclusion.attested ? Wording.exclusionAttested : Wording.exclusionNotAttested,
              exclusion.attested ? .good : .bad, typesetter, maxWidth: width), .space(3),
          ]
        }, spaceBefore: 4)
      flow.add(
        Stack.text(exclusion.attested ? Wording.exclusionAttestedText : Wording.exclusionNotAttestedText, Self.body))
    }
    guard !exclusion.contestations.isEmpty else { return }
    addSection(Wording.contestations)
    for contestation in exclusion.contestations { add(contestation) }
  }

  private mutating func add(_ contestation: Attestation.Contestation) {
    flow.add(Stack.text(contestation.ground, Self.label, tag: "H3", keepsNext: true), spaceBefore: 6)
    if answers.isForBuyer, let text = contestation.officialText {
      flow.add(
        Stack(tag: "P") { Line.text($0.layout(text, Self.body, boldPrefix: Wording.officialText, width: $1)) },
        spaceBefore: 2)
    }
    if let text = contestation.text, !text.isEmpty {
      flow.add(
        Stack(tag: "P") { Line.text($0.layout(text, Self.body, boldPrefix: Wording.candidateText, width: $1)) },
        spaceBefore: 2)
    }
    for file in answers.visible(contestation.files) {
      let text = answers.text(of: file)
      flow.add(Stack(tag: "P") { Line.text($0.layout(text, Self.body, width: $1)) }, spaceBefore: 2)
    }
  }

  // MARK: Files

  private mutating func addDocuments() {
    addChapter(Wording.documents(attestation.audience))
    let files = answers.visible(attestation.documents)
    guard !files.isEmpty else {
      flow.add(Stack.text(Wording.noDocument, TextStyle(italic: true, color: .quiet)), spaceBefore: 2)
      return
    }
    flow.add(Stack.text(Wording.documentsNotice(attestation.audience), Self.quiet), spaceBefore: 2)
    let columns = Columns([20, 152, 0, 52])
    flow.addTable(
      header: columns.header(
        ["N°", "Nom d’origine", "Nom dans le dossier et empreinte SHA-256", "Taille"], right: [3]),
      rows: files.enumerated().map { place, file in
        columns.row([
          .text(French.integer(place + 1), Self.quiet), .text(file.originalName),
          .lines { typesetter, width in
            Line.text(typesetter.layout(file.systemName, Self.body, width: width))
              + Self.digest(of: file, typesetter, width)
          }, .text(French.size(file.size), Self.body.with { $0.alignment = .right }),
        ])
      }, spaceBefore: 6)
  }

  private static func digest(of file: AttachedFile, _ typesetter: Typesetter, _ width: Double) -> [Line] {
    let style = TextStyle(family: .mono, size: 6.4, color: .quiet, leading: 1.45)
    var lines = Line.text(typesetter.layout(Hex.encode(file.sha256), style, width: width))
    if file.origin == .officialSource {
      lines.append(.pill(Wording.officialSource, .automatic, typesetter, maxWidth: width))
    }
    return lines
  }

  // MARK: Certification

  private mutating func addCertification() {
    addChapter(Wording.certification)
    let sentences = Wording.certification(attestation, signer: signer)
    let identifiers = [attestation.identifier, attestation.market.identifier]
    for (place, text) in sentences.enumerated() {
      flow.add(
        Stack(tag: "P", keepsNext: place < sentences.count - 1 || attestation.watermark != nil) {
          Line.text($0.layout(text, Self.body, unbroken: identifiers, width: $1))
        }, spaceBefore: place == 0 ? 2 : 6)
    }
    if attestation.watermark != nil {
      flow.add(Stack.text(Wording.testNotice, TextStyle(bold: true, color: .bad)), spaceBefore: 6)
    }
  }
}
