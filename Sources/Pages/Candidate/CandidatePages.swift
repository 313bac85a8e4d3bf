import HTML

/// The candidate's pages: each a pure function from what it shows to HTML. Forms take a ``FormContext`` beside their
/// model: the token, and what was sent where it is shown again.
public struct CandidatePages: Sendable {
  let context: PageContext

  public init(_ context: PageContext) { self.context = context }
}
