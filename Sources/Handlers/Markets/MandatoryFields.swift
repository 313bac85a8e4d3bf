import Generated

/// The fields that a market asks of every company whatever its buyer chooses.
public enum MandatoryFields {
  /// - Parameter marketTypeCodes: the market's types; each adds the fields that it makes mandatory.
  /// - Returns: keys of the catalogue, in its order, each once.
  public static func keys(for marketTypeCodes: [String]) -> [String] {
    Catalogue.fields.filter { field in
      field.isMandatory && field.markets.contains { marketTypeCodes.contains($0.rawValue) }
    }.map(\.key)
  }
}
