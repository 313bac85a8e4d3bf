extension TypeScriptClientSupport {
  /// Iteration over pages.
  static let paging = #"""
/**
 * All objects of a list, page after page, each page fetched when it is reached.
 * @param page gives the page that begins at a cursor, the first one for undefined.
 */
export async function* pages<Item>(
  page: (cursor: string | undefined) => Promise<{ items: Item[]; next: string | undefined }>
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  for (;;) {
    const { items, next } = await page(cursor);
    yield* items;
    // A page that leads to itself would never end.
    if (next === undefined || next === cursor) return;
    cursor = next;
  }
}

"""#
}
