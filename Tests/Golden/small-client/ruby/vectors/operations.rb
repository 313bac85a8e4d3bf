# frozen_string_literal: true

# Written from spec.yaml by `spec`. Changes are lost: change the contract.

CALLS = {
  "createToken" => ->(client, given) {
    PasseMarche::Token.write(client.create_token(scope: given.may("scope", PasseMarche::Wire::TEXT)))
  },
  "listThings" => ->(client, given) {
    PasseMarche::ThingPage.write(client.list_things(
      x_trace: given.need("X-Trace", PasseMarche::Wire::TEXT), limit: given.may("limit", PasseMarche::Wire::INTEGER),
      cursor: given.may("cursor", PasseMarche::Wire::TEXT),
      colors: given.may("colors", PasseMarche::Wire::List.new(PasseMarche::Wire::TEXT)),
      ids: given.may("ids", PasseMarche::Wire::List.new(PasseMarche::Wire::INTEGER)),
      made_after: given.may("made_after", PasseMarche::Wire::INSTANT)))
  },
  "createThing" => ->(client, given) {
    PasseMarche::Thing.write(client.create_thing(given.need("body", PasseMarche::Thing)))
  },
  "touchThing" => ->(client, given) {
    client.touch_thing(given.need("id", PasseMarche::Wire::TEXT), given.may("body", PasseMarche::Change))
  },
  "deleteThing" => ->(client, given) {
    client.delete_thing(given.need("id", PasseMarche::Wire::TEXT))
  },
  "getPicture" => ->(client, given) {
    client.get_picture(given.need("id", PasseMarche::Wire::TEXT))
  },
  "putPicture" => ->(client, given) {
    client.put_picture(given.need("id", PasseMarche::Wire::TEXT), given.need("body", PasseMarche::Wire::BYTES))
  },
  "claimThings" => ->(client, given) {
    client.claim_things(
      ids: given.need("ids", PasseMarche::Wire::List.new(PasseMarche::Wire::TEXT)),
      color: given.need("color", PasseMarche::Wire::TEXT), shown: given.need("shown", PasseMarche::Wire::BOOLEAN),
      count: given.may("count", PasseMarche::Wire::INTEGER))
  },
  "getVersion" => ->(client, _given) {
    client.get_version()
  }
}.freeze

LISTS = {
  "listThings" => ->(client, given) {
    client.all_things(
      x_trace: given.need("X-Trace", PasseMarche::Wire::TEXT), limit: given.may("limit", PasseMarche::Wire::INTEGER),
      colors: given.may("colors", PasseMarche::Wire::List.new(PasseMarche::Wire::TEXT)),
      ids: given.may("ids", PasseMarche::Wire::List.new(PasseMarche::Wire::INTEGER)),
      made_after: given.may("made_after", PasseMarche::Wire::INSTANT))
  }
}.freeze

DOWNLOADS = {
  "getArchive" => ->(client, given, file, progress) {
    client.get_archive(given.need("id", PasseMarche::Wire::TEXT), to: file, &progress)
  }
}.freeze

def event_name(event)
  case event
  when PasseMarche::ThingSold then "thing.sold"
  when PasseMarche::ThingLost then "thing.lost"
  else event.name
  end
end
