// Written by `spec`. Changes are lost.

import Foundation

/// A file that was downloaded.
public struct Download: Sendable, Hashable {
  public let file: URL
  /// In bytes.
  public let size: Int
  /// Hexadecimal.
  public let sha256: String
  public let contentType: String?
  /// The name that the service gives the file, without any folder.
  public let name: String?
}

/// Told while a download goes on: bytes that are there, and all there will be where that is known.
public typealias DownloadProgress = @Sendable (_ received: Int, _ total: Int?) -> Void

extension Engine {
  /// Writes the body of an answer to a file. While it is incomplete it stands beside it, under the name with `.part`
  /// behind it.
  /// - Parameter isResumable: whether the service sends parts of a file (RFC 9110 section 14). Then a broken download
  ///   goes on where it stopped, even in another process, as long as the service has the same file.
  func download<Failure: OperationFailure>(
    _ call: Call, to file: URL, isResumable: Bool, progress: DownloadProgress?, or: Failure.Type
  ) async throws(Failure) -> Download {
    let outcome: DownloadOutcome
    do throws(CallFailure) {
      outcome = try await download(call, to: file, isResumable: isResumable, progress: progress)
    } catch {
      throw .unexpected(error)
    }
    switch outcome {
    case .file(let download): return download
    case .answer(let answer): throw failure(answer, or)
    }
  }

  private enum DownloadOutcome {
    case file(Download)
    case answer(Answer)
  }

  private func download(
    _ call: Call, to file: URL, isResumable: Bool, progress: DownloadProgress?
  ) async throws(CallFailure) -> DownloadOutcome {
    var attempts = Attempts(self, call)
    var part = try written { try PartialFile(of: file, isResumable: isResumable) }
    while true {
      let token = try await attempts.token()
      let before = part.size
      do throws(CallFailure) {
        let response = try await started(call, token, part.headers)
        if try written({ try part.accept(response) }) {
          try await receive(response, into: &part, limit: call.limit, progress)
          return .file(try written { try part.finish(response.headers) })
        }
        let answer = try await gathered(response)
        if answer.status == 416, before > 0 {
          // What is there is no beginning of what the service has now.
          try written { try part.restart() }
          continue
        }
        if try await attempts.isOver(after: answer) {
          part.abandon()
          return .answer(answer)
        }
      } catch {
        let madeProgress = isResumable && part.size > before
        do throws(CallFailure) {
          try await attempts.continueOrThrow(error, madeProgress: madeProgress)
        } catch {
          part.abandon()
          throw error
        }
        if !isResumable { try written { try part.restart() } }
      }
    }
  }

  private func receive(
    _ response: HTTPResponse, into part: inout PartialFile, limit: Int, _ progress: DownloadProgress?
  ) async throws(CallFailure) {
    do {
      for try await chunk in response.body {
        guard part.size + chunk.count <= limit else { throw CallFailure.tooLarge(limit: limit) }
        try written { try part.append(chunk) }
        progress?(part.size, part.total)
      }
      try Task.checkCancellation()
      if let total = part.total, part.size != total { throw URLError(.networkConnectionLost) }
    } catch {
      throw .from(error)
    }
  }

  private func started(
    _ call: Call, _ token: AccessToken?, _ headers: HTTPFields
  ) async throws(CallFailure) -> HTTPResponse {
    do {
      return try await start(call, token, headers: headers)
    } catch {
      throw .from(error)
    }
  }

  /// The answer that came in place of the file.
  private func gathered(_ response: HTTPResponse) async throws(CallFailure) -> Answer {
    do {
      return try await gather(response, limit: 1 << 20)
    } catch {
      throw .from(error)
    }
  }

  private func written<Value>(_ work: () throws -> Value) throws(CallFailure) -> Value {
    do {
      return try work()
    } catch {
      throw .file(error)
    }
  }
}

/// The part of a download that is there.
private struct PartialFile {
  private let file: URL
  private let part: URL
  /// Holds the entity tag of what the part is a part of.
  private let tagFile: URL
  private let isResumable: Bool
  private let handle: FileHandle
  private var hash = SHA256()
  private var tag: String?
  private(set) var size = 0
  /// The size of the whole; nil where it is not known.
  private(set) var total: Int?

  init(of file: URL, isResumable: Bool) throws {
    self.file = file
    self.isResumable = isResumable
    part = file.appendingPathExtension("part")
    tagFile = file.appendingPathExtension("part-tag")
    tag = isResumable ? try? String(contentsOf: tagFile, encoding: .utf8) : nil
    if tag == nil || !FileManager.default.fileExists(atPath: part.path) {
      tag = nil
      try Data().write(to: part)
    }
    handle = try FileHandle(forUpdating: part)
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
      hash.update(chunk)
      size += chunk.count
    }
  }

  /// Asks for what is missing, if the file is still the same.
  var headers: HTTPFields {
    guard size > 0, let tag else { return HTTPFields() }
    return HTTPFields([.init("Range", "bytes=\(size)-"), .init("If-Range", tag)])
  }

  /// Whether the answer brings the file, or the rest of it.
  mutating func accept(_ response: HTTPResponse) throws -> Bool {
    switch response.status {
    case 200:
      if size > 0 { try restart() }
      total = response.headers["Content-Length"].flatMap { Int($0) }
      try keep(response.headers["ETag"])
      return true
    case 206 where size > 0:
      // `bytes 100-199/200`
      let range = response.headers["Content-Range"] ?? ""
      guard range.hasPrefix("bytes \(size)-") else { return false }
      total = range.split(separator: "/").last.flatMap { Int($0) }
      return true
    default: return false
    }
  }

  /// Only a strong tag stands for the same bytes.
  private mutating func keep(_ given: String?) throws {
    guard isResumable, let given, given.hasPrefix("\"") else { return }
    tag = given
    try Data(given.utf8).write(to: tagFile, options: .atomic)
  }

  mutating func append(_ chunk: Data) throws {
    try handle.write(contentsOf: chunk)
    hash.update(chunk)
    size += chunk.count
  }

  mutating func restart() throws {
    try handle.truncate(atOffset: 0)
    try handle.seek(toOffset: 0)
    try? FileManager.default.removeItem(at: tagFile)
    hash = SHA256()
    tag = nil
    size = 0
    total = nil
  }

  mutating func finish(_ headers: HTTPFields) throws -> Download {
    try handle.synchronize()
    try handle.close()
    // Whoever looks for the file finds the whole of it, or the one of before.
    guard rename(part.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    try? FileManager.default.removeItem(at: tagFile)
    return Download(
      file: file, size: size, sha256: Hex.text(hash.finish()), contentType: headers["Content-Type"],
      name: Self.name(headers["Content-Disposition"]))
  }

  /// Leaves what can be gone on with, and removes what cannot.
  func abandon() {
    try? handle.close()
    guard tag == nil || size == 0 else { return }
    try? FileManager.default.removeItem(at: part)
    try? FileManager.default.removeItem(at: tagFile)
  }

  /// The `filename` of a disposition (RFC 6266), without what could lead elsewhere.
  private static func name(_ disposition: String?) -> String? {
    guard let disposition, let start = disposition.range(of: "filename=\"") else { return nil }
    let name = disposition[start.upperBound...].prefix { $0 != "\"" }.split(separator: "/").last.map(String.init)
    return name.flatMap { $0.hasPrefix(".") || $0.contains("\\") ? nil : $0 }
  }
}
