// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.nio.file.Path;

/**
 * A file that was downloaded.
 *
 * @param file where it is
 * @param size in bytes
 * @param sha256 hexadecimal
 * @param contentType null where the service does not say
 * @param name that the service gives the file, without any folder; null for none
 */
public record Download(Path file, long size, String sha256, String contentType, String name) {
  /** Told while a download goes on. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Some bytes have come.
     *
     * @param received bytes that are there
     * @param total all there will be; -1 where that is not known
     */
    void received(long received, long total);
  }
}
