import HTML

/// A message to a candidate, ready to be sent.
public struct CandidateMail: Sendable {
  /// One line, without the market's name: nothing of others' making stands in a header.
  public var subject: String
  public var text: String
  /// A whole document.
  public var html: Markup
}

extension CandidateMail {
  /// The message with a link to sign in with (product.md §5.2).
  ///
  /// - Parameters:
  ///   - link: what the link consists of.
  ///   - base: the public base URL, `https://passemarche.data.gouv.fr`, without a slash at its end.
  ///   - market: the name of the market the application is for.
  ///   - minutes: how long the link holds.
  ///   - isReturn: whether the candidate has signed in for this application before.
  /// - Returns: nil where `base` is no web address.
  public static func signIn(
    _ link: CandidateSignInLink, base: String, market: String, minutes: Int = 30, isReturn: Bool
  ) -> CandidateMail? {
    let url = base + CandidateAddress.verify(link).text
    guard let address = Reference(url) else { return nil }
    let market = oneLine(market)
    let subject =
      isReturn ? fr("Reprenez votre candidature sur Passe Marché") : fr("Votre lien de connexion à Passe Marché")
    let purpose =
      isReturn
      ? fr("Vous avez demandé à reprendre votre candidature au marché « \(market) ».")
      : fr("Vous avez demandé à vous connecter à Passe Marché pour répondre au marché « \(market) ».")
    let call = isReturn ? fr("Reprendre ma candidature") : fr("Me connecter à Passe Marché")
    let validity = fr("Ce lien est valable \(minutes) minutes et ne peut servir qu'une fois.")
    let unasked = fr(
      """
      Si vous n'avez rien demandé, ignorez ce message : sans ce lien, personne ne peut se connecter à votre \
      place. Ne le transmettez à personne.
      """
    )
    let automatic = fr("Ce message est envoyé automatiquement ; merci de ne pas y répondre.")
    let greeting = "Bonjour,"
    let signature = fr("L'équipe Passe Marché")

    let text =
      [greeting, purpose, "\(call)\(French.fixed):\n\(url)", validity, unasked, automatic, signature]
      .joined(separator: "\n\n") + "\n"

    let html = Markup.document(.lang("fr")) { html in
      html.element(.head) { html in
        html.void(.meta, .utf8)
        html.void(.meta, .metaName("viewport"), .content("width=device-width, initial-scale=1"))
        html.element(.title, text: subject)
      }
      html.element(.body) { html in
        html.element(.main) { html in
          html.element(.h1, text: subject)
          html.element(.p, text: greeting)
          html.element(.p, text: purpose)
          html.element(.p) { html in
            html.element(.a, .href(address)) { html in html.element(.strong, text: call) }
          }
          html.element(.p, text: validity)
          html.element(.p) { html in
            html.text(fr("Si le lien ne s'ouvre pas, copiez cette adresse dans votre navigateur :"))
            html.void(.br)
            html.element(.span, .untranslated) { Self.write(address: url, into: &$0) }
          }
          html.element(.p, text: unasked)
          html.void(.hr)
          html.element(.p, text: automatic)
          html.element(.p, text: signature)
        }
      }
    }
    return CandidateMail(subject: subject, text: text, html: html)
  }

  /// The longest piece of an address without a place to break: on a screen of 320 pixels a line holds about thirty
  /// characters, and messages have no style sheet to say that any will do.
  static let longestPiece = 20

  private static func write(address: String, into html: inout Markup) {
    var piece = ""
    for character in address {
      piece.append(character)
      if "/?&=".contains(character) || piece.count == longestPiece {
        html.text(piece)
        html.void(.wbr)
        piece = ""
      }
    }
    html.text(piece)
  }

  /// Without line breaks and other controls, so that a name cannot look like a paragraph of the message.
  private static func oneLine(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
