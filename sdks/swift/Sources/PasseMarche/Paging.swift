// Written by `spec`. Changes are lost.

/// All objects of a list, page after page, each page fetched when it is reached:
///
///     for try await item in client.all…() { … }
public struct PagedSequence<Element: Sendable, Failure: OperationFailure>: AsyncSequence, Sendable {
  typealias Page = (items: [Element], next: String?)

  /// Gives the page that begins at a cursor, the first one for nil.
  let page: @Sendable (String?) async throws(Failure) -> Page

  public struct AsyncIterator: AsyncIteratorProtocol {
    let page: @Sendable (String?) async throws(Failure) -> Page
    private var waiting: ArraySlice<Element> = []
    private var cursor: String?
    private var isLastPage = false

    init(_ page: @escaping @Sendable (String?) async throws(Failure) -> Page) { self.page = page }

    public mutating func next() async throws(Failure) -> Element? {
      while waiting.isEmpty && !isLastPage {
        let (items, next) = try await page(cursor)
        waiting = items[...]
        // A page that leads to itself would never end.
        isLastPage = next == nil || next == cursor
        cursor = next
      }
      return waiting.popFirst()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(page) }
}
