// Written from spec.yaml by `spec`. Changes are lost: change the contract.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche.Vectors
{
    #pragma warning disable 612, 618

    internal delegate Task<object> Operation(PasseMarcheClient client, object given);

    internal delegate Task<Download> Transfer(
        PasseMarcheClient client, object given, string file, DownloadProgress progress);

    /// <summary>The calls by the ids of the contract.</summary>
    internal static class Operations
    {
        internal static readonly Dictionary<string, Operation> Calls = new Dictionary<string, Operation>
        {
            {
                "createToken", async (client, given) =>
                {
                    var result = await client.CreateTokenAsync(
                        Values.Take<string>(given, "scope", Json.AsString)).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "listThings", async (client, given) =>
                {
                    var result = await client.ListThingsAsync(
                        Values.Take<Guid>(given, "X-Trace", Json.AsGuid),
                        Values.Take<long?>(given, "limit", json => Json.AsInteger(json)),
                        Values.Take<string>(given, "cursor", Json.AsString),
                        Values.Take<IReadOnlyList<Color>>(given, "colors", Json.ListOf<Color>(PasseMarche.Color.FromJson)),
                        Values.Take<IReadOnlyList<long>>(given, "ids", Json.ListOf<long>(Json.AsInteger)),
                        Values.Take<DateTimeOffset?>(given, "made_after", json => Json.AsInstant(json))).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "createThing", async (client, given) =>
                {
                    var result = await client.CreateThingAsync(
                        Values.Take<Thing>(given, "body", PasseMarche.Thing.FromJson)).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "touchThing", async (client, given) =>
                {
                    await client.TouchThingAsync(
                        Values.Take<string>(given, "id", Json.AsString),
                        Values.Take<Change>(given, "body", PasseMarche.Change.FromJson)).ConfigureAwait(false);
                    return null;
                }
            },
            {
                "deleteThing", async (client, given) =>
                {
                    await client.DeleteThingAsync(
                        Values.Take<string>(given, "id", Json.AsString)).ConfigureAwait(false);
                    return null;
                }
            },
            {
                "getPicture", async (client, given) =>
                {
                    var result = await client.GetPictureAsync(
                        Values.Take<string>(given, "id", Json.AsString)).ConfigureAwait(false);
                    return Encoding.UTF8.GetString(result);
                }
            },
            {
                "putPicture", async (client, given) =>
                {
                    await client.PutPictureAsync(
                        Values.Take<string>(given, "id", Json.AsString),
                        Values.Take<byte[]>(given, "body", Json.AsBytes)).ConfigureAwait(false);
                    return null;
                }
            },
            {
                "claimThings", async (client, given) =>
                {
                    await client.ClaimThingsAsync(
                        Values.Take<IReadOnlyList<string>>(given, "ids", Json.ListOf<string>(Json.AsString)),
                        Values.Take<Color>(given, "color", PasseMarche.Color.FromJson),
                        Values.Take<bool>(given, "shown", Json.AsBoolean),
                        Values.Take<long?>(given, "count", json => Json.AsInteger(json))).ConfigureAwait(false);
                    return null;
                }
            },
            {
                "getVersion", async (client, given) =>
                {
                    var result = await client.GetVersionAsync().ConfigureAwait(false);
                    return result;
                }
            },
        };

        /// <summary>All objects of a list.</summary>
        internal static readonly Dictionary<string, Operation> Listings = new Dictionary<string, Operation>
        {
            {
                "listThings", async (client, given) =>
                {
                    var pages = client.AllThings(
                        Values.Take<Guid>(given, "X-Trace", Json.AsGuid),
                        Values.Take<long?>(given, "limit", json => Json.AsInteger(json)),
                        Values.Take<IReadOnlyList<Color>>(given, "colors", Json.ListOf<Color>(PasseMarche.Color.FromJson)),
                        Values.Take<IReadOnlyList<long>>(given, "ids", Json.ListOf<long>(Json.AsInteger)),
                        Values.Take<DateTimeOffset?>(given, "made_after", json => Json.AsInstant(json)));
                    return await pages.ToListAsync().ConfigureAwait(false);
                }
            },
        };

        /// <summary>Downloads.</summary>
        internal static readonly Dictionary<string, Transfer> Transfers = new Dictionary<string, Transfer>
        {
            {
                "getArchive", async (client, given, file, progress) =>
                {
                    return await client.GetArchiveAsync(
                        Values.Take<string>(given, "id", Json.AsString), file, progress).ConfigureAwait(false);
                }
            },
        };
    }
}
