// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/ThingPage}
 *
 * @param things {@code things}
 * @param nextCursor null where there is none
 */
public record ThingPage(List<Thing> things, String nextCursor) implements Json.Value {
  public ThingPage {
    things = List.copyOf(things);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static ThingPage fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new ThingPage(
      Json.required(members, "things", Json.listOf(Thing::fromJson)),
      Json.optional(members, "next_cursor", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("things", Json.of(things));
    members.put("next_cursor", Json.of(nextCursor));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private List<Thing> things;
    private String nextCursor;

    private Builder() {}

    public Builder things(List<Thing> things) {
      this.things = things;
      return this;
    }

    public Builder nextCursor(String nextCursor) {
      this.nextCursor = nextCursor;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public ThingPage build() {
      return new ThingPage(things, nextCursor);
    }
  }
}
