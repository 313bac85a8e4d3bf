// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

@_spi(Dispatch) import Runtime

/// The contract's API as the runtime serves it, with the handlers of `Implementation`.
public struct PasseMarcheServer<Implementation: PasseMarcheAPI>: ServedAPI {
  public let implementation: Implementation

  public init(_ implementation: Implementation) { self.implementation = implementation }

  public static var tables: APITables { Tables.all }

  public func route(_ method: HTTPMethod, _ path: Span<UInt8>) -> RouteMatch {
    Router.route(method, path)
  }

  public func perform(_ operation: Int, _ request: IncomingRequest) async -> Outcome {
    switch operation {
    case 0: await listThings(request)
    case 1: await createThing(request)
    case 2: await deleteThing(request)
    case 3: await getPicture(request)
    case 4: await putPicture(request)
    case 5: await claimThing(request)
    case 6: await fileThing(request)
    case 7: await noteThing(request)
    case 8: await surveyThing(request)
    case 9: await placeThing(request)
    case 10: await showStep(request)
    case 11: await sendStep(request)
    case 12: await leaveStep(request)
    case 13: await getFile(request)
    case 14: await getFigures(request)
    default: .failure(.notFound)
    }
  }

  private func listThings(_ request: IncomingRequest) async -> Outcome {
    let input: ListThings.Input
    guard let principal = request.principal else { return .failure(.unauthenticated) }
    do throws(Failure) {
      input = try ListThings.input(request)
    } catch {
      return .failure(error)
    }
    let context = ListThings.Context(authorization: Authorized(principal), request: request)
    do throws(ListThings.Problem) {
      return try await implementation.listThings(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func createThing(_ request: IncomingRequest) async -> Outcome {
    let input: CreateThing.Input
    guard let principal = request.principal else { return .failure(.unauthenticated) }
    do throws(Failure) {
      input = try CreateThing.input(request)
    } catch {
      return .failure(error)
    }
    let context = CreateThing.Context(authorization: Authorized(principal), request: request)
    do throws(CreateThing.Problem) {
      return try await implementation.createThing(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func deleteThing(_ request: IncomingRequest) async -> Outcome {
    let input: DeleteThing.Input
    guard let principal = request.principal else { return .failure(.unauthenticated) }
    do throws(Failure) {
      input = try DeleteThing.input(request)
    } catch {
      return .failure(error)
    }
    let context = DeleteThing.Context(authorization: Authorized(principal), request: request)
    do throws(DeleteThing.Problem) {
      return try await implementation.deleteThing(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func getPicture(_ request: IncomingRequest) async -> Outcome {
    let input: GetPicture.Input
    do throws(Failure) {
      input = try GetPicture.input(request)
    } catch {
      return .failure(error)
    }
    let context = GetPicture.Context(authorization: (), request: request)
    do throws(GetPicture.Problem) {
      return try await implementation.getPicture(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func putPicture(_ request: IncomingRequest) async -> Outcome {
    let input: PutPicture.Input
    guard let principal = request.principal else { return .failure(.unauthenticated) }
    do throws(Failure) {
      input = try PutPicture.input(request)
    } catch {
      return .failure(error)
    }
    let context = PutPicture.Context(authorization: Authorized(principal), request: request)
    do throws(PutPicture.Problem) {
      return try await implementation.putPicture(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func claimThing(_ request: IncomingRequest) async -> Outcome {
    let input: ClaimThing.Input
    guard let gate = request.clientGate else { return .failure(.unauthenticated) }
    let principal: Principal
    do throws(Failure) {
      input = try ClaimThing.input(request)
      principal = try await gate.admit(id: input.body.clientId, secret: input.body.clientSecret)
    } catch {
      return .failure(error)
    }
    let context = ClaimThing.Context(authorization: Authorized(principal), request: request)
    do throws(ClaimThing.Problem) {
      return try await implementation.claimThing(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func fileThing(_ request: IncomingRequest) async -> Outcome {
    let input: FileThing.Input
    guard let principal = request.principal else { return .failure(.unauthenticated) }
    let context = FileThing.Context(authorization: Authorized(principal), request: request)
    let target: FileThing.Target
    do throws(Failure) {
      target = try FileThing.target(request)
    } catch {
      return .failure(error)
    }
    do throws(FileThing.Problem) {
      if let answer = try await implementation.admitFileThing(target, context) { return answer.outcome }
    } catch {
      return error.outcome
    }
    do throws(Failure) {
      input = try await FileThing.input(request)
    } catch {
      return .failure(error)
    }
    do throws(FileThing.Problem) {
      return try await implementation.fileThing(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func noteThing(_ request: IncomingRequest) async -> Outcome {
    let input: NoteThing.Input
    let context = NoteThing.Context(authorization: (), request: request)
    let target: NoteThing.Target
    do throws(Failure) {
      target = try NoteThing.target(request)
    } catch {
      return .failure(error)
    }
    do throws(NoteThing.Problem) {
      if let answer = try await implementation.admitNoteThing(target, context) { return answer.outcome }
    } catch {
      return error.outcome
    }
    do throws(Failure) {
      input = try await NoteThing.input(request)
    } catch {
      return .failure(error)
    }
    do throws(NoteThing.Problem) {
      return try await implementation.noteThing(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func surveyThing(_ request: IncomingRequest) async -> Outcome {
    let input: SurveyThing.Input
    let context = SurveyThing.Context(authorization: (), request: request)
    let target: SurveyThing.Target
    do throws(Failure) {
      target = try SurveyThing.target(request)
    } catch {
      return .failure(error)
    }
    do throws(SurveyThing.Problem) {
      if let answer = try await implementation.admitSurveyThing(target, context) { return answer.outcome }
    } catch {
      return error.outcome
    }
    do throws(Failure) {
      input = try await SurveyThing.input(request)
    } catch {
      return .failure(error)
    }
    do throws(SurveyThing.Problem) {
      return try await implementation.surveyThing(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func placeThing(_ request: IncomingRequest) async -> Outcome {
    let input: PlaceThing.Input
    do throws(Failure) {
      input = try PlaceThing.input(request)
    } catch {
      return .failure(error)
    }
    let context = PlaceThing.Context(authorization: (), request: request)
    do throws(PlaceThing.Problem) {
      return try await implementation.placeThing(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func showStep(_ request: IncomingRequest) async -> Outcome {
    let input: ShowStep.Input
    guard let visit = request.browser else { return .failure(.unauthenticated) }
    do throws(Failure) {
      input = try ShowStep.input(request)
    } catch {
      return .failure(error)
    }
    let context = ShowStep.Context(authorization: visit, request: request)
    do throws(ShowStep.Problem) {
      return try await implementation.showStep(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func sendStep(_ request: IncomingRequest) async -> Outcome {
    let input: SendStep.Input
    guard let visit = request.browser else { return .failure(.unauthenticated) }
    let context = SendStep.Context(authorization: visit, request: request)
    let target: SendStep.Target
    do throws(Failure) {
      target = try SendStep.target(request)
    } catch {
      return .failure(error)
    }
    guard visit.mayBringToken else { return .failure(.csrf) }
    do throws(SendStep.Problem) {
      if let answer = try await implementation.admitSendStep(target, context) { return answer.outcome }
    } catch {
      return error.outcome
    }
    do throws(Failure) {
      input = try await SendStep.input(request)
    } catch {
      return .failure(error)
    }
    do throws(SendStep.Problem) {
      return try await implementation.sendStep(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func leaveStep(_ request: IncomingRequest) async -> Outcome {
    let input: LeaveStep.Input
    guard let visit = request.browser else { return .failure(.unauthenticated) }
    do throws(Failure) {
      input = try LeaveStep.input(request)
    } catch {
      return .failure(error)
    }
    let context = LeaveStep.Context(authorization: visit, request: request)
    do throws(LeaveStep.Problem) {
      return try await implementation.leaveStep(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func getFile(_ request: IncomingRequest) async -> Outcome {
    let input: GetFile.Input
    do throws(Failure) {
      input = try GetFile.input(request)
    } catch {
      return .failure(error)
    }
    let context = GetFile.Context(authorization: (), request: request)
    do throws(GetFile.Problem) {
      return try await implementation.getFile(input, context).outcome
    } catch {
      return error.outcome
    }
  }

  private func getFigures(_ request: IncomingRequest) async -> Outcome {
    let input: GetFigures.Input
    do throws(Failure) {
      input = try GetFigures.input(request)
    } catch {
      return .failure(error)
    }
    let context = GetFigures.Context(authorization: (), request: request)
    do throws(GetFigures.Problem) {
      return try await implementation.getFigures(input, context).outcome
    } catch {
      return error.outcome
    }
  }
}
