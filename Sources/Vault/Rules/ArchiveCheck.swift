/// ZIP archives of candidates: bounded, scannable, without programs, safe to unpack.
enum ArchiveCheck {
  static func check(_ bytes: some ByteSource, _ limits: ArchiveLimits) throws(CheckFailure) {
    let entries = try ZipDirectory(bytes, as: .zip, limits: limits).entries
    guard entries.contains(where: { !$0.isFolder }) else { throw .refused(.archiveEmpty) }
    try bound(entries, size: bytes.size, limits)
    for entry in entries { try check(entry, as: .zip) }
    try demandDistinct(entries)
    for entry in entries where !entry.isFolder {
      for name in entry.names {
        if ArchiveName.isProgram(name) { throw .refused(.archiveHasExecutable) }
        if ArchiveName.isArchive(name) { throw .refused(.archiveNested) }
      }
    }
  }

  /// What all archives are held to, those of Office among them.
  static func check(_ entry: ZipDirectory.Entry, as format: FileFormat) throws(CheckFailure) {
    if entry.isEncrypted { throw .refused(.encrypted(format)) }
    guard entry.method == 0 || entry.method == 8 else { throw .refused(.archiveUnsupported) }
    guard entry.method == 8 || entry.packed == entry.unpacked, !entry.isFolder || entry.unpacked == 0 else {
      throw .refused(.contentMismatch(format))
    }
    guard !entry.isSpecial, entry.names.allSatisfy(ArchiveName.isSafe) else { throw .refused(.archiveUnsafeName) }
  }

  /// By what the directory claims.
  static func bound(_ entries: [ZipDirectory.Entry], size: Int, _ limits: ArchiveLimits) throws(CheckFailure) {
    var unpacked = 0
    for entry in entries {
      guard entry.unpacked <= limits.maxUnpacked - unpacked else {
        throw .refused(.archiveTooLarge(limit: limits.maxUnpacked))
      }
      unpacked += entry.unpacked
    }
    if unpacked > limits.freeUnpacked, unpacked / limits.maxRatio > size { throw .refused(.archiveBomb) }
  }

  /// Of two files of one name, scanner and reader may take different ones; on Windows and macOS names differ by more
  /// than case.
  static func demandDistinct(_ entries: [ZipDirectory.Entry]) throws(CheckFailure) {
    var seen: Set<[UInt8]> = []
    for entry in entries {
      guard seen.insert(ArchiveName.lowered(entry.names[0])).inserted else { throw .refused(.archiveUnsafeName) }
    }
  }
}

/// Names within archives, as bytes: their encoding is often not known.
enum ArchiveName {
  /// Whether the name leads to a place within the folder that the archive is unpacked into, on every system.
  static func isSafe(_ name: [UInt8]) -> Bool {
    guard !name.isEmpty, name.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: ":") }) else { return false }
    var parts = name.split(omittingEmptySubsequences: false, whereSeparator: isSeparator)
    // A folder ends with a slash.
    if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    guard parts.allSatisfy({ !$0.isEmpty && !isDots($0) }) else { return false }
    guard let text = String(validating: name, as: UTF8.self) else { return true }
    return text.unicodeScalars.allSatisfy { $0 == "/" || $0 == "\\" || DisplayName.isVisible($0) }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  /// `.`, `..`, and what Windows makes of `.. `.
  private static func isDots(_ part: ArraySlice<UInt8>) -> Bool {
    part.allSatisfy { $0 == UInt8(ascii: ".") || $0 == 0x20 }
  }

  /// With ASCII letters in lower case.
  static func lowered(_ name: [UInt8]) -> [UInt8] { name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } }

  static func isProgram(_ name: [UInt8]) -> Bool { programs.contains(fileExtension(name)) }
  static func isArchive(_ name: [UInt8]) -> Bool { archives.contains(fileExtension(name)) }
  static func hasMacros(_ name: [UInt8]) -> Bool { macros.contains(fileExtension(name)) }

  /// In lower case; empty where it is longer than any that is looked for, or not ASCII: sets of texts normalise what is
  /// not, which takes seconds for a long one. Windows drops dots and spaces at the end of a name.
  private static func fileExtension(_ name: [UInt8]) -> String {
    var file = name[...]
    if let slash = file.lastIndex(where: isSeparator) { file = file[(slash + 1)...] }
    while let last = file.last, last == UInt8(ascii: ".") || last == 0x20 { file.removeLast() }
    guard let dot = file.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let end = Array(file[(dot + 1)...])
    guard end.count <= 32, end.allSatisfy({ $0 < 0x80 }) else { return "" }
    return String(decoding: lowered(end), as: UTF8.self)
  }

  /// What one of the common systems runs when it is opened, and Office files that bring programs along.
  private static let programs: Set<String> = macros.union([
    "apk", "app", "appimage", "application", "appref-ms", "appx", "bash", "bat", "chm", "class", "cmd", "com",
    "command", "cpl", "deb", "dll", "dylib", "elf", "exe", "gadget", "hta", "inf", "ins", "jar", "js", "jse", "ksh",
    "lnk", "mjs", "msc", "msi", "msix", "msp", "mst", "ocx", "osx", "out", "php", "pif", "pkg", "pl", "ps1", "ps1xml",
    "ps2", "psc1", "psd1", "psm1", "py", "pyc", "pyw", "rb", "reg", "rgs", "rpm", "run", "scf", "scpt", "scr", "sct",
    "settingcontent-ms", "sh", "shb", "shs", "so", "sys", "url", "vb", "vbe", "vbs", "vbscript", "workflow", "ws",
    "wsc", "wsf", "wsh", "xll", "zsh",
  ])

  private static let macros: Set<String> = [
    "docm", "dotm", "potm", "ppam", "ppsm", "pptm", "sldm", "xla", "xlam", "xlm", "xlsb", "xlsm", "xltm",
  ]

  private static let archives: Set<String> = [
    "7z", "ace", "arj", "bz2", "cab", "cpio", "dmg", "gz", "img", "iso", "lha", "lz", "lz4", "lzh", "lzma", "rar",
    "tar", "tbz2", "tgz", "txz", "vhd", "vhdx", "wim", "xar", "xz", "z", "zip", "zipx", "zst",
  ]
}

/// Office Open XML (ISO/IEC 29500): an archive with `[Content_Types].xml` and the parts of its application.
enum OfficeCheck {
  static func check(
    _ bytes: some ByteSource, _ format: FileFormat, _ limits: ArchiveLimits
  ) throws(CheckFailure) {
    // A document with a password is a compound file.
    if let file = try CompoundFile(bytes), file.top.contains(where: { $0.name == "EncryptedPackage" }) {
      throw .refused(.encrypted(format))
    }
    let entries = try ZipDirectory(bytes, as: format, limits: limits).entries
    try ArchiveCheck.bound(entries, size: bytes.size, limits)
    for entry in entries { try ArchiveCheck.check(entry, as: format) }
    try ArchiveCheck.demandDistinct(entries)
    let names = entries.map { ArchiveName.lowered($0.names[0]) }
    let word = names.contains { $0.starts(with: "word/".utf8) }
    let sheets = names.contains { $0.starts(with: "xl/".utf8) }
    guard names.contains(Array("[content_types].xml".utf8)), format == .docx ? word : sheets else {
      throw .refused(.contentMismatch(format))
    }
    // One document is one thing, and embedded ones lie in a folder of it.
    if word, sheets { throw .refused(.ambiguous(format)) }
    for (entry, name) in zip(entries, names) {
      if isMacro(name) || entry.names.contains(where: ArchiveName.hasMacros) { throw .refused(.macros(format)) }
      if entry.names.contains(where: ArchiveName.isProgram) { throw .refused(.executable) }
    }
  }

  /// Parts that hold programs, by the names that Office gives them; under other names it does not run them in a
  /// document whose extension is not that of one with macros.
  private static func isMacro(_ name: [UInt8]) -> Bool {
    let last = name.split(separator: UInt8(ascii: "/")).last ?? []
    return last.starts(with: "vbaproject".utf8) || last.elementsEqual("vbadata.xml".utf8)
      || name.starts(with: "xl/macrosheets/".utf8)
  }
}
