// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import * as codecs from "../src/codecs.js";
import type { Download, DownloadProgress, PasseMarcheClient, WebhookEvent } from "../src/index.js";
import * as wire from "../src/wire.js";
import type { Arguments } from "./arguments.js";

export const calls: Record<string, (client: PasseMarcheClient, given: Arguments) => Promise<unknown>> = {
  createToken: async (client, given) =>
    codecs.Token.write(await client.createToken({ scope: given.may("scope", wire.text) })),
  revokeToken: async (client, given) =>
    await client.revokeToken({
      token: given.need("token", wire.text),
      tokenTypeHint: given.may("token_type_hint", wire.text),
    }),
  introspectToken: async (client, given) =>
    codecs.Introspection.write(await client.introspectToken({
      token: given.need("token", wire.text),
      tokenTypeHint: given.may("token_type_hint", wire.text),
    })),
  getTokenInfo: async (client) =>
    codecs.TokenInfo.write(await client.getTokenInfo()),
  getAuthorizationServerMetadata: async (client) =>
    codecs.AuthorizationServerMetadata.write(await client.getAuthorizationServerMetadata()),
  getStatus: async (client) =>
    codecs.Status.write(await client.getStatus()),
  createPublicMarket: async (client, given) =>
    codecs.PublicMarketCreated.write(await client.createPublicMarket(given.need("body", codecs.PublicMarketInput))),
  listPublicMarkets: async (client, given) =>
    codecs.PublicMarketPage.write(await client.listPublicMarkets({
      limit: given.may("limit", wire.integer),
      cursor: given.may("cursor", wire.text),
    })),
  getPublicMarket: async (client, given) =>
    codecs.PublicMarket.write(await client.getPublicMarket(given.need("identifier", wire.text))),
  createMarketApplication: async (client, given) =>
    codecs.MarketApplicationCreated.write(await client.createMarketApplication(
      given.need("identifier", wire.text), given.may("body", codecs.MarketApplicationInput))),
  listMarketApplications: async (client, given) =>
    codecs.MarketApplicationPage.write(await client.listMarketApplications(given.need("identifier", wire.text), {
      limit: given.may("limit", wire.integer),
      cursor: given.may("cursor", wire.text),
    })),
  getMarketApplication: async (client, given) =>
    codecs.MarketApplication.write(await client.getMarketApplication(given.need("identifier", wire.text))),
  getUp: async (client) =>
    codecs.Up.write(await client.getUp()),
  getReadiness: async (client) =>
    codecs.Readiness.write(await client.getReadiness()),
  getContractYAML: async (client) =>
    await client.getContractYaml(),
  getContractJSON: async (client) =>
    await client.getContractJson(),
};

type List = (client: PasseMarcheClient, given: Arguments) => AsyncGenerator<unknown>;

export const lists: Record<string, List> = {
  listPublicMarkets: async function* (client, given) {
    for await (const item of client.allPublicMarkets({ limit: given.may("limit", wire.integer) })) {
      yield codecs.PublicMarketSummary.write(item);
    }
  },
  listMarketApplications: async function* (client, given) {
    for await (const item of client.allMarketApplications(given.need("identifier", wire.text), {
      limit: given.may("limit", wire.integer),
    })) {
      yield codecs.MarketApplication.write(item);
    }
  },
};

type Fetch = (
  client: PasseMarcheClient, given: Arguments, file: string, progress: DownloadProgress
) => Promise<Download>;

export const downloads: Record<string, Fetch> = {
  getAttestation: (client, given, file, progress) =>
    client.getAttestation(given.need("identifier", wire.text), file, { progress }),
  getDocumentsPackage: (client, given, file, progress) =>
    client.getDocumentsPackage(given.need("identifier", wire.text), file, { progress }),
};

export function eventOf(told: WebhookEvent): { name: string; json: unknown } {
  switch (told.kind) {
    case "marketCompleted":
      return { name: "market.completed", json: codecs.MarketCompletedEvent.write(told.event) };
    case "marketApplicationCompleted":
      return { name: "market_application.completed", json: codecs.MarketApplicationCompletedEvent.write(told.event) };
    default:
      return { name: told.name, json: told.event };
  }
}
