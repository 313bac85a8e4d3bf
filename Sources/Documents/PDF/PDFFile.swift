import CQPDF
import Glibc

/// A PDF file taken apart into objects, by QPDF. For one thread.
///
/// Handles (``Object``) are numbers that QPDF looks up: a wrong one is an error of QPDF's, never a wrong address. Its
/// errors stay until asked for; ``check(_:)`` asks after each stage.
final class PDFFile {
  typealias Object = qpdf_oh

  private var file: qpdf_data?
  /// QPDF reads from them as long as the file is open.
  private let source: UnsafeMutableBufferPointer<CChar>

  init(_ bytes: [UInt8]) throws(DocumentsError) {
    source = .allocate(capacity: bytes.count)
    UnsafeMutableRawBufferPointer(source).copyBytes(from: bytes)
    file = qpdf_init()
    qpdf_silence_errors(file)
    qpdf_set_suppress_warnings(file, 1)
    qpdf_set_attempt_recovery(file, 0)
    _ = qpdf_read_memory(file, "document", source.baseAddress, UInt64(source.count), nil)
    try check("reading")
  }

  deinit {
    qpdf_cleanup(&file)
    source.deallocate()
  }

  /// - Throws: what QPDF found wrong since it was last asked; its warnings are errors, as the file is of our own
  ///   making.
  func check(_ stage: String) throws(DocumentsError) {
    let error =
      qpdf_has_error(file) != 0 ? qpdf_get_error(file) : qpdf_more_warnings(file) != 0 ? qpdf_next_warning(file) : nil
    guard let error else { return }
    throw .library(operation: "QPDF, \(stage)", reason: String(cString: qpdf_get_error_full_text(file, error)))
  }

  // MARK: Finding

  var root: Object { qpdf_get_root(file) }
  var trailer: Object { qpdf_get_trailer(file) }
  var pages: [Object] { (0..<max(0, Int(qpdf_get_num_pages(file)))).map { qpdf_get_page_n(file, $0) } }

  /// All dictionaries that have numbers, those of streams left out.
  var dictionaries: [Object] {
    let size = qpdf_oh_get_int_value(file, self[trailer, "/Size"])
    return (1..<max(1, Int32(clamping: size))).map { qpdf_get_object_by_id(file, $0, 0) }.filter(isDictionary)
  }

  func isDictionary(_ object: Object) -> Bool { qpdf_oh_is_dictionary(file, object) != 0 }

  func has(_ dictionary: Object, _ key: String) -> Bool { qpdf_oh_has_key(file, dictionary, key) != 0 }

  func name(_ dictionary: Object, _ key: String) -> String {
    let value = self[dictionary, key]
    return qpdf_oh_is_name(file, value) == 0 ? "" : String(cString: qpdf_oh_get_name(file, value))
  }

  func items(_ array: Object) -> [Object] {
    guard qpdf_oh_is_array(file, array) != 0 else { return [] }
    return (0..<qpdf_oh_get_array_n_items(file, array)).map { qpdf_oh_get_array_item(file, array, $0) }
  }

  /// The object under a key; setting nil removes it.
  subscript(dictionary: Object, key: String) -> Object {
    get { qpdf_oh_get_key(file, dictionary, key) }
    set { qpdf_oh_replace_key(file, dictionary, key, newValue) }
  }

  func remove(_ key: String, from dictionary: Object) { qpdf_oh_remove_key(file, dictionary, key) }

  // MARK: Making

  /// An object in the notation of PDF, without references.
  func parse(_ text: String) -> Object { qpdf_oh_parse(file, text) }

  /// The same with a number of its own.
  func numbered(_ object: Object) -> Object { qpdf_make_indirect_object(file, object) }

  func text(_ text: String) -> Object { qpdf_oh_new_unicode_string(file, text) }

  func bytes(_ bytes: [UInt8]) -> Object {
    bytes.withUnsafeBytes { buffer in
      qpdf_oh_new_binary_string(file, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
  }

  func array(_ items: [Object]) -> Object {
    let array = qpdf_oh_new_array(file)
    for item in items { qpdf_oh_append_item(file, array, item) }
    return array
  }

  func append(_ item: Object, to array: Object) { qpdf_oh_append_item(file, array, item) }

  /// A stream with the entries of a dictionary besides those that tell its length and filter.
  func stream(_ bytes: [UInt8], _ entries: [(key: String, value: Object)] = []) -> Object {
    let stream = qpdf_oh_new_stream(file)
    qpdf_oh_replace_stream_data(file, stream, bytes, bytes.count, qpdf_oh_new_null(file), qpdf_oh_new_null(file))
    let dictionary = qpdf_oh_get_dict(file, stream)
    for (key, value) in entries { qpdf_oh_replace_key(file, dictionary, key, value) }
    return stream
  }

  // MARK: Writing

  /// The file as bytes that depend on its content alone: its identifier is a digest of it.
  func write() throws(DocumentsError) -> [UInt8] {
    _ = qpdf_init_write_memory(file)
    qpdf_set_deterministic_ID(file, 1)
    qpdf_set_object_stream_mode(file, qpdf_o_disable)
    qpdf_set_stream_data_mode(file, qpdf_s_compress)
    qpdf_set_newline_before_endstream(file, 1)
    _ = qpdf_write(file)
    try check("writing")
    return Array(UnsafeBufferPointer(start: qpdf_get_buffer(file), count: Int(qpdf_get_buffer_length(file))))
  }
}
