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
      line: 94),
    // 1
    RuleSite(keyword: "type", limit: "array", english: "Ids has the wrong type", french: "Type inattendu", line: 96),
    // 2
    RuleSite(keyword: "type", limit: "boolean", english: "Sold has the wrong type", french: "Type inattendu", line: 97),
    // 3
    RuleSite(
      keyword: "maxItems",
      limit: "3",
      english: "Kinds must have at most 3 items",
      french: "Au plus 3 éléments",
      line: 95),
    // 4
    RuleSite(
      keyword: "uniqueItems",
      limit: "",
      english: "Kinds must not repeat an item",
      french: "Sans répétition",
      line: 95),
    // 5
    RuleSite(
      keyword: "minItems",
      limit: "1",
      english: "Ids can't be blank",
      french: "Ce champ est obligatoire",
      line: 96),
    // 6
    RuleSite(
      keyword: "maxItems",
      limit: "4",
      english: "Ids must have at most 4 items",
      french: "Au plus 4 éléments",
      line: 96),
    // 7
    RuleSite(
      keyword: "required",
      limit: "",
      english: "X-trace can't be blank",
      french: "Ce champ est obligatoire",
      line: 98),
    // 8
    RuleSite(
      keyword: "type",
      limit: "boolean",
      english: "Back has the wrong type",
      french: "Type inattendu",
      line: 367),
    // 9
    RuleSite(
      keyword: "enum",
      limit: "red, dark-blue, 404, default",
      english: "Item is not in the list",
      french: "Choix inconnu",
      line: 525),
    // 10
    RuleSite(keyword: "type", limit: "integer", english: "Item has the wrong type", french: "Type inattendu", line: 96),
    // 11
    RuleSite(keyword: "format", limit: "uuid", english: "X-trace is invalid", french: "Format inconnu", line: 98),
    // 12
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Thing has the wrong type",
      french: "Type inattendu",
      line: 657),
    // 13
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 663),
    // 14
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Color can't be blank",
      french: "Ce champ est obligatoire",
      line: 663),
    // 15
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Made on can't be blank",
      french: "Ce champ est obligatoire",
      line: 663),
    // 16
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Price can't be blank",
      french: "Ce champ est obligatoire",
      line: 663),
    // 17
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Thing is not known",
      french: "Membre inconnu",
      line: 664),
    // 18
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Nothing can't be blank",
      french: "Ce champ est obligatoire",
      line: 663),
    // 19
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Note can't be blank",
      french: "Ce champ est obligatoire",
      line: 663),
    // 20
    RuleSite(
      keyword: "minProperties",
      limit: "2",
      english: "Thing must have at least 2 members",
      french: "Au moins 2 membres",
      line: 665),
    // 21
    RuleSite(
      keyword: "dependentRequired",
      limit: "siret",
      english: "Opens at needs Siret",
      french: "Il manque Siret",
      line: 666),
    // 22
    RuleSite(
      keyword: "x-invariant",
      limit: "secret",
      english: "Labels must say more",
      french: "Il faut d’autres étiquettes",
      line: 668),
    // 23
    RuleSite(keyword: "x-invariant", limit: "labels", english: "Best of is too large", french: "Trop grand", line: 670),
    // 24
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 157),
    // 25
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 174),
    // 26
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Number has the wrong type",
      french: "Type inattendu",
      line: 175),
    // 27
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Claim is not known",
      french: "Membre inconnu",
      line: 542),
    // 28
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Method can't be blank",
      french: "Ce champ est obligatoire",
      line: 541),
    // 29
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Name can't be blank",
      french: "Ce champ est obligatoire",
      line: 541),
    // 30
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "Notes must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 547),
    // 31
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 233),
    // 32
    RuleSite(keyword: "format", limit: "binary", english: "Scan is invalid", french: "Format inconnu", line: 560),
    // 33
    RuleSite(keyword: "format", limit: "binary", english: "Cover is invalid", french: "Format inconnu", line: 561),
    // 34
    RuleSite(keyword: "format", limit: "binary", english: "Photo is invalid", french: "Format inconnu", line: 562),
    // 35
    RuleSite(keyword: "format", limit: "binary", english: "Item is invalid", french: "Format inconnu", line: 563),
    // 36
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Papers is not known",
      french: "Membre inconnu",
      line: 554),
    // 37
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 553),
    // 38
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "Tags must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 559),
    // 39
    RuleSite(
      keyword: "uniqueItems",
      limit: "",
      english: "Tags must not repeat an item",
      french: "Sans répétition",
      line: 559),
    // 40
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Scan can't be blank",
      french: "Ce champ est obligatoire",
      line: 553),
    // 41
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Photos can't be blank",
      french: "Ce champ est obligatoire",
      line: 553),
    // 42
    RuleSite(
      keyword: "minItems",
      limit: "2",
      english: "Photos must have at least 2 items",
      french: "Au moins 2 éléments",
      line: 562),
    // 43
    RuleSite(
      keyword: "maxItems",
      limit: "3",
      english: "Photos must have at most 3 items",
      french: "Au plus 3 éléments",
      line: 562),
    // 44
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "In must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 563),
    // 45
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 255),
    // 46
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Text can't be blank",
      french: "Ce champ est obligatoire",
      line: 633),
    // 47
    RuleSite(keyword: "type", limit: "object", english: "Note has the wrong type", french: "Type inattendu", line: 632),
    // 48
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 281),
    // 49
    RuleSite(
      keyword: "maxItems",
      limit: "2",
      english: "Tags must have at most 2 items",
      french: "Au plus 2 éléments",
      line: 601),
    // 50
    RuleSite(
      keyword: "propertyNames",
      limit: "^[a-z_]{1,8}$",
      english: "Files has a member with a name that is not possible",
      french: "Files a un membre dont le nom n’est pas possible",
      line: 599),
    // 51
    RuleSite(keyword: "format", limit: "binary", english: "Item is invalid", french: "Format inconnu", line: 600),
    // 52
    RuleSite(
      keyword: "minItems",
      limit: "2",
      english: "Item must have at least 2 items",
      french: "Au moins 2 éléments",
      line: 600),
    // 53
    RuleSite(
      keyword: "maxItems",
      limit: "3",
      english: "Item must have at most 3 items",
      french: "Au plus 3 éléments",
      line: 600),
    // 54
    RuleSite(
      keyword: "maxProperties",
      limit: "2",
      english: "Files must have at most 2 members",
      french: "Au plus 2 membres",
      line: 598),
    // 55
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z]{2}-[0-9]{4}$",
      english: "Id is invalid",
      french: "Format inconnu",
      line: 307),
    // 56
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Places is not known",
      french: "Membre inconnu",
      line: 627),
    // 57
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z_]{1,20}$",
      english: "Step is invalid",
      french: "Format inconnu",
      line: 331),
    // 58
    RuleSite(
      keyword: "maxLength",
      limit: "100",
      english: "If-none-match is too long (maximum is 100)",
      french: "Au plus 100 caractères",
      line: 342),
    // 59
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z_]{1,20}$",
      english: "Step is invalid",
      french: "Format inconnu",
      line: 389),
    // 60
    RuleSite(
      keyword: "pattern",
      limit: "^[a-z_]{1,20}$",
      english: "Step is invalid",
      french: "Format inconnu",
      line: 406),
    // 61
    RuleSite(
      keyword: "maxLength",
      limit: "100",
      english: "Path is too long (maximum is 100)",
      french: "Au plus 100 caractères",
      line: 407),
    // 62
    RuleSite(
      keyword: "maxLength",
      limit: "100",
      english: "Range is too long (maximum is 100)",
      french: "Au plus 100 caractères",
      line: 411),
    // 63
    RuleSite(
      keyword: "maxLength",
      limit: "100",
      english: "If-range is too long (maximum is 100)",
      french: "Au plus 100 caractères",
      line: 412),
    // 64
    RuleSite(keyword: "minimum", limit: "1", english: "Limit must be at least 1", french: "Au moins 1", line: 94),
    // 65
    RuleSite(keyword: "maximum", limit: "50", english: "Limit must be at most 50", french: "Au plus 50", line: 94),
    // 66
    RuleSite(keyword: "format", limit: "int32", english: "Item is invalid", french: "Format inconnu", line: 96),
    // 67
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Title has the wrong type",
      french: "Type inattendu",
      line: 674),
    // 68
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Color has the wrong type",
      french: "Type inattendu",
      line: 524),
    // 69
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Made on has the wrong type",
      french: "Type inattendu",
      line: 676),
    // 70
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Opens at has the wrong type",
      french: "Type inattendu",
      line: 677),
    // 71
    RuleSite(
      keyword: "type",
      limit: "null, string",
      english: "Seen at has the wrong type",
      french: "Type inattendu",
      line: 678),
    // 72
    RuleSite(
      keyword: "type",
      limit: "number",
      english: "Price has the wrong type",
      french: "Type inattendu",
      line: 679),
    // 73
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Stock has the wrong type",
      french: "Type inattendu",
      line: 680),
    // 74
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Answer has the wrong type",
      french: "Type inattendu",
      line: 681),
    // 75
    RuleSite(
      keyword: "type",
      limit: "null",
      english: "Nothing has the wrong type",
      french: "Type inattendu",
      line: 682),
    // 76
    RuleSite(
      keyword: "type",
      limit: "null, string",
      english: "Note has the wrong type",
      french: "Type inattendu",
      line: 683),
    // 77
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Siret has the wrong type",
      french: "Type inattendu",
      line: 684),
    // 78
    RuleSite(keyword: "type", limit: "string", english: "Key has the wrong type", french: "Type inattendu", line: 685),
    // 79
    RuleSite(keyword: "type", limit: "string", english: "Page has the wrong type", french: "Type inattendu", line: 686),
    // 80
    RuleSite(keyword: "type", limit: "string", english: "Mail has the wrong type", french: "Type inattendu", line: 687),
    // 81
    RuleSite(keyword: "type", limit: "string", english: "Seal has the wrong type", french: "Type inattendu", line: 688),
    // 82
    RuleSite(
      keyword: "type",
      limit: "array",
      english: "Labels has the wrong type",
      french: "Type inattendu",
      line: 689),
    // 83
    RuleSite(
      keyword: "minItems",
      limit: "1",
      english: "Labels can't be blank",
      french: "Ce champ est obligatoire",
      line: 689),
    // 84
    RuleSite(
      keyword: "maxItems",
      limit: "4",
      english: "Labels must have at most 4 items",
      french: "Au plus 4 éléments",
      line: 689),
    // 85
    RuleSite(
      keyword: "uniqueItems",
      limit: "",
      english: "Labels must not repeat an item",
      french: "Sans répétition",
      line: 689),
    // 86
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Best of has the wrong type",
      french: "Type inattendu",
      line: 690),
    // 87
    RuleSite(keyword: "oneOf", limit: "", english: "Shape is none of the kinds", french: "Sorte inconnue", line: 650),
    // 88
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 650),
    // 89
    RuleSite(keyword: "type", limit: "array", english: "Parts has the wrong type", french: "Type inattendu", line: 693),
    // 90
    RuleSite(
      keyword: "maxItems",
      limit: "5",
      english: "Parts must have at most 5 items",
      french: "Au plus 5 éléments",
      line: 693),
    // 91
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Sizes has the wrong type",
      french: "Type inattendu",
      line: 694),
    // 92
    RuleSite(
      keyword: "propertyNames",
      limit: "^[a-z]{1,2}$",
      english: "Sizes has a member with a name that is not possible",
      french: "Sizes a un membre dont le nom n’est pas possible",
      line: 694),
    // 93
    RuleSite(
      keyword: "maxProperties",
      limit: "3",
      english: "Sizes must have at most 3 members",
      french: "Au plus 3 membres",
      line: 694),
    // 94
    RuleSite(keyword: "oneOf", limit: "", english: "Flag is none of the kinds", french: "Sorte inconnue", line: 695),
    // 95
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Password has the wrong type",
      french: "Type inattendu",
      line: 696),
    // 96
    RuleSite(keyword: "minimum", limit: "1", english: "Number must be at least 1", french: "Au moins 1", line: 175),
    // 97
    RuleSite(keyword: "maximum", limit: "9", english: "Number must be at most 9", french: "Au plus 9", line: 175),
    // 98
    RuleSite(
      keyword: "const",
      limit: "by-name",
      english: "Method must be by-name",
      french: "Doit être by-name",
      line: 544,
      errorCode: "unsupported_method"),
    // 99
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Name can't be blank",
      french: "Ce champ est obligatoire",
      line: 545),
    // 100
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Name is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 545),
    // 101
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Count has the wrong type",
      french: "Type inattendu",
      line: 546),
    // 102
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 547),
    // 103
    RuleSite(
      keyword: "maxLength",
      limit: "255",
      english: "Client is too long (maximum is 255)",
      french: "Au plus 255 caractères",
      line: 548),
    // 104
    RuleSite(
      keyword: "maxLength",
      limit: "255",
      english: "Client secret is too long (maximum is 255)",
      french: "Au plus 255 caractères",
      line: 549),
    // 105
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 556),
    // 106
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Title is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 556),
    // 107
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Pages has the wrong type",
      french: "Type inattendu",
      line: 557),
    // 108
    RuleSite(
      keyword: "enum",
      limit: "red, dark-blue, 404, default",
      english: "Color is not in the list",
      french: "Choix inconnu",
      line: 525),
    // 109
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 559),
    // 110
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Text is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 635),
    // 111
    RuleSite(keyword: "type", limit: "string", english: "Text has the wrong type", french: "Type inattendu", line: 635),
    // 112
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 601),
    // 113
    RuleSite(
      keyword: "propertyNames",
      limit: "^[a-z_]{1,8}$",
      english: "Answers has a member with a name that is not possible",
      french: "Answers a un membre dont le nom n’est pas possible",
      line: 584),
    // 114
    RuleSite(
      keyword: "maxProperties",
      limit: "3",
      english: "Answers must have at most 3 members",
      french: "Au plus 3 membres",
      line: 583),
    // 115
    RuleSite(
      keyword: "minProperties",
      limit: "1",
      english: "Years must have at least 1 members",
      french: "Au moins 1 membres",
      line: 588),
    // 116
    RuleSite(
      keyword: "maxProperties",
      limit: "2",
      english: "Years must have at most 2 members",
      french: "Au plus 2 membres",
      line: 589),
    // 117
    RuleSite(
      keyword: "required",
      limit: "",
      english: "City can't be blank",
      french: "Ce champ est obligatoire",
      line: 613),
    // 118
    RuleSite(
      keyword: "maxProperties",
      limit: "3",
      english: "Places must have at most 3 members",
      french: "Au plus 3 membres",
      line: 630),
    // 119
    RuleSite(
      keyword: "minLength",
      limit: "2",
      english: "Title is too short (minimum is 2)",
      french: "Au moins 2 caractères",
      line: 570),
    // 120
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Title is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 570),
    // 121
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Secret is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 571),
    // 122
    RuleSite(
      keyword: "maxProperties",
      limit: "3",
      english: "Answers must have at most 3 members",
      french: "Au plus 3 membres",
      line: 574),
    // 123
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "Title can't be blank",
      french: "Ce champ est obligatoire",
      line: 674),
    // 124
    RuleSite(
      keyword: "maxLength",
      limit: "40",
      english: "Title is too long (maximum is 40)",
      french: "Au plus 40 caractères",
      line: 674),
    // 125
    RuleSite(
      keyword: "x-plain-text",
      limit: "line",
      english: "Title must not contain HTML",
      french: "Sans balise HTML",
      line: 674),
    // 126
    RuleSite(keyword: "format", limit: "date", english: "Made on is invalid", french: "Format inconnu", line: 676),
    // 127
    RuleSite(
      keyword: "format",
      limit: "local-date-time",
      english: "Opens at is invalid",
      french: "Format inconnu",
      line: 677),
    // 128
    RuleSite(
      keyword: "x-future",
      limit: "",
      english: "Opens at must be in the future",
      french: "Doit être dans le futur",
      line: 677),
    // 129
    RuleSite(keyword: "format", limit: "date-time", english: "Seen at is invalid", french: "Format inconnu", line: 678),
    // 130
    RuleSite(keyword: "minimum", limit: "0", english: "Price must be at least 0", french: "Au moins 0", line: 679),
    // 131
    RuleSite(
      keyword: "exclusiveMaximum",
      limit: "1000000",
      english: "Price must be less than 1000000",
      french: "Moins que 1000000",
      line: 679),
    // 132
    RuleSite(
      keyword: "multipleOf",
      limit: "0.01",
      english: "Price must be a multiple of 0.01",
      french: "Un multiple de 0.01",
      line: 679),
    // 133
    RuleSite(keyword: "minimum", limit: "0", english: "Stock must be at least 0", french: "Au moins 0", line: 680),
    // 134
    RuleSite(keyword: "format", limit: "int64", english: "Stock is invalid", french: "Format inconnu", line: 680),
    // 135
    RuleSite(keyword: "const", limit: "42", english: "Answer must be 42", french: "Doit être 42", line: 681),
    // 136
    RuleSite(
      keyword: "maxLength",
      limit: "10000",
      english: "Note is too long (maximum is 10000)",
      french: "Au plus 10000 caractères",
      line: 683),
    // 137
    RuleSite(
      keyword: "x-plain-text",
      limit: "text",
      english: "Note must not contain HTML",
      french: "Sans balise HTML",
      line: 683),
    // 138
    RuleSite(
      keyword: "pattern",
      limit: "^[0-9]{14}$",
      english: "Siret is invalid",
      french: "Format inconnu",
      line: 684),
    // 139
    RuleSite(keyword: "x-checksum", limit: "siret", english: "Siret is invalid", french: "SIRET inconnu", line: 684),
    // 140
    RuleSite(keyword: "format", limit: "uuid", english: "Key is invalid", french: "Format inconnu", line: 685),
    // 141
    RuleSite(
      keyword: "maxLength",
      limit: "2048",
      english: "Page is too long (maximum is 2048)",
      french: "Au plus 2048 caractères",
      line: 686),
    // 142
    RuleSite(keyword: "format", limit: "uri", english: "Page is invalid", french: "Format inconnu", line: 686),
    // 143
    RuleSite(
      keyword: "maxLength",
      limit: "254",
      english: "Mail is too long (maximum is 254)",
      french: "Au plus 254 caractères",
      line: 687),
    // 144
    RuleSite(keyword: "format", limit: "email", english: "Mail is invalid", french: "Format inconnu", line: 687),
    // 145
    RuleSite(
      keyword: "maxLength",
      limit: "100",
      english: "Seal is too long (maximum is 100)",
      french: "Au plus 100 caractères",
      line: 688),
    // 146
    RuleSite(keyword: "format", limit: "base64", english: "Seal is invalid", french: "Format inconnu", line: 688),
    // 147
    RuleSite(keyword: "type", limit: "string", english: "Item has the wrong type", french: "Type inattendu", line: 689),
    // 148
    RuleSite(keyword: "minimum", limit: "1", english: "Best of must be at least 1", french: "Au moins 1", line: 690),
    // 149
    RuleSite(keyword: "maximum", limit: "4", english: "Best of must be at most 4", french: "Au plus 4", line: 690),
    // 150
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Circle has the wrong type",
      french: "Type inattendu",
      line: 637),
    // 151
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Shape can't be blank",
      french: "Ce champ est obligatoire",
      line: 639),
    // 152
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Radius can't be blank",
      french: "Ce champ est obligatoire",
      line: 639),
    // 153
    RuleSite(
      keyword: "type",
      limit: "object",
      english: "Square has the wrong type",
      french: "Type inattendu",
      line: 644),
    // 154
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Shape can't be blank",
      french: "Ce champ est obligatoire",
      line: 645),
    // 155
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Side can't be blank",
      french: "Ce champ est obligatoire",
      line: 645),
    // 156
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Item has the wrong type",
      french: "Type inattendu",
      line: 694),
    // 157
    RuleSite(
      keyword: "type",
      limit: "boolean",
      english: "Flag has the wrong type",
      french: "Type inattendu",
      line: 695),
    // 158
    RuleSite(keyword: "type", limit: "string", english: "Flag has the wrong type", french: "Type inattendu", line: 695),
    // 159
    RuleSite(
      keyword: "maxLength",
      limit: "20",
      english: "Password is too long (maximum is 20)",
      french: "Au plus 20 caractères",
      line: 696),
    // 160
    RuleSite(keyword: "minimum", limit: "1", english: "Count must be at least 1", french: "Au moins 1", line: 546),
    // 161
    RuleSite(keyword: "maximum", limit: "5", english: "Count must be at most 5", french: "Au plus 5", line: 546),
    // 162
    RuleSite(keyword: "minimum", limit: "1", english: "Pages must be at least 1", french: "Au moins 1", line: 557),
    // 163
    RuleSite(keyword: "maximum", limit: "9", english: "Pages must be at most 9", french: "Au plus 9", line: 557),
    // 164
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Answer is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 585),
    // 165
    RuleSite(
      keyword: "propertyNames",
      limit: "^[1-9]$",
      english: "Item has a member with a name that is not possible",
      french: "Élément a un membre dont le nom n’est pas possible",
      line: 593),
    // 166
    RuleSite(
      keyword: "maxProperties",
      limit: "2",
      english: "Item must have at most 2 members",
      french: "Au plus 2 membres",
      line: 592),
    // 167
    RuleSite(
      keyword: "minLength",
      limit: "1",
      english: "City can't be blank",
      french: "Ce champ est obligatoire",
      line: 615),
    // 168
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "City is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 615),
    // 169
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Street is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 616),
    // 170
    RuleSite(
      keyword: "maxProperties",
      limit: "2",
      english: "Floors must have at most 2 members",
      french: "Au plus 2 membres",
      line: 617),
    // 171
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Answer is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 575),
    // 172
    RuleSite(
      keyword: "enum",
      limit: "plain, secret",
      english: "Item is not in the list",
      french: "Choix inconnu",
      line: 689),
    // 173
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 641),
    // 174
    RuleSite(
      keyword: "type",
      limit: "number",
      english: "Radius has the wrong type",
      french: "Type inattendu",
      line: 642),
    // 175
    RuleSite(
      keyword: "type",
      limit: "string",
      english: "Shape has the wrong type",
      french: "Type inattendu",
      line: 647),
    // 176
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Side has the wrong type",
      french: "Type inattendu",
      line: 648),
    // 177
    RuleSite(keyword: "minimum", limit: "1", english: "Item must be at least 1", french: "Au moins 1", line: 694),
    // 178
    RuleSite(keyword: "maximum", limit: "9", english: "Item must be at most 9", french: "Au plus 9", line: 694),
    // 179
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Flag is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 695),
    // 180
    RuleSite(
      keyword: "additionalProperties",
      limit: "",
      english: "Year is not known",
      french: "Membre inconnu",
      line: 605),
    // 181
    RuleSite(
      keyword: "required",
      limit: "",
      english: "Turnover can't be blank",
      french: "Ce champ est obligatoire",
      line: 604),
    // 182
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Item has the wrong type",
      french: "Type inattendu",
      line: 617),
    // 183
    RuleSite(
      keyword: "minProperties",
      limit: "1",
      english: "Keys must have at least 1 members",
      french: "Au moins 1 membres",
      line: 623),
    // 184
    RuleSite(
      keyword: "maxProperties",
      limit: "2",
      english: "Keys must have at most 2 members",
      french: "Au plus 2 membres",
      line: 623),
    // 185
    RuleSite(keyword: "const", limit: "circle", english: "Shape must be circle", french: "Doit être circle", line: 641),
    // 186
    RuleSite(
      keyword: "exclusiveMinimum",
      limit: "0",
      english: "Radius must be more than 0",
      french: "Plus que 0",
      line: 642),
    // 187
    RuleSite(
      keyword: "maximum",
      limit: "99.5",
      english: "Radius must be at most 99.5",
      french: "Au plus 99.5",
      line: 642),
    // 188
    RuleSite(
      keyword: "multipleOf",
      limit: "0.5",
      english: "Radius must be a multiple of 0.5",
      french: "Un multiple de 0.5",
      line: 642),
    // 189
    RuleSite(keyword: "const", limit: "square", english: "Shape must be square", french: "Doit être square", line: 647),
    // 190
    RuleSite(keyword: "minimum", limit: "1", english: "Side must be at least 1", french: "Au moins 1", line: 648),
    // 191
    RuleSite(keyword: "maximum", limit: "100", english: "Side must be at most 100", french: "Au plus 100", line: 648),
    // 192
    RuleSite(
      keyword: "type",
      limit: "integer",
      english: "Turnover has the wrong type",
      french: "Type inattendu",
      line: 607),
    // 193
    RuleSite(keyword: "format", limit: "date", english: "Ends on is invalid", french: "Format inconnu", line: 608),
    // 194
    RuleSite(
      keyword: "type",
      limit: "boolean",
      english: "Is closed has the wrong type",
      french: "Type inattendu",
      line: 609),
    // 195
    RuleSite(keyword: "minimum", limit: "0", english: "Item must be at least 0", french: "Au moins 0", line: 617),
    // 196
    RuleSite(keyword: "maximum", limit: "9", english: "Item must be at most 9", french: "Au plus 9", line: 617),
    // 197
    RuleSite(
      keyword: "maxLength",
      limit: "10",
      english: "Item is too long (maximum is 10)",
      french: "Au plus 10 caractères",
      line: 623),
    // 198
    RuleSite(keyword: "minimum", limit: "0", english: "Turnover must be at least 0", french: "Au moins 0", line: 607),
    // 199
    RuleSite(
      keyword: "maximum",
      limit: "1000",
      english: "Turnover must be at most 1000",
      french: "Au plus 1000",
      line: 607),
  ]
}
