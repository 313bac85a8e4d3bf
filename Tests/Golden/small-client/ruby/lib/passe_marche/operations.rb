# frozen_string_literal: true

# Written from spec.yaml by `spec`. Changes are lost: change the contract.

module PasseMarche
  # What the contract says of operations.
  module Operations
    CREATE_TOKEN = Operation.new(
      id: "createToken", http_method: "POST",
      needs_token: false, quota: "api", timeout: 35,
      limit: 65536, accept: "application/json",
      refusals: {
        401 => Unauthorized
      }.freeze
    ).freeze

    LIST_THINGS = Operation.new(
      id: "listThings", http_method: "GET",
      needs_token: true, quota: "api", timeout: 35,
      limit: 65536, accept: "application/json",
      refusals: {
        422 => UnprocessableContent,
        500 => InternalServerError
      }.freeze
    ).freeze

    CREATE_THING = Operation.new(
      id: "createThing", http_method: "POST",
      needs_token: true, quota: "api", timeout: 35,
      limit: 65536, accept: "application/json",
      refusals: {
        409 => Conflict2,
        410 => Gone,
        422 => UnprocessableContent
      }.freeze
    ).freeze

    TOUCH_THING = Operation.new(
      id: "touchThing", http_method: "PATCH",
      needs_token: true, quota: "api", timeout: 35,
      limit: 65536, accept: "application/json",
      refusals: {
        404 => NotFound
      }.freeze
    ).freeze

    DELETE_THING = Operation.new(
      id: "deleteThing", http_method: "DELETE",
      needs_token: true, quota: "api", timeout: 35,
      limit: 65536, accept: "application/json",
      refusals: {
        404 => NotFound
      }.freeze
    ).freeze

    GET_ARCHIVE = Operation.new(
      id: "getArchive", http_method: "GET",
      needs_token: true, quota: "large-files", timeout: 60,
      limit: 524288000, accept: "application/zip, application/json",
      refusals: {
        404 => NotFound,
        416 => RangeNotSatisfiable
      }.freeze
    ).freeze

    GET_PICTURE = Operation.new(
      id: "getPicture", http_method: "GET",
      needs_token: false, quota: nil, timeout: 35,
      limit: 1048576, accept: "image/png, application/json",
      refusals: {
        404 => NotFound
      }.freeze
    ).freeze

    PUT_PICTURE = Operation.new(
      id: "putPicture", http_method: "PUT",
      needs_token: true, quota: "api", timeout: 35,
      limit: 65536, accept: "application/json",
      refusals: {
        404 => NotFound
      }.freeze
    ).freeze

    CLAIM_THINGS = Operation.new(
      id: "claimThings", http_method: "POST",
      needs_token: true, quota: "api", timeout: 35,
      limit: 65536, accept: "application/json",
      refusals: {
        422 => UnprocessableContent
      }.freeze
    ).freeze

    GET_VERSION = Operation.new(
      id: "getVersion", http_method: "GET",
      needs_token: false, quota: nil, timeout: 35,
      limit: 65536, accept: "text/plain, application/json",
      refusals: {
        404 => NotFound
      }.freeze
    ).freeze
  end
end
