// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import { RefusedError } from "./errors.js";
import type * as models from "./models.js";

/** The errors that the contract declares, by operation. */
export interface Refusals {
  createToken:
    /** Not so */
    | RefusedError<"createToken", 401, models.ErrorBody>;
  listThings:
    /** Not so */
    | RefusedError<"listThings", 422, models.ErrorBody>
    /** Not so */
    | RefusedError<"listThings", 500, models.ErrorBody>;
  createThing:
    /** There is one already */
    | RefusedError<"createThing", 409, models.Conflict>
    /** None is made any more */
    | RefusedError<"createThing", 410, undefined>
    /** Not so */
    | RefusedError<"createThing", 422, models.ErrorBody>;
  touchThing:
    /** Not so */
    | RefusedError<"touchThing", 404, models.ErrorBody>;
  deleteThing:
    /** Not so */
    | RefusedError<"deleteThing", 404, models.ErrorBody>;
  getArchive:
    /** Not so */
    | RefusedError<"getArchive", 404, models.ErrorBody>
    /** Not so */
    | RefusedError<"getArchive", 416, models.ErrorBody>;
  getPicture:
    /** Not so */
    | RefusedError<"getPicture", 404, models.ErrorBody>;
  putPicture:
    /** Not so */
    | RefusedError<"putPicture", 404, models.ErrorBody>;
  claimThings:
    /** Not so */
    | RefusedError<"claimThings", 422, models.ErrorBody>;
  getVersion:
    /** Not so */
    | RefusedError<"getVersion", 404, models.ErrorBody>;
}

/** Whether an error is one that the contract declares for the operation. Its status then tells what its body is. */
export function isRefusal<Name extends keyof Refusals>(
  error: unknown, operation: Name
): error is Refusals[Name] {
  return error instanceof RefusedError && error.operation === operation;
}
