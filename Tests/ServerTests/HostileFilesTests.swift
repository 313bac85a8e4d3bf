import Foundation
import TestSupport
import Testing

/// Files that are not what they say, or that are called what no file should be.
@Suite(.serialized) final class HostileFilesTests {
  private let folder: TemporaryFolder
  private let server: RunningServer
  private let snapshots: Snapshots
  private let market: OpenMarket
  private let candidature: Candidature

  init() throws {
    folder = try TemporaryFolder()
    server = try RunningServer(flags: ["--antivirus", "off", "--quota-scale", "1000"])
    snapshots = try Snapshots(server)
    market = try OpenMarket(server, try APIClient(server, try server.addEditor("Hostile editor")))
    candidature = try Candidature(server, market)
  }

  // MARK: Contents

  /// Writes the files below into the folder that it is told.
  private static let script = #"""
    import io, os, struct, sys, zipfile
    os.chdir(sys.argv[1])
    PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"
    def packed(entries, level=zipfile.ZIP_DEFLATED):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", level) as z:
            for name, content in entries: z.writestr(name, content)
        return data.getvalue()
    def write(name, data): open(name, "wb").write(data)
    plain = packed([("a.txt", "a")])
    write("pdf-and-zip.pdf", PDF + plain)
    write("zip-and-pdf.zip", PDF + plain)
    write("gif-and-js.gif", b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)//;")
    write("page.txt", b"<html><script>alert(1)</script></html>")
    write("page.csv", b"\xef\xbb\xbf  <!DOCTYPE html><script>alert(1)</script>")
    write("program.pdf", b"MZ\x90\0" + b"\0" * 200)
    write("elf.txt", b"\x7fELF" + b"\x02\x01\x01" + b"\0" * 100)
    write("script.txt", b"#!/bin/sh\nrm -rf /\n")
    write("facture.pdf.exe", PDF)
    write("facture.exe", b"MZ" + b"\0" * 100)
    write("image.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    write("svg.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    write("php.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\0<?php system($_GET[0]); ?>\xff\xd9")
    write("empty.pdf", b"")
    write("no-extension", PDF)
    write("binary.txt", b"texte\0\1\2\3")
    level = packed([("zeros.bin.txt", b"\0" * 1000)])
    for _ in range(4): level = packed([(f"lib {n}.zip", level) for n in range(16)])
    write("nested.zip", level)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as z:
        with z.open("zeros.txt", "w", force_zip64=True) as f:
            for _ in range(300): f.write(b"\0" * 1048576)
    write("ratio.zip", bomb.getvalue())
    write("ratio.docx", packed([("[Content_Types].xml", "x"), ("word/document.xml", b" " * 200_000_000)]))
    write("many.zip", packed([(f"{n}.txt", b"") for n in range(10_001)]))
    lie = bytearray(plain)
    place = lie.rindex(b"PK\1\2")
    lie[place + 24:place + 28] = struct.pack("<I", 0xF0000000)
    write("claims.zip", bytes(lie))
    write("slip.zip", packed([("../../etc/cron.d/x.txt", "a")]))
    write("absolute.zip", packed([("/etc/passwd.txt", "a")]))
    write("drive.zip", packed([("C:\\Windows\\x.txt", "a")]))
    write("twice.zip", packed([("a.txt", "a"), ("A.txt", "b")]))
    link = zipfile.ZipInfo("lien.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    write("link.zip", packed([(link, "/etc/passwd")]))
    write("program.zip", packed([("facture.pdf.exe", "MZ")]))
    write("hidden.zip", packed([("facture.js. ", "x")]))
    write("empty.zip", packed([]))
    office = [("[Content_Types].xml", "x"), ("word/document.xml", "x"), ("word/vbaProject.bin", "x")]
    write("macros.docx", packed(office))
    encrypted = bytearray(plain)
    encrypted[6] |= 1
    encrypted[encrypted.rindex(b"PK\1\2") + 8] |= 1
    write("password.zip", bytes(encrypted))
    write("cut.zip", plain[:-10])
    """#

  private static let refusals = [
    ("pdf-and-zip.pdf", "n’est pas un fichier PDF ordinaire"), ("zip-and-pdf.zip", "correspond pas à son extension"),
    ("gif-and-js.gif", "correspond pas à son extension"), ("page.txt", "correspond pas à son extension"),
    ("page.csv", "correspond pas à son extension"), ("program.pdf", "est un programme ou un script"),
    ("elf.txt", "est un programme ou un script"), ("script.txt", "est un programme ou un script"),
    ("facture.pdf.exe", "Ce format de fichier n’est pas accepté"),
    ("facture.exe", "Ce format de fichier n’est pas accepté"),
    ("image.svg", "Ce format de fichier n’est pas accepté"), ("svg.png", "correspond pas à son extension"),
    ("php.jpg", "correspond pas à son extension"), ("empty.pdf", "Ce fichier est vide"),
    ("no-extension", "Ce format de fichier n’est pas accepté"), ("binary.txt", "contient des caractères illisibles"),
    ("nested.zip", "contient une autre archive"), ("ratio.zip", "Le taux de compression de cette archive est anormal"),
    ("ratio.docx", "Le taux de compression de cette archive est anormal"), ("many.zip", "contient trop de fichiers"),
    ("claims.zip", "trop volumineux une fois décompressé"), ("slip.zip", "noms de fichiers qui ne sont pas acceptés"),
    ("absolute.zip", "noms de fichiers qui ne sont pas acceptés"),
    ("drive.zip", "noms de fichiers qui ne sont pas acceptés"),
    ("twice.zip", "noms de fichiers qui ne sont pas acceptés"),
    ("link.zip", "noms de fichiers qui ne sont pas acceptés"),
    ("program.zip", "contient un programme ou un script"), ("hidden.zip", "contient un programme ou un script"),
    ("empty.zip", "ne contient aucun fichier"), ("macros.docx", "contient des macros"),
    ("password.zip", "protégée par un mot de passe"), ("cut.zip", "correspond pas à son extension"),
  ]

  @Test func filesThatAreNotWhatTheySayAreRefused() throws {
    let made = try run(URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", Self.script, folder.path])
    try #require(made.status == 0, "\(made.errors)")
    let before = try snapshots.take()
    let memory = try server.memory("VmHWM")
    let form = try candidature.visitor.open(candidature.address("motifs_exclusion_fiscales_et_sociales"))
    let input = "files[\(Candidature.field)]"
    for (name, sentence) in Self.refusals {
      let bytes = [UInt8](try Data(contentsOf: folder.place(name)))
      // What the browser calls it changes nothing.
      let file = ChosenFile(input: input, name: name, type: "application/pdf", bytes: bytes)
      let answer = try candidature.post([file])
      #expect(answer.status == 422, "\(name): \(answer.status)")
      let sentences = (answer.json["field_errors"] as? [String: [String]])?[input] ?? []
      #expect(sentences.contains { $0.contains(sentence) }, "\(name): \(sentences)")
      // The same of the form without scripts.
      let sent = try form.form(button: "intent")
      let page = try VisitedPage(
        path: name, answer: candidature.visitor.send(sent, sent.fields() + [("intent", "save")], [file]))
      #expect(page.status == 422)
      #expect(page.text.contains(sentence), "\(name): \(page.errors)")
      page.checkInert()
    }
    // One that is refused keeps the others of its request from being half there.
    let mixed = try candidature.post([
      ChosenFile(input: input, name: "bon.pdf", bytes: SampleFile.pdf(100, seed: 1)),
      ChosenFile(input: input, name: "mauvais.exe", bytes: [77, 90]),
    ])
    #expect(mixed.status == 422)
    #expect(try candidature.stored().isEmpty)
    #expect(try snapshots.take() == before)
    #expect(try server.memory("VmHWM") - memory < 64 * 1024, "a bomb is never unpacked")
    server.checkLog(without: Self.refusals.map(\.0))
  }

  // MARK: Names

  private static let names = [
    "../../etc/passwd.pdf", "/etc/shadow.pdf", "C:\\Windows\\System32\\drivers.pdf", "CON.pdf", "aux.txt", "NUL.pdf",
    "LPT1.tar.pdf", "facture\0.exe.pdf", "fact\u{202E}fdp.exe.pdf", "un\u{200B}vu.pdf", "", " ", ".", "..", ".pdf",
    "...pdf", "a:b|c?*<d>.pdf", " espace .pdf ", "-rf.pdf", "%2e%2e%2fpasswd.pdf", "deux\r\nlignes.pdf", "été.pdf",
    "e\u{301}té.pdf", "ÉTÉ.pdf", "facture.exe.pdf", "point.pdf.", "😀 文件 مرحبا.pdf", "\u{FF0F}etc\u{2215}x.pdf",
    String(repeating: "é", count: 251) + ".pdf", String(repeating: "long", count: 100) + ".pdf",
  ]

  @Test func namesAreSafeInThePackageAndKnownInTheManifest() async throws {
    var taken = 0
    for (number, name) in Self.names.enumerated() {
      let before = try snapshots.take()
      let bytes = name == "aux.txt" ? Array("texte".utf8) : SampleFile.pdf(100 + number, seed: UInt64(number))
      let answer = try candidature.post([
        ChosenFile(input: "files[\(Candidature.field)]", name: name, bytes: bytes)
      ])
      #expect([200, 400, 422].contains(answer.status), "\(name): \(answer.status)")
      if answer.status == 200 { taken += 1 } else { #expect(try snapshots.take() == before, "\(name)") }
    }
    #expect(taken >= 14, "\(taken)")
    let stored = try candidature.stored()
    #expect(stored.count == taken)
    for file in stored {
      let answer = try candidature.visitor.request("GET", candidature.address("files/\(file.id)"))
      #expect(answer.status == 200)
      let disposition = try #require(answer["content-disposition"])
      #expect(disposition.hasPrefix("attachment; filename=\""))
      #expect(disposition.allSatisfy { $0.isASCII && !$0.isNewline })
    }
    #expect(try candidature.send(candidature.summary()).status == 303)
    try await candidature.waitUntilSent()
    let documents = try SubmittedDocuments(market.editor, candidature.identifier)
    #expect(documents.documents.count == taken)
    #expect(Set(documents.originalNames) == Set(stored.map(\.name)))
    let forbidden = #"\/:*?"<>|"#.unicodeScalars
    let reserved: Set = ["con", "prn", "aux", "nul", "com1", "lpt1"]
    for entry in documents.entries {
      let parts = entry.split(separator: "/", omittingEmptySubsequences: false)
      #expect(parts.count == (entry.hasPrefix("documents/") ? 2 : 1), "\(entry)")
      let name = parts.last ?? ""
      #expect(name.utf8.count <= 200, "\(entry)")
      #expect(!name.hasPrefix(".") && !name.hasSuffix(".") && !name.hasSuffix(" "), "\(entry)")
      #expect(!reserved.contains(name.split(separator: ".").first.map { $0.lowercased() } ?? ""), "\(entry)")
      #expect(name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !forbidden.contains($0) }, "\(entry)")
    }
    #expect(Set(documents.entries.map { $0.lowercased() }).count == documents.entries.count)
    server.checkLog()
  }

  // MARK: Too much

  /// More files than an application holds are refused one by one, with what else the form says kept.
  @Test func anApplicationHoldsSoManyFilesAndNoMore() throws {
    let input = "files[\(Candidature.field)]"
    for batch in 0..<6 {
      let files = (0..<50).map { number in
        ChosenFile(input: input, name: "\(batch)-\(number).txt", bytes: Array("pièce \(batch) \(number)".utf8))
      }
      #expect(try candidature.post(files).status == 200)
    }
    let before = try snapshots.take()
    let more = ChosenFile(input: input, name: "trop.txt", bytes: Array("de trop".utf8))
    let answer = try candidature.post([more])
    #expect(answer.status == 409)
    #expect(try snapshots.take() == before)
    let page = try candidature.visitor.open(candidature.address("motifs_exclusion_fiscales_et_sociales"))
    let form = try page.form(button: "intent")
    let refused = try VisitedPage(
      path: "fields",
      answer: candidature.visitor.send(
        form, form.fields() + [("intent", "save")], [more]))
    #expect(refused.status == 422)
    #expect(refused.text.contains("trop.txt : une candidature contient au plus 300 fichiers"), "\(refused.errors)")
    #expect(try candidature.stored().count == 300)
    #expect(try snapshots.take().contains("trop.txt") == false)
    // Size counts as well: as if what is there were as large as may be.
    let database = server.directory.appendingPathComponent("passemarche.db").path
    let grown = try run(
      URL(fileURLWithPath: "/usr/bin/sqlite3"),
      [database, "UPDATE application_files SET size = 500 * 1048576 WHERE display_name = '0-0.txt'"])
    #expect(grown.status == 0, "\(grown.errors)")
    let summary = try candidature.summary()
    #expect(summary.text.contains("Vos documents dépassent ensemble 490 Mo"), "\(summary.text)")
    #expect(try candidature.send(summary).status == 422, "what no package could hold is not taken in")
    server.checkLog()
  }
}
