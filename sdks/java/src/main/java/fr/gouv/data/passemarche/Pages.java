// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All objects of a list, page after page, each page fetched when it is reached. Each iterator begins anew and is for
 * one thread at a time.
 */
public final class Pages<T> implements Iterable<T> {
  /** The objects of one page, and where the next one begins; null where there is none. */
  record Page<T>(List<T> items, String next) {}

  private final Function<String, Page<T>> page;

  /** The page that begins at a cursor, the first one for null. */
  Pages(Function<String, Page<T>> page) {
    this.page = page;
  }

  /** The objects as a stream, fetched as they are asked for. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private Iterator<T> waiting = List.<T>of().iterator();
      private String cursor;
      private boolean isLastPage;

      @Override
      public boolean hasNext() {
        while (!waiting.hasNext() && !isLastPage) {
          Page<T> found = page.apply(cursor);
          waiting = found.items().iterator();
          // A page that leads to itself would never end.
          isLastPage = found.next() == null || Objects.equals(found.next(), cursor);
          cursor = found.next();
        }
        return waiting.hasNext();
      }

      @Override
      public T next() {
        if (!hasNext()) throw new NoSuchElementException();
        return waiting.next();
      }
    };
  }
}
