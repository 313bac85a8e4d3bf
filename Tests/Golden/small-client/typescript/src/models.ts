// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import type { Moment } from "./wire.js";

export type { Moment } from "./wire.js";

export interface Token {
  accessToken: string;
  expiresIn: number;
}

export interface ErrorBody {
  error: string;
  errors?: string[];
  byField?: Record<string, string[]>;
}

/** What it looks like. */
export type Color = "red" | "dark-blue" | "404" | "default" | (string & Record<never, never>);

/** The values of {@link Color} that the contract names. */
export const Color = {red: "red", darkBlue: "dark-blue", _404: "404", default: "default"} as const;

export interface ThingPage {
  things: Thing[];
  nextCursor?: string;
}

/**
 * The thing itself.
 *
 * A description of several paragraphs, of which the second is long enough to be wrapped when it is written into the
 * comments of a client.
 */
export interface Thing {
  id?: string;
  name: string;
  color: Color;
  madeOn: string;
  opensAt?: Moment;
  seenAt?: Date;
  price: number;
  stock?: number;
  answer?: number;
  /** Whatever there is to say */
  note?: string;
  key?: string;
  pageUrl?: string;
  mail?: string;
  seal?: Uint8Array;
  names: Name[];
  otherNames?: Name[];
  shape?: Shape;
  size?: Size;
  parent?: Thing;
  parts?: Thing[];
  sizes?: Record<string, number>;
  owner?: ThingOwner;
  default?: boolean;
}

export type Name = "long" | "short" | (string & Record<never, never>);

/** The values of {@link Name} that the contract names. */
export const Name = {long: "long", short: "short"} as const;

export type Shape =
  | { readonly kind: "circle"; readonly value: Circle }
  | { readonly kind: "square"; readonly value: Square }
  | { readonly kind: "unrecognized"; readonly value: unknown };

/** Round. */
export interface Circle {
  shape: "circle";
  radius: number;
}

export interface Square {
  shape: "square";
  side: number;
}

export type Size =
  | { readonly kind: "integer"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "unrecognized"; readonly value: unknown };

export interface ThingOwner {
  name: string;
  error?: ThingOwnerError;
}

export type ThingOwnerError = "absent" | "unknown" | (string & Record<never, never>);

/** The values of {@link ThingOwnerError} that the contract names. */
export const ThingOwnerError = {absent: "absent", unknown: "unknown"} as const;

export interface Conflict {
  code?: ConflictCode;
  detail?: string;
}

export type ConflictCode = "taken" | "closed" | (string & Record<never, never>);

/** The values of {@link ConflictCode} that the contract names. */
export const ConflictCode = {taken: "taken", closed: "closed"} as const;

export interface Change {
  name?: string;
  /** What it looks like. */
  color?: Color;
}

export interface ThingSold {
  kind: "thing.sold";
  thing: Thing;
}

export interface ThingLost {
  kind: "thing.lost";
  id: string;
}
