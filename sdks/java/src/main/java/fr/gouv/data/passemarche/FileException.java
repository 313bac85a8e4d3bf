// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** The file of a download could not be written. */
public final class FileException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  FileException(Throwable cause) {
    super("the file cannot be written: " + cause, cause);
  }
}
