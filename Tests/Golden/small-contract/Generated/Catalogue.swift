// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

/// The field catalogue: what a buyer can ask of a company, in the order in which it is shown.
public enum Catalogue {
  public struct Category: Sendable {
    public let key: String
    public let buyer: String
    public let candidate: String
    public let subcategories: [Subcategory]
  }

  public struct Subcategory: Sendable {
    public let key: String
    public let buyer: String
    public let candidate: String
    public let fields: [Field]
  }

  public struct Field: Sendable {
    public let key: String
    public let type: InputType
    /// Asked in every market of its types, whatever the buyer chooses.
    public let isMandatory: Bool
    /// The market types that ask for the field.
    public let markets: Set<MarketType>
    /// The official source that can fill the field.
    public let source: Source?
    /// The labels, in French, as each side reads them.
    public let buyer: String
    public let candidate: String
  }

  /// The name of an official API and the value's key in its answer.
  public struct Source: Sendable {
    public let api: String
    public let key: String
  }

  public enum MarketType: String, Sendable, CaseIterable {
    case supplies, services, works, defense
  }

  public enum InputType: String, Sendable, CaseIterable {
    case fileUpload = "file_upload"
    case textInput = "text_input"
    case textarea = "textarea"
    case emailInput = "email_input"
    case phoneInput = "phone_input"
    case checkboxWithDocument = "checkbox_with_document"
    case fileOrTextarea = "file_or_textarea"
    case capaciteEconomiqueFinanciereChiffreAffairesGlobalAnnuel = "capacite_economique_financiere_chiffre_affaires_global_annuel"
    case capaciteEconomiqueFinanciereEffectifsMoyensAnnuels = "capacite_economique_financiere_effectifs_moyens_annuels"
    case presentationIntervenants = "presentation_intervenants"
    case radioWithFileAndText = "radio_with_file_and_text"
    case realisationsLivraisons = "realisations_livraisons"
    case capacitesTechniquesProfessionnellesOutillageEchantillons = "capacites_techniques_professionnelles_outillage_echantillons"
    case urlInput = "url_input"
    case inlineFileUpload = "inline_file_upload"
    case inlineUrlInput = "inline_url_input"
  }

  /// Every field, in the order of the catalogue.
  public static let fields: [Field] = categories.flatMap(\.subcategories).flatMap(\.fields)

  /// The fields by their key.
  public static let fieldsByKey: [String: Field] =
    Dictionary(fields.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })

  public static let categories: [Category] = [
  ]
}
