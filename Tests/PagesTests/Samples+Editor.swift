import HTML

@testable import Pages

extension Samples {
  private var editorPages: EditorPages {
    EditorPages(
      EditorContext(
        assets: assets, service: "https://passemarche.example", csrfToken: words("jeton"),
        flashes: [.init(.success, words("Le service a créé le marché."))]))
  }

  private var markets: EditorMarketList {
    EditorMarketList(
      markets: [
        EditorMarketRow(
          identifier: words("VR-2026-A1B2C3D4E5F6"), name: words("Fourniture de matériel"), deadline: Self.deadline,
          isCompleted: true, sync: words("sync_completed"), isTold: true),
        EditorMarketRow(
          identifier: words("VR-2026-A1B2C3D4E5F7"), name: words("Espaces verts"), deadline: Self.deadline,
          isCompleted: false, sync: words("sync_pending"), isTold: false),
      ], isCut: true)
  }

  private func market(completed: Bool) -> EditorMarketModel {
    EditorMarketModel(
      row: markets.markets[completed ? 0 : 1], siret: words("13002526500013"), types: [words("Fournitures")],
      lots: [(words("Ordinateurs"), words("30213100-6")), (words("Écrans"), nil)], lotLimit: 1,
      userID: completed ? nil : words("acheteur-42"),
      configuration: Reference("https://passemarche.example/buyer/public_markets/VR-2026-A1B2C3D4E5F6/setup"),
      applications: completed ? [application(submitted: true), application(submitted: false)] : [],
      webhooks: completed ? webhooks : [])
  }

  private func application(submitted: Bool) -> EditorApplicationRow {
    EditorApplicationRow(
      identifier: words(submitted ? "FT20260511A1B2C3D4" : "FT20260511A1B2C3D5"),
      siret: submitted ? words("73282932000074") : nil, createdAt: Self.now, isSubmitted: submitted,
      sync: words("sync_pending"))
  }

  private func applicationModel(submitted: Bool) -> EditorApplicationModel {
    EditorApplicationModel(
      row: application(submitted: submitted), market: words("VR-2026-A1B2C3D4E5F6"),
      userID: submitted ? words("candidat-7") : nil,
      address: Reference("https://passemarche.example/candidate/market_applications/FT20260511A1B2C3D4/summary"),
      documents: submitted
        ? [
          .init(
            title: "Attestation", name: words("attestation.pdf"), size: 123_456, sha256: words("9f86d081884c7d65"),
            fetchedAt: Self.now, link: "/candidate/applications/FT20260511A1B2C3D4/download_attestation")
        ] : [], webhooks: submitted ? webhooks : [])
  }

  private var webhooks: [EditorWebhookModel] {
    let verdicts: [(EditorWebhookModel.Verdict, Int)] = [
      (.accepted, 200), (.known, 200), (.refused(words("wrong signature")), 401),
    ]
    return verdicts.map { verdict, status in
      EditorWebhookModel(
        at: "15/06/2026 23:59:05", path: "/webhooks/voie-rapide", event: words("market.completed"),
        deliveryID: words("msg_1"), verdict: verdict, status: status, headers: [("webhook-id", words("msg_1"))],
        body: words(#"{"event":"market.completed"}"#))
    }
  }

  var editorSamples: [Sample] {
    let pages = editorPages
    let sent = form(
      ["name": [words("Marché")], "market_type_codes": ["works"], "lots[2][cpv_code]": [words("xx")]],
      [message("lots[2][cpv_code]", "Le code doit respecter le format CPV"), message("", "Refusé")])
    let token = EditorHomeModel.Token(obtainedAt: Self.now, expiresAt: Self.deadline, scope: words("api_access"))
    let home = EditorHomeModel(
      clientID: words("demo_editor_client"), token: token,
      quotas: [.init(name: words("api"), remaining: 998, limit: 1000)],
      webhookURL: words("http://127.0.0.1:4567/webhooks/voie-rapide"))
    var unknown = home
    unknown.token = nil
    unknown.quotas = []
    unknown.returned = .market(words("VR-2026-A1B2C3D4E5F6"))
    let call = EditorCallModel(
      at: "15/06/2026 23:59:05", method: "POST", target: words("/api/v1/public_markets"), status: 422,
      milliseconds: 12, request: words("{}"), answer: words(#"{"error":"Validation failed"}"#))
    var unanswered = call
    unanswered.status = nil
    unanswered.request = ""
    return [
      Sample("editeur-accueil", pages.home(home)), Sample("editeur-accueil-sans-jeton", pages.home(unknown)),
      Sample("editeur-acheteur", pages.buyer(markets, form(), rows: 3)),
      Sample("editeur-acheteur-refus", pages.buyer(EditorMarketList(markets: []), sent, rows: 4)),
      Sample(
        "editeur-acheteur-panne",
        pages.buyer(EditorMarketList(markets: [], problem: words("no answer")), form(), rows: 1)),
      Sample("editeur-marche", pages.market(market(completed: false))),
      Sample("editeur-marche-finalise", pages.market(market(completed: true))),
      Sample("editeur-cadre", pages.frame(market(completed: false))),
      Sample("editeur-candidat", pages.candidate(markets)),
      Sample(
        "editeur-candidat-retour", pages.candidate(markets, returned: .application(words("FT20260511A1B2C3D4")))),
      Sample("editeur-candidater", pages.openMarket(market(completed: true), form())),
      Sample(
        "editeur-candidater-refus",
        pages.openMarket(market(completed: true), form(["siret": [words("12")]], [message("siret", "Invalide")]))),
      Sample("editeur-candidature", pages.application(applicationModel(submitted: false))),
      Sample("editeur-candidature-transmise", pages.application(applicationModel(submitted: true))),
      Sample("editeur-candidature-cadre", pages.frame(applicationModel(submitted: false))),
      Sample("editeur-appels", pages.calls([call, unanswered], limit: 200)),
      Sample("editeur-appels-aucun", pages.calls([], limit: 200)),
      Sample("editeur-webhooks", pages.webhooks(webhooks, limit: 200)),
      Sample(
        "editeur-erreur",
        pages.failure(status: 404, title: words("Introuvable"), text: words("Rien ici."), requestID: words("8f14"))),
    ]
  }
}
