// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The thing itself.
 *
 * <p>A description of several paragraphs, of which the second is long enough to be wrapped when it is written into the
 * comments of a client.
 *
 * <p>{@code #/components/schemas/Thing}
 *
 * @param id null where there is none
 * @param name {@code name}
 * @param color {@code color}
 * @param madeOn {@code made_on}
 * @param opensAt null where there is none
 * @param seenAt null where there is none
 * @param price {@code price}
 * @param stock null where there is none
 * @param answer null where there is none
 * @param note Whatever there is to say; null where there is none
 * @param key null where there is none
 * @param pageUrl null where there is none
 * @param mail null where there is none
 * @param seal null where there is none
 * @param names {@code names}
 * @param otherNames null where there is none
 * @param shape null where there is none
 * @param size null where there is none
 * @param parent null where there is none
 * @param parts null where there is none
 * @param sizes null where there is none
 * @param owner null where there is none
 * @param default_ null where there is none
 */
public record Thing(
  String id, String name, Color color, String madeOn, Moment opensAt, Instant seenAt, double price, Long stock,
  Long answer, String note, UUID key, URI pageUrl, String mail, byte[] seal, List<Name> names, List<Name> otherNames,
  Shape shape, Size size, Thing parent, List<Thing> parts, Map<String, Long> sizes, ThingOwner owner, Boolean default_
) implements Json.Value {
  public Thing {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(color, "color");
    Objects.requireNonNull(madeOn, "madeOn");
    names = List.copyOf(names);
    otherNames = otherNames == null ? null : List.copyOf(otherNames);
    parts = parts == null ? null : List.copyOf(parts);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Thing fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Thing(
      Json.optional(members, "id", Json::asString), Json.required(members, "name", Json::asString),
      Json.required(members, "color", Color::fromJson), Json.required(members, "made_on", Json::asString),
      Json.optional(members, "opens_at", Moment::fromJson), Json.optional(members, "seen_at", Json::asInstant),
      Json.required(members, "price", Json::asDouble), Json.optional(members, "stock", Json::asLong),
      Json.optional(members, "answer", Json::asLong), Json.optional(members, "note", Json::asString),
      Json.optional(members, "key", Json::asUuid), Json.optional(members, "page_url", Json::asUri),
      Json.optional(members, "mail", Json::asString), Json.optional(members, "seal", Json::asBytes),
      Json.required(members, "names", Json.listOf(Name::fromJson)),
      Json.optional(members, "other-names", Json.listOf(Name::fromJson)),
      Json.optional(members, "shape", Shape::fromJson), Json.optional(members, "size", Size::fromJson),
      Json.optional(members, "parent", Thing::fromJson), Json.optional(members, "parts", Json.listOf(Thing::fromJson)),
      Json.optional(members, "sizes", Json.mapOf(Json::asLong)), Json.optional(members, "owner", ThingOwner::fromJson),
      Json.optional(members, "default", Json::asBoolean));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    Json.put(members, "id", id);
    members.put("name", Json.of(name));
    members.put("color", Json.of(color));
    members.put("made_on", Json.of(madeOn));
    Json.put(members, "opens_at", opensAt);
    Json.put(members, "seen_at", seenAt);
    members.put("price", Json.of(price));
    Json.put(members, "stock", stock);
    Json.put(members, "answer", answer);
    members.put("note", Json.of(note));
    Json.put(members, "key", key);
    Json.put(members, "page_url", pageUrl);
    Json.put(members, "mail", mail);
    Json.put(members, "seal", seal);
    members.put("names", Json.of(names));
    Json.put(members, "other-names", otherNames);
    Json.put(members, "shape", shape);
    Json.put(members, "size", size);
    Json.put(members, "parent", parent);
    Json.put(members, "parts", parts);
    Json.put(members, "sizes", sizes);
    Json.put(members, "owner", owner);
    Json.put(members, "default", default_);
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String id;
    private String name;
    private Color color;
    private String madeOn;
    private Moment opensAt;
    private Instant seenAt;
    private Double price;
    private Long stock;
    private Long answer;
    private String note;
    private UUID key;
    private URI pageUrl;
    private String mail;
    private byte[] seal;
    private List<Name> names;
    private List<Name> otherNames;
    private Shape shape;
    private Size size;
    private Thing parent;
    private List<Thing> parts;
    private Map<String, Long> sizes;
    private ThingOwner owner;
    private Boolean default_;

    private Builder() {}

    public Builder id(String id) {
      this.id = id;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder color(Color color) {
      this.color = color;
      return this;
    }

    public Builder madeOn(String madeOn) {
      this.madeOn = madeOn;
      return this;
    }

    public Builder opensAt(Moment opensAt) {
      this.opensAt = opensAt;
      return this;
    }

    public Builder seenAt(Instant seenAt) {
      this.seenAt = seenAt;
      return this;
    }

    public Builder price(double price) {
      this.price = price;
      return this;
    }

    public Builder stock(long stock) {
      this.stock = stock;
      return this;
    }

    public Builder answer(long answer) {
      this.answer = answer;
      return this;
    }

    /**
     * Whatever there is to say
     */
    public Builder note(String note) {
      this.note = note;
      return this;
    }

    public Builder key(UUID key) {
      this.key = key;
      return this;
    }

    public Builder pageUrl(URI pageUrl) {
      this.pageUrl = pageUrl;
      return this;
    }

    public Builder mail(String mail) {
      this.mail = mail;
      return this;
    }

    public Builder seal(byte[] seal) {
      this.seal = seal;
      return this;
    }

    public Builder names(List<Name> names) {
      this.names = names;
      return this;
    }

    public Builder otherNames(List<Name> otherNames) {
      this.otherNames = otherNames;
      return this;
    }

    public Builder shape(Shape shape) {
      this.shape = shape;
      return this;
    }

    public Builder size(Size size) {
      this.size = size;
      return this;
    }

    public Builder parent(Thing parent) {
      this.parent = parent;
      return this;
    }

    public Builder parts(List<Thing> parts) {
      this.parts = parts;
      return this;
    }

    public Builder sizes(Map<String, Long> sizes) {
      this.sizes = sizes;
      return this;
    }

    public Builder owner(ThingOwner owner) {
      this.owner = owner;
      return this;
    }

    public Builder default_(boolean default_) {
      this.default_ = default_;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Thing build() {
      return new Thing(
        id, name, color, madeOn, opensAt, seenAt, Objects.requireNonNull(price, "price"), stock, answer, note, key,
        pageUrl, mail, seal, names, otherNames, shape, size, parent, parts, sizes, owner, default_);
    }
  }
}
