// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;

/** A refusal with status 410. */
public final class GoneException extends RefusalException {
  private static final long serialVersionUID = 1L;

  GoneException(String operation, Answer answer) {
    super(operation, answer, List.of());
  }
}
