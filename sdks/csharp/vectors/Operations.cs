// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

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
                "revokeToken", async (client, given) =>
                {
                    await client.RevokeTokenAsync(
                        Values.Take<string>(given, "token", Json.AsString),
                        Values.Take<string>(given, "token_type_hint", Json.AsString)).ConfigureAwait(false);
                    return null;
                }
            },
            {
                "introspectToken", async (client, given) =>
                {
                    var result = await client.IntrospectTokenAsync(
                        Values.Take<string>(given, "token", Json.AsString),
                        Values.Take<string>(given, "token_type_hint", Json.AsString)).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "getTokenInfo", async (client, given) =>
                {
                    var result = await client.GetTokenInfoAsync().ConfigureAwait(false);
                    return result;
                }
            },
            {
                "getAuthorizationServerMetadata", async (client, given) =>
                {
                    var result = await client.GetAuthorizationServerMetadataAsync().ConfigureAwait(false);
                    return result;
                }
            },
            {
                "getStatus", async (client, given) =>
                {
                    var result = await client.GetStatusAsync().ConfigureAwait(false);
                    return result;
                }
            },
            {
                "createPublicMarket", async (client, given) =>
                {
                    var result = await client.CreatePublicMarketAsync(
                        Values.Take<PublicMarketInput>(given, "body", PasseMarche.PublicMarketInput.FromJson)).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "listPublicMarkets", async (client, given) =>
                {
                    var result = await client.ListPublicMarketsAsync(
                        Values.Take<long?>(given, "limit", json => Json.AsInteger(json)),
                        Values.Take<string>(given, "cursor", Json.AsString)).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "getPublicMarket", async (client, given) =>
                {
                    var result = await client.GetPublicMarketAsync(
                        Values.Take<string>(given, "identifier", Json.AsString)).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "createMarketApplication", async (client, given) =>
                {
                    var result = await client.CreateMarketApplicationAsync(
                        Values.Take<string>(given, "identifier", Json.AsString),
                        Values.Take<MarketApplicationInput>(given, "body", PasseMarche.MarketApplicationInput.FromJson)).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "listMarketApplications", async (client, given) =>
                {
                    var result = await client.ListMarketApplicationsAsync(
                        Values.Take<string>(given, "identifier", Json.AsString),
                        Values.Take<long?>(given, "limit", json => Json.AsInteger(json)),
                        Values.Take<string>(given, "cursor", Json.AsString)).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "getMarketApplication", async (client, given) =>
                {
                    var result = await client.GetMarketApplicationAsync(
                        Values.Take<string>(given, "identifier", Json.AsString)).ConfigureAwait(false);
                    return result;
                }
            },
            {
                "getUp", async (client, given) =>
                {
                    var result = await client.GetUpAsync().ConfigureAwait(false);
                    return result;
                }
            },
            {
                "getReadiness", async (client, given) =>
                {
                    var result = await client.GetReadinessAsync().ConfigureAwait(false);
                    return result;
                }
            },
            {
                "getContractYAML", async (client, given) =>
                {
                    var result = await client.GetContractYamlAsync().ConfigureAwait(false);
                    return Encoding.UTF8.GetString(result);
                }
            },
            {
                "getContractJSON", async (client, given) =>
                {
                    var result = await client.GetContractJsonAsync().ConfigureAwait(false);
                    return Encoding.UTF8.GetString(result);
                }
            },
        };

        /// <summary>All objects of a list.</summary>
        internal static readonly Dictionary<string, Operation> Listings = new Dictionary<string, Operation>
        {
            {
                "listPublicMarkets", async (client, given) =>
                {
                    var pages = client.AllPublicMarkets(
                        Values.Take<long?>(given, "limit", json => Json.AsInteger(json)));
                    return await pages.ToListAsync().ConfigureAwait(false);
                }
            },
            {
                "listMarketApplications", async (client, given) =>
                {
                    var pages = client.AllMarketApplications(
                        Values.Take<string>(given, "identifier", Json.AsString),
                        Values.Take<long?>(given, "limit", json => Json.AsInteger(json)));
                    return await pages.ToListAsync().ConfigureAwait(false);
                }
            },
        };

        /// <summary>Downloads.</summary>
        internal static readonly Dictionary<string, Transfer> Transfers = new Dictionary<string, Transfer>
        {
            {
                "getAttestation", async (client, given, file, progress) =>
                {
                    return await client.GetAttestationAsync(
                        Values.Take<string>(given, "identifier", Json.AsString), file, progress).ConfigureAwait(false);
                }
            },
            {
                "getDocumentsPackage", async (client, given, file, progress) =>
                {
                    return await client.GetDocumentsPackageAsync(
                        Values.Take<string>(given, "identifier", Json.AsString), file, progress).ConfigureAwait(false);
                }
            },
        };
    }
}
