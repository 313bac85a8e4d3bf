// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import * as codecs from "../src/codecs.js";
import type { Download, DownloadProgress, PasseMarcheClient, WebhookEvent } from "../src/index.js";
import * as wire from "../src/wire.js";
import type { Arguments } from "./arguments.js";

export const calls: Record<string, (client: PasseMarcheClient, given: Arguments) => Promise<unknown>> = {
  createToken: async (client, given) =>
    codecs.Token.write(await client.createToken({ scope: given.may("scope", wire.text) })),
  listThings: async (client, given) =>
    codecs.ThingPage.write(await client.listThings({
      xTrace: given.need("X-Trace", wire.text),
      limit: given.may("limit", wire.integer),
      cursor: given.may("cursor", wire.text),
      colors: given.may("colors", wire.list(codecs.Color)),
      ids: given.may("ids", wire.list(wire.integer)),
      madeAfter: given.may("made_after", wire.instant),
    })),
  createThing: async (client, given) =>
    codecs.Thing.write(await client.createThing(given.need("body", codecs.Thing))),
  touchThing: async (client, given) =>
    await client.touchThing(given.need("id", wire.text), given.may("body", codecs.Change)),
  deleteThing: async (client, given) =>
    await client.deleteThing(given.need("id", wire.text)),
  getPicture: async (client, given) =>
    await client.getPicture(given.need("id", wire.text)),
  putPicture: async (client, given) =>
    await client.putPicture(given.need("id", wire.text), given.need("body", wire.bytes)),
  claimThings: async (client, given) =>
    await client.claimThings({
      ids: given.need("ids", wire.list(wire.text)),
      color: given.need("color", codecs.Color),
      shown: given.need("shown", wire.boolean),
      count: given.may("count", wire.integer),
    }),
  getVersion: async (client) =>
    await client.getVersion(),
};

type List = (client: PasseMarcheClient, given: Arguments) => AsyncGenerator<unknown>;

export const lists: Record<string, List> = {
  listThings: async function* (client, given) {
    for await (const item of client.allThings({
      xTrace: given.need("X-Trace", wire.text),
      limit: given.may("limit", wire.integer),
      colors: given.may("colors", wire.list(codecs.Color)),
      ids: given.may("ids", wire.list(wire.integer)),
      madeAfter: given.may("made_after", wire.instant),
    })) {
      yield codecs.Thing.write(item);
    }
  },
};

type Fetch = (
  client: PasseMarcheClient, given: Arguments, file: string, progress: DownloadProgress
) => Promise<Download>;

export const downloads: Record<string, Fetch> = {
  getArchive: (client, given, file, progress) =>
    client.getArchive(given.need("id", wire.text), file, { progress }),
};

export function eventOf(told: WebhookEvent): { name: string; json: unknown } {
  switch (told.kind) {
    case "thingSold":
      return { name: "thing.sold", json: codecs.ThingSold.write(told.event) };
    case "thingLost":
      return { name: "thing.lost", json: codecs.ThingLost.write(told.event) };
    default:
      return { name: told.name, json: told.event };
  }
}
