// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

export type { RetryPolicy } from "./attempts.js";
export type { CallOptions } from "./call.js";
export * from "./client.js";
export type { Download, DownloadOptions, DownloadProgress } from "./downloads.js";
export type { QuotaState } from "./engine.js";
export * from "./errors.js";
export * from "./http.js";
export * from "./models.js";
export * from "./receiver.js";
export * from "./refusals.js";
export type { Clock } from "./time.js";
export { AccessToken, AccessTokens, Credentials, FetchedTokens } from "./tokens.js";
export type { WebhookEvent } from "./webhooks.js";
