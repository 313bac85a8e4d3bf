// Written by `spec`. Changes are lost.

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>
    /// All objects of a list, page after page, each page fetched when it is reached:
    /// <c>await foreach (var item in pages)</c>, or before C# 8, an enumerator by hand.
    /// </summary>
    public sealed class Pages<T>
    {
        internal sealed class Page
        {
            internal IReadOnlyList<T> Items { get; set; }
            /// <summary>Where the next one begins; null where there is none.</summary>
            internal string Next { get; set; }
        }

        private readonly Func<string, CancellationToken, Task<Page>> page;

        /// <summary>The page that begins at a cursor, the first one for null.</summary>
        internal Pages(Func<string, CancellationToken, Task<Page>> page) { this.page = page; }

        /// <summary>Begins anew; for one thread at a time.</summary>
        public Enumerator GetAsyncEnumerator(CancellationToken cancellationToken = default(CancellationToken))
        {
            return new Enumerator(page, cancellationToken);
        }

        /// <summary>All of them at once.</summary>
        public async Task<IReadOnlyList<T>> ToListAsync(
            CancellationToken cancellationToken = default(CancellationToken))
        {
            var all = new List<T>();
            var items = GetAsyncEnumerator(cancellationToken);
            while (await items.MoveNextAsync().ConfigureAwait(false)) all.Add(items.Current);
            return all;
        }

        /// <summary>Goes over the objects.</summary>
        public sealed class Enumerator
        {
            private readonly Func<string, CancellationToken, Task<Page>> page;
            private readonly CancellationToken cancellationToken;
            private readonly Queue<T> waiting = new Queue<T>();
            private string cursor;
            private bool isLastPage;

            internal Enumerator(
                Func<string, CancellationToken, Task<Page>> page, CancellationToken cancellationToken)
            {
                this.page = page;
                this.cancellationToken = cancellationToken;
            }

            /// <summary>The object that was reached.</summary>
            public T Current { get; private set; }

            /// <summary>Goes to the next object; false where there is none.</summary>
            public async Task<bool> MoveNextAsync()
            {
                while (waiting.Count == 0 && !isLastPage)
                {
                    var found = await page(cursor, cancellationToken).ConfigureAwait(false);
                    foreach (var item in found.Items) waiting.Enqueue(item);
                    // A page that leads to itself would never end.
                    isLastPage = found.Next == null || found.Next == cursor;
                    cursor = found.Next;
                }
                if (waiting.Count == 0) return false;
                Current = waiting.Dequeue();
                return true;
            }
        }
    }
}
