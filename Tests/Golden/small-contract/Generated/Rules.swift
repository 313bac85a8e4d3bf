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
      line: 316),
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
      line: 382),
    // 12
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 388),
    // 13
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Color can't be blank",
      french: "Ce champ est obligatoire",
      line: 388),
    // 14
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Made on can't be blank",
      french: "Ce champ est obligatoire",
      line: 388),
    // 15
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Price can't be blank",
      french: "Ce champ est obligatoire",
      line: 388),
    // 16
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Thing is not known",
      french: "Membre inconnu",
      line: 389),
    // 17
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Nothing can't be blank",
      french: "Ce champ est obligatoire",
      line: 388),
    // 18
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Note can't be blank",
      french: "Ce champ est obligatoire",
      line: 388),
    // 19
    RuleSite(
      keyword: "minProperties",
      limit: "2",
      english: "Thing must have at least 2 members",
      french: "Au moins 2 membres",
      line: 390),
    // 20
    RuleSite(
      keyword: "dependentRequired",
      limit: "siret",
      english: "Opens at needs Siret",
      french: "Il manque Siret",
      line: 391),
    // 21
    RuleSite(
      keyword: "x-invariant",
      limit: "secret",
      english: "Labels must say more",
      french: "Il faut d’autres étiquettes",
      line: 393),
    // 22
    RuleSite(keyword: "x-invariant", limit: "labels", english: "Best of is too large", french: "Trop grand", line: 395),
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
      line: 157),
    // 25
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Number has the wrong type",
      french: "Type inattendu",
      line: 158),
    // 26
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Claim is not known",
      french: "Membre inconnu",
      line: 333),
    // 27
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Method can't be blank",
      french: "Ce champ est obligatoire",
      line: 332),
    // 28
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Name can't be blank",
      french: "Ce champ est obligatoire",
      line: 332),
    // 29
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "Notes must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 338),
    // 30
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 216),
    // 31
    RuleSite(keyword: "format", limit: "binary", english: "Scan is invalid", french: "Format inconnu", line: 351),
    // 32
    RuleSite(keyword: "format", limit: "binary", english: "Cover is invalid", french: "Format inconnu", line: 352),
    // 33
    RuleSite(keyword: "format", limit: "binary", english: "Photo is invalid", french: "Format inconnu", line: 353),
    // 34
    RuleSite(keyword: "format", limit: "binary", english: "Item is invalid", french: "Format inconnu", line: 354),
    // 35
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Papers is not known",
      french: "Membre inconnu",
      line: 345),
    // 36
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 344),
    // 37
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "Tags must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 350),
    // 38
    RuleSite(
      keyword: "uniqueItems",
      limit: "",
      english: "Tags must not repeat an item",
      french: "Sans répétition",
      line: 350),
    // 39
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Scan can't be blank",
      french: "Ce champ est obligatoire",
      line: 344),
    // 40
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Photos can't be blank",
      french: "Ce champ est obligatoire",
      line: 344),
    // 41
    RuleSite(
      keyword: "minItems",
      limit: "2",
      english: "Photos must have at least 2 items",
      french: "Au moins 2 éléments",
      line: 353),
    // 42
    RuleSite(
      keyword: "maxItems",
      limit: "3",
      english: "Photos must have at most 3 items",
      french: "Au plus 3 éléments",
      line: 353),
    // 43
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "In must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 354),
    // 44
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 238),
    // 45
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Text can't be blank",
      french: "Ce champ est obligatoire",
      line: 358),
    // 46
    RuleSite(keyword: "type", limit: "object", english: "Note has the wrong type", french: "Type inattendu", line: 357),
    // 47
    RuleSite(keyword: "minimum", limit: "1", english: "Limit must be at least 1", french: "Au moins 1", line: 77),
    // 48
    RuleSite(keyword: "maximum", limit: "50", english: "Limit must be at most 50", french: "Au plus 50", line: 77),
    // 49
    RuleSite(keyword: "format", limit: "int32", english: "Item is invalid", french: "Format inconnu", line: 79),
    // 50
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Title has the wrong type",
      french: "Type inattendu",
      line: 399),
    // 51
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Color has the wrong type",
      french: "Type inattendu",
      line: 315),
    // 52
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Made on has the wrong type",
      french: "Type inattendu",
      line: 401),
    // 53
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Opens at has the wrong type",
      french: "Type inattendu",
      line: 402),
    // 54
    RuleSite(
      keyword: "type",
      limit: "null, string",
      english: "Seen at has the wrong type",
      french: "Type inattendu",
      line: 403),
    // 55
    RuleSite(
      keyword: "type",
      limit: "number",
      english: "Price has the wrong type",
      french: "Type inattendu",
      line: 404),
    // 56
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Stock has the wrong type",
      french: "Type inattendu",
      line: 405),
    // 57
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Answer has the wrong type",
      french: "Type inattendu",
      line: 406),
    // 58
    RuleSite(
      keyword: "type",
      limit: "null",
      english: "Nothing has the wrong type",
      french: "Type inattendu",
      line: 407),
    // 59
    RuleSite(
      keyword: "type",
      limit: "null, string",
      english: "Note has the wrong type",
      french: "Type inattendu",
      line: 408),
    // 60
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Siret has the wrong type",
      french: "Type inattendu",
      line: 409),
    // 61
    RuleSite(keyword: "type", limit: "string", english: "Key has the wrong type", french: "Type inattendu", line: 410),
    // 62
    RuleSite(keyword: "type", limit: "string", english: "Page has the wrong type", french: "Type inattendu", line: 411),
    // 63
    RuleSite(keyword: "type", limit: "string", english: "Mail has the wrong type", french: "Type inattendu", line: 412),
    // 64
    RuleSite(keyword: "type", limit: "string", english: "Seal has the wrong type", french: "Type inattendu", line: 413),
    // 65
    RuleSite(
      keyword: "type",
      limit: "array",
      english: "Labels has the wrong type",
      french: "Type inattendu",
      line: 414),
    // 66
    RuleSite(
      keyword: "minItems",
      limit: "1",
      english: "Labels can't be blank",
      french: "Ce champ est obligatoire",
      line: 414),
    // 67
    RuleSite(
      keyword: "maxItems",
      limit: "4",
      english: "Labels must have at most 4 items",
      french: "Au plus 4 éléments",
      line: 414),
    // 68
    RuleSite(
      keyword: "uniqueItems",
      limit: "",
      english: "Labels must not repeat an item",
      french: "Sans répétition",
      line: 414),
    // 69
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Best of has the wrong type",
      french: "Type inattendu",
      line: 415),
    // 70
    RuleSite(keyword: "oneOf", limit: "", english: "Shape is none of the kinds", french: "Sorte inconnue", line: 375),
    // 71
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 375),
    // 72
    RuleSite(keyword: "type", limit: "array", english: "Parts has the wrong type", french: "Type inattendu", line: 418),
    // 73
    RuleSite(
      keyword: "maxItems",
      limit: "5",
      english: "Parts must have at most 5 items",
      french: "Au plus 5 éléments",
      line: 418),
    // 74
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Sizes has the wrong type",
      french: "Type inattendu",
      line: 419),
    // 75
    RuleSite(
      keyword: "maxProperties",
      limit: "3",
      english: "Sizes must have at most 3 members",
      french: "Au plus 3 membres",
      line: 419),
    // 76
    RuleSite(keyword: "oneOf", limit: "", english: "Flag is none of the kinds", french: "Sorte inconnue", line: 420),
    // 77
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Password has the wrong type",
      french: "Type inattendu",
      line: 421),
    // 78
    RuleSite(keyword: "minimum", limit: "1", english: "Number must be at least 1", french: "Au moins 1", line: 158),
    // 79
    RuleSite(keyword: "maximum", limit: "9", english: "Number must be at most 9", french: "Au plus 9", line: 158),
    // 80
    RuleSite(
      keyword: "const",
      limit: "by-name",
      english: "Method must be by-name",
      french: "Doit être by-name",
      line: 335,
      errorCode: "unsupported_method"),
    // 81
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Name can't be blank",
      french: "Ce champ est obligatoire",
      line: 336),
    // 82
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Name is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 336),
    // 83
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Count has the wrong type",
      french: "Type inattendu",
      line: 337),
    // 84
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 338),
    // 85
    RuleSite(
      keyword: "maxLength",
      limit: "255",
      english: "Client is too long (maximum is 255)",
      french: "Au plus 255 caractères",
      line: 339),
    // 86
    RuleSite(
      keyword: "maxLength",
      limit: "255",
      english: "Client secret is too long (maximum is 255)",
      french: "Au plus 255 caractères",
      line: 340),
    // 87
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 347),
    // 88
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Title is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 347),
    // 89
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Pages has the wrong type",
      french: "Type inattendu",
      line: 348),
    // 90
    RuleSite(
      keyword: "enum",
      limit: "red, dark-blue, 404, default",
      english: "Color is not in the list",
      french: "Choix inconnu",
      line: 316),
    // 91
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 350),
    // 92
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Text is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 360),
    // 93
    RuleSite(keyword: "type", limit: "string", english: "Text has the wrong type", french: "Type inattendu", line: 360),
    // 94
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 399),
    // 95
    RuleSite(
      keyword: "maxLength",
      limit: "40",
      english: "Title is too long (maximum is 40)",
      french: "Au plus 40 caractères",
      line: 399),
    // 96
    RuleSite(
      keyword: "x-plain-text",
      limit: "line",
      english: "Title must not contain HTML",
      french: "Sans balise HTML",
      line: 399),
    // 97
    RuleSite(keyword: "format", limit: "date", english: "Made on is invalid", french: "Format inconnu", line: 401),
    // 98
    RuleSite(
      keyword: "format",
      limit: "local-date-time",
      english: "Opens at is invalid",
      french: "Format inconnu",
      line: 402),
    // 99
    RuleSite(
      keyword: "x-future",
      limit: "",
      english: "Opens at must be in the future",
      french: "Doit être dans le futur",
      line: 402),
    // 100
    RuleSite(keyword: "format", limit: "date-time", english: "Seen at is invalid", french: "Format inconnu", line: 403),
    // 101
    RuleSite(keyword: "minimum", limit: "0", english: "Price must be at least 0", french: "Au moins 0", line: 404),
    // 102
    RuleSite(
      keyword: "exclusiveMaximum",
      limit: "1000000",
      english: "Price must be less than 1000000",
      french: "Moins que 1000000",
      line: 404),
    // 103
    RuleSite(
      keyword: "multipleOf",
      limit: "0.01",
      english: "Price must be a multiple of 0.01",
      french: "Un multiple de 0.01",
      line: 404),
    // 104
    RuleSite(keyword: "minimum", limit: "0", english: "Stock must be at least 0", french: "Au moins 0", line: 405),
    // 105
    RuleSite(keyword: "format", limit: "int64", english: "Stock is invalid", french: "Format inconnu", line: 405),
    // 106
    RuleSite(keyword: "const", limit: "42", english: "Answer must be 42", french: "Doit être 42", line: 406),
    // 107
    RuleSite(
      keyword: "maxLength",
      limit: "10000",
      english: "Note is too long (maximum is 10000)",
      french: "Au plus 10000 caractères",
      line: 408),
    // 108
    RuleSite(
      keyword: "x-plain-text",
      limit: "text",
      english: "Note must not contain HTML",
      french: "Sans balise HTML",
      line: 408),
    // 109
    RuleSite(
      keyword: "pattern",
      limit: "^[0-9]{14}$",
      english: "Siret is invalid",
      french: "Format inconnu",
      line: 409),
    // 110
    RuleSite(keyword: "x-checksum", limit: "siret", english: "Siret is invalid", french: "SIRET inconnu", line: 409),
    // 111
    RuleSite(keyword: "format", limit: "uuid", english: "Key is invalid", french: "Format inconnu", line: 410),
    // 112
    RuleSite(
      keyword: "maxLength",
      limit: "2048",
      english: "Page is too long (maximum is 2048)",
      french: "Au plus 2048 caractères",
      line: 411),
    // 113
    RuleSite(keyword: "format", limit: "uri", english: "Page is invalid", french: "Format inconnu", line: 411),
    // 114
    RuleSite(
      keyword: "maxLength",
      limit: "254",
      english: "Mail is too long (maximum is 254)",
      french: "Au plus 254 caractères",
      line: 412),
    // 115
    RuleSite(keyword: "format", limit: "email", english: "Mail is invalid", french: "Format inconnu", line: 412),
    // 116
    RuleSite(
      keyword: "maxLength",
      limit: "100",
      english: "Seal is too long (maximum is 100)",
      french: "Au plus 100 caractères",
      line: 413),
    // 117
    RuleSite(keyword: "format", limit: "base64", english: "Seal is invalid", french: "Format inconnu", line: 413),
    // 118
    RuleSite(keyword: "type", limit: "string", english: "Item has the wrong type", french: "Type inattendu", line: 414),
    // 119
    RuleSite(keyword: "minimum", limit: "1", english: "Best of must be at least 1", french: "Au moins 1", line: 415),
    // 120
    RuleSite(keyword: "maximum", limit: "4", english: "Best of must be at most 4", french: "Au plus 4", line: 415),
    // 121
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Circle has the wrong type",
      french: "Type inattendu",
      line: 362),
    // 122
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Shape can't be blank",
      french: "Ce champ est obligatoire",
      line: 364),
    // 123
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Radius can't be blank",
      french: "Ce champ est obligatoire",
      line: 364),
    // 124
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Square has the wrong type",
      french: "Type inattendu",
      line: 369),
    // 125
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Shape can't be blank",
      french: "Ce champ est obligatoire",
      line: 370),
    // 126
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Side can't be blank",
      french: "Ce champ est obligatoire",
      line: 370),
    // 127
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Item has the wrong type",
      french: "Type inattendu",
      line: 419),
    // 128
    RuleSite(
      keyword: "type",
      limit: "boolean",
      english: "Flag has the wrong type",
      french: "Type inattendu",
      line: 420),
    // 129
    RuleSite(keyword: "type", limit: "string", english: "Flag has the wrong type", french: "Type inattendu", line: 420),
    // 130
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Password is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 421),
    // 131
    RuleSite(keyword: "minimum", limit: "1", english: "Count must be at least 1", french: "Au moins 1", line: 337),
    // 132
    RuleSite(keyword: "maximum", limit: "5", english: "Count must be at most 5", french: "Au plus 5", line: 337),
    // 133
    RuleSite(keyword: "minimum", limit: "1", english: "Pages must be at least 1", french: "Au moins 1", line: 348),
    // 134
    RuleSite(keyword: "maximum", limit: "9", english: "Pages must be at most 9", french: "Au plus 9", line: 348),
    // 135
    RuleSite(
      keyword: "enum",
      limit: "plain, secret",
      english: "Item is not in the list",
      french: "Choix inconnu",
      line: 414),
    // 136
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 366),
    // 137
    RuleSite(
      keyword: "type",
      limit: "number",
      english: "Radius has the wrong type",
      french: "Type inattendu",
      line: 367),
    // 138
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 372),
    // 139
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Side has the wrong type",
      french: "Type inattendu",
      line: 373),
    // 140
    RuleSite(keyword: "minimum", limit: "1", english: "Item must be at least 1", french: "Au moins 1", line: 419),
    // 141
    RuleSite(keyword: "maximum", limit: "9", english: "Item must be at most 9", french: "Au plus 9", line: 419),
    // 142
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Flag is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 420),
    // 143
    RuleSite(keyword: "const", limit: "circle", english: "Shape must be circle", french: "Doit être circle", line: 366),
    // 144
    RuleSite(
      keyword: "exclusiveMinimum",
      limit: "0",
      english: "Radius must be more than 0",
      french: "Plus que 0",
      line: 367),
    // 145
    RuleSite(
      keyword: "maximum",
      limit: "99.5",
      english: "Radius must be at most 99.5",
      french: "Au plus 99.5",
      line: 367),
    // 146
    RuleSite(
      keyword: "multipleOf",
      limit: "0.5",
      english: "Radius must be a multiple of 0.5",
      french: "Un multiple de 0.5",
      line: 367),
    // 147
    RuleSite(keyword: "const", limit: "square", english: "Shape must be square", french: "Doit être square", line: 372),
    // 148
    RuleSite(keyword: "minimum", limit: "1", english: "Side must be at least 1", french: "Au moins 1", line: 373),
    // 149
    RuleSite(keyword: "maximum", limit: "100", english: "Side must be at most 100", french: "Au plus 100", line: 373),
  ]
}
