// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

/// Finds the operation for a path, byte by byte, literal segments first.
@_spi(Measurement) public enum Router {
  public static func route(_ method: HTTPMethod, _ path: Span<UInt8>) -> RouteMatch {
    guard let segments = PathSegments(path) else { return .notFound }
    if segments.matches(0, "things", path) {
      if segments.count == 1 {
        switch method {
        case .get, .head: return .found(0, PathCaptures())  // listThings
        case .post: return .found(1, PathCaptures())  // createThing
        default: return .wrongMethod(allow: "GET, HEAD, OPTIONS, POST", of: 0)
        }
      }
      if segments.matches(1, "mine", path) {
        if segments.count == 2 {
          switch method {
          case .post: return .found(5, PathCaptures())  // claimThing
          default: return .wrongMethod(allow: "OPTIONS, POST", of: 5)
          }
        }
      }
      if segments.isFilled(1) {
        if segments.count == 2 {
          switch method {
          case .delete: return .found(2, segments.captures(1))  // deleteThing
          default: return .wrongMethod(allow: "DELETE, OPTIONS", of: 2)
          }
        }
        if segments.matches(2, "picture", path) {
          if segments.isFilled(3) {
            if segments.count == 4 {
              switch method {
              case .get, .head: return .found(3, segments.captures(1, 3))  // getPicture
              case .put: return .found(4, segments.captures(1, 3))  // putPicture
              default: return .wrongMethod(allow: "GET, HEAD, OPTIONS, PUT", of: 3)
              }
            }
          }
        }
        if segments.matches(2, "papers", path) {
          if segments.count == 3 {
            switch method {
            case .post: return .found(6, segments.captures(1))  // fileThing
            default: return .wrongMethod(allow: "OPTIONS, POST", of: 6)
            }
          }
        }
        if segments.matches(2, "note", path) {
          if segments.count == 3 {
            switch method {
            case .put: return .found(7, segments.captures(1))  // noteThing
            default: return .wrongMethod(allow: "OPTIONS, PUT", of: 7)
            }
          }
        }
        if segments.matches(2, "survey", path) {
          if segments.count == 3 {
            switch method {
            case .post: return .found(8, segments.captures(1))  // surveyThing
            default: return .wrongMethod(allow: "OPTIONS, POST", of: 8)
            }
          }
        }
        if segments.matches(2, "address", path) {
          if segments.count == 3 {
            switch method {
            case .post: return .found(9, segments.captures(1))  // placeThing
            default: return .wrongMethod(allow: "OPTIONS, POST", of: 9)
            }
          }
        }
      }
    }
    if segments.matches(0, "pages", path) {
      if segments.isFilled(1) {
        if segments.count == 2 {
          switch method {
          case .get, .head: return .found(10, segments.captures(1))  // showStep
          case .post: return .found(11, segments.captures(1))  // sendStep
          default: return .wrongMethod(allow: "GET, HEAD, OPTIONS, POST", of: 10)
          }
        }
        if segments.matches(2, "leave", path) {
          if segments.count == 3 {
            switch method {
            case .post: return .found(12, segments.captures(1))  // leaveStep
            default: return .wrongMethod(allow: "OPTIONS, POST", of: 12)
            }
          }
        }
        if segments.matches(2, "files", path) {
          if segments.isFilled(3) {
            switch method {
            case .get, .head: return .found(13, segments.captures(1, rest: 3))  // getFile
            default: return .wrongMethod(allow: "GET, HEAD, OPTIONS", of: 13)
            }
          }
        }
      }
    }
    if segments.matches(0, "figures", path) {
      if segments.count == 1 {
        switch method {
        case .get, .head: return .found(14, PathCaptures())  // getFigures
        default: return .wrongMethod(allow: "GET, HEAD, OPTIONS", of: 14)
        }
      }
    }
    return .notFound
  }
}
