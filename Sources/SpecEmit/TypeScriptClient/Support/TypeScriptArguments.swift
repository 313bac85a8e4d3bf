extension TypeScriptClientSupport {
  /// The arguments of a vector's call.
  static let arguments = #"""
import type { Codec } from "../src/wire.js";

/** The arguments of a call, by the contract's names. */
export class Arguments {
  constructor(private readonly values: Record<string, unknown>) {}

  need<Value>(name: string, codec: Codec<Value>): Value {
    return codec.read(this.values[name], name);
  }

  may<Value>(name: string, codec: Codec<Value>): Value | undefined {
    const value = this.values[name];
    return value === undefined || value === null ? undefined : codec.read(value, name);
  }
}

"""#
}
