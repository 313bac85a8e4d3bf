/// A form as its handler is given it where the contract says `x-invalid: handler`: a page shows a form that broke rules
/// again, with what was typed.
public enum Submission<Form: Sendable>: Sendable {
  case valid(Form)
  case invalid(RejectedForm)
}

/// A form that can be read and breaks rules.
public struct RejectedForm: Sendable {
  /// What was sent in the fields of the form, in the order sent; never what is sensitive (`x-sensitive`) or a token
  /// (`x-csrf`).
  public let values: [FormValue]
  /// In the order sent.
  public let files: [FormFile]
  /// In the order of the contract, as many as are told (``RequestLimits/violations``).
  public let errors: [FieldError]

  /// - Parameters:
  ///   - fields: the names, before any brackets, of the fields whose texts are told.
  ///   - rules: of the API.
  public init(_ decoding: Decoding, form bytes: [UInt8], fields: [StaticString], rules: [RuleSite]) {
    var values: [FormValue] = []
    // The same bytes were read as a form before.
    var pairs = FormReader(bytes, maxPairs: .max)
    while let pair = try? pairs.next() {
      let value = FormValue(name: pair.name, value: pair.value)
      if value.belongs(to: fields) { values.append(value) }
    }
    self.init(decoding, values: values, files: [], rules: rules)
  }

  /// - Parameter form: read to its end, and made to keep its fields.
  public init(_ decoding: Decoding, multipart form: MultipartForm, rules: [RuleSite]) {
    self.init(decoding, values: form.values, files: form.files, rules: rules)
  }

  init(_ decoding: Decoding, values: [FormValue], files: [FormFile], rules: [RuleSite]) {
    self.values = values
    self.files = files
    errors = decoding.violations.ordered.map { violation in
      FieldError(name: violation.formName, message: rules[Int(violation.rule.rawValue)].french.description)
    }
  }
}

/// A text of a form.
public struct FormValue: Sendable, Equatable {
  /// As it was sent, with its brackets: `text_input[siren]`.
  public let name: String
  public let value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  func belongs(to fields: [StaticString]) -> Bool {
    let root = FormTree.root(of: name)
    return fields.contains { root.hasSameScalars(as: $0.description) }
  }
}

/// A file of a form.
public struct FormFile: Sendable, Equatable {
  /// As it was sent, with its brackets: `files[siren]`.
  public let name: String
  public let file: UploadedFile

  init(name: String, file: UploadedFile) {
    self.name = name
    self.file = file
  }
}

/// What is wrong with a field of a form.
public struct FieldError: Sendable, Equatable {
  /// The field's name as a form has it, with its brackets; `base` for the form as a whole.
  public let name: String
  /// A French sentence for people.
  public let message: String

  public init(name: String, message: String) {
    self.name = name
    self.message = message
  }
}
