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
