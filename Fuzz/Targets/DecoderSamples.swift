/// Bodies from which a search for others starts: one that is taken and one with many faults for each shape.
enum DecoderSamples {
  static let all: [[UInt8]] = json + forms + multipart

  private static let json = [
    seed(
      "createPublicMarket",
      #"{"public_market":{"name":" A market ","deadline":"2099-06-15T23:59:59Z","siret":"13002526500013","#
        + #""market_type_codes":["supplies","services"],"lots":[{"name":"\u00c9crans","cpv_code":"30213100-6"}],"#
        + #""lot_limit":1.0,"lot_name":null,"provider_user_id":"u-1"}}"#),
    seed(
      "createPublicMarket",
      #"{"public_market":{"siret":"13002526500014","market_type_codes":["defense"],"deadline":"2020-01-01","#
        + #""lot_name":"<b>","lots":[{"name":""},{"cpv_code":"1"}],"name":7,"unknown":[{}]},"other":1}"#),
    seed("createPublicMarket", #"{"public_market":{"deadline":"2099-01-31T18:30","name":"a","name":"b"}}"#),
    seed("createPublicMarket", "[]"),
    seed("createMarketApplication", #"{"market_application":{"siret":"73282932000074","provider_user_id":"u"}}"#),
    seed("createMarketApplication", #"{"market_application":{"siret":null}}"#),
    seed("advanceSandboxClock", #"{"advance_seconds":3600}"#),
    seed("createSandboxScenario", #"{"scenario":"slow","operation":"createPublicMarket","times":2,"seconds":30}"#),
    seed("createSandboxScenario", #"{"scenario":"unavailable","retry_after":1e1,"times":101}"#),
  ]

  private static let forms = [
    seed("createToken", "grant_type=client_credentials&client_id=a&client_secret=b&scope=api_access+api_read"),
    seed("createToken", "grant_type=password&scope=%C3%A9&scope=x"),
    seed("revokeToken", "token=a.b.c&token_type_hint=access_token&client_id=a&client_secret=b"),
    seed("introspectToken", "token=a.b.c"),
    seed("submitMarketSetup", "csrf_token=t&intent=next&add_defense=1"),
    seed("submitMarketLots", "csrf_token=t&lots[0][name]=Un&lots[0][cpv_code]=30213100-6&lot_limit=1&intent=next"),
    seed("completeMarket", "csrf_token=t"),
    seed("retryMarketSync", "csrf_token=forged"),
    seed(
      "submitMarketCategory", "csrf_token=t&selected_attribute_keys=a&selected_attribute_keys=b&additional=1&intent=x"),
    seed(
      "requestLoginLink",
      "csrf_token=t&email=a%40example.org&siret=73282932000074&market_application_id=FT20261121XAW7SQ8Q"),
    seed("confirmLogin", "csrf_token=t&token=0123456789abcdef0123456789abcdef"),
    seed("logOut", "csrf_token=t"),
    seed("submitCompanyIdentification", "csrf_token=t&siret=732+829+320+00074&intent=next"),
    seed("submitApplicationLots", "csrf_token=t&lot_ids=1&lot_ids=2&intent=next"),
    seed("submitMarketInformation", "csrf_token=t&intent=next"),
    seed("submitApplication", "csrf_token=t"),
    seed("retryApplicationSync", "csrf_token=t"),
    seed("deleteDraft", "csrf_token=t"),
    seed("deleteFile", "csrf_token=t"),
  ]

  private static let multipart = [
    form(
      "submitExclusionGrounds",
      [("csrf_token", "t"), ("intent", "next"), ("attests_no_exclusion_motifs", "true"), ("contestation[a]", "Non")]),
    form("uploadFiles", [("csrf_token", "t"), ("files[a]\"; filename=\"", "")]),
    form(
      "submitApplicationStep",
      [
        ("csrf_token", "t"), ("intent", "next"), ("add_item", "a"), ("text_input[a]", "x"),
        ("email_input[b]", "a@example.org"),
        ("phone_input[c]", "0102030405"), ("url_input[d]", "https://example.org/"),
        ("radio_with_file_and_text[e][choice]", "yes"), ("radio_with_file_and_text[e][text]", "x"),
        ("capacite_economique_financiere_chiffre_affaires_global_annuel[f][year_1][turnover]", "1000"),
        ("capacite_economique_financiere_chiffre_affaires_global_annuel[f][year_1][fiscal_year_end]", "2025-12-31"),
        ("presentation_intervenants[g][0][nom]", "N"), ("realisations_livraisons[h][0][montant]", "1,5"),
        ("realisations_livraisons[h][0][date_debut]", "2025-01-01"), ("files[a]\"; filename=\"a.pdf", "%PDF-1.7"),
      ]),
  ]

  private static func seed(_ id: String, _ body: String) -> [UInt8] {
    guard let index = GeneratedDecoder.all.firstIndex(where: { $0.id == id }) else { preconditionFailure(id) }
    return [UInt8(index)] + Array(body.utf8)
  }

  private static func form(_ id: String, _ fields: [(name: String, value: String)]) -> [UInt8] {
    let parts = fields.map { "--b\r\nContent-Disposition: form-data; name=\"\($0.name)\"\r\n\r\n\($0.value)\r\n" }
    return seed(id, parts.joined() + "--b--\r\n")
  }

  static let words = [
    "\"public_market\":{", "\"market_application\":{", "\"name\":\"", "\"deadline\":\"2099-01-31\"", "\"siret\":\"",
    "\"lots\":[{", "\"cpv_code\":", "\"lot_limit\":", "\"lot_name\":", "\"market_type_codes\":[\"works\"]",
    "\"defense\"",
    "\"provider_user_id\":", "null", "\\u00e9", "<b>", "T18:30", "csrf_token=t", "&intent=", "&email=", "&siret=",
    "[0][name]=", "lot_ids=", "--b\r\nContent-Disposition: form-data; name=\"", "\r\n--b--",
  ]
}
