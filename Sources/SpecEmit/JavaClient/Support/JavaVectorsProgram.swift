/// The program that plays the vectors.
extension JavaClientSupport {
  static let vectorsVectors = #"""
package fr.gouv.data.passemarche.vectors;

import fr.gouv.data.passemarche.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the vectors of all clients through this one: {@code Vectors FILE BASE_URL}, with the credentials in
 * {@code PM_CLIENT_ID} and {@code PM_CLIENT_SECRET}. It prints a line for each and ends with 1 where one fails.
 */
public final class Vectors {
  private Vectors() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      System.err.println("usage: Vectors FILE BASE_URL");
      System.exit(2);
    }
    Map<?, ?> file = Values.members(Json.parse(Files.readString(Path.of(arguments[0]))));
    Sandbox sandbox = new Sandbox(arguments[1]);
    boolean isFailed = false;
    for (Object vector : Values.items(file.get("vectors"))) {
      Map<?, ?> members = Values.members(vector);
      try {
        Scene.play(members, sandbox);
        System.out.println("ok " + members.get("name"));
      } catch (Exception failure) {
        isFailed = true;
        System.out.println("not ok " + members.get("name") + ": " + failure.getMessage());
      }
    }
    System.exit(isFailed ? 1 : 0);
  }
}

"""#
}
