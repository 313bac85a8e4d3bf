// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

/// The rules that a request can break; a `RuleID` is an index into them.
enum Rules {
  static let all: [RuleSite] = [
    // 0
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Limit has the wrong type",
      french: "Type inattendu",
      line: 77),
    // 1
    RuleSite(keyword: "type", limit: "array", english: "Ids has the wrong type", french: "Type inattendu", line: 79),
    // 2
    RuleSite(keyword: "type", limit: "boolean", english: "Sold has the wrong type", french: "Type inattendu", line: 80),
    // 3
    RuleSite(
      keyword: "maxItems",
      limit: "3",
      english: "Kinds must have at most 3 items",
      french: "Au plus 3 éléments",
      line: 78),
    // 4
    RuleSite(
      keyword: "uniqueItems",
      limit: "",
      english: "Kinds must not repeat an item",
      french: "Sans répétition",
      line: 78),
    // 5
    RuleSite(
      keyword: "minItems",
      limit: "1",
      english: "Ids can't be blank",
      french: "Ce champ est obligatoire",
      line: 79),
    // 6
    RuleSite(
      keyword: "maxItems",
      limit: "4",
      english: "Ids must have at most 4 items",
      french: "Au plus 4 éléments",
      line: 79),
    // 7
    RuleSite(
      keyword: "required",
      limit: "",
      english: "X-trace can't be blank",
      french: "Ce champ est obligatoire",
      line: 81),
    // 8
    RuleSite(
      keyword: "enum",
      limit: "red, dark-blue, 404, default",
      english: "Item is not in the list",
      french: "Choix inconnu",
      line: 268),
    // 9
    RuleSite(keyword: "type", limit: "integer", english: "Item has the wrong type", french: "Type inattendu", line: 79),
    // 10
    RuleSite(keyword: "format", limit: "uuid", english: "X-trace is invalid", french: "Format inconnu", line: 81),
    // 11
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Thing has the wrong type",
      french: "Type inattendu",
      line: 314),
    // 12
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 320),
    // 13
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Color can't be blank",
      french: "Ce champ est obligatoire",
      line: 320),
    // 14
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Made on can't be blank",
      french: "Ce champ est obligatoire",
      line: 320),
    // 15
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Price can't be blank",
      french: "Ce champ est obligatoire",
      line: 320),
    // 16
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Thing is not known",
      french: "Membre inconnu",
      line: 321),
    // 17
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Nothing can't be blank",
      french: "Ce champ est obligatoire",
      line: 320),
    // 18
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Note can't be blank",
      french: "Ce champ est obligatoire",
      line: 320),
    // 19
    RuleSite(
      keyword: "minProperties",
      limit: "2",
      english: "Thing must have at least 2 members",
      french: "Au moins 2 membres",
      line: 322),
    // 20
    RuleSite(
      keyword: "dependentRequired",
      limit: "siret",
      english: "Opens at needs Siret",
      french: "Il manque Siret",
      line: 323),
    // 21
    RuleSite(
      keyword: "x-invariant",
      limit: "secret",
      english: "Labels must say more",
      french: "Il faut d’autres étiquettes",
      line: 325),
    // 22
    RuleSite(keyword: "x-invariant", limit: "labels", english: "Best of is too large", french: "Trop grand", line: 327),
    // 23
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 140),
    // 24
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 156),
    // 25
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Number has the wrong type",
      french: "Type inattendu",
      line: 157),
    // 26
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Claim is not known",
      french: "Membre inconnu",
      line: 285),
    // 27
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Method can't be blank",
      french: "Ce champ est obligatoire",
      line: 284),
    // 28
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Name can't be blank",
      french: "Ce champ est obligatoire",
      line: 284),
    // 29
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "Notes must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 290),
    // 30
    RuleSite(keyword: "minimum", limit: "1", english: "Limit must be at least 1", french: "Au moins 1", line: 77),
    // 31
    RuleSite(keyword: "maximum", limit: "50", english: "Limit must be at most 50", french: "Au plus 50", line: 77),
    // 32
    RuleSite(keyword: "format", limit: "int32", english: "Item is invalid", french: "Format inconnu", line: 79),
    // 33
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Title has the wrong type",
      french: "Type inattendu",
      line: 331),
    // 34
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Color has the wrong type",
      french: "Type inattendu",
      line: 267),
    // 35
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Made on has the wrong type",
      french: "Type inattendu",
      line: 333),
    // 36
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Opens at has the wrong type",
      french: "Type inattendu",
      line: 334),
    // 37
    RuleSite(
      keyword: "type",
      limit: "null, string",
      english: "Seen at has the wrong type",
      french: "Type inattendu",
      line: 335),
    // 38
    RuleSite(
      keyword: "type",
      limit: "number",
      english: "Price has the wrong type",
      french: "Type inattendu",
      line: 336),
    // 39
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Stock has the wrong type",
      french: "Type inattendu",
      line: 337),
    // 40
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Answer has the wrong type",
      french: "Type inattendu",
      line: 338),
    // 41
    RuleSite(
      keyword: "type",
      limit: "null",
      english: "Nothing has the wrong type",
      french: "Type inattendu",
      line: 339),
    // 42
    RuleSite(
      keyword: "type",
      limit: "null, string",
      english: "Note has the wrong type",
      french: "Type inattendu",
      line: 340),
    // 43
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Siret has the wrong type",
      french: "Type inattendu",
      line: 341),
    // 44
    RuleSite(keyword: "type", limit: "string", english: "Key has the wrong type", french: "Type inattendu", line: 342),
    // 45
    RuleSite(keyword: "type", limit: "string", english: "Page has the wrong type", french: "Type inattendu", line: 343),
    // 46
    RuleSite(keyword: "type", limit: "string", english: "Mail has the wrong type", french: "Type inattendu", line: 344),
    // 47
    RuleSite(keyword: "type", limit: "string", english: "Seal has the wrong type", french: "Type inattendu", line: 345),
    // 48
    RuleSite(
      keyword: "type",
      limit: "array",
      english: "Labels has the wrong type",
      french: "Type inattendu",
      line: 346),
    // 49
    RuleSite(
      keyword: "minItems",
      limit: "1",
      english: "Labels can't be blank",
      french: "Ce champ est obligatoire",
      line: 346),
    // 50
    RuleSite(
      keyword: "maxItems",
      limit: "4",
      english: "Labels must have at most 4 items",
      french: "Au plus 4 éléments",
      line: 346),
    // 51
    RuleSite(
      keyword: "uniqueItems",
      limit: "",
      english: "Labels must not repeat an item",
      french: "Sans répétition",
      line: 346),
    // 52
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Best of has the wrong type",
      french: "Type inattendu",
      line: 347),
    // 53
    RuleSite(keyword: "oneOf", limit: "", english: "Shape is none of the kinds", french: "Sorte inconnue", line: 307),
    // 54
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 307),
    // 55
    RuleSite(keyword: "type", limit: "array", english: "Parts has the wrong type", french: "Type inattendu", line: 350),
    // 56
    RuleSite(
      keyword: "maxItems",
      limit: "5",
      english: "Parts must have at most 5 items",
      french: "Au plus 5 éléments",
      line: 350),
    // 57
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Sizes has the wrong type",
      french: "Type inattendu",
      line: 351),
    // 58
    RuleSite(
      keyword: "maxProperties",
      limit: "3",
      english: "Sizes must have at most 3 members",
      french: "Au plus 3 membres",
      line: 351),
    // 59
    RuleSite(keyword: "oneOf", limit: "", english: "Flag is none of the kinds", french: "Sorte inconnue", line: 352),
    // 60
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Password has the wrong type",
      french: "Type inattendu",
      line: 353),
    // 61
    RuleSite(keyword: "minimum", limit: "1", english: "Number must be at least 1", french: "Au moins 1", line: 157),
    // 62
    RuleSite(keyword: "maximum", limit: "9", english: "Number must be at most 9", french: "Au plus 9", line: 157),
    // 63
    RuleSite(
      keyword: "const",
      limit: "by-name",
      english: "Method must be by-name",
      french: "Doit être by-name",
      line: 287,
      errorCode: "unsupported_method"),
    // 64
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Name can't be blank",
      french: "Ce champ est obligatoire",
      line: 288),
    // 65
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Name is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 288),
    // 66
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Count has the wrong type",
      french: "Type inattendu",
      line: 289),
    // 67
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 290),
    // 68
    RuleSite(
      keyword: "maxLength",
      limit: "255",
      english: "Client is too long (maximum is 255)",
      french: "Au plus 255 caractères",
      line: 291),
    // 69
    RuleSite(
      keyword: "maxLength",
      limit: "255",
      english: "Client secret is too long (maximum is 255)",
      french: "Au plus 255 caractères",
      line: 292),
    // 70
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 331),
    // 71
    RuleSite(
      keyword: "maxLength",
      limit: "40",
      english: "Title is too long (maximum is 40)",
      french: "Au plus 40 caractères",
      line: 331),
    // 72
    RuleSite(
      keyword: "x-plain-text",
      limit: "line",
      english: "Title must not contain HTML",
      french: "Sans balise HTML",
      line: 331),
    // 73
    RuleSite(
      keyword: "enum",
      limit: "red, dark-blue, 404, default",
      english: "Color is not in the list",
      french: "Choix inconnu",
      line: 268),
    // 74
    RuleSite(keyword: "format", limit: "date", english: "Made on is invalid", french: "Format inconnu", line: 333),
    // 75
    RuleSite(
      keyword: "format",
      limit: "local-date-time",
      english: "Opens at is invalid",
      french: "Format inconnu",
      line: 334),
    // 76
    RuleSite(
      keyword: "x-future",
      limit: "",
      english: "Opens at must be in the future",
      french: "Doit être dans le futur",
      line: 334),
    // 77
    RuleSite(keyword: "format", limit: "date-time", english: "Seen at is invalid", french: "Format inconnu", line: 335),
    // 78
    RuleSite(keyword: "minimum", limit: "0", english: "Price must be at least 0", french: "Au moins 0", line: 336),
    // 79
    RuleSite(
      keyword: "exclusiveMaximum",
      limit: "1000000",
      english: "Price must be less than 1000000",
      french: "Moins que 1000000",
      line: 336),
    // 80
    RuleSite(
      keyword: "multipleOf",
      limit: "0.01",
      english: "Price must be a multiple of 0.01",
      french: "Un multiple de 0.01",
      line: 336),
    // 81
    RuleSite(keyword: "minimum", limit: "0", english: "Stock must be at least 0", french: "Au moins 0", line: 337),
    // 82
    RuleSite(keyword: "format", limit: "int64", english: "Stock is invalid", french: "Format inconnu", line: 337),
    // 83
    RuleSite(keyword: "const", limit: "42", english: "Answer must be 42", french: "Doit être 42", line: 338),
    // 84
    RuleSite(
      keyword: "maxLength",
      limit: "10000",
      english: "Note is too long (maximum is 10000)",
      french: "Au plus 10000 caractères",
      line: 340),
    // 85
    RuleSite(
      keyword: "x-plain-text",
      limit: "text",
      english: "Note must not contain HTML",
      french: "Sans balise HTML",
      line: 340),
    // 86
    RuleSite(
      keyword: "pattern",
      limit: "^[0-9]{14}$",
      english: "Siret is invalid",
      french: "Format inconnu",
      line: 341),
    // 87
    RuleSite(keyword: "x-checksum", limit: "siret", english: "Siret is invalid", french: "SIRET inconnu", line: 341),
    // 88
    RuleSite(keyword: "format", limit: "uuid", english: "Key is invalid", french: "Format inconnu", line: 342),
    // 89
    RuleSite(
      keyword: "maxLength",
      limit: "2048",
      english: "Page is too long (maximum is 2048)",
      french: "Au plus 2048 caractères",
      line: 343),
    // 90
    RuleSite(keyword: "format", limit: "uri", english: "Page is invalid", french: "Format inconnu", line: 343),
    // 91
    RuleSite(
      keyword: "maxLength",
      limit: "254",
      english: "Mail is too long (maximum is 254)",
      french: "Au plus 254 caractères",
      line: 344),
    // 92
    RuleSite(keyword: "format", limit: "email", english: "Mail is invalid", french: "Format inconnu", line: 344),
    // 93
    RuleSite(
      keyword: "maxLength",
      limit: "100",
      english: "Seal is too long (maximum is 100)",
      french: "Au plus 100 caractères",
      line: 345),
    // 94
    RuleSite(keyword: "format", limit: "base64", english: "Seal is invalid", french: "Format inconnu", line: 345),
    // 95
    RuleSite(keyword: "type", limit: "string", english: "Item has the wrong type", french: "Type inattendu", line: 346),
    // 96
    RuleSite(keyword: "minimum", limit: "1", english: "Best of must be at least 1", french: "Au moins 1", line: 347),
    // 97
    RuleSite(keyword: "maximum", limit: "4", english: "Best of must be at most 4", french: "Au plus 4", line: 347),
    // 98
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Circle has the wrong type",
      french: "Type inattendu",
      line: 294),
    // 99
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Shape can't be blank",
      french: "Ce champ est obligatoire",
      line: 296),
    // 100
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Radius can't be blank",
      french: "Ce champ est obligatoire",
      line: 296),
    // 101
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Square has the wrong type",
      french: "Type inattendu",
      line: 301),
    // 102
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Shape can't be blank",
      french: "Ce champ est obligatoire",
      line: 302),
    // 103
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Side can't be blank",
      french: "Ce champ est obligatoire",
      line: 302),
    // 104
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Item has the wrong type",
      french: "Type inattendu",
      line: 351),
    // 105
    RuleSite(
      keyword: "type",
      limit: "boolean",
      english: "Flag has the wrong type",
      french: "Type inattendu",
      line: 352),
    // 106
    RuleSite(keyword: "type", limit: "string", english: "Flag has the wrong type", french: "Type inattendu", line: 352),
    // 107
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Password is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 353),
    // 108
    RuleSite(keyword: "minimum", limit: "1", english: "Count must be at least 1", french: "Au moins 1", line: 289),
    // 109
    RuleSite(keyword: "maximum", limit: "5", english: "Count must be at most 5", french: "Au plus 5", line: 289),
    // 110
    RuleSite(
      keyword: "enum",
      limit: "plain, secret",
      english: "Item is not in the list",
      french: "Choix inconnu",
      line: 346),
    // 111
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 298),
    // 112
    RuleSite(
      keyword: "type",
      limit: "number",
      english: "Radius has the wrong type",
      french: "Type inattendu",
      line: 299),
    // 113
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 304),
    // 114
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Side has the wrong type",
      french: "Type inattendu",
      line: 305),
    // 115
    RuleSite(keyword: "minimum", limit: "1", english: "Item must be at least 1", french: "Au moins 1", line: 351),
    // 116
    RuleSite(keyword: "maximum", limit: "9", english: "Item must be at most 9", french: "Au plus 9", line: 351),
    // 117
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Flag is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 352),
    // 118
    RuleSite(keyword: "const", limit: "circle", english: "Shape must be circle", french: "Doit être circle", line: 298),
    // 119
    RuleSite(
      keyword: "exclusiveMinimum",
      limit: "0",
      english: "Radius must be more than 0",
      french: "Plus que 0",
      line: 299),
    // 120
    RuleSite(
      keyword: "maximum",
      limit: "99.5",
      english: "Radius must be at most 99.5",
      french: "Au plus 99.5",
      line: 299),
    // 121
    RuleSite(
      keyword: "multipleOf",
      limit: "0.5",
      english: "Radius must be a multiple of 0.5",
      french: "Un multiple de 0.5",
      line: 299),
    // 122
    RuleSite(keyword: "const", limit: "square", english: "Shape must be square", french: "Doit être square", line: 304),
    // 123
    RuleSite(keyword: "minimum", limit: "1", english: "Side must be at least 1", french: "Au moins 1", line: 305),
    // 124
    RuleSite(keyword: "maximum", limit: "100", english: "Side must be at most 100", french: "Au plus 100", line: 305),
  ]
}
