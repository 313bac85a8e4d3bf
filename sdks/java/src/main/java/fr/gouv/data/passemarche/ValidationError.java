// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/ValidationError}
 *
 * @param error {@code error}
 * @param errors {@code errors}
 * @param fieldErrors null where there is none
 */
public record ValidationError(
  String error, List<String> errors, Map<String, List<String>> fieldErrors
) implements Json.Value {
  public ValidationError {
    Objects.requireNonNull(error, "error");
    errors = List.copyOf(errors);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static ValidationError fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new ValidationError(
      Json.required(members, "error", Json::asString), Json.required(members, "errors", Json.listOf(Json::asString)),
      Json.optional(members, "field_errors", Json.mapOf(Json.listOf(Json::asString))));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", Json.of(error));
    members.put("errors", Json.of(errors));
    Json.put(members, "field_errors", fieldErrors);
    return members;
  }

  List<String> sentences() {
    return errors;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String error = "Validation failed";
    private List<String> errors;
    private Map<String, List<String>> fieldErrors;

    private Builder() {}

    public Builder error(String error) {
      this.error = error;
      return this;
    }

    public Builder errors(List<String> errors) {
      this.errors = errors;
      return this;
    }

    public Builder fieldErrors(Map<String, List<String>> fieldErrors) {
      this.fieldErrors = fieldErrors;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public ValidationError build() {
      return new ValidationError(error, errors, fieldErrors);
    }
  }
}
