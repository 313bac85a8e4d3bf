/// The smallest files that are what they say.
public enum SmallFile {
  public static let pdf = Array(
    """
    %PDF-1.7
    1 0 obj
    <</Type/Catalog/Pages 2 0 R>>
    endobj
    2 0 obj
    <</Type/Pages/Kids[]/Count 0>>
    endobj
    xref
    0 3
    0000000000 65535 f\u{20}
    0000000009 00000 n\u{20}
    0000000054 00000 n\u{20}
    trailer
    <</Size 3/Root 1 0 R>>
    startxref
    101
    %%EOF

    """.utf8)
}
