import CPango
import Glibc
import Synchronization

/// The fonts that documents are set in, and no others: what the machine has besides does not change a document.
///
/// Liberation Sans sets Latin, Greek and Cyrillic, Liberation Mono digests. DejaVu Sans, Droid Sans Fallback and
/// Symbola follow for other scripts and for symbols. What none of them can draw is replaced before it is set
/// (``covers(_:)``), so that no document shows the box of a missing glyph where nobody expects it.
final class FontLibrary: @unchecked Sendable {
  // Sendable because nothing changes after `init`: fontconfig counts references to a configuration atomically and only
  // reads it to match fonts (its manual, "Multi-threading"), and the set of characters is read only.
  private let configuration: OpaquePointer
  private let coverage: OpaquePointer

  /// Debian's places, in the order in which a character is looked for.
  static let files = [
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Italic.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationMono-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf",
  ]

  private static let loaded = Mutex<FontLibrary?>(nil)

  /// The library of this process. The files are read once, by the first caller; a failure is tried again.
  static func shared() throws(DocumentsError) -> FontLibrary {
    try loaded.withLock { library throws(DocumentsError) in
      if let library { return library }
      let new = try FontLibrary()
      library = new
      return new
    }
  }

  private init() throws(DocumentsError) {
    guard let configuration = FcConfigCreate(), let coverage = FcCharSetCreate() else {
      throw .library(operation: "fonts", reason: "out of memory")
    }
    self.configuration = configuration
    self.coverage = coverage
    for file in Self.files {
      guard access(file, R_OK) == 0 else { throw .missing(path: file) }
      guard FcConfigAppFontAddFile(configuration, file) == FcTrue else {
        throw .library(operation: "fonts", reason: "\(file) is no font")
      }
    }
    guard let fonts = FcConfigGetFonts(configuration, FcSetApplication) else {
      throw .library(operation: "fonts", reason: "no fonts")
    }
    for place in 0..<Int(fonts.pointee.nfont) {
      var characters: OpaquePointer?
      guard FcPatternGetCharSet(fonts.pointee.fonts[place], FC_CHARSET, 0, &characters) == FcResultMatch,
        FcCharSetMerge(coverage, characters, nil) == FcTrue
      else { throw .library(operation: "fonts", reason: "a font tells no characters") }
    }
  }

  deinit {
    FcCharSetDestroy(coverage)
    FcConfigDestroy(configuration)
  }

  /// Whether a font of the library has a glyph for the character.
  func covers(_ scalar: Unicode.Scalar) -> Bool { FcCharSetHasChar(coverage, scalar.value) == FcTrue }

  /// A Pango context of its own over these fonts. Pango's objects must not be shared between threads, so each document
  /// has one. Sizes are points.
  func makeContext() throws(DocumentsError) -> TextContext {
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      throw .library(operation: "fonts", reason: "Pango was built without fontconfig")
    }
    defer { g_object_unref(UnsafeMutableRawPointer(map)) }
    pango_fc_font_map_set_config(OpaquePointer(map), configuration)
    pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
    guard let context = pango_font_map_create_context(map), let options = cairo_font_options_create() else {
      throw .library(operation: "fonts", reason: "out of memory")
    }
    // A page has no pixels: outlines and widths as the fonts' makers drew them.
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    // Not the machine's language: it would choose among fonts.
    pango_context_set_language(context, pango_language_from_string("fr"))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    return TextContext(context, fonts: self)
  }
}

/// What texts of one document are laid out with. For one thread.
final class TextContext {
  let pointer: OpaquePointer
  let fonts: FontLibrary

  /// Takes over the caller's reference.
  fileprivate init(_ pointer: OpaquePointer, fonts: FontLibrary) {
    self.pointer = pointer
    self.fonts = fonts
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }
}
