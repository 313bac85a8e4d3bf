@_spi(_Unicode) import Swift

extension String {
  /// The text in Normalization Form C (Unicode Standard Annex 15): `e` and a combining accent become `é`. File names
  /// from macOS come decomposed, and would neither be found nor sorted like those that are typed.
  ///
  /// The standard library has the tables and the algorithm, for its comparison of strings, but hands them out as a
  /// system programming interface only; this is the one place that uses it.
  public var composed: String { String(String.UnicodeScalarView(_nfc)) }
}
