import Generated
import HTML
import Pages
import Runtime

/// The documentation of the contract, a static site.
extension PasseMarche {
  public func chooseDocumentation(
    _ input: ChooseDocumentation.Input, _ context: ChooseDocumentation.Context
  ) async throws(ChooseDocumentation.Problem) -> ChooseDocumentation.Response {
    let language = LanguageChoice.best(for: input.acceptLanguage, among: ["fr", "en"]) ?? "fr"
    return .seeOther(location: "/docs/" + language)
  }

  public func getDocumentation(
    _ input: GetDocumentation.Input, _ context: GetDocumentation.Context
  ) async throws(GetDocumentation.Problem) -> GetDocumentation.Response {
    let policy = ContentSecurityPolicy.header()
    guard let file = settings.pages.documentation.file(input.path),
      let type = GetDocumentation.OkMediaType(rawValue: String(file.contentType.prefix { $0 != ";" }))
    else {
      let page = refusal(
        404, "Page de documentation introuvable",
        settings.pages.documentation.absence == nil
          ? "La documentation n’a pas cette page. Vérifiez l’adresse."
          : "Ce serveur n’a pas la documentation de son contrat. Le contrat lui-même est à l’adresse /openapi.yaml.")
      throw .notFound(.bytes(page.bytes), contentSecurityPolicy: policy)
    }
    guard let coding = ContentCoding.chosen(for: input.acceptEncoding, isPacked: file.gzip != nil) else {
      let page = refusal(406, "Format non disponible", "Cette page n’existe pas dans le format demandé.")
      throw .notAcceptable(.bytes(page.bytes), contentSecurityPolicy: policy)
    }
    let packed = coding == .gzip ? file.gzip : nil
    let tag = EntityTag(opaque: packed == nil ? file.tag : file.gzipTag)
    if let known = input.ifNoneMatch, tag.isListed(in: known) { return .notModified(etag: tag.text) }
    do {
      return .ok(
        type, .bytes(try packed ?? file.bytes()), contentEncoding: packed == nil ? nil : .gzip,
        contentSecurityPolicy: policy, etag: tag.text)
    } catch {
      throw .fault(error)
    }
  }

  private func refusal(_ status: Int, _ title: String, _ text: String) -> Markup {
    PublicPages(pageContext()).error(ErrorPageModel(status: status, title: title, text: text))
  }
}
