import Crypto
import Runtime

@testable import Handlers

extension FuzzTarget {
  static let tokens = FuzzTarget(
    name: "tokens",
    promise:
      "No text is a token but one that was signed with our key; one that is loses that by the change of a character",
    seeds: [
      #"{"alg":"HS256","typ":"JWT","kid":"k"}"# + "\n"
        + #"{"iss":"i","sub":"s","aud":"a","iat":1,"exp":2,"jti":"j","scope":"api_access"}"#,
      #"{"alg":"none","kid":"k"}"# + "\n{}", #"{"alg":"HS256","kid":"other"}"# + "\n{}", #"{"alg":"HS256","kid":7}"#,
      #"{"kid":"k","alg":"HS256","kid":"k","crit":["exp"]}"# + "\n"
        + #"{"iss":"","sub":"","aud":"","iat":-1,"exp":9223372036854775807,"jti":"","scope":"","iss":"b","x":[[{}]]}"#,
      #"{"alg":"HS256","kid":"k"}"# + "\n" + #"{"iss":"","sub":"","aud":"","iat":1.0,"exp":1e3,"jti":"","scope":""}"#,
      "eyJhbGciOiJIUzI1NiIsImtpZCI6ImsifQ.e30.AAAA", "..", "a.b.c.d", "",
    ].map { Array($0.utf8) },
    words: [
      "\"alg\":\"HS256\"", "\"kid\":\"k\"", "\"iss\":\"\"", "\"sub\":\"\"", "\"aud\":\"\"", "\"jti\":\"\"",
      "\"scope\":\"\"",
      "\"iat\":1", "\"exp\":2", "\n", ".",
    ]
  ) { bytes in
    // As it came: nobody but us knows the key.
    try hold(try verify(bytes) == nil, "\(shown(bytes)) is a token")
    // A header and claims as somebody with the key might have signed them.
    let halves = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2 else { return }
    let signed = Base64URL.encode(halves[0]) + "." + Base64URL.encode(halves[1])
    let signature = try HMACSHA256.authenticate(Array(signed.utf8), key: key)
    let token = Array((signed + "." + Base64URL.encode(signature)).utf8)
    guard let claims = try verify(token) else { return }
    let header = try JSON.parse(Array(halves[0]))
    try hold(header["alg"] == .string("HS256") && header["kid"] == .string("k"), "\(header) was taken")
    let again = try AccessToken.sign(claims, keyID: "k", key: key)
    try hold(try verify(Array(again.utf8)) == claims, "\(claims) did not come back")
    var cuts = Cuts(bytes)
    var changed = token
    let place = cuts.number(below: token.count)
    let other = Array("ABab01-_.=\u{0}".utf8)[cuts.number(below: 11)]
    guard changed[place] != other else { return }
    changed[place] = other
    try hold(try verify(changed) == nil, "a changed character at \(place) was not seen")
    changed.remove(at: place)
    try hold(try verify(changed) == nil, "a character less at \(place) was not seen")
  }

  private static let key = SecretKey(Array("a key that only this target knows".utf8))

  private static func verify(_ token: [UInt8]) throws -> AccessTokenClaims? {
    try AccessToken.verify(token[...]) { $0 == "k" ? key : nil }
  }
}
