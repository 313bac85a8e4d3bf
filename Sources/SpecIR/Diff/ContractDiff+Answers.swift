/// Bodies and answers: media types, sizes, statuses, headers, links.
extension ContractDiff {
  mutating func contents(
    _ before: [MediaContent], _ after: [MediaContent], _ place: ChangePlace, _ direction: Direction,
    _ sites: (Site, Site)
  ) {
    let pairs = Self.paired(before, after, by: \.mediaType)
    for content in pairs.removed {
      note(
        .breaking, "media-type-removed", place, "no longer \(content.mediaType)", "plus de \(content.mediaType)",
        sites.0,
        sites.1)
    }
    for content in pairs.added {
      note(
        .compatible, "media-type-added", place, "also \(content.mediaType)", "aussi \(content.mediaType)", sites.0,
        sites.1)
    }
    for (former, latter) in pairs.both {
      if former.parameters != latter.parameters {
        turned(
          .risky, "media-type-parameters", place,
          Message(english: "parameters of \(latter.mediaType)", french: "paramètres de \(latter.mediaType)"),
          former.parameters, latter.parameters, sites.0, sites.1)
      }
      upper(
        former.maxBytes, latter.maxBytes, place, direction,
        Message(english: "largest size in bytes", french: "taille maximale en octets"))
      if former.nested != latter.nested {
        note(
          .breaking, "brackets", place, "other fields have brackets", "d’autres champs ont des crochets", sites.0,
          sites.1)
      }
      if former.goesToHandlerInvalid != latter.goesToHandlerInvalid {
        note(
          .risky, "invalid-form", place, "a form that breaks rules is answered another way",
          "un formulaire incorrect reçoit une autre réponse", sites.0, sites.1)
      }
      schemas(former.schema, latter.schema, place, direction)
      reworded(
        former.examples.map { [$0.name, $0.value.value.text] }, latter.examples.map { [$0.name, $0.value.value.text] },
        place, sites.0, sites.1)
    }
  }

  mutating func responses(_ before: [Response], _ after: [Response], _ place: ChangePlace) {
    let pairs = Self.paired(before, after, by: { "\($0.status)" })
    for response in pairs.removed {
      let isSuccess = response.status < 400
      note(
        isSuccess ? .breaking : .compatible, "status-removed", place, "no longer answers \(response.status)",
        "ne répond plus \(response.status)", response.site)
    }
    for response in pairs.added {
      note(
        .risky, "status-added", place, "may answer \(response.status)", "peut répondre \(response.status)", nil,
        response.site)
    }
    for (former, latter) in pairs.both { compare(former, latter, place) }
  }

  private mutating func compare(_ before: Response, _ after: Response, _ place: ChangePlace) {
    var own = place.then("answer \(after.status)", "réponse \(after.status)")
    if let component = after.component, before.component == component {
      guard isFirst("response \(component)") else { return }
      own = ChangePlace("Answer \(component)", "Réponse \(component)")
    }
    let sites = (before.site, after.site)
    headers(before.headers, after.headers, own)
    contents(before.contents, after.contents, own, .answer, sites)
    if before.contents.isEmpty != after.contents.isEmpty, before.contents.isEmpty {
      note(.compatible, "body-added", own, "has a body", "a un corps", sites.0, sites.1)
    }
    if before.mayBePacked != after.mayBePacked {
      note(
        .compatible, "compress", own,
        after.mayBePacked ? "is sent packed (gzip) to clients that ask for it" : "is no longer sent packed",
        after.mayBePacked ? "est compressée (gzip) pour qui le demande" : "n’est plus compressée", sites.0, sites.1)
    }
    let links = Self.paired(before.links, after.links, by: \.name)
    for link in links.removed {
      note(.risky, "link-removed", own, "link `\(link.name)` removed", "lien `\(link.name)` supprimé", link.site)
    }
    for link in links.added {
      note(.compatible, "link-added", own, "link `\(link.name)` added", "lien `\(link.name)` ajouté", nil, link.site)
    }
    for (former, latter) in links.both
    where former.operationID != latter.operationID || former.parameters != latter.parameters {
      note(
        .risky, "link", own, "link `\(latter.name)` leads elsewhere", "le lien `\(latter.name)` mène ailleurs",
        former.site, latter.site)
    }
    reworded(before.description, after.description, own, sites.0, sites.1)
  }

  private mutating func headers(_ before: [ResponseHeader], _ after: [ResponseHeader], _ place: ChangePlace) {
    let pairs = Self.paired(before, after, by: { $0.name.lowercased() })
    for header in pairs.removed {
      note(
        .breaking, "header-removed", place, "header `\(header.name)` removed", "en-tête `\(header.name)` supprimé",
        header.site)
    }
    for header in pairs.added {
      note(
        .compatible, "header-added", place, "header `\(header.name)` added", "en-tête `\(header.name)` ajouté", nil,
        header.site)
    }
    for (former, latter) in pairs.both {
      let own = place.then("header \(latter.name)", "en-tête \(latter.name)")
      if former.required != latter.required {
        note(
          latter.required ? .compatible : .breaking, latter.required ? "required" : "optional", own,
          latter.required ? "is always there" : "may be missing",
          latter.required ? "est toujours présent" : "peut manquer", former.site, latter.site)
      }
      schemas(former.schema, latter.schema, own, .answer)
      reworded(former.description, latter.description, own, former.site, latter.site)
    }
  }
}
