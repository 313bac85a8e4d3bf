/// Where things stand on a page of A4 (ISO 216), in points.
enum PageGeometry {
  private static let millimetre = 72 / 25.4

  static let width = 210 * millimetre
  static let height = 297 * millimetre
  static let left = 15 * millimetre
  static let right = width - 15 * millimetre
  static let top = 20 * millimetre
  static let bottom = height - 20 * millimetre

  static var contentWidth: Double { right - left }
}
