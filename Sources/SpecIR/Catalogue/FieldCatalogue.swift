/// The field catalogue ("socle de base"): what a buyer can ask of a company, in the order in which it is shown.
public struct FieldCatalogue: Sendable, Hashable {
  public var categories: [Category]

  public init(categories: [Category] = []) { self.categories = categories }

  /// Every field in the order of the catalogue.
  public var fields: [Field] { categories.flatMap(\.subcategories).flatMap(\.fields) }

  public struct Category: Sendable, Hashable {
    public var key: String
    public var site: Site
    public var labels: Labels
    public var subcategories: [Subcategory]
  }

  public struct Subcategory: Sendable, Hashable {
    public var key: String
    public var site: Site
    public var labels: Labels
    public var fields: [Field]
  }

  public struct Field: Sendable, Hashable {
    public var key: String
    public var site: Site
    public var labels: Labels
    public var type: InputType
    /// Asked in every market of its types, whatever the buyer chooses.
    public var mandatory: Bool
    /// The market types that ask for the field; at least one.
    public var markets: [MarketType]
    public var source: Source?
  }

  /// French, as each side reads them.
  public struct Labels: Sendable, Hashable {
    public var buyer: String
    public var candidate: String
  }

  /// The official source that can fill a field: the name of the API and the value's key in its answer.
  public struct Source: Sendable, Hashable {
    public var api: String
    public var key: String
  }

  public enum MarketType: String, Sendable, Hashable, CaseIterable { case supplies, services, works, defense }

  /// The kinds of answers. Types that the live system once had and answers no longer (`checkbox` and the radios with
  /// justification) are not among them.
  public enum InputType: String, Sendable, Hashable, CaseIterable {
    case fileUpload = "file_upload"
    case textInput = "text_input"
    case textarea
    case emailInput = "email_input"
    case phoneInput = "phone_input"
    case checkboxWithDocument = "checkbox_with_document"
    case fileOrTextarea = "file_or_textarea"
    case annualTurnover = "capacite_economique_financiere_chiffre_affaires_global_annuel"
    case averageAnnualStaff = "capacite_economique_financiere_effectifs_moyens_annuels"
    case presentationOfPeople = "presentation_intervenants"
    case radioWithFileAndText = "radio_with_file_and_text"
    case worksAndDeliveries = "realisations_livraisons"
    case toolsAndSamples = "capacites_techniques_professionnelles_outillage_echantillons"
    case urlInput = "url_input"
    case inlineFileUpload = "inline_file_upload"
    case inlineURLInput = "inline_url_input"
  }
}
