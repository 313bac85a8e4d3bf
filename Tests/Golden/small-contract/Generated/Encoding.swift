// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

extension Thing {
  /// Writes what `/components/schemas/Thing` (line 656) describes.
  @_spi(Measurement) public func encode(_ writer: inout JSONWriter) {
    writer.beginObject()
    if let id {
      writer.member(",\"id\":")
      writer.string(id)
    }
    writer.member(",\"name\":")
    writer.string(name)
    writer.member(",\"color\":")
    writer.string(color.rawValue)
    writer.member(",\"made_on\":")
    writer.date(madeOn)
    if let opensAt {
      writer.member(",\"opens_at\":")
      writer.timestamp(opensAt)
    }
    if let seenAt {
      writer.member(",\"seen_at\":")
      writer.timestamp(seenAt)
    }
    writer.member(",\"price\":")
    writer.double(price)
    writer.member(",\"stock\":")
    writer.integer(stock)
    if let answer {
      writer.member(",\"answer\":")
      writer.integer(answer)
    }
    writer.member(",\"nothing\":")
    writer.null()
    writer.member(",\"note\":")
    if let note {
      writer.string(note)
    } else {
      writer.null()
    }
    if let siret {
      writer.member(",\"siret\":")
      writer.string(siret)
    }
    if let key {
      writer.member(",\"key\":")
      writer.uuid(key)
    }
    if let page {
      writer.member(",\"page\":")
      writer.string(page)
    }
    if let mail {
      writer.member(",\"mail\":")
      writer.string(mail)
    }
    if let seal {
      writer.member(",\"seal\":")
      writer.base64(seal)
    }
    if let labels {
      writer.member(",\"labels\":")
      writer.beginArray()
      for item in labels {
        writer.string(item.rawValue)
      }
      writer.endArray()
    }
    if let bestOf {
      writer.member(",\"best_of\":")
      writer.integer(bestOf)
    }
    if let shape {
      writer.member(",\"shape\":")
      shape.encode(&writer)
    }
    if let parent {
      writer.member(",\"parent\":")
      parent.encode(&writer)
    }
    if let parts {
      writer.member(",\"parts\":")
      writer.beginArray()
      for item in parts {
        item.encode(&writer)
      }
      writer.endArray()
    }
    if let sizes {
      writer.member(",\"sizes\":")
      writer.beginObject()
      for member in sizes.sorted(by: { $0.key < $1.key }) {
        writer.key(member.key)
        writer.integer(member.value)
      }
      writer.endObject()
    }
    if let flag {
      writer.member(",\"flag\":")
      flag.encode(&writer)
    }
    writer.endObject()
  }
}

extension ErrorBody {
  /// Writes what `/components/schemas/Error` (line 526) describes.
  @_spi(Measurement) public func encode(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member(",\"error\":")
    writer.string(error)
    if let errors {
      writer.member(",\"errors\":")
      writer.beginArray()
      for item in errors {
        writer.string(item)
      }
      writer.endArray()
    }
    if let byField {
      writer.member(",\"by_field\":")
      writer.beginObject()
      for member in byField.sorted(by: { $0.key < $1.key }) {
        writer.key(member.key)
        writer.beginArray()
        for item1 in member.value {
          writer.string(item1)
        }
        writer.endArray()
      }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension Webhooks.ThingSold.Body {
  /// Writes what `/webhooks/thing.sold/post/requestBody/content/application~1json/schema` (line 475) describes.
  @_spi(Measurement) public func encode(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member(",\"event\":")
    writer.string(event.rawValue)
    writer.member(",\"thing\":")
    thing.encode(&writer)
    writer.endObject()
  }
}

extension Shape {
  /// Writes what `/components/schemas/Shape` (line 649) describes.
  @_spi(Measurement) public func encode(_ writer: inout JSONWriter) {
    switch self {
    case .circle(let value):
      value.encode(&writer)
    case .square(let value):
      value.encode(&writer)
    }
  }
}

extension Thing.Flag {
  /// Writes what `/components/schemas/Thing/properties/flag` (line 695) describes.
  @_spi(Measurement) public func encode(_ writer: inout JSONWriter) {
    switch self {
    case .boolean(let value):
      writer.bool(value)
    case .string(let value):
      writer.string(value)
    }
  }
}

extension Circle {
  /// Writes what `/components/schemas/Circle` (line 636) describes.
  @_spi(Measurement) public func encode(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member(",\"shape\":")
    writer.string(shape.rawValue)
    writer.member(",\"radius\":")
    writer.double(radius)
    writer.endObject()
  }
}

extension Square {
  /// Writes what `/components/schemas/Square` (line 643) describes.
  @_spi(Measurement) public func encode(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member(",\"shape\":")
    writer.string(shape.rawValue)
    writer.member(",\"side\":")
    writer.integer(side)
    writer.endObject()
  }
}
