import Conformance
import Foundation

extension Defect {
  /// Logins, tokens and sessions that prove nothing and are taken.
  static var access: [Defect] {
    forgeries + [
      taking("no-token", "Opens without a token", ["getTokenInfo/authentication/none"]) {
        $0.header("Authorization") == nil
      },
      taking("any-scheme", "Opens with any scheme", ["getTokenInfo/authentication/another scheme"]) {
        $0.header("Authorization")?.hasPrefix("Token ") == true
      },
      taking("empty-token", "Opens with an empty token", ["getTokenInfo/authentication/*"]) {
        ["Bearer", "Bearer "].contains($0.header("Authorization"))
      },
      taking("two-tokens", "Reads the first of two tokens", ["getTokenInfo/authentication/two tokens"]) {
        $0.header("Authorization")?.split(separator: " ").count == 3
      },
      taking(
        "client-credentials", "Takes a client's secret for a token", ["getTokenInfo/authentication/client credentials"]
      ) { $0.header("Authorization")?.hasPrefix("Basic ") == true },
      Defect(
        name: "access/revoked-token", breaks: "Goes on taking a token that was revoked",
        cases: ["getTokenInfo/authentication/revoked"],
        ask: { request, _ in request.path == "/oauth/revoke" ? .made(200) : nil }),
      Defect(
        name: "access/expired-token", breaks: "Goes on taking a token whose time is over",
        before: ["getTokenInfo/example"], cases: ["*/authentication/expired"],
        tell: { answer, request, memory in
          if answer.status == 401, let good = memory.answers[request.method + " " + request.path] { answer = good }
        }),
      Defect(
        name: "access/no-scopes", breaks: "Does not look at the scopes of a token",
        before: ["createPublicMarket/example/*"], cases: ["createPublicMarket/authentication/scope *"],
        ask: { request, memory in
          if request.header("Authorization")?.hasPrefix("Bearer ") == true, let token = memory.tokens[request.path] {
            request.set("Authorization", token)
          }
          return nil
        }),
      Defect(
        name: "access/refuses-a-scope", breaks: "Refuses a scope that opens the operation",
        before: ["getTokenInfo/example"], cases: ["getTokenInfo/authentication/scope *"],
        tell: { answer, request, memory in
          guard request.path == "/oauth/token/info", let first = memory.tokens[request.path],
            request.header("Authorization") != first
          else { return }
          answer = .made(403, [.init("Content-Type", "application/json")], #"{"error":"Forbidden"}"#)
        }), login("any-secret", "Takes any secret of a client that it knows", "wrong-secret-basic"),
      login("any-secret-in-form", "Takes any secret in a form", "wrong-secret-form"),
      login("any-client", "Takes any client", "unknown-client"),
      login("no-client", "Gives tokens to whoever asks", "absent"),
      login("both-logins", "Takes a login by HTTP Basic and in the form at once", "both"),
      login("broken-login", "Takes credentials that cannot be read", "broken Base64"),
      operating("no-token", "Shows metrics to everybody", "none"),
      operating("almost-right", "Compares the operator's token up to its last character", "almost right"),
      operating("editors", "Shows metrics to editors", "token of an editor"),
      forms("no-token", "Takes a form without its token", "without token"),
      forms("any-token", "Takes a form with any token", "wrong token"),
      forms("token-of-another", "Takes a form with the token of another session", "token of another session"),
    ]
  }

  private static var forgeries: [Defect] {
    Credential.Forgery.allCases.map { forgery in
      var found = taking(
        forgery.rawValue, "Takes a token that is forged: \(forgery.rawValue)",
        ["getTokenInfo/authentication/\(forgery.rawValue)"]
      ) { _ in true }
      found.name = "access/forged-\(forgery.rawValue)"
      return found
    }
  }

  /// Gives a request that fits the first token that was good.
  private static func taking(
    _ name: String, _ breaks: String, _ cases: [String], _ fits: @escaping @Sendable (ProxiedRequest) -> Bool
  ) -> Defect {
    Defect(
      name: "access/\(name)", breaks: breaks, before: ["getTokenInfo/example"], cases: cases,
      ask: { request, memory in
        if request.path == "/oauth/token/info", let token = memory.tokens[request.path], fits(request) {
          request.set("Authorization", token)
        }
        return nil
      })
  }

  /// Gives what was given to a good login to one that is not.
  private static func login(_ name: String, _ breaks: String, _ way: String) -> Defect {
    Defect(
      name: "access/\(name)", breaks: breaks, cases: ["createToken/authentication/\(way)"],
      tell: { answer, request, memory in
        guard request.path == "/oauth/token", answer.status >= 400, answer.status != 429,
          let good = memory.answers["POST /oauth/token"]
        else { return }
        answer = good
      })
  }

  private static func operating(_ name: String, _ breaks: String, _ way: String) -> Defect {
    Defect(
      name: "access/metrics-\(name)", breaks: breaks, before: ["getMetrics/example"],
      cases: ["getMetrics/authentication/\(way)"],
      tell: { answer, request, memory in
        guard request.path == "/metrics", answer.status == 401, let good = memory.answers["GET /metrics"] else {
          return
        }
        answer = good
      })
  }

  private static func forms(_ name: String, _ breaks: String, _ way: String) -> Defect {
    Defect(
      name: "access/form-\(name)", breaks: breaks, before: ["requestLoginLink/example/*"],
      cases: ["requestLoginLink/authentication/\(way)"],
      tell: { answer, request, memory in
        guard request.path == "/candidate/sessions", answer.status == 403,
          let good = memory.answers["POST /candidate/sessions"]
        else { return }
        answer = good
      })
  }
}

extension String {
  /// Without `%XX` and `+` of a form.
  var removingEscapes: String { replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? self }
}
