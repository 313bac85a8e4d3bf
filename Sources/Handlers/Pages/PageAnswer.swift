import Generated
import HTML
import Pages
import Runtime

/// What a page operation answers, before it is put into the contract's own types.
enum PageAnswer: Sendable {
  /// - Parameter ancestors: the sites that may frame the page, as origins.
  case page(Markup, ancestors: [String] = [])
  /// 303, to a page of ours.
  case redirect(String, setCookie: String? = nil)
}

/// Where a form leads on to.
struct Redirect: Sendable {
  let location: String
  var setCookie: String?

  init(_ location: String, setCookie: String? = nil) {
    self.location = location
    self.setCookie = setCookie
  }
}

/// The page cannot be had, and another one is to be seen first.
struct Detour: Error {
  let location: String
}

/// A page that sites of an editor may frame.
struct FramablePage: Sendable {
  let markup: Markup
  /// As origins.
  let ancestors: [String]

  init(_ markup: Markup, ancestors: [String]) {
    self.markup = markup
    self.ancestors = ancestors
  }
}

/// The form breaks rules: it is shown again, with what was sent and what is wrong with it.
struct RefusedForm: Error {
  let page: FramablePage

  init(_ page: FramablePage) { self.page = page }
}

/// There is no such thing to show, or none for this visitor.
struct PageRefusal: Error {
  let title: String
  let text: String

  static let noMarket = PageRefusal(
    title: "Marché introuvable", text: "Le marché recherché n’a pas été trouvé. Vérifiez l’adresse de la page.")
  static let noApplication = PageRefusal(
    title: "Candidature introuvable",
    text: "La candidature recherchée n’a pas été trouvée. Vérifiez l’adresse de la page.")
  static let noStep = PageRefusal(
    title: "Page introuvable", text: "Cette étape n’existe pas, ou ce marché ne la demande pas.")
  static let noFile = PageRefusal(
    title: "Fichier introuvable", text: "Le fichier recherché n’existe pas, ou a été retiré.")
  static let noDocument = PageRefusal(
    title: "Document indisponible", text: "Ce document n’est pas disponible.")
}

// MARK: The contract's types

extension PasseMarche {
  /// Answers with a page that is always there.
  func show<Response: PageResponse, Problem: OperationProblem>(
    _: Problem.Type, _ make: () async throws -> Markup
  ) async throws(Problem) -> Response {
    page(try await Problem.faulting(make), [])
  }

  /// Answers with a page that is always there, whoever may frame it.
  func show<Response: PageResponse, Problem: OperationProblem>(
    _: Problem.Type, _ make: () async throws -> FramablePage
  ) async throws(Problem) -> Response {
    let made = try await Problem.faulting(make)
    return page(made.markup, made.ancestors)
  }

  /// Answers with a page, or leads to another one.
  func show<Response: PageResponse & PageRedirectResponse, Problem: PageNotFoundProblem>(
    _: Problem.Type, _ make: () async throws -> PageAnswer
  ) async throws(Problem) -> Response {
    do {
      switch try await make() {
      case .page(let markup, let ancestors): return page(markup, ancestors)
      case .redirect(let location, let cookie): return .seeOther(location: location, setCookie: cookie)
      }
    } catch {
      return .seeOther(location: try detour(error, Problem.self), setCookie: nil)
    }
  }

  /// Answers with a page that is always there, or leads to another one.
  func show<Response: PageResponse & PageRedirectResponse, Problem: OperationProblem>(
    always _: Problem.Type, _ make: () async throws -> PageAnswer
  ) async throws(Problem) -> Response {
    switch try await Problem.faulting(make) {
    case .page(let markup, let ancestors): page(markup, ancestors)
    case .redirect(let location, let cookie): .seeOther(location: location, setCookie: cookie)
    }
  }

  /// Answers with a file, or leads to a page.
  func serve<Response: PageRedirectResponse, Problem: PageNotFoundProblem>(
    _: Problem.Type, _ make: () async throws -> Response
  ) async throws(Problem) -> Response {
    do {
      return try await make()
    } catch {
      return .seeOther(location: try detour(error, Problem.self), setCookie: nil)
    }
  }

  /// Lets a form come about something that may not be there, or leads elsewhere.
  /// - Returns: nil where it may come.
  func admit<Response: PageRedirectResponse, Problem: PageNotFoundProblem>(
    _: Problem.Type, _ check: () async throws -> Void
  ) async throws(Problem) -> Response? {
    do {
      try await check()
      return nil
    } catch {
      return Response.seeOther(location: try detour(error, Problem.self), setCookie: nil)
    }
  }

  /// Takes a form about something that may not be there, and leads on.
  func submit<Response: PageRedirectResponse, Problem: PageNotFoundProblem & PageInvalidProblem>(
    _: Problem.Type, _ take: () async throws -> Redirect
  ) async throws(Problem) -> Response {
    do {
      let next = try await take()
      return .seeOther(location: next.location, setCookie: next.setCookie)
    } catch let form as RefusedForm {
      throw .unprocessableContent(form)
    } catch {
      return .seeOther(location: try detour(error, Problem.self), setCookie: nil)
    }
  }

  /// Takes a form that is always there, and leads on.
  func submit<Response: PageRedirectResponse, Problem: PageInvalidProblem>(
    _: Problem.Type, _ take: () async throws -> Redirect
  ) async throws(Problem) -> Response {
    do {
      let next = try await take()
      return .seeOther(location: next.location, setCookie: next.setCookie)
    } catch let form as RefusedForm {
      throw .unprocessableContent(form)
    } catch {
      throw .fault(error)
    }
  }

  /// Answers a script with data. Where a page would lead elsewhere first, a script is told that it may not.
  func answer<Response: Sendable, Problem: OwnedResourceProblem>(
    _: Problem.Type, _ make: () async throws -> Response
  ) async throws(Problem) -> Response {
    do {
      return try await make()
    } catch let problem as Problem {
      throw problem
    } catch is Detour {
      throw .notAllowed
    } catch is PageRefusal {
      throw .resourceNotFound
    } catch {
      throw .fault(error)
    }
  }

  private func page<Response: PageResponse>(_ page: Markup, _ ancestors: [String]) -> Response {
    .ok(
      .bytes(page.bytes), contentSecurityPolicy: ContentSecurityPolicy.header(frameAncestors: ancestors), setCookie: nil)
  }

  /// Where an error leads, if anywhere; else it is the operation's own refusal.
  private func detour<Problem: PageNotFoundProblem>(_ error: any Error, _: Problem.Type) throws(Problem) -> String {
    switch error {
    case let detour as Detour:
      return detour.location
    case let refusal as PageRefusal:
      let page = PublicPages(pageContext()).error(
        ErrorPageModel(status: 404, title: refusal.title, text: refusal.text))
      throw .notFound(.bytes(page.bytes), contentSecurityPolicy: ContentSecurityPolicy.header(frameAncestors: []))
    default:
      throw .fault(error)
    }
  }
}

extension PageInvalidProblem {
  fileprivate static func unprocessableContent(_ form: RefusedForm) -> Self {
    .unprocessableContent(
      .bytes(form.page.markup.bytes),
      contentSecurityPolicy: ContentSecurityPolicy.header(frameAncestors: form.page.ancestors),
      setCookie: nil)
  }
}
