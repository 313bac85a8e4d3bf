// Sentences with the spaces of French typography, which break no line: those that `French.swift` sets on the pages.

// A sentence of the server, which answers scripts with plain spaces.
export function typeset(sentence) {
  return sentence.replace(/ (?=[?!;])/g, "\u202f").replace(/ (?=[:»€%])/g, "\u00a0").replace(/« /g, "«\u00a0");
}

// The same, before a text of our own: what stands in it for a value is left as it is.
export function fr(words, ...values) {
  return String.raw({ raw: words.map((text) => typeset(text)) }, ...values);
}
