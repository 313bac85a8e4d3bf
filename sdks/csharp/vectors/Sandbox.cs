// Written by `spec`. Changes are lost.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

namespace PasseMarche.Vectors
{
    /// <summary>Sets the scene by plain HTTP, with a token of its own.</summary>
    internal sealed class Sandbox
    {
        private readonly HttpClient http = new HttpClient();
        private string token;

        internal Sandbox(string baseUrl) { BaseUrl = baseUrl; }

        internal string BaseUrl { get; }

        private async Task<string> TokenAsync()
        {
            if (token != null) return token;
            // A new token takes the place of the client's earlier one with the same scopes: this one has others.
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "grant_type", "client_credentials" },
                { "scope", "api_access api_read api_write" },
                { "client_id", Environment.GetEnvironmentVariable("PM_CLIENT_ID") },
                { "client_secret", Environment.GetEnvironmentVariable("PM_CLIENT_SECRET") },
            });
            var answer = await http.PostAsync(BaseUrl + "/oauth/token", form).ConfigureAwait(false);
            var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
            token = Values.Member(Json.Parse(text), "access_token") as string;
            if (token == null) throw new IOException("no token for the sandbox: " + text);
            return token;
        }

        /// <summary>
        /// Sends a request and gives the JSON of its answer; a token that was replaced meanwhile is fetched anew.
        /// </summary>
        internal async Task<object> AskAsync(string method, string path, object body)
        {
            for (var isSecond = false; ; isSecond = true)
            {
                var request = new HttpRequestMessage(new HttpMethod(method), BaseUrl + path);
                var current = await TokenAsync().ConfigureAwait(false);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", current);
                request.Headers.ExpectContinue = false;
                if (body != null)
                {
                    request.Content = new StringContent(Json.Write(body), Encoding.UTF8, "application/json");
                }
                else if (method == "POST")
                {
                    request.Content = new ByteArrayContent(new byte[0]);
                }
                var answer = await http.SendAsync(request).ConfigureAwait(false);
                var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
                if ((int)answer.StatusCode == 401 && !isSecond)
                {
                    token = null;
                    continue;
                }
                if ((int)answer.StatusCode >= 300)
                {
                    throw new IOException(method + " " + path + ": " + (int)answer.StatusCode + " " + text);
                }
                return text.Length == 0 ? null : Json.Parse(text);
            }
        }

        /// <summary>How many requests have met a scenario.</summary>
        internal async Task<long> UsedAsync()
        {
            var answer = await AskAsync("GET", "/sandbox/scenarios", null).ConfigureAwait(false);
            return Values.Items(Values.Member(answer, "scenarios"))
                .Sum(scenario => Values.Member(scenario, "used") as long? ?? 0);
        }
    }
}
