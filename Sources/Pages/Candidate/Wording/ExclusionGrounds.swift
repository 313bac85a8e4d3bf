import HTML

/// What the law says of those who may not bid, told plainly (Code de la commande publique, articles L2141-1 to
/// L2141-11). The law's own words are one link away.
enum ExclusionGrounds {
  struct Section: Sendable {
    var id: String
    var title: String
    var paragraphs: [String]
    var points: [String] = []
    /// Short names, shown as tags: nothing to click.
    var tags: [String] = []
  }

  struct Article: Sendable {
    var title: String
    var address: Reference
  }

  static let articles = [
    Article(
      title: fr("Exclusions de plein droit, articles L2141-1 à L2141-6"),
      address: "https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000037701019/LEGISCTA000037703589/"),
    Article(
      title: fr("Exclusions à l'appréciation de l'acheteur, articles L2141-7 à L2141-11"),
      address: "https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000037701019/LEGISCTA000037703603/"),
  ]

  static let sections = [
    Section(
      id: "principe", title: "Principe",
      paragraphs: [
        fr(
          """
          Certaines situations empêchent une entreprise d'obtenir un marché public. Les unes l'excluent de \
          plein droit ; les autres laissent l'acheteur décider, après avoir entendu l'entreprise.
          """
        ),
        fr(
          """
          En cochant la case, vous déclarez sur l'honneur que votre entreprise n'est dans aucune de ces \
          situations. Une fausse déclaration peut faire rejeter votre candidature ou résilier le contrat, et \
          elle est punie par la loi.
          """
        ),
        fr(
          """
          Si l'une d'elles vous concerne, vous pouvez apporter la preuve que vous avez pris les mesures qui \
          rétablissent votre fiabilité : réparation du préjudice, collaboration avec les autorités, \
          organisation interne changée.
          """
        ),
      ]),
    Section(
      id: "condamnations", title: fr("Condamnations pénales visées"),
      paragraphs: [
        fr(
          """
          Une condamnation définitive pour l'une de ces infractions, prononcée contre l'entreprise, ou contre \
          une personne qui la dirige ou la contrôle, exclut des marchés pendant cinq ans, sauf si le juge a \
          fixé une autre durée.
          """
        )
      ],
      tags: [
        fr("Trafic de stupéfiants"), fr("Traite des êtres humains"), fr("Terrorisme"), fr("Association de malfaiteurs"),
        fr("Escroquerie"), fr("Abus de confiance"), fr("Blanchiment"), fr("Concussion"),
        fr("Corruption et trafic d'influence"), fr("Prise illégale d'intérêts et favoritisme"),
        fr("Faux et usage de faux"), fr("Fraude fiscale"),
      ]),
    Section(
      id: "situation", title: fr("Situation de l'entreprise"),
      paragraphs: [fr("Sont exclues les entreprises :")],
      points: [
        fr("en liquidation judiciaire, ou dans une procédure comparable à l'étranger ;"),
        fr("dont le dirigeant est en faillite personnelle ou frappé d'une interdiction de gérer ;"),
        fr(
          """
          en redressement judiciaire, si elles ne sont pas autorisées à poursuivre leur activité pendant la \
          durée prévisible du contrat ;
          """
        ),
        fr(
          """
          sanctionnées pour travail dissimulé, emploi d'étrangers sans titre, marchandage ou prêt illicite de \
          main-d'œuvre ;
          """),
        fr(
          """
          condamnées pour discrimination, ou qui ne négocient pas sur l'égalité professionnelle quand elles le doivent ;
          """),
        fr("exclues des marchés publics par une décision du juge pénal ou de l'administration."),
      ]),
    Section(
      id: "manquements", title: fr("Manquements fiscaux"),
      paragraphs: [
        fr(
          """
          Sont exclues les entreprises qui n'ont pas souscrit leurs déclarations fiscales ou sociales, ou \
          n'ont pas payé leurs impôts, taxes, contributions et cotisations.
          """
        ),
        fr(
          """
          Une entreprise qui a payé avant que l'acheteur n'examine sa candidature, qui a constitué des \
          garanties jugées suffisantes, ou qui respecte un accord de paiement conclu avec l'organisme chargé \
          du recouvrement est considérée en règle.
          """
        ),
      ]),
    Section(
      id: "entente", title: fr("Présomption d'entente"),
      paragraphs: [
        fr(
          """
          L'acheteur peut exclure une entreprise s'il dispose d'indices sérieux qu'elle s'est entendue avec \
          d'autres pour fausser la concurrence : prix concertés, répartition des marchés, offres de \
          complaisance.
          """
        ),
        fr(
          """
          Il peut aussi exclure celle qui a tenté d'influencer sa décision, d'obtenir des informations \
          confidentielles qui l'avantageraient, ou qui lui a donné des informations trompeuses.
          """
        ),
      ]),
    Section(
      id: "conflit", title: fr("Conflit d'intérêt"),
      paragraphs: [
        fr(
          """
          Il y a conflit d'intérêts quand une personne qui participe à la procédure, ou peut en influencer \
          l'issue, a un intérêt financier, économique ou personnel qui pourrait compromettre son impartialité \
          ou son indépendance.
          """
        ),
        fr(
          """
          L'acheteur peut exclure l'entreprise qui crée cette situation, s'il n'existe aucun autre moyen d'y \
          remédier. Il en va de même de celle qui, pour avoir aidé à préparer le marché, en connaît plus que \
          les autres.
          """
        ),
      ]),
  ]
}
