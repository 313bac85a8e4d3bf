extension JSONWriter {
  /// `"2027-01-31T17:30:00.000Z"`
  public mutating func timestamp(_ value: Timestamp) { string(size: 24) { value.append(to: &$0) } }

  /// `"2027-01-31"`
  public mutating func date(_ value: CalendarDate) { string(size: 10) { value.append(to: &$0) } }

  public mutating func uuid(_ value: UUIDValue) { string(value.text) }

  /// Bytes in base64 with padding (`contentEncoding: base64`).
  public mutating func base64(_ value: [UInt8]) { string(Base64.encode(value)) }
}
