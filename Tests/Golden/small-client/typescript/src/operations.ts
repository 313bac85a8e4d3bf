// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import type { Operation } from "./call.js";
import * as codecs from "./codecs.js";

const define = (operation: Operation): Operation => operation;

export const operations = {
  createToken: define({
    id: "createToken",
    method: "POST",
    needsToken: false, quota: "api", timeout: 35,
    limit: 65536, accept: "application/json",
    refusals: { 401: codecs.ErrorBody },
  }),
  listThings: define({
    id: "listThings",
    method: "GET",
    needsToken: true, quota: "api", timeout: 35,
    limit: 65536, accept: "application/json",
    refusals: { 422: codecs.ErrorBody, 500: codecs.ErrorBody },
  }),
  createThing: define({
    id: "createThing",
    method: "POST",
    needsToken: true, quota: "api", timeout: 35,
    limit: 65536, accept: "application/json",
    refusals: { 409: codecs.Conflict, 410: null, 422: codecs.ErrorBody },
  }),
  touchThing: define({
    id: "touchThing",
    method: "PATCH",
    needsToken: true, quota: "api", timeout: 35,
    limit: 65536, accept: "application/json",
    refusals: { 404: codecs.ErrorBody },
  }),
  deleteThing: define({
    id: "deleteThing",
    method: "DELETE",
    needsToken: true, quota: "api", timeout: 35,
    limit: 65536, accept: "application/json",
    refusals: { 404: codecs.ErrorBody },
  }),
  getArchive: define({
    id: "getArchive",
    method: "GET",
    needsToken: true, quota: "large-files", timeout: 60,
    limit: 524288000, accept: "application/zip, application/json",
    refusals: { 404: codecs.ErrorBody, 416: codecs.ErrorBody },
  }),
  getPicture: define({
    id: "getPicture",
    method: "GET",
    needsToken: false, timeout: 35,
    limit: 1048576, accept: "image/png, application/json",
    refusals: { 404: codecs.ErrorBody },
  }),
  putPicture: define({
    id: "putPicture",
    method: "PUT",
    needsToken: true, quota: "api", timeout: 35,
    limit: 65536, accept: "application/json",
    refusals: { 404: codecs.ErrorBody },
  }),
  claimThings: define({
    id: "claimThings",
    method: "POST",
    needsToken: true, quota: "api", timeout: 35,
    limit: 65536, accept: "application/json",
    refusals: { 422: codecs.ErrorBody },
  }),
  getVersion: define({
    id: "getVersion",
    method: "GET",
    needsToken: false, timeout: 35,
    limit: 65536, accept: "text/plain, application/json",
    refusals: { 404: codecs.ErrorBody },
  }),
};
