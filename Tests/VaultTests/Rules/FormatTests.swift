import TestSupport
import Testing

@testable import Vault

@Suite("Formats of files")
struct FormatTests {
  @Test("each format is taken", arguments: FileFormat.allCases)
  func accepted(format: FileFormat) {
    #expect(refusal(SmallFile.of(format), as: format) == nil)
  }

  @Test("no format passes for another", arguments: FileFormat.allCases)
  func mismatches(format: FileFormat) {
    let kinds: [Set<FileFormat>] = [[.jpg, .jpeg], [.txt, .csv]]
    for claimed in FileFormat.allCases where claimed != format {
      if kinds.contains([format, claimed]) {
        #expect(refusal(SmallFile.of(format), as: claimed) == nil)
      } else if claimed == .zip, format.isArchive {
        // A document of Office is an archive, and harmless as one.
        #expect(refusal(SmallFile.of(format), as: claimed) == nil)
      } else {
        #expect(refusal(SmallFile.of(format), as: claimed) != nil, "\(format) as \(claimed)")
      }
    }
  }

  @Test("an empty file is said to be empty, a large one to be too large", arguments: FileFormat.allCases)
  func sizes(format: FileFormat) {
    #expect(refusal([], as: format) == .empty)
    var rules = FileRules()
    rules.maxSize = SmallFile.of(format).count - 1
    #expect(refusal(SmallFile.of(format), as: format, rules) == .tooLarge(limit: rules.maxSize))
  }

  @Test("programs are told from files that are merely something else", arguments: FileFormat.allCases)
  func programs(format: FileFormat) {
    let programs: [[UInt8]] = [
      Array("MZ".utf8) + [0x90, 0, 3, 0] + [UInt8](repeating: 0, count: 200),
      Array("\u{7F}ELF".utf8) + [2, 1, 1] + [UInt8](repeating: 0, count: 200),
      Array("#!/bin/sh\nrm -rf /\n".utf8), Array("#!/usr/bin/env python3\n".utf8),
      [0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1], [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52],
      [0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0, 0, 0, 0, 0],
    ]
    for program in programs { #expect(refusal(program, as: format) == .executable, "\(program.prefix(4))") }
    #expect(refusal(Array("#!/bin/sh\n".utf8) + SmallFile.of(format), as: format) == .executable)
  }

  @Test("the extension is what follows the last dot")
  func extensions() {
    #expect(FileFormat(ofName: "Attestation.PDF") == .pdf)
    #expect(FileFormat(ofName: "a.b.Docx") == .docx)
    #expect(FileFormat(ofName: "été.jpeg") == .jpeg)
    for name in [
      "", "pdf", ".pdf", "a.", "a.pdf.exe", "a.pdf.", "a.pdfx", "a.svg", "a.html", "a.docm", "a.PDF ", "a.\u{212A}pd",
      "a.xls\u{0}", "a.exe", "pdf.a", "a. pdf",
    ] {
      #expect(FileFormat(ofName: name) == nil, "\(name)")
    }
  }

  @Test("each format is served as one type, and listed once")
  func labels() {
    for format in FileFormat.allCases {
      #expect(!format.contentType.contains("html") && !format.contentType.contains("octet"))
    }
    #expect(FileFormat.pdf.contentType == "application/pdf")
    #expect(FileFormat.jpg.contentType == FileFormat.jpeg.contentType)
    #expect(
      FileFormat.list(FileFormat.allCases) == "PDF, DOC, DOCX, TXT, XLS, XLSX, CSV, JPG, JPEG, PNG, GIF, ZIP")
    #expect(FileFormat.accept([.pdf, .doc]) == ".pdf,.doc")
  }

  @Test("plain text is UTF-8 or what Windows writes, without control characters")
  func texts() {
    let accepted: [[UInt8]] = [
      [0x41], Array("\u{FEFF}Bonjour\tà tous\r\n\u{C}".utf8), Array("日本語 🙂 e\u{301}".utf8),
      // é, €, ’ and œ of windows-1252.
      Array("caf".utf8) + [0xE9, 0x20, 0x80, 0x20, 0x92, 0x9C], Array("MZ & Cie".utf8),
      Array("SELECT 1 < 2; <b>gras</b>".utf8),
      Array("Réponse à votre message :\n<html>…</html>".utf8), Array("< 5 lots".utf8), [UInt8](repeating: 0x41, count: 300_000) + [0xC3, 0xA9],
      // A sequence over the border of two pieces that are read.
      [UInt8](repeating: 0x41, count: 256 * 1024 - 1) + Array("é".utf8),
    ]
    for text in accepted { #expect(refusal(text, as: .txt) == nil, "\(text.prefix(20))") }
    let refused: [[UInt8]] = [
      [0], Array("a\u{0}b".utf8), [0x41, 0x1B, 0x5B], [0x41, 0x7F], Array("a\u{85}b\u{2028}\u{81}".utf8),
      // UTF-16, and neither UTF-8 nor windows-1252.
      [0xFF, 0xFE, 0x41, 0], [0xFE, 0xFF, 0, 0x41], [0x41, 0x81], [0xC3, 0xA9, 0x8D],
      [UInt8](repeating: 0x41, count: 300_000) + [0],
    ]
    for text in refused { #expect(refusal(text, as: .csv) == .unreadableText, "\(text.prefix(20))") }
  }

  @Test(
    "a page or a picture of markup is no text",
    arguments: [
      "<!DOCTYPE html><p>", "<html>", "\n\n  <HTML lang=fr>", "<svg xmlns=\"x\" onload=\"alert(1)\">",
      "<?xml version=\"1.0\"?><svg>", "<script>alert(1)</script>", "\u{FEFF}<ScRiPt>",
      "<?php system($_GET[0]);", "<iframe src=x>", "<!-- a;b -->\n<body onload=x>",
    ])
  func markup(text: String) {
    for format in [FileFormat.txt, .csv] { #expect(refusal(Array(text.utf8), as: format) == .contentMismatch(format)) }
    for format in [FileFormat.pdf, .png, .gif, .jpg, .doc, .xlsx, .zip] {
      #expect(refusal(Array(text.utf8), as: format) == .contentMismatch(format))
    }
  }

  @Test("old Office files are told apart, and are neither macros nor secrets")
  func compoundFiles() {
    func make(_ nodes: CompoundBuilder.Node...) -> [UInt8] { CompoundBuilder(nodes).bytes }
    #expect(refusal(make(.stream("Book")), as: .xls) == nil)
    // A table within a letter.
    let pool = CompoundBuilder.Node.storage("ObjectPool", [.storage("_1", [.stream("Workbook")])])
    #expect(refusal(make(.stream("WordDocument"), pool), as: .doc) == nil)
    #expect(refusal(make(.stream("WordDocument"), pool), as: .xls) == .contentMismatch(.xls))
    #expect(refusal(make(.stream("WordDocument"), .stream("Workbook")), as: .doc) == .ambiguous(.doc))
    // A presentation, an installer.
    #expect(refusal(make(.stream("PowerPoint Document")), as: .doc) == .contentMismatch(.doc))
    #expect(refusal(make(.stream("!_StringPool")), as: .xls) == .contentMismatch(.xls))
    #expect(refusal(make(.storage("WordDocument", [])), as: .doc) == .contentMismatch(.doc))
    #expect(
      refusal(make(.stream("WordDocument"), .storage("Macros", [.storage("VBA", [])])), as: .doc) == .macros(.doc))
    #expect(refusal(make(.stream("Workbook"), .storage("_VBA_PROJECT_CUR", [])), as: .xls) == .macros(.xls))
    #expect(refusal(make(.stream("EncryptedPackage"), .stream("EncryptionInfo")), as: .docx) == .encrypted(.docx))
    #expect(refusal(make(.stream("EncryptedPackage"), .stream("EncryptionInfo")), as: .doc) == .encrypted(.doc))
    let word = [0xEC, 0xA5] + little(0, 8) + little(0x0100, 2)
    #expect(refusal(make(.stream("WordDocument", word)), as: .doc) == .encrypted(.doc))
    let begin = little(0x0809, 2) + little(16, 2) + little(0, 16)
    #expect(refusal(make(.stream("Workbook", begin + little(0x002F, 2))), as: .xls) == .encrypted(.xls))
    #expect(refusal(make(.stream("Workbook", begin + little(0x0042, 2))), as: .xls) == nil)
  }

  @Test("a compound file that runs in circles ends")
  func circles() {
    var bytes = SmallFile.doc
    // The directory's sector follows itself.
    bytes.replaceSubrange(512 + 4..<512 + 8, with: little(1, 4))
    #expect(refusal(bytes, as: .doc) == .contentMismatch(.doc))
    bytes = SmallFile.doc
    // A sector of the list of table sectors that follows itself.
    bytes.replaceSubrange(68..<72, with: little(2, 4))
    bytes.replaceSubrange(3 * 512 + 508..<4 * 512, with: little(2, 4))
    #expect(refusal(bytes, as: .doc) == .contentMismatch(.doc))
    bytes = SmallFile.doc
    // An entry that is its own neighbour.
    bytes.replaceSubrange(1024 + 128 + 72..<1024 + 128 + 76, with: little(1, 4))
    #expect(refusal(bytes, as: .doc) == nil)
  }

  @Test("Office files have their parts, and none that runs")
  func officeFiles() {
    func make(_ names: String...) -> [UInt8] { ZipBuilder(names.map(ZipBuilder.Entry.init)).bytes }
    #expect(refusal(make("word/document.xml"), as: .docx) == .contentMismatch(.docx))
    #expect(refusal(make("[Content_Types].xml", "ppt/presentation.xml"), as: .docx) == .contentMismatch(.docx))
    #expect(refusal(make("[Content_Types].xml", "keyword/a.xml"), as: .docx) == .contentMismatch(.docx))
    #expect(
      refusal(make("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"), as: .docx) == .ambiguous(.docx))
    #expect(
      refusal(make("[Content_Types].xml", "word/document.xml", "word/embeddings/table.xlsx"), as: .docx) == nil)
    for part in ["word/vbaProject.bin", "word/VBAPROJECT.BIN", "word/vbaData.xml", "word/embeddings/t.xlsm"] {
      #expect(refusal(make("[Content_Types].xml", "word/document.xml", part), as: .docx) == .macros(.docx), "\(part)")
    }
    #expect(
      refusal(make("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"), as: .xlsx)
        == .macros(.xlsx))
    #expect(
      refusal(make("[Content_Types].xml", "xl/workbook.xml", "xl/media/run.exe"), as: .xlsx) == .executable)
    #expect(
      refusal(make("[Content_Types].xml", "word/document.xml", "../evil.xml"), as: .docx) == .archiveUnsafeName)
    #expect(
      refusal(make("[Content_Types].xml", "word/document.xml", "[content_types].xml"), as: .docx) == .archiveUnsafeName)
  }

  @Test("pictures of telephones and old programs are taken")
  func pictures() {
    // A film behind the picture.
    #expect(refusal(SmallFile.jpeg + Array("ftypmp42".utf8) + [UInt8](repeating: 9, count: 5000), as: .jpg) == nil)
    #expect(refusal(SmallFile.png + [0, 0, 0], as: .png) == nil)
    #expect(refusal(SmallFile.gif + [0], as: .gif) == nil)
    var noFrame = SmallFile.jpeg
    noFrame.replaceSubrange(20..<26, with: [])
    noFrame[21] = 0xFE
    #expect(refusal(noFrame, as: .jpg) == .contentMismatch(.jpg))
    #expect(refusal(Array(SmallFile.png.dropLast(12)), as: .png) == .contentMismatch(.png))
    #expect(refusal(SmallFile.pngSignature + SmallFile.pngEnd, as: .png) == .contentMismatch(.png))
    // Without its trailer, as some encoders leave it; without its end.
    #expect(refusal(Array(SmallFile.gif.dropLast()), as: .gif) == nil)
    #expect(refusal(Array(SmallFile.gif.dropLast(2)), as: .gif) == .contentMismatch(.gif))
    #expect(refusal(Array("GIF89a".utf8) + [2, 0, 2, 0, 0, 0, 0, 0x3B], as: .gif) == .contentMismatch(.gif))
  }
}
