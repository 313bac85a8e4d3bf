/// A field of the catalogue with its answer: what a step asks, and what summary and consultation show.
public struct FieldModel: Sendable, Equatable {
  /// The catalogue's key.
  public var key: String
  public var kind: AnswerKind
  /// The catalogue's label for candidates.
  public var label: String
  /// Part of every market of this type. It blocks nothing: product.md §5.6.
  public var isMandatory: Bool
  public var origin: AnswerOrigin
  /// nil: never answered.
  public var answer: AnswerModel?
  /// Files of the answer as a whole.
  public var files: [FileModel]
  /// Files of each item, by the item's number.
  public var itemFiles: [Int: [FileModel]]
  /// Items without an answer yet that the form shows besides those with one: those just added.
  public var addedItems: [Int]
  /// Whether the form shows one item more than it was sent with.
  public var addsItem = false

  /// Whether the form has fields for its files.
  var asksFiles: Bool {
    guard origin != .automatic, origin != .identification else { return false }
    return switch kind {
    case .fileUpload, .inlineFileUpload, .fileOrTextarea, .checkboxWithDocument, .radioWithFileAndText, .people,
      .references, .samples:
      true
    case .textInput, .textarea, .emailInput, .phoneInput, .urlInput, .inlineURLInput, .turnover, .staff: false
    }
  }

  /// How many items an answer has at most, as the contract's forms have it.
  public static let mostItems = 200

  /// The number of an item that is added to those with these numbers: behind all of them, and in a gap where the
  /// numbers of the contract (1 to 9999) have come to their end.
  public static func nextItem(after items: some Collection<Int>) -> Int {
    let next = (items.max() ?? 0) + 1
    guard next > 9_999 else { return next }
    let taken = Set(items)
    return (1...9_999).first { !taken.contains($0) } ?? 9_999
  }

  public init(
    key: String, kind: AnswerKind, label: String, isMandatory: Bool, origin: AnswerOrigin = .manual,
    answer: AnswerModel? = nil, files: [FileModel] = [], itemFiles: [Int: [FileModel]] = [:], addedItems: [Int] = []
  ) {
    self.key = key
    self.kind = kind
    self.label = label
    self.isMandatory = isMandatory
    self.origin = origin
    self.answer = answer
    self.files = files
    self.itemFiles = itemFiles
    self.addedItems = addedItems
  }
}

/// Fields under the title of their subcategory.
public struct FieldGroupModel: Sendable, Equatable {
  /// The subcategory's key: the last segment of its step's address.
  public var key: String
  public var title: String
  public var fields: [FieldModel]

  public init(key: String, title: String, fields: [FieldModel]) {
    self.key = key
    self.title = title
    self.fields = fields
  }
}

/// Groups under the title of their category.
public struct FieldCategoryModel: Sendable, Equatable {
  public var key: String
  public var title: String
  public var groups: [FieldGroupModel]

  public init(key: String, title: String, groups: [FieldGroupModel]) {
    self.key = key
    self.title = title
    self.groups = groups
  }
}
