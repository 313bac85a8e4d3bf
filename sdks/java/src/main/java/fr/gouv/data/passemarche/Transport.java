// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What carries requests to the service. It serves any number of threads at once. */
@FunctionalInterface
public interface Transport {
  /**
   * An answer whose body is still on its way.
   *
   * @param status of the answer
   * @param headers of the answer
   * @param body ends with an exception where the connection breaks; closed by the client
   */
  record Reply(int status, HttpHeaders headers, InputStream body) {}

  /**
   * Sends one request, once, and returns with the head of its answer. Redirects are not followed: a token must not
   * travel to an address that an answer names.
   *
   * @throws IOException where there is no answer; {@link NotSent} where the request did not leave
   */
  Reply send(HttpRequest request) throws IOException, InterruptedException;

  /** There was no connection, so that the request may be sent again whatever it does. */
  final class NotSent extends IOException {
    private static final long serialVersionUID = 1L;

    public NotSent(Throwable reason) {
      super("not sent: " + reason, reason);
    }
  }

  /** The one in use where no other is given. Proxies, TLS and connections are those of the JDK's client. */
  static Transport of(HttpClient client) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the client must not follow redirects");
    }
    return request -> {
      try {
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        return new Reply(response.statusCode(), response.headers(), response.body());
      } catch (java.net.ConnectException
          | java.net.http.HttpConnectTimeoutException
          | java.net.UnknownHostException
          | javax.net.ssl.SSLHandshakeException unsent) {
        throw new NotSent(unsent);
      }
    };
  }
}
