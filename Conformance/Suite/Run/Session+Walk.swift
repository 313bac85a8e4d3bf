import SpecIR

/// The suite in front of pages: it follows what they lead to, and logs in where a page asks for it.
extension Session {
  /// Sends a plan, and once more after a login where the answer leads to one.
  func performLoggedIn(_ plan: RequestPlan) throws(Obstacle) -> Exchange {
    let exchange = try performMetered(plan)
    if try isLoggedInAnew(after: exchange, of: plan) { return try performMetered(plan) }
    guard let login = login(askedBy: exchange, of: plan), !isLoggingIn, loginObstacles[login] == nil else {
      return exchange
    }
    isLoggingIn = true
    defer { isLoggingIn = false }
    do throws(Obstacle) { try logIn(at: login) } catch {
      if case .missing(let reason) = error { loginObstacles[login] = reason }
      return exchange
    }
    return try performMetered(plan)
  }

  /// What serves scripts is forbidden where a page would lead to the login: the first page of the same thing is opened in
  /// its place.
  private func isLoggedInAnew(after exchange: Exchange, of plan: RequestPlan) throws(Obstacle) -> Bool {
    guard exchange.answer.status == 403, case .browser(let use) = plan.credential, use != .fresh, !isLoggingIn,
      let operation = plan.operation, let kind = contract.kinds(of: operation).first,
      let page = contract.api.operations.first(where: {
        $0.method == .get && $0.produces.contains("text/html") && contract.kinds(of: $0) == [kind]
          && stage(of: $0) == stage(of: operation)
      }), page.id != operation.id
    else { return false }
    let before = jar.cookie
    var visit = Planner(contract: contract).valid(page)
    visit.stage = stage(of: operation, plan.stage)
    _ = try perform(visit)
    return jar.cookie != before
  }

  /// The address of the login to which an answer leads: a page of nothing in particular, with a form that is sent to
  /// another path than its own, in the place of the page that was asked for.
  private func login(askedBy exchange: Exchange, of plan: RequestPlan) -> String? {
    guard case .browser? = plan.operation?.security, case .browser(let use) = plan.credential, use != .fresh,
      exchange.answer.status == 303, let location = exchange.answer.header("Location").flatMap(ownAddress),
      plan.operation?.method == .get || plan.operation.map({ !contract.kinds(of: $0).isEmpty }) == true,
      let page = contract.operation(.get, at: path(of: location))?.operation, page.id != plan.operation?.id,
      contract.kinds(of: page).isEmpty, page.produces.contains("text/html")
    else { return nil }
    if let known = logins[page.id] { return known ? location : nil }
    var isLogin = false
    if let shown = try? open(location, of: page) {
      isLogin = form(on: shown).map { Contract.shape($0.operation.path) != Contract.shape(page.path) } ?? false
    }
    logins[page.id] = isLogin
    return isLogin ? location : nil
  }

  /// Fills in the form of a login page, follows to where the link is shown in the place of a mail, and confirms.
  private func logIn(at location: String) throws(Obstacle) {
    for attempt in 0..<2 {
      guard let page = contract.operation(.get, at: path(of: location))?.operation else { return }
      let shown = try open(address(location, ofSomethingOn: page), of: page)
      guard let asking = form(on: shown) else { throw .missing("the login page has no form that the contract knows") }
      let sent = try follow(try send(asking))
      if let link = confirmation(on: sent) {
        let confirming = try open(link.address, of: link.operation)
        guard let form = form(on: confirming, isPlain: true) else {
          throw .missing("the page of a login link has no form that the contract knows")
        }
        let next = try send(form).answer.header("Location").flatMap(ownAddress).map { path(of: $0) }
        if let next, next != path(of: location) { return }
      }
      // An address is sent so many links an hour, and no more.
      if attempt == 0 { try advance(3_600) }
    }
    throw .missing(
      "nobody can be logged in: the server does not show the links that it sends by mail, or they open nothing")
  }

  /// The address of a page with a thing for each parameter of its query that names one, where it says none.
  private func address(_ address: String, ofSomethingOn page: Operation) -> String {
    var address = address
    for parameter in page.parameters where parameter.place == .query {
      guard case .named(let kind) = parameter.schema, !address.contains(parameter.name + "="), let value = thing(kind)
      else { continue }
      address += (address.contains("?") ? "&" : "?") + FormText.encode([.init(parameter.name, value)])
    }
    return address
  }

  // MARK: Pages

  /// What stands on a page and can be sent: the operation, and the form as a browser would send it.
  struct PageForm {
    var operation: Operation
    var address: String
    var members: [FormMember]
    var page: Exchange
  }

  /// The first form of a page that asks for something besides the token, filled in with the contract's example; what
  /// the page itself has filled in and does not let be changed stays.
  /// - Parameter isPlain: what the page has filled in is all that is asked.
  private func form(on page: Exchange, isPlain: Bool = false) -> PageForm? {
    for form in HTMLText.forms(in: String(decoding: page.answer.body, as: UTF8.self)) where form.method == "post" {
      guard let address = ownAddress(form.action.isEmpty ? page.request.target : form.action),
        let operation = contract.operation(.post, at: path(of: address))?.operation,
        let content = operation.body?.contents.first(where: { $0.kind == .form }),
        case .object(let properties)? = contract.baseBody(of: content)
      else { continue }
      let token = contract.tokenField(of: content)
      if !properties.contains(where: { $0.name != token }) { continue }
      var members = form.fields.filter { $0.isFixed && !$0.value.isEmpty }.map { FormMember($0.name, $0.value) }
      if !isPlain {
        for property in properties where !members.contains(where: { $0.name == property.name }) {
          let text = thing(property.name, of: content) ?? property.value.formText ?? ""
          members.append(.init(property.name, text))
        }
      }
      return PageForm(operation: operation, address: address, members: members, page: page)
    }
    return nil
  }

  /// A thing that was made, for a field of a form that names one.
  private func thing(_ name: String, of content: MediaContent) -> String? {
    guard let property = contract.evaluator.schema(content.schema)?.object.properties.first(where: { $0.name == name }),
      case .named(let kind) = property.schema
    else { return nil }
    return thing(kind)
  }

  private func thing(_ kind: String) -> String? {
    guard !contract.makers(of: kind).isEmpty,
      let use = contract.api.operations.first(where: {
        contract.kinds(of: $0) == [kind] && !contract.isCompleter($0)
      }), let parameter = use.parameters.first(where: { contract.kind(of: $0) == kind })
    else { return nil }
    return try? resource(for: parameter.name, of: use)
  }

  private func send(_ form: PageForm) throws(Obstacle) -> Exchange {
    let mediaType = form.operation.body?.contents.first { $0.kind == .form }?.mediaType
    return try performMetered(
      RequestPlan(
        operation: form.operation, method: form.operation.method.rawValue, path: .literal(form.address),
        accept: "text/html", credential: .browser(.session),
        body: BodyPlan(mediaType: mediaType, content: .form(form.members))))
  }

  private func open(_ address: String, of operation: Operation) throws(Obstacle) -> Exchange {
    try performMetered(
      RequestPlan(
        operation: operation, method: "GET", path: .literal(address), accept: "text/html",
        credential: .browser(.session)))
  }

  private func follow(_ exchange: Exchange) throws(Obstacle) -> Exchange {
    var exchange = exchange
    for _ in 0..<5 {
      guard (300..<400).contains(exchange.answer.status),
        let next = exchange.answer.header("Location").flatMap(ownAddress),
        let operation = contract.operation(.get, at: path(of: next))?.operation
      else { break }
      exchange = try open(next, of: operation)
    }
    return exchange
  }

  /// The link of a page that leads, with something in its query, to a page whose form is sent to its own path.
  private func confirmation(on page: Exchange) -> (address: String, operation: Operation)? {
    for text in HTMLText.addresses(in: String(decoding: page.answer.body, as: UTF8.self)) {
      guard let address = ownAddress(text), address.contains("?"),
        let operation = contract.operation(.get, at: path(of: address))?.operation,
        contract.operation(.post, at: path(of: address)) != nil
      else { continue }
      return (address, operation)
    }
    return nil
  }

  /// What the first page that leads to an operation has in the place of its parameters, or else the first document:
  /// pages that need nothing to be made are looked at in the contract's order, then what is downloaded as PDF.
  func linked(_ operation: Operation) -> [String: String]? {
    if let known = leads[operation.id] { return known }
    leads[operation.id] = .some(nil)
    guard operation.method == .get else { return nil }
    let others = contract.api.operations.filter { $0.method == .get && $0.id != operation.id }
    let pages = others.filter {
      $0.path.count <= 1 && ($0.produces.isEmpty || $0.produces == ["text/html"]) && contract.kinds(of: $0).isEmpty
    }
    for source in pages + others.filter({ $0.produces.contains("application/pdf") }) {
      guard let shown = try? perform(Planner(contract: contract).valid(source)) else { continue }
      for address in addresses(in: shown) {
        guard let found = contract.operation(.get, at: path(of: address)), found.operation.id == operation.id else {
          continue
        }
        leads[operation.id] = found.values
        return found.values
      }
    }
    return nil
  }

  /// What the pages of a thing that was made have in the place of a name within it: the example, where they lead to it
  /// or to none; else the first to which they lead.
  func linkedWithin(_ operation: Operation, _ name: String, or example: String) -> String {
    let known = leadsWithin[operation.id] ?? []
    if let found = known.first(where: { $0[name] == example }) ?? known.first { return found[name] ?? example }
    guard leadsWithin.updateValue([], forKey: operation.id) == nil else { return example }
    let things = contract.kinds(of: operation).filter { !contract.makers(of: $0).isEmpty }
    for page in contract.api.operations
    where page.method == .get && page.id != operation.id && contract.kinds(of: page) == things
      && (page.produces.isEmpty || page.produces == ["text/html"])
    {
      guard let shown = try? perform(Planner(contract: contract).valid(page)) else { continue }
      for address in addresses(in: shown) {
        guard let found = contract.operation(.get, at: path(of: address)),
          Contract.shape(found.operation.path) == Contract.shape(operation.path)
        else { continue }
        leadsWithin[operation.id, default: []].append(found.values)
      }
    }
    return linkedWithin(operation, name, or: example)
  }

  /// Where an answer leads to on this server.
  private func addresses(in exchange: Exchange) -> [String] {
    let body = exchange.answer.body
    let found =
      switch exchange.answer.mediaType {
      case "text/html": HTMLText.addresses(in: String(decoding: body, as: UTF8.self))
      case "application/pdf": PDFText.addresses(in: body)
      default: [String]()
      }
    return ([exchange.answer.header("Location")].compactMap(\.self) + found).compactMap(ownAddress)
  }

  private func ownAddress(_ text: String) -> String? { client.target.ownAddress(text) }

  private func path(of address: String) -> Substring { address.prefix { $0 != "?" } }
}
