import TestSupport

@_spi(Measurement) @testable import Generated
@testable import Runtime

/// The generated decoders, each called as the generated server calls it.
struct GeneratedReaders: Sendable {
  typealias Reader = @Sendable (IncomingRequest, inout Decoding) async throws(Failure) -> Void

  let spool: Spool
  /// The moment of every request, in milliseconds.
  static let now: Int64 = 1_780_000_000_000

  /// By `operationId`.
  static let all: [String: Reader] = [
    "createToken": form { bytes, decoding throws(Failure) in _ = try TokenRequest.decode(form: bytes, &decoding) },
    "revokeToken": form { bytes, decoding throws(Failure) in _ = try TokenReference.decode(form: bytes, &decoding) },
    "introspectToken": form { bytes, decoding throws(Failure) in _ = try TokenReference.decode(form: bytes, &decoding)
    }, "createPublicMarket": { request, _ throws(Failure) in _ = try CreatePublicMarket.input(request) },
    "createMarketApplication": { request, _ throws(Failure) in _ = try CreateMarketApplication.input(request) },
    "advanceSandboxClock": { request, _ throws(Failure) in _ = try AdvanceSandboxClock.input(request) },
    "createSandboxScenario": { request, _ throws(Failure) in _ = try CreateSandboxScenario.input(request) },
    "submitMarketSetup": form { bytes, decoding throws(Failure) in
      _ = try MarketSetupForm.decode(form: bytes, &decoding)
    },
    "submitMarketLots": form { bytes, decoding throws(Failure) in _ = try MarketLotsForm.decode(form: bytes, &decoding)
    }, "completeMarket": wizard, "submitMarketInformation": wizard, "submitApplication": wizard,
    "retryMarketSync": plain, "logOut": plain, "retryApplicationSync": plain, "deleteDraft": plain, "deleteFile": plain,
    "submitMarketCategory": form { bytes, decoding throws(Failure) in
      _ = try MarketCategoryForm.decode(form: bytes, &decoding)
    }, "requestLoginLink": form { bytes, decoding throws(Failure) in _ = try LoginForm.decode(form: bytes, &decoding) },
    "confirmLogin": form { bytes, decoding throws(Failure) in
      _ = try LoginConfirmationForm.decode(form: bytes, &decoding)
    },
    "submitCompanyIdentification": form { bytes, decoding throws(Failure) in
      _ = try CompanyIdentificationForm.decode(form: bytes, &decoding)
    },
    "submitApplicationLots": form { bytes, decoding throws(Failure) in
      _ = try ApplicationLotsForm.decode(form: bytes, &decoding)
    },
    "submitExclusionGrounds": { request, decoding throws(Failure) in
      var form = try MultipartForm(request)
      _ = try await ExclusionGroundsForm.decode(multipart: &form, &decoding)
    },
    "uploadFiles": { request, decoding throws(Failure) in
      var form = try MultipartForm(request)
      _ = try await UploadForm.decode(multipart: &form, &decoding)
    },
    "submitApplicationStep": { request, decoding throws(Failure) in
      var form = try MultipartForm(request)
      _ = try await ApplicationStepForm.decode(multipart: &form, &decoding)
    },
  ]

  private static let wizard = form { bytes, decoding throws(Failure) in
    _ = try WizardForm.decode(form: bytes, &decoding)
  }
  private static let plain = form { bytes, decoding throws(Failure) in _ = try PlainForm.decode(form: bytes, &decoding)
  }

  private static func form(_ read: @escaping @Sendable ([UInt8], inout Decoding) throws(Failure) -> Void) -> Reader {
    { request, decoding throws(Failure) in
      guard case .bytes(let bytes) = request.body else { throw .malformed("no body") }
      try read(bytes, &decoding)
    }
  }

  /// What the decoder of an operation says.
  func verdict(on body: SentBody, of operation: String, path: String) async -> Verdict? {
    guard let read = Self.all[operation] else { return nil }
    let request = request(body, path: path)
    var decoding = Decoding(request)
    do throws(Failure) {
      try await read(request, &decoding)
      return .read(Set(decoding.violations.found.map(Self.broken)))
    } catch {
      switch error {
      case .malformed: return .unreadable
      case .payloadTooLarge: return .tooLarge
      case .invalid(let violations): return .read(Set(violations.found.map(Self.broken)))
      default: return nil
      }
    }
  }

  private func request(_ body: SentBody, path: String) -> IncomingRequest {
    let bytes =
      switch body {
      case .json(let bytes), .form(let bytes): bytes
      case .multipart(let parts): Self.multipart(parts)
      }
    let name = "content-type"
    let head = Array((path + name + "multipart/form-data; boundary=differential").utf8)
    let start = path.utf8.count
    let type = HeaderIndex.Field(name: start..<start + name.utf8.count, value: start + name.utf8.count..<head.count)
    var captures = PathCaptures()
    if case .found(_, let found) = Router.route(.post, head[0..<start].span) { captures = found }
    return IncomingRequest(
      method: .post, head: head, path: 0..<start, query: nil, headers: HeaderIndex(fields: [type]), captures: captures,
      body: .bytes(bytes), media: 0,
      principal: Principal(editorID: 1, clientID: "tester", scopes: [], permissions: .defenseMarkets), clientGate: nil,
      id: RequestID(), receivedAt: Timestamp(milliseconds: Self.now),
      deadline: Timestamp(milliseconds: Self.now + 30_000), spool: spool)
  }

  private static func multipart(_ parts: [(name: String, text: String, isFile: Bool)]) -> [UInt8] {
    let fields = parts.map { part in
      let escapes: [Unicode.Scalar: String] = ["\"": "%22", "\r": "%0D", "\n": "%0A", "\\": "\\\\"]
      let name = part.name.unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
      let file = part.isFile ? "; filename=\"a.pdf\"\r\nContent-Type: application/pdf" : ""
      return "--differential\r\nContent-Disposition: form-data; name=\"\(name)\"\(file)\r\n\r\n\(part.text)\r\n"
    }
    return Array((fields.joined() + "--differential--\r\n").utf8)
  }

  private static func broken(_ violation: Violations.Violation) -> Broken {
    let rule = Rules.all[Int(violation.rule.rawValue)]
    // The pointer that clients are told cuts long keys; here they stay whole.
    let pointer = violation.path.map { step in
      switch step {
      case .member(let name, _, _): "/\(name)"
      case .index(let index, _): "/\(index)"
      case .key(let key): "/" + key.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
      }
    }.joined()
    return Broken(pointer: pointer, keyword: rule.keyword.description, line: rule.line)
  }
}
