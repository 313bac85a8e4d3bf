/// What the program of the vectors asks of the sandbox.
extension JavaClientSupport {
  static let vectorsSandbox = #"""
package fr.gouv.data.passemarche.vectors;

import fr.gouv.data.passemarche.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sets the scene by plain HTTP, with a token of its own. */
final class Sandbox {
  final String baseUrl;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String token;

  Sandbox(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  private String token() throws IOException, InterruptedException {
    if (token != null) return token;
    // A new token takes the place of the client's earlier one with the same scopes: this one has others.
    String form =
        "grant_type=client_credentials&scope=api_access+api_read+api_write&client_id="
            + URLEncoder.encode(System.getenv("PM_CLIENT_ID"), StandardCharsets.UTF_8)
            + "&client_secret="
            + URLEncoder.encode(System.getenv("PM_CLIENT_SECRET"), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new IOException("no token for the sandbox: " + answer.body());
    token = (String) Values.members(Json.parse(answer.body())).get("access_token");
    return token;
  }

  /** Sends a request and gives the JSON of its answer; a token that was replaced meanwhile is fetched anew. */
  Object ask(String method, String path, Object body) throws IOException, InterruptedException {
    for (boolean isSecond = false; ; isSecond = true) {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Authorization", "Bearer " + token());
      if (body == null) {
        builder.method(method, HttpRequest.BodyPublishers.noBody());
      } else {
        builder.header("Content-Type", "application/json");
        builder.method(method, HttpRequest.BodyPublishers.ofString(Json.write(body)));
      }
      HttpResponse<String> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 401 && !isSecond) {
        token = null;
        continue;
      }
      if (answer.statusCode() >= 300) {
        throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body().isEmpty() ? null : Json.parse(answer.body());
    }
  }

  /** How many requests have met a scenario. */
  long used() throws IOException, InterruptedException {
    long sum = 0;
    for (Object scenario : Values.items(Values.members(ask("GET", "/sandbox/scenarios", null)).get("scenarios"))) {
      if (Values.members(scenario).get("used") instanceof Long used) sum += used;
    }
    return sum;
  }
}

"""#
}
