extension TypeScriptClientSupport {
  /// How values are written and read.
  static let wire = #"""
/** How values of one type are read from JSON and written to it. */
export interface Codec<Value> {
  /**
   * @param place where the value stands, for the error.
   * @throws ReadError where it is not such a value.
   */
  read(json: unknown, place: string): Value;
  write(value: Value): unknown;
}

/** JSON that is not what the contract says. */
export class ReadError extends Error {
  constructor(place: string, expected: string) {
    super(`${place || "the body"} is not ${expected}`);
    this.name = "ReadError";
  }
}

/** A point in time as requests may give it: an instant, or `YYYY-MM-DDTHH:MM[:SS]` or `YYYY-MM-DD` (the last second
 * of that day) on the service's wall clock. */
export type Moment = Date | string;

function plain<Value>(expected: string, is: (json: unknown) => json is Value): Codec<Value> {
  return {
    read(json, place) {
      if (!is(json)) throw new ReadError(place, expected);
      return json;
    },
    write: (value) => value,
  };
}

export const text = plain("a string", (json): json is string => typeof json === "string");
export const boolean = plain("true or false", (json): json is boolean => typeof json === "boolean");
export const number = plain("a number", (json): json is number => typeof json === "number");
export const integer = plain("an integer", (json): json is number => Number.isSafeInteger(json));
export const anything: Codec<unknown> = { read: (json) => json, write: (value) => value };

/** An RFC 3339 instant, with or without a fraction of the second. */
function instantOf(json: unknown): Date | undefined {
  const shape = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
  if (typeof json !== "string" || !shape.test(json)) return undefined;
  const date = new Date(json.toUpperCase());
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** UTC, to the millisecond. */
export const instant: Codec<Date> = {
  read(json, place) {
    const date = instantOf(json);
    if (date === undefined) throw new ReadError(place, "an RFC 3339 instant");
    return date;
  },
  write: (value) => value.toISOString(),
};

export const moment: Codec<Moment> = {
  read: (json, place) => instantOf(json) ?? text.read(json, place),
  write: (value) => (value instanceof Date ? value.toISOString() : value),
};

/** Bytes, which JSON holds in Base64. */
export const bytes: Codec<Uint8Array> = {
  read(json, place) {
    try {
      return Uint8Array.from(atob(text.read(json, place)), (letter) => letter.charCodeAt(0));
    } catch {
      throw new ReadError(place, "Base64");
    }
  },
  write: (value) => btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join("")),
};

/** A string with values that the contract names; others are kept as they are. */
export const open = <Value extends string>(): Codec<Value> => text as unknown as Codec<Value>;

/** For types that contain themselves, or come later. */
export const lazy = <Value>(codec: () => Codec<Value>): Codec<Value> => ({
  read: (json, place) => codec().read(json, place),
  write: (value) => codec().write(value),
});

export const nullable = <Value>(codec: Codec<Value>): Codec<Value | null> => ({
  read: (json, place) => (json === null ? null : codec.read(json, place)),
  write: (value) => (value === null ? null : codec.write(value)),
});

export const list = <Value>(item: Codec<Value>): Codec<Value[]> => ({
  read(json, place) {
    if (!Array.isArray(json)) throw new ReadError(place, "a list");
    return json.map((value, index) => item.read(value, `${place}/${index}`));
  },
  write: (values) => values.map((value) => item.write(value)),
});

function membersOf(json: unknown, place: string): Record<string, unknown> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new ReadError(place, "an object");
  return json as Record<string, unknown>;
}

export const map = <Value>(item: Codec<Value>): Codec<Record<string, Value>> => ({
  read(json, place) {
    const members = Object.entries(membersOf(json, place));
    return Object.fromEntries(members.map(([name, value]) => [name, item.read(value, `${place}/${name}`)]));
  },
  write: (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, item.write(value)])),
});

/** A member of a structure: its name in JSON, and how it is read and written. */
export interface Field<Value> {
  readonly property: string;
  readonly codec: Codec<Value>;
  readonly isOptional: boolean;
  /** Written where the caller gives none. */
  readonly constant?: Value;
}

export const required = <Value>(property: string, codec: Codec<Value>): Field<Value> => ({
  property, codec, isOptional: false,
});

/** A member that has one value, so that the caller need not give it. */
export const constant = <Value>(property: string, codec: Codec<unknown>, value: Value): Field<Value> => ({
  property, codec: codec as Codec<Value>, isOptional: false, constant: value,
});

export const optional = <Value>(property: string, codec: Codec<Value>): Field<Value> => ({
  property, codec, isOptional: true,
});

/** Unknown members are read past; null is read as absent. */
export const structure = <Value extends object>(
  fields: { readonly [Name in keyof Value]-?: Field<NonNullable<Value[Name]>> }
): Codec<Value> => {
  const entries = Object.entries(fields) as [string, Field<unknown>][];
  return {
    read(json, place) {
      const members = membersOf(json, place);
      const value: Record<string, unknown> = {};
      for (const [name, { property, codec, isOptional }] of entries) {
        const member = members[property];
        if (isOptional && (member === null || member === undefined)) continue;
        value[name] = codec.read(member, `${place}/${property}`);
      }
      return value as Value;
    },
    write(value) {
      const members: Record<string, unknown> = {};
      for (const [name, { property, codec, constant }] of entries) {
        const member = (value as Record<string, unknown>)[name] ?? constant;
        if (member !== null && member !== undefined) members[property] = codec.write(member);
      }
      return members;
    },
  };
};

/** One of several kinds; `unrecognized` holds the JSON of one that the contract does not name. */
export type Tagged = { readonly kind: string; readonly value: unknown };

export interface Branch {
  readonly kind: string;
  // Each branch has a type of its own, and `kind` says which.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly codec: Codec<any>;
  /** The values of the discriminator that stand for the branch. */
  readonly values: readonly string[];
}

/** @param discriminator the member that tells the branch; without one, the first branch that can be read is the one. */
export const union = <Value extends Tagged>(branches: readonly Branch[], discriminator?: string): Codec<Value> => ({
  read(json, place) {
    for (const { kind, codec, values } of branches) {
      if (discriminator === undefined) {
        try {
          return { kind, value: codec.read(json, place) } as Value;
        } catch {
          continue;
        }
      }
      const told = typeof json === "object" && json !== null && (json as Record<string, unknown>)[discriminator];
      if (typeof told === "string" && values.includes(told)) return { kind, value: codec.read(json, place) } as Value;
    }
    return { kind: "unrecognized", value: json } as Value;
  },
  write({ kind, value }) {
    return branches.find((branch) => branch.kind === kind)?.codec.write(value) ?? value;
  },
});

/** A value that can stand in a path, a query, a header field or a form. */
export type WireValue = string | number | boolean | Date | Uint8Array;

export function wireText(value: WireValue): string {
  if (value instanceof Date) return value.toISOString();
  return value instanceof Uint8Array ? String(bytes.write(value)) : String(value);
}

/** Percent-encoded as RFC 3986 wants it of a path segment, a query or a form. */
export function escaped(value: WireValue): string {
  // Half of a surrogate pair has no UTF-8, and becomes U+FFFD.
  const text = new TextDecoder().decode(new TextEncoder().encode(wireText(value)));
  return encodeURIComponent(text).replace(
    /[!'()*]/g, (letter) => "%" + letter.charCodeAt(0).toString(16).toUpperCase());
}

/** `name=value&…` */
export function pairs(pairs: readonly (readonly [string, WireValue])[]): string {
  return pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("&");
}

"""#
}
