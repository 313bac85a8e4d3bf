import SpecIR

/// Where the contract comes from: a file, or the server itself.
public enum ContractSource {
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
    /// The server did not answer, as opposed to a contract that cannot be used.
    public var isUnreachable = false
  }

  /// Reads a contract.
  /// - Parameter location: a path, or an `http` or `https` URL; the files that its references reach are read beside it.
  public static func load(_ location: String) throws(Failure) -> Contract {
    var failure: Failure?
    let loaded = ContractLoader.load(path: location) { path in
      guard path.hasPrefix("http:") || path.hasPrefix("https:") else { return ContractLoader.bytes(ofFile: path) }
      do throws(Failure) { return try fetch(path) } catch {
        failure = failure ?? error
        return nil
      }
    }
    if let failure { throw failure }
    guard let api = loaded.api else {
      let errors = loaded.diagnostics.map { "\($0.span.file):\($0.span.start.line): \($0.message)" }
      throw Failure(description: "the contract \(location) cannot be used:\n" + errors.joined(separator: "\n"))
    }
    return Contract(api)
  }

  /// The bytes of a file; nil where it cannot be read.
  public static func bytes(ofFile path: String) -> [UInt8]? { ContractLoader.bytes(ofFile: path) }

  private static func fetch(_ url: String) throws(Failure) -> [UInt8] {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let path = rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    guard let target = Target(String(url.dropLast(path == "/" ? 0 : path.utf8.count))) else {
      throw Failure(description: "\(url) is not an http or https URL")
    }
    let answer: Answer
    do throws(ClientError) {
      answer = try HTTPClient(target: target).send(Request(method: "GET", target: path)).answer
    } catch {
      throw Failure(description: "\(url): \(error)", isUnreachable: true)
    }
    guard answer.status == 200 else { throw Failure(description: "\(url): the answer is \(answer.status)") }
    return answer.body
  }
}
