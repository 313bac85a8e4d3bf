// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import type * as models from "./models.js";
import * as wire from "./wire.js";

export const Color = wire.open<models.Color>();
export const Name = wire.open<models.Name>();
export const ThingOwnerError = wire.open<models.ThingOwnerError>();
export const ConflictCode = wire.open<models.ConflictCode>();

export const Token: wire.Codec<models.Token> = wire.structure({
  accessToken: wire.required("access_token", wire.text),
  expiresIn: wire.required("expires_in", wire.integer),
});

export const ErrorBody: wire.Codec<models.ErrorBody> = wire.structure({
  error: wire.required("error", wire.text),
  errors: wire.optional("errors", wire.list(wire.text)),
  byField: wire.optional("by_field", wire.map(wire.list(wire.text))),
});

export const ThingPage: wire.Codec<models.ThingPage> = wire.structure({
  things: wire.required("things", wire.list(wire.lazy(() => Thing))),
  nextCursor: wire.optional("next_cursor", wire.text),
});

export const Thing: wire.Codec<models.Thing> = wire.structure({
  id: wire.optional("id", wire.text),
  name: wire.required("name", wire.text),
  color: wire.required("color", Color),
  madeOn: wire.required("made_on", wire.text),
  opensAt: wire.optional("opens_at", wire.moment),
  seenAt: wire.optional("seen_at", wire.instant),
  price: wire.required("price", wire.number),
  stock: wire.optional("stock", wire.integer),
  answer: wire.optional("answer", wire.integer),
  note: wire.optional("note", wire.text),
  key: wire.optional("key", wire.text),
  pageUrl: wire.optional("page_url", wire.text),
  mail: wire.optional("mail", wire.text),
  seal: wire.optional("seal", wire.bytes),
  names: wire.required("names", wire.list(Name)),
  otherNames: wire.optional("other-names", wire.list(Name)),
  shape: wire.optional("shape", wire.lazy(() => Shape)),
  size: wire.optional("size", wire.lazy(() => Size)),
  parent: wire.optional("parent", wire.lazy(() => Thing)),
  parts: wire.optional("parts", wire.list(wire.lazy(() => Thing))),
  sizes: wire.optional("sizes", wire.map(wire.integer)),
  owner: wire.optional("owner", wire.lazy(() => ThingOwner)),
  default: wire.optional("default", wire.boolean),
});

export const Shape: wire.Codec<models.Shape> = wire.union([
  { kind: "circle", codec: wire.lazy(() => Circle), values: ["circle"] },
  { kind: "square", codec: wire.lazy(() => Square), values: ["square"] },
], "shape");

export const Circle: wire.Codec<models.Circle> = wire.structure({
  shape: wire.constant("shape", wire.text, "circle"),
  radius: wire.required("radius", wire.number),
});

export const Square: wire.Codec<models.Square> = wire.structure({
  shape: wire.constant("shape", wire.text, "square"),
  side: wire.required("side", wire.integer),
});

export const Size: wire.Codec<models.Size> = wire.union([
  { kind: "integer", codec: wire.integer, values: [] },
  { kind: "string", codec: wire.text, values: [] },
]);

export const ThingOwner: wire.Codec<models.ThingOwner> = wire.structure({
  name: wire.required("name", wire.text),
  error: wire.optional("error", ThingOwnerError),
});

export const Conflict: wire.Codec<models.Conflict> = wire.structure({
  code: wire.optional("code", ConflictCode),
  detail: wire.optional("detail", wire.text),
});

export const Change: wire.Codec<models.Change> = wire.structure({
  name: wire.optional("name", wire.text),
  color: wire.optional("color", Color),
});

export const ThingSold: wire.Codec<models.ThingSold> = wire.structure({
  kind: wire.constant("kind", wire.text, "thing.sold"),
  thing: wire.required("thing", wire.lazy(() => Thing)),
});

export const ThingLost: wire.Codec<models.ThingLost> = wire.structure({
  kind: wire.constant("kind", wire.text, "thing.lost"),
  id: wire.required("id", wire.text),
});
