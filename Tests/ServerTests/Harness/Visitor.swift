import Foundation
import TestSupport
import Testing

/// Somebody with a browser that runs no scripts: keeps cookies, reads pages, fills in their forms and follows where
/// they lead.
final class Visitor {
  let server: any Site
  /// What the browser has kept, by name.
  var cookies: [String: String] = [:]

  init(_ server: any Site) { self.server = server }

  /// Opens an address of this site, absolute or not, and goes where it redirects to.
  @discardableResult
  func open(_ address: String) throws -> VisitedPage {
    try follow(try request("GET", address), from: path(of: address))
  }

  /// Sends the form of a page as a browser does: everything that is filled in on it, changed as told.
  ///
  /// - Parameters:
  ///   - changes: what is typed and chosen, by name; nothing for what is cleared or not chosen.
  ///   - files: what is chosen for inputs of files.
  ///   - button: name and value of the button that is pressed; the form's first button otherwise.
  @discardableResult
  func submit(
    _ form: VisitedForm, _ changes: [String: [String]] = [:], files: [ChosenFile] = [],
    button: (name: String, value: String)? = nil
  ) throws -> VisitedPage {
    let pressed = button ?? form.firstButton
    let fields = form.fields(changes) + (pressed.map { [$0] } ?? [])
    return try follow(try send(form, fields, files), from: path(of: form.action))
  }

  /// What answers a form that is sent with exactly these fields; nothing is followed.
  func send(
    _ form: VisitedForm, _ fields: [(name: String, value: String)], _ files: [ChosenFile] = []
  ) throws -> Answer {
    let body = form.isMultipart ? FormBody(multipart: fields, files) : FormBody(urlEncoded: fields)
    return try request("POST", form.action, type: body.type, body: body.bytes)
  }

  /// One exchange: the cookies go along, and those of the answer are kept.
  func request(
    _ method: String, _ address: String, headers: [String] = [], type: String? = nil, body: [UInt8]? = nil
  ) throws -> Answer {
    let client = try RawClient(port: server.port)
    var head = "\(method) \(path(of: address)) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nConnection: close\r\n"
    if !cookies.isEmpty {
      head += "Cookie: " + cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") + "\r\n"
    }
    if let type { head += "Content-Type: \(type)\r\n" }
    if let body { head += "Content-Length: \(body.count)\r\n" }
    for header in headers { head += header + "\r\n" }
    do {
      try client.send(Array((head + "\r\n").utf8) + (body ?? []))
    } catch is HarnessError {
      // A server that has had enough says so before the end.
    }
    let answer = try client.answer(head: method == "HEAD")
    for header in answer.headers where header.name == "set-cookie" { keep(header.value) }
    return answer
  }

  private func keep(_ cookie: String) {
    let parts = cookie.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let equals = parts.first?.firstIndex(of: "="), let pair = parts.first else { return }
    let name = String(pair[..<equals])
    cookies[name] = parts.contains("Max-Age=0") ? nil : String(pair[pair.index(after: equals)...])
  }

  /// Without a fragment, which browsers keep to themselves.
  private func path(of address: String) -> String {
    let address = address.prefix { $0 != "#" }
    return String(address.hasPrefix(server.url) ? address.dropFirst(server.url.count) : address)
  }

  private func follow(_ answer: Answer, from start: String) throws -> VisitedPage {
    var (answer, place, steps) = (answer, start, 0)
    while [302, 303].contains(answer.status), let location = answer["location"] {
      steps += 1
      guard steps < 6 else { throw HarnessError("redirected without end, to \(location)") }
      place = path(of: location)
      answer = try request("GET", location)
    }
    return try VisitedPage(path: place, answer: answer)
  }
}

/// A file that is chosen on a page.
struct ChosenFile {
  /// The input's name, as `files[KEY]`.
  var input: String
  var name: String
  var type = "application/octet-stream"
  var bytes: [UInt8]
}

/// A page as it was answered. Reading it fails where it is not well formed.
struct VisitedPage {
  /// Path and query.
  let path: String
  let answer: Answer
  let tree: PageTree

  init(path: String, answer: Answer) throws {
    self.path = path
    self.answer = answer
    guard answer["content-type"]?.hasPrefix("text/html") == true else {
      throw HarnessError("\(path) is no page: \(answer.status) \(answer["content-type"] ?? "without a type")")
    }
    tree = try PageTree(bytes: answer.body)
  }

  var status: Int { answer.status }
  var main: PageNode? { tree.elements("main").first }

  /// The last part of the path, which names the step of a wizard.
  var step: String { String(path.prefix { $0 != "?" }.split(separator: "/").last ?? "") }

  /// What is read in the page's middle, each run of spaces as one.
  var text: String { main?.plainText ?? "" }

  /// What the page says is wrong.
  var errors: [String] {
    let marked = tree.elements.filter { ($0["class"] ?? "").contains("fr-message--error") }
    return marked.map(\.plainText).filter { !$0.isEmpty }
  }

  /// The form of the page's middle that takes this button, by its name or its words; otherwise the first that is sent.
  func form(button: String? = nil) throws -> VisitedForm {
    let forms = main?.elements.filter { $0.name == "form" && $0["method"] == "post" } ?? []
    let form = forms.first { form in
      guard let button else { return true }
      return form.elements.contains { $0.name == "button" && ($0["name"] == button || $0.plainText == button) }
    }
    return VisitedForm(
      node: try #require(form, "no form on \(path): \(text.prefix(400))"), path: String(path.prefix { $0 != "?" }))
  }

  /// Addresses of the middle's links, by their words.
  func link(_ words: String) -> String? {
    main?.elements.first { $0.name == "a" && $0.plainText.contains(words) }?["href"]
  }
}

/// A form of a page that was answered.
struct VisitedForm {
  let node: PageNode
  let path: String

  var action: String { node["action"] ?? path }
  var isMultipart: Bool { node["enctype"] == "multipart/form-data" }

  var firstButton: (name: String, value: String)? {
    let button = node.elements.first { $0.name == "button" && $0["type"] != "button" }
    guard let button, let name = button["name"] else { return nil }
    return (name, button["value"] ?? "")
  }

  /// Names of what can be filled in or chosen, in the order of the page.
  var names: [String] {
    var names: [String] = []
    for control in controls { if let name = control["name"], !names.contains(name) { names.append(name) } }
    return names
  }

  /// What a browser sends, its button and files aside, after `changes`.
  func fields(_ changes: [String: [String]] = [:]) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    var changed: Set<String> = []
    for control in controls {
      guard let name = control["name"], control["disabled"] == nil else { continue }
      if let values = changes[name] {
        if changed.insert(name).inserted { fields += values.map { (name, $0) } }
        continue
      }
      switch control.name {
      case "textarea": fields.append((name, control.allText))
      case "select":
        let options = control.elements.filter { $0.name == "option" }
        if let chosen = options.first(where: { $0["selected"] != nil }) ?? options.first {
          fields.append((name, chosen["value"] ?? chosen.allText))
        }
      default:
        if ["checkbox", "radio"].contains(control["type"]), control["checked"] == nil { continue }
        fields.append((name, control["value"] ?? ""))
      }
    }
    // What the page does not ask is sent all the same: forgers do that.
    for (name, values) in changes.sorted(by: { $0.key < $1.key }) where !changed.contains(name) {
      fields += values.map { (name, $0) }
    }
    return fields
  }

  private var controls: [PageNode] {
    node.elements.filter {
      ["input", "textarea", "select"].contains($0.name) && !["file", "submit", "button"].contains($0["type"])
    }
  }
}

extension PageNode {
  /// What is read, each run of spaces as one.
  var plainText: String {
    allText.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
  }
}
