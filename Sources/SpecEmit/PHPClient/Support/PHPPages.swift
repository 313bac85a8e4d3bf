/// Lists that go on over pages.
extension PHPClientSupport {
  static let pages = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

/**
 * All objects of a list, page after page, each page fetched when it is reached.
 *
 * @internal
 */
final class Pages
{
    /**
     * @template Item
     * @param callable(string|null): array{list<Item>, string|null} $page gives the page that begins at a cursor, the
     *     first one for null, and the cursor of the next
     * @return \Generator<int, Item>
     */
    public static function of(callable $page): \Generator
    {
        $cursor = null;
        while (true) {
            [$items, $next] = $page($cursor);
            foreach ($items as $item) {
                yield $item;
            }
            // A page that leads to itself would never end.
            if ($next === null || $next === $cursor) {
                return;
            }
            $cursor = $next;
        }
    }
}

"""#
}
