// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import type { Operation } from "./call.js";
import * as codecs from "./codecs.js";

const define = (operation: Operation): Operation => operation;

export const operations = {
  createToken: define({
    id: "createToken",
    method: "POST",
    needsToken: false, quota: "token", timeout: 40,
    limit: 65536, accept: "application/json",
    refusals: {
      400: codecs.OAuthError, 401: codecs.OAuthError, 406: codecs.OAuthError, 413: codecs.ErrorBody,
      415: codecs.OAuthError, 429: codecs.OAuthError, 500: codecs.OAuthError, 503: codecs.OAuthError },
  }),
  revokeToken: define({
    id: "revokeToken",
    method: "POST",
    needsToken: false, quota: "api", timeout: 40,
    limit: 65536, accept: "application/json",
    refusals: {
      400: codecs.OAuthError, 401: codecs.OAuthError, 406: codecs.OAuthError, 413: codecs.ErrorBody,
      415: codecs.OAuthError, 429: codecs.OAuthError, 500: codecs.OAuthError, 503: codecs.OAuthError },
  }),
  introspectToken: define({
    id: "introspectToken",
    method: "POST",
    needsToken: false, quota: "api", timeout: 40,
    limit: 65536, accept: "application/json",
    refusals: {
      400: codecs.OAuthError, 401: codecs.OAuthError, 406: codecs.OAuthError, 413: codecs.ErrorBody,
      415: codecs.OAuthError, 429: codecs.OAuthError, 500: codecs.OAuthError, 503: codecs.OAuthError },
  }),
  getTokenInfo: define({
    id: "getTokenInfo",
    method: "GET",
    needsToken: true, quota: "api", timeout: 40,
    limit: 65536, accept: "application/json",
    refusals: {
      401: codecs.ErrorBody, 406: codecs.ErrorBody, 429: codecs.RateLimited, 500: codecs.ErrorBody,
      503: codecs.RateLimited },
  }),
  getAuthorizationServerMetadata: define({
    id: "getAuthorizationServerMetadata",
    method: "GET",
    needsToken: false, quota: "api", timeout: 40,
    limit: 65536, accept: "application/json",
    refusals: { 406: codecs.ErrorBody, 429: codecs.RateLimited, 500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  getStatus: define({
    id: "getStatus",
    method: "GET",
    needsToken: true, quota: "api", timeout: 40,
    limit: 65536, accept: "application/json",
    refusals: {
      401: codecs.ErrorBody, 403: codecs.ErrorBody, 406: codecs.ErrorBody, 429: codecs.RateLimited,
      500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  createPublicMarket: define({
    id: "createPublicMarket",
    method: "POST",
    needsToken: true, quota: "api", timeout: 60,
    limit: 262144, accept: "application/json",
    refusals: {
      400: codecs.ErrorBody, 401: codecs.ErrorBody, 403: codecs.ErrorBody, 406: codecs.ErrorBody, 413: codecs.ErrorBody,
      415: codecs.ErrorBody, 422: codecs.ValidationError, 429: codecs.RateLimited, 500: codecs.ErrorBody,
      503: codecs.RateLimited },
  }),
  listPublicMarkets: define({
    id: "listPublicMarkets",
    method: "GET",
    needsToken: true, quota: "api", timeout: 40,
    limit: 1048576, accept: "application/json",
    refusals: {
      400: codecs.ErrorBody, 401: codecs.ErrorBody, 403: codecs.ErrorBody, 406: codecs.ErrorBody,
      422: codecs.ValidationError, 429: codecs.RateLimited, 500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  getPublicMarket: define({
    id: "getPublicMarket",
    method: "GET",
    needsToken: true, quota: "api", timeout: 40,
    limit: 1048576, accept: "application/json",
    refusals: {
      401: codecs.ErrorBody, 403: codecs.ErrorBody, 404: codecs.ErrorBody, 406: codecs.ErrorBody,
      429: codecs.RateLimited, 500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  createMarketApplication: define({
    id: "createMarketApplication",
    method: "POST",
    needsToken: true, quota: "api", timeout: 60,
    limit: 262144, accept: "application/json",
    refusals: {
      400: codecs.ErrorBody, 401: codecs.ErrorBody, 403: codecs.ErrorBody, 404: codecs.ErrorBody, 406: codecs.ErrorBody,
      413: codecs.ErrorBody, 415: codecs.ErrorBody, 422: codecs.ValidationError, 429: codecs.RateLimited,
      500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  listMarketApplications: define({
    id: "listMarketApplications",
    method: "GET",
    needsToken: true, quota: "api", timeout: 40,
    limit: 1048576, accept: "application/json",
    refusals: {
      400: codecs.ErrorBody, 401: codecs.ErrorBody, 403: codecs.ErrorBody, 404: codecs.ErrorBody, 406: codecs.ErrorBody,
      422: codecs.ValidationError, 429: codecs.RateLimited, 500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  getMarketApplication: define({
    id: "getMarketApplication",
    method: "GET",
    needsToken: true, quota: "api", timeout: 40,
    limit: 65536, accept: "application/json",
    refusals: {
      401: codecs.ErrorBody, 403: codecs.ErrorBody, 404: codecs.ErrorBody, 406: codecs.ErrorBody,
      429: codecs.RateLimited, 500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  getAttestation: define({
    id: "getAttestation",
    method: "GET",
    needsToken: true, quota: "downloads", timeout: 60,
    limit: 52428800, accept: "application/pdf, application/json",
    refusals: {
      400: codecs.ErrorBody, 401: codecs.ErrorBody, 403: codecs.ErrorBody, 404: codecs.ErrorBody, 406: codecs.ErrorBody,
      412: codecs.ErrorBody, 416: codecs.ErrorBody, 422: codecs.Unprocessable, 429: codecs.RateLimited,
      500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  getDocumentsPackage: define({
    id: "getDocumentsPackage",
    method: "GET",
    needsToken: true, quota: "downloads", timeout: 60,
    limit: 524288000, accept: "application/zip, application/json",
    refusals: {
      400: codecs.ErrorBody, 401: codecs.ErrorBody, 403: codecs.ErrorBody, 404: codecs.ErrorBody, 406: codecs.ErrorBody,
      412: codecs.ErrorBody, 416: codecs.ErrorBody, 422: codecs.Unprocessable, 429: codecs.RateLimited,
      500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  getUp: define({
    id: "getUp",
    method: "GET",
    needsToken: false, timeout: 35,
    limit: 65536, accept: "application/json",
    refusals: { 406: codecs.ErrorBody, 500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  getReadiness: define({
    id: "getReadiness",
    method: "GET",
    needsToken: false, timeout: 35,
    limit: 65536, accept: "application/json",
    refusals: { 406: codecs.ErrorBody, 500: codecs.ErrorBody, 503: codecs.NotReady },
  }),
  getContractYaml: define({
    id: "getContractYAML",
    method: "GET",
    needsToken: false, quota: "api", timeout: 40,
    limit: 1048576, accept: "application/yaml, application/json",
    refusals: { 406: codecs.ErrorBody, 429: codecs.RateLimited, 500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
  getContractJson: define({
    id: "getContractJSON",
    method: "GET",
    needsToken: false, quota: "api", timeout: 40,
    limit: 1048576, accept: "application/json",
    refusals: { 406: codecs.ErrorBody, 429: codecs.RateLimited, 500: codecs.ErrorBody, 503: codecs.RateLimited },
  }),
};
