/// Messages from which a search for others starts.
enum HTTPSamples {
  static let all: [[UInt8]] = [
    "GET / HTTP/1.1\nHost: h\n\n",
    "GET /api/v1/public_markets?limit=5&cursor=a%20b HTTP/1.1\nHost: example.org:443\nAuthorization: Bearer a.b.c\n\n",
    "POST /oauth/token HTTP/1.1\nHost: h\nContent-Length: 5\nContent-Type: application/json\n\nhello",
    "POST /a HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n5;x=\"y\"\nhello\n0\nA: b\n\n"
      + "GET /up HTTP/1.1\nHost: h\n\n",
    "\nGET /up HTTP/1.0\n\n",
    "HEAD http://h:80/up?a HTTP/1.1\nHOST: H:80\nConnection: keep-alive, Close\n\n",
    "GET https://[::1]:8443 HTTP/1.1\nHost: [::1]:8443\n\n",
    "GET http://a:81?b HTTP/1.1\nA: b\nHost: h\n\n", "GET http://a/up HTTP/1.0\n\n",
    "OPTIONS * HTTP/1.1\nHost: h\n\n",
    "PUT /a/%2e%2E/../b;c=d HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 3\nA:\t b \t\nB:\n\nabc",
    "POST /candidate/market_applications/FT20261121XAW7SQ8Q/files/a/delete HTTP/1.1\nHost: h\nContent-Length: 0\n\n",
    "GET /assets/1/a/b/c HTTP/1.1\nHost: h\n\nGET /docs//x HTTP/1.1\nHost: h\n\nGET /nowhere HTTP/1.1\nHost: h\n\n",
    "POST / HTTP/1.1\nHost: h\nContent-Length: 4\nTransfer-Encoding: chunked\n\n0\n\n",
    "POST / HTTP/1.1\nHost: h\nContent-Length: 1\nContent-Length: 1\n\na",
    "POST / HTTP/1.1\nHost: h\nContent-Length: 99999999999999999999\n\na",
    "BREW /up HTTP/1.1\nHost: h\nA: b\n c\n\n",
    "GET /up HTTP/1.1\nHost: h\nA : b\n\n",
    "GET /up HTTP/3.0\nHost: h\n\n",
    "GET  /up HTTP/1.1\nHost: h\n\n",
    "CONNECT h:80 HTTP/1.1\nHost: h\n\n",
  ].map(lines)

  static let words = [
    "GET ", "POST ", "OPTIONS * ", " HTTP/1.1\r\n", " HTTP/1.0\r\n", "http://", "https://", "Host: ", "\r\n\r\n",
    "Content-Length: ", "Transfer-Encoding: ", "chunked", "Connection: close", "Expect: 100-continue", "%2f", "%2e",
    "/../", "//", "\r\n ", " :", "0\r\n\r\n", "identity",
  ]
}
