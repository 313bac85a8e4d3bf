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
      line: 366),
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
      line: 480),
    // 12
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 486),
    // 13
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Color can't be blank",
      french: "Ce champ est obligatoire",
      line: 486),
    // 14
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Made on can't be blank",
      french: "Ce champ est obligatoire",
      line: 486),
    // 15
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Price can't be blank",
      french: "Ce champ est obligatoire",
      line: 486),
    // 16
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Thing is not known",
      french: "Membre inconnu",
      line: 487),
    // 17
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Nothing can't be blank",
      french: "Ce champ est obligatoire",
      line: 486),
    // 18
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Note can't be blank",
      french: "Ce champ est obligatoire",
      line: 486),
    // 19
    RuleSite(
      keyword: "minProperties",
      limit: "2",
      english: "Thing must have at least 2 members",
      french: "Au moins 2 membres",
      line: 488),
    // 20
    RuleSite(
      keyword: "dependentRequired",
      limit: "siret",
      english: "Opens at needs Siret",
      french: "Il manque Siret",
      line: 489),
    // 21
    RuleSite(
      keyword: "x-invariant",
      limit: "secret",
      english: "Labels must say more",
      french: "Il faut d’autres étiquettes",
      line: 491),
    // 22
    RuleSite(keyword: "x-invariant", limit: "labels", english: "Best of is too large", french: "Trop grand", line: 493),
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
      line: 383),
    // 27
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Method can't be blank",
      french: "Ce champ est obligatoire",
      line: 382),
    // 28
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Name can't be blank",
      french: "Ce champ est obligatoire",
      line: 382),
    // 29
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "Notes must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 388),
    // 30
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 216),
    // 31
    RuleSite(keyword: "format", limit: "binary", english: "Scan is invalid", french: "Format inconnu", line: 401),
    // 32
    RuleSite(keyword: "format", limit: "binary", english: "Cover is invalid", french: "Format inconnu", line: 402),
    // 33
    RuleSite(keyword: "format", limit: "binary", english: "Photo is invalid", french: "Format inconnu", line: 403),
    // 34
    RuleSite(keyword: "format", limit: "binary", english: "Item is invalid", french: "Format inconnu", line: 404),
    // 35
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Papers is not known",
      french: "Membre inconnu",
      line: 395),
    // 36
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 394),
    // 37
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "Tags must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 400),
    // 38
    RuleSite(
      keyword: "uniqueItems",
      limit: "",
      english: "Tags must not repeat an item",
      french: "Sans répétition",
      line: 400),
    // 39
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Scan can't be blank",
      french: "Ce champ est obligatoire",
      line: 394),
    // 40
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Photos can't be blank",
      french: "Ce champ est obligatoire",
      line: 394),
    // 41
    RuleSite(
      keyword: "minItems",
      limit: "2",
      english: "Photos must have at least 2 items",
      french: "Au moins 2 éléments",
      line: 403),
    // 42
    RuleSite(
      keyword: "maxItems",
      limit: "3",
      english: "Photos must have at most 3 items",
      french: "Au plus 3 éléments",
      line: 403),
    // 43
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "In must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 404),
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
      line: 456),
    // 46
    RuleSite(keyword: "type", limit: "object", english: "Note has the wrong type", french: "Type inattendu", line: 455),
    // 47
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 264),
    // 48
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "Tags must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 431),
    // 49
    RuleSite(
      keyword: "propertyNames",
      limit: "^[a-z_]{1,8}$",
      english: "Files has a member with a name that is not possible",
      french: "Files a un membre dont le nom n’est pas possible",
      line: 429),
    // 50
    RuleSite(keyword: "format", limit: "binary", english: "Item is invalid", french: "Format inconnu", line: 430),
    // 51
    RuleSite(
      keyword: "minItems",
      limit: "2",
      english: "Item must have at least 2 items",
      french: "Au moins 2 éléments",
      line: 430),
    // 52
    RuleSite(
      keyword: "maxItems",
      limit: "3",
      english: "Item must have at most 3 items",
      french: "Au plus 3 éléments",
      line: 430),
    // 53
    RuleSite(
      keyword: "maxProperties",
      limit: "2",
      english: "Files must have at most 2 members",
      french: "Au plus 2 membres",
      line: 428),
    // 54
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 290),
    // 55
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Places is not known",
      french: "Membre inconnu",
      line: 450),
    // 56
    RuleSite(keyword: "minimum", limit: "1", english: "Limit must be at least 1", french: "Au moins 1", line: 77),
    // 57
    RuleSite(keyword: "maximum", limit: "50", english: "Limit must be at most 50", french: "Au plus 50", line: 77),
    // 58
    RuleSite(keyword: "format", limit: "int32", english: "Item is invalid", french: "Format inconnu", line: 79),
    // 59
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Title has the wrong type",
      french: "Type inattendu",
      line: 497),
    // 60
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Color has the wrong type",
      french: "Type inattendu",
      line: 365),
    // 61
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Made on has the wrong type",
      french: "Type inattendu",
      line: 499),
    // 62
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Opens at has the wrong type",
      french: "Type inattendu",
      line: 500),
    // 63
    RuleSite(
      keyword: "type",
      limit: "null, string",
      english: "Seen at has the wrong type",
      french: "Type inattendu",
      line: 501),
    // 64
    RuleSite(
      keyword: "type",
      limit: "number",
      english: "Price has the wrong type",
      french: "Type inattendu",
      line: 502),
    // 65
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Stock has the wrong type",
      french: "Type inattendu",
      line: 503),
    // 66
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Answer has the wrong type",
      french: "Type inattendu",
      line: 504),
    // 67
    RuleSite(
      keyword: "type",
      limit: "null",
      english: "Nothing has the wrong type",
      french: "Type inattendu",
      line: 505),
    // 68
    RuleSite(
      keyword: "type",
      limit: "null, string",
      english: "Note has the wrong type",
      french: "Type inattendu",
      line: 506),
    // 69
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Siret has the wrong type",
      french: "Type inattendu",
      line: 507),
    // 70
    RuleSite(keyword: "type", limit: "string", english: "Key has the wrong type", french: "Type inattendu", line: 508),
    // 71
    RuleSite(keyword: "type", limit: "string", english: "Page has the wrong type", french: "Type inattendu", line: 509),
    // 72
    RuleSite(keyword: "type", limit: "string", english: "Mail has the wrong type", french: "Type inattendu", line: 510),
    // 73
    RuleSite(keyword: "type", limit: "string", english: "Seal has the wrong type", french: "Type inattendu", line: 511),
    // 74
    RuleSite(
      keyword: "type",
      limit: "array",
      english: "Labels has the wrong type",
      french: "Type inattendu",
      line: 512),
    // 75
    RuleSite(
      keyword: "minItems",
      limit: "1",
      english: "Labels can't be blank",
      french: "Ce champ est obligatoire",
      line: 512),
    // 76
    RuleSite(
      keyword: "maxItems",
      limit: "4",
      english: "Labels must have at most 4 items",
      french: "Au plus 4 éléments",
      line: 512),
    // 77
    RuleSite(
      keyword: "uniqueItems",
      limit: "",
      english: "Labels must not repeat an item",
      french: "Sans répétition",
      line: 512),
    // 78
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Best of has the wrong type",
      french: "Type inattendu",
      line: 513),
    // 79
    RuleSite(keyword: "oneOf", limit: "", english: "Shape is none of the kinds", french: "Sorte inconnue", line: 473),
    // 80
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 473),
    // 81
    RuleSite(keyword: "type", limit: "array", english: "Parts has the wrong type", french: "Type inattendu", line: 516),
    // 82
    RuleSite(
      keyword: "maxItems",
      limit: "5",
      english: "Parts must have at most 5 items",
      french: "Au plus 5 éléments",
      line: 516),
    // 83
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Sizes has the wrong type",
      french: "Type inattendu",
      line: 517),
    // 84
    RuleSite(
      keyword: "maxProperties",
      limit: "3",
      english: "Sizes must have at most 3 members",
      french: "Au plus 3 membres",
      line: 517),
    // 85
    RuleSite(keyword: "oneOf", limit: "", english: "Flag is none of the kinds", french: "Sorte inconnue", line: 518),
    // 86
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Password has the wrong type",
      french: "Type inattendu",
      line: 519),
    // 87
    RuleSite(keyword: "minimum", limit: "1", english: "Number must be at least 1", french: "Au moins 1", line: 158),
    // 88
    RuleSite(keyword: "maximum", limit: "9", english: "Number must be at most 9", french: "Au plus 9", line: 158),
    // 89
    RuleSite(
      keyword: "const",
      limit: "by-name",
      english: "Method must be by-name",
      french: "Doit être by-name",
      line: 385,
      errorCode: "unsupported_method"),
    // 90
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Name can't be blank",
      french: "Ce champ est obligatoire",
      line: 386),
    // 91
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Name is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 386),
    // 92
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Count has the wrong type",
      french: "Type inattendu",
      line: 387),
    // 93
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 388),
    // 94
    RuleSite(
      keyword: "maxLength",
      limit: "255",
      english: "Client is too long (maximum is 255)",
      french: "Au plus 255 caractères",
      line: 389),
    // 95
    RuleSite(
      keyword: "maxLength",
      limit: "255",
      english: "Client secret is too long (maximum is 255)",
      french: "Au plus 255 caractères",
      line: 390),
    // 96
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 397),
    // 97
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Title is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 397),
    // 98
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Pages has the wrong type",
      french: "Type inattendu",
      line: 398),
    // 99
    RuleSite(
      keyword: "enum",
      limit: "red, dark-blue, 404, default",
      english: "Color is not in the list",
      french: "Choix inconnu",
      line: 366),
    // 100
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 400),
    // 101
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Text is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 458),
    // 102
    RuleSite(keyword: "type", limit: "string", english: "Text has the wrong type", french: "Type inattendu", line: 458),
    // 103
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 431),
    // 104
    RuleSite(
      keyword: "propertyNames",
      limit: "^[a-z_]{1,8}$",
      english: "Answers has a member with a name that is not possible",
      french: "Answers a un membre dont le nom n’est pas possible",
      line: 414),
    // 105
    RuleSite(
      keyword: "maxProperties",
      limit: "3",
      english: "Answers must have at most 3 members",
      french: "Au plus 3 membres",
      line: 413),
    // 106
    RuleSite(
      keyword: "minProperties",
      limit: "1",
      english: "Years must have at least 1 members",
      french: "Au moins 1 membres",
      line: 418),
    // 107
    RuleSite(
      keyword: "maxProperties",
      limit: "2",
      english: "Years must have at most 2 members",
      french: "Au plus 2 membres",
      line: 419),
    // 108
    RuleSite(
      keyword: "required",
      limit: "",
      english: "City can't be blank",
      french: "Ce champ est obligatoire",
      line: 443),
    // 109
    RuleSite(
      keyword: "maxProperties",
      limit: "3",
      english: "Places must have at most 3 members",
      french: "Au plus 3 membres",
      line: 453),
    // 110
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 497),
    // 111
    RuleSite(
      keyword: "maxLength",
      limit: "40",
      english: "Title is too long (maximum is 40)",
      french: "Au plus 40 caractères",
      line: 497),
    // 112
    RuleSite(
      keyword: "x-plain-text",
      limit: "line",
      english: "Title must not contain HTML",
      french: "Sans balise HTML",
      line: 497),
    // 113
    RuleSite(keyword: "format", limit: "date", english: "Made on is invalid", french: "Format inconnu", line: 499),
    // 114
    RuleSite(
      keyword: "format",
      limit: "local-date-time",
      english: "Opens at is invalid",
      french: "Format inconnu",
      line: 500),
    // 115
    RuleSite(
      keyword: "x-future",
      limit: "",
      english: "Opens at must be in the future",
      french: "Doit être dans le futur",
      line: 500),
    // 116
    RuleSite(keyword: "format", limit: "date-time", english: "Seen at is invalid", french: "Format inconnu", line: 501),
    // 117
    RuleSite(keyword: "minimum", limit: "0", english: "Price must be at least 0", french: "Au moins 0", line: 502),
    // 118
    RuleSite(
      keyword: "exclusiveMaximum",
      limit: "1000000",
      english: "Price must be less than 1000000",
      french: "Moins que 1000000",
      line: 502),
    // 119
    RuleSite(
      keyword: "multipleOf",
      limit: "0.01",
      english: "Price must be a multiple of 0.01",
      french: "Un multiple de 0.01",
      line: 502),
    // 120
    RuleSite(keyword: "minimum", limit: "0", english: "Stock must be at least 0", french: "Au moins 0", line: 503),
    // 121
    RuleSite(keyword: "format", limit: "int64", english: "Stock is invalid", french: "Format inconnu", line: 503),
    // 122
    RuleSite(keyword: "const", limit: "42", english: "Answer must be 42", french: "Doit être 42", line: 504),
    // 123
    RuleSite(
      keyword: "maxLength",
      limit: "10000",
      english: "Note is too long (maximum is 10000)",
      french: "Au plus 10000 caractères",
      line: 506),
    // 124
    RuleSite(
      keyword: "x-plain-text",
      limit: "text",
      english: "Note must not contain HTML",
      french: "Sans balise HTML",
      line: 506),
    // 125
    RuleSite(
      keyword: "pattern",
      limit: "^[0-9]{14}$",
      english: "Siret is invalid",
      french: "Format inconnu",
      line: 507),
    // 126
    RuleSite(keyword: "x-checksum", limit: "siret", english: "Siret is invalid", french: "SIRET inconnu", line: 507),
    // 127
    RuleSite(keyword: "format", limit: "uuid", english: "Key is invalid", french: "Format inconnu", line: 508),
    // 128
    RuleSite(
      keyword: "maxLength",
      limit: "2048",
      english: "Page is too long (maximum is 2048)",
      french: "Au plus 2048 caractères",
      line: 509),
    // 129
    RuleSite(keyword: "format", limit: "uri", english: "Page is invalid", french: "Format inconnu", line: 509),
    // 130
    RuleSite(
      keyword: "maxLength",
      limit: "254",
      english: "Mail is too long (maximum is 254)",
      french: "Au plus 254 caractères",
      line: 510),
    // 131
    RuleSite(keyword: "format", limit: "email", english: "Mail is invalid", french: "Format inconnu", line: 510),
    // 132
    RuleSite(
      keyword: "maxLength",
      limit: "100",
      english: "Seal is too long (maximum is 100)",
      french: "Au plus 100 caractères",
      line: 511),
    // 133
    RuleSite(keyword: "format", limit: "base64", english: "Seal is invalid", french: "Format inconnu", line: 511),
    // 134
    RuleSite(keyword: "type", limit: "string", english: "Item has the wrong type", french: "Type inattendu", line: 512),
    // 135
    RuleSite(keyword: "minimum", limit: "1", english: "Best of must be at least 1", french: "Au moins 1", line: 513),
    // 136
    RuleSite(keyword: "maximum", limit: "4", english: "Best of must be at most 4", french: "Au plus 4", line: 513),
    // 137
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Circle has the wrong type",
      french: "Type inattendu",
      line: 460),
    // 138
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Shape can't be blank",
      french: "Ce champ est obligatoire",
      line: 462),
    // 139
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Radius can't be blank",
      french: "Ce champ est obligatoire",
      line: 462),
    // 140
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Square has the wrong type",
      french: "Type inattendu",
      line: 467),
    // 141
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Shape can't be blank",
      french: "Ce champ est obligatoire",
      line: 468),
    // 142
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Side can't be blank",
      french: "Ce champ est obligatoire",
      line: 468),
    // 143
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Item has the wrong type",
      french: "Type inattendu",
      line: 517),
    // 144
    RuleSite(
      keyword: "type",
      limit: "boolean",
      english: "Flag has the wrong type",
      french: "Type inattendu",
      line: 518),
    // 145
    RuleSite(keyword: "type", limit: "string", english: "Flag has the wrong type", french: "Type inattendu", line: 518),
    // 146
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Password is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 519),
    // 147
    RuleSite(keyword: "minimum", limit: "1", english: "Count must be at least 1", french: "Au moins 1", line: 387),
    // 148
    RuleSite(keyword: "maximum", limit: "5", english: "Count must be at most 5", french: "Au plus 5", line: 387),
    // 149
    RuleSite(keyword: "minimum", limit: "1", english: "Pages must be at least 1", french: "Au moins 1", line: 398),
    // 150
    RuleSite(keyword: "maximum", limit: "9", english: "Pages must be at most 9", french: "Au plus 9", line: 398),
    // 151
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Answer is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 415),
    // 152
    RuleSite(
      keyword: "propertyNames",
      limit: "^[1-9]$",
      english: "Item has a member with a name that is not possible",
      french: "Élément a un membre dont le nom n’est pas possible",
      line: 423),
    // 153
    RuleSite(
      keyword: "maxProperties",
      limit: "2",
      english: "Item must have at most 2 members",
      french: "Au plus 2 membres",
      line: 422),
    // 154
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "City can't be blank",
      french: "Ce champ est obligatoire",
      line: 445),
    // 155
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "City is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 445),
    // 156
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Street is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 446),
    // 157
    RuleSite(
      keyword: "enum",
      limit: "plain, secret",
      english: "Item is not in the list",
      french: "Choix inconnu",
      line: 512),
    // 158
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 464),
    // 159
    RuleSite(
      keyword: "type",
      limit: "number",
      english: "Radius has the wrong type",
      french: "Type inattendu",
      line: 465),
    // 160
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 470),
    // 161
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Side has the wrong type",
      french: "Type inattendu",
      line: 471),
    // 162
    RuleSite(keyword: "minimum", limit: "1", english: "Item must be at least 1", french: "Au moins 1", line: 517),
    // 163
    RuleSite(keyword: "maximum", limit: "9", english: "Item must be at most 9", french: "Au plus 9", line: 517),
    // 164
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Flag is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 518),
    // 165
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Year is not known",
      french: "Membre inconnu",
      line: 435),
    // 166
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Turnover can't be blank",
      french: "Ce champ est obligatoire",
      line: 434),
    // 167
    RuleSite(keyword: "const", limit: "circle", english: "Shape must be circle", french: "Doit être circle", line: 464),
    // 168
    RuleSite(
      keyword: "exclusiveMinimum",
      limit: "0",
      english: "Radius must be more than 0",
      french: "Plus que 0",
      line: 465),
    // 169
    RuleSite(
      keyword: "maximum",
      limit: "99.5",
      english: "Radius must be at most 99.5",
      french: "Au plus 99.5",
      line: 465),
    // 170
    RuleSite(
      keyword: "multipleOf",
      limit: "0.5",
      english: "Radius must be a multiple of 0.5",
      french: "Un multiple de 0.5",
      line: 465),
    // 171
    RuleSite(keyword: "const", limit: "square", english: "Shape must be square", french: "Doit être square", line: 470),
    // 172
    RuleSite(keyword: "minimum", limit: "1", english: "Side must be at least 1", french: "Au moins 1", line: 471),
    // 173
    RuleSite(keyword: "maximum", limit: "100", english: "Side must be at most 100", french: "Au plus 100", line: 471),
    // 174
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Turnover has the wrong type",
      french: "Type inattendu",
      line: 437),
    // 175
    RuleSite(keyword: "format", limit: "date", english: "Ends on is invalid", french: "Format inconnu", line: 438),
    // 176
    RuleSite(
      keyword: "type",
      limit: "boolean",
      english: "Is closed has the wrong type",
      french: "Type inattendu",
      line: 439),
    // 177
    RuleSite(keyword: "minimum", limit: "0", english: "Turnover must be at least 0", french: "Au moins 0", line: 437),
    // 178
    RuleSite(
      keyword: "maximum",
      limit: "1000",
      english: "Turnover must be at most 1000",
      french: "Au plus 1000",
      line: 437),
  ]
}
