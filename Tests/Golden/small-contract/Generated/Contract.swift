// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

/// The contract that this module was generated from.
public enum Contract {
  public static let title = "Small contract"
  public static let version = "0.1.0"
  /// The SHA-256 of the YAML file, in lower-case hexadecimal.
  public static let sha256 = "7a2da5abb212fd2a57b772fd060a9ec76aa92ca4525a79b9ae4b1827aec3bf9d"
  /// The zones in which local times are read; they are loaded before any thread starts.
  public static let timeZones: [String] = ["Europe/Paris"]
  /// The file as it was read.
  public static let yaml: [UInt8] = yamlText.withUTF8Buffer { Array($0) }
  /// The same document as JSON.
  public static let json: [UInt8] = jsonText.withUTF8Buffer { Array($0) }
}

private let yamlText: StaticString = #"""
openapi: 3.1.0
info:
  title: Small contract
  version: 0.1.0
  description: One of each thing that the generator can write.
servers:
  - url: https://example.org
tags:
  - name: Things
    description: What the contract is about
x-time-zone: Europe/Paris
x-quotas:
  api:
    limit: 100
    window: 60
    burst: 5
x-errors:
  api:
    malformed: {status: 400, body: {error: Bad Request}, adds: [errors]}
    unauthenticated: {status: 401, body: {error: Not authorized}}
    inactive: {status: 401, body: {error: Not authorized}}
    forbidden: {status: 403, body: {error: Forbidden}}
    not-found: {status: 404, body: {error: Not found}}
    method-not-allowed: {status: 405, body: {error: Method not allowed}}
    not-acceptable: {status: 406, body: {error: Not acceptable}}
    request-timeout: {status: 408, body: {error: Request timeout}}
    payload-too-large: {status: 413, body: {error: Payload too large}}
    uri-too-long: {status: 414, body: {error: URI too long}}
    unsupported-media-type: {status: 415, body: {error: Unsupported media type}}
    invalid: {status: 422, body: {error: Validation failed}, adds: [errors, field_errors]}
    too-many-requests: {status: 429, body: {error: Rate limit exceeded}, adds: [retry_after]}
    headers-too-large: {status: 431, body: {error: Headers too large}}
    fault: {status: 500, body: {error: Internal server error}, adds: [request_id]}
    unavailable: {status: 503, body: {error: Service unavailable}, adds: [retry_after]}
    version-not-supported: {status: 505, body: {error: HTTP version not supported}}
  pages:
    malformed: {status: 400, page: {title: Demande illisible, text: Le formulaire n’a pas pu être lu.}}
    forbidden: {status: 403, page: {title: Accès refusé, text: Cette page ne vous est pas ouverte.}}
    csrf: {status: 403, page: {title: Session expirée, text: "Rechargez la page, puis recommencez."}}
    not-found: {status: 404, page: {title: Page introuvable, text: La page demandée n’existe pas.}}
    method-not-allowed: {status: 405, page: {title: Action impossible, text: Cette page ne se demande pas ainsi.}}
    not-acceptable: {status: 406, page: {title: Format indisponible, text: Cette page n’existe qu’en HTML.}}
    request-timeout: {status: 408, page: {title: Demande trop lente, text: Recommencez.}}
    payload-too-large: {status: 413, page: {title: Envoi trop volumineux, text: Réduisez la taille des fichiers.}}
    uri-too-long: {status: 414, page: {title: Adresse trop longue, text: Vérifiez l’adresse.}}
    unsupported-media-type: {status: 415, page: {title: Format inconnu, text: Utilisez le formulaire.}}
    invalid: {status: 422, page: {title: Adresse incorrecte, text: L’adresse de la page n’est pas valable.}}
    too-many-requests: {status: 429, page: {title: Trop de demandes, text: Patientez un instant.}}
    headers-too-large: {status: 431, page: {title: Demande trop longue, text: Effacez les cookies de ce site.}}
    fault: {status: 500, page: {title: Erreur, text: Une erreur est survenue.}}
    unavailable: {status: 503, page: {title: Service indisponible, text: Recommencez dans un instant.}}
    version-not-supported: {status: 505, page: {title: Navigateur inconnu, text: Mettez à jour votre navigateur.}}
x-messages:
  required: {en: "%{label} can't be blank", fr: Ce champ est obligatoire}
  type: {en: "%{label} has the wrong type", fr: Type inattendu}
  enum: {en: "%{label} is not in the list", fr: Choix inconnu}
  const: {en: "%{label} must be %{limit}", fr: "Doit être %{limit}"}
  minLength: {en: "%{label} is too short (minimum is %{limit})", fr: "Au moins %{limit} caractères"}
  maxLength: {en: "%{label} is too long (maximum is %{limit})", fr: "Au plus %{limit} caractères"}
  pattern: {en: "%{label} is invalid", fr: Format inconnu}
  format: {en: "%{label} is invalid", fr: Format inconnu}
  minimum: {en: "%{label} must be at least %{limit}", fr: "Au moins %{limit}"}
  maximum: {en: "%{label} must be at most %{limit}", fr: "Au plus %{limit}"}
  exclusiveMinimum: {en: "%{label} must be more than %{limit}", fr: "Plus que %{limit}"}
  exclusiveMaximum: {en: "%{label} must be less than %{limit}", fr: "Moins que %{limit}"}
  multipleOf: {en: "%{label} must be a multiple of %{limit}", fr: "Un multiple de %{limit}"}
  minItems: {en: "%{label} must have at least %{limit} items", fr: "Au moins %{limit} éléments"}
  maxItems: {en: "%{label} must have at most %{limit} items", fr: "Au plus %{limit} éléments"}
  uniqueItems: {en: "%{label} must not repeat an item", fr: Sans répétition}
  minProperties: {en: "%{label} must have at least %{limit} members", fr: "Au moins %{limit} membres"}
  maxProperties: {en: "%{label} must have at most %{limit} members", fr: "Au plus %{limit} membres"}
  additionalProperties: {en: "%{label} is not known", fr: Membre inconnu}
  dependentRequired: {en: "%{label} needs %{limit}", fr: "Il manque %{limit}"}
  oneOf: {en: "%{label} is none of the kinds", fr: Sorte inconnue}
  x-plain-text: {en: "%{label} must not contain HTML", fr: Sans balise HTML}
  x-checksum: {en: "%{label} is invalid", fr: SIRET inconnu}
  x-future: {en: "%{label} must be in the future", fr: Doit être dans le futur}
  x-invariant: {en: "%{label} breaks a rule", fr: Règle enfreinte}
x-transport-responses:
  "400": {$ref: "#/components/responses/Refused"}
paths:
  /things:
    get:
      operationId: listThings
      tags: [Things]
      summary: List things
      x-summary-fr: Lister les choses
      security:
        - oauth: [read]
        - oauth: [read, write]
      x-quota: api
      x-timeout: 5
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 50, default: 10}}
        - {name: kinds, in: query, schema: {type: array, maxItems: 3, uniqueItems: true, items: {$ref: "#/components/schemas/Color"}}}
        - {name: ids, in: query, explode: false, schema: {type: array, minItems: 1, maxItems: 4, items: {type: integer, format: int32}}}
        - {name: sold, in: query, schema: {type: boolean}}
        - {name: X-Trace, in: header, required: true, schema: {type: string, format: uuid}}
      responses:
        "200":
          description: Some things
          content:
            application/json:
              x-max-response: 65536
              schema:
                type: array
                maxItems: 50
                items: {$ref: "#/components/schemas/Thing"}
        "422": {$ref: "#/components/responses/Refused"}
    post:
      operationId: createThing
      tags: [Things]
      summary: Make a thing
      x-summary-fr: Créer une chose
      security:
        - oauth: [write]
      x-quota: api
      x-timeout: 5
      requestBody:
        required: true
        content:
          application/json:
            x-max-body: 65536
            schema:
              type: object
              x-envelope: true
              required: [thing]
              properties:
                thing: {$ref: "#/components/schemas/Thing"}
      responses:
        "201":
          description: Made
          headers:
            Location: {required: true, x-set-by: handler, schema: {type: string, format: uri, maxLength: 2048}}
            X-Count: {x-set-by: handler, schema: {type: integer, minimum: 0, maximum: 10}}
            Cache-Control: {required: true, schema: {type: string, const: no-store}}
          content:
            application/json:
              x-max-response: 65536
              schema: {$ref: "#/components/schemas/Thing"}
        "409":
          description: There is one already
          content:
            application/json:
              x-max-response: 65536
              schema: {$ref: "#/components/schemas/Error"}
              examples:
                already-there:
                  summary: The same name is taken.
                  value: {error: Already there}
            application/problem+json:
              x-max-response: 65536
              schema: {$ref: "#/components/schemas/Error"}
        "422": {$ref: "#/components/responses/Refused"}
  /things/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, pattern: "^[a-z]{2}-[0-9]{4}$"}}
    delete:
      operationId: deleteThing
      tags: [Things]
      summary: Forget a thing
      x-summary-fr: Oublier une chose
      security:
        - oauth: []
      x-quota: api
      x-timeout: 5
      responses:
        "204":
          description: Forgotten
        "404": {$ref: "#/components/responses/Refused"}
  /things/{id}/picture/{number}:
    x-environments: [sandbox, staging]
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, pattern: "^[a-z]{2}-[0-9]{4}$"}}
      - {name: number, in: path, required: true, schema: {type: integer, minimum: 1, maximum: 9}}
    get:
      operationId: getPicture
      tags: [Things]
      summary: Look at a thing
      x-summary-fr: Voir une chose
      security: []
      x-quota: {unmetered: Pictures are small}
      x-timeout: 5
      responses:
        "200":
          description: The picture
          content:
            image/png:
              x-max-response: 1048576
              schema: {type: string, format: binary}
        "404": {$ref: "#/components/responses/Refused"}
    put:
      operationId: putPicture
      tags: [Things]
      summary: Show a thing
      x-summary-fr: Montrer une chose
      security:
        - oauth: [write]
      x-quota: api
      x-timeout: 5
      requestBody:
        required: true
        content:
          image/png:
            x-max-body: 1048576
            schema: {type: string, format: binary}
      responses:
        "204":
          description: Taken
        "404": {$ref: "#/components/responses/Refused"}
  /things/mine:
    post:
      operationId: claimThing
      tags: [Things]
      summary: Claim a thing
      x-summary-fr: Réclamer une chose
      security:
        - client: []
      x-quota: api
      x-timeout: 5
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            x-max-body: 1024
            schema: {$ref: "#/components/schemas/Claim"}
      responses:
        "200":
          description: Claimed
        "400": {$ref: "#/components/responses/Refused"}
  /things/{id}/papers:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, pattern: "^[a-z]{2}-[0-9]{4}$"}}
    post:
      operationId: fileThing
      tags: [Things]
      summary: File the papers of a thing
      x-summary-fr: Ranger les papiers d’une chose
      security:
        - oauth: [write]
      x-quota: api
      x-timeout: 5
      requestBody:
        required: true
        content:
          multipart/form-data:
            x-max-body: 4096
            schema: {$ref: "#/components/schemas/Papers"}
      responses:
        "204":
          description: Filed
        "422": {$ref: "#/components/responses/Refused"}
  /things/{id}/note:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, pattern: "^[a-z]{2}-[0-9]{4}$"}}
    put:
      operationId: noteThing
      tags: [Things]
      summary: Note something, in any notation
      x-summary-fr: Noter quelque chose
      security: []
      x-quota: api
      x-timeout: 5
      requestBody:
        content:
          application/json:
            x-max-body: 1024
            schema: {$ref: "#/components/schemas/Note"}
          multipart/form-data:
            x-max-body: 1024
            schema: {$ref: "#/components/schemas/Note"}
          application/x-www-form-urlencoded:
            x-max-body: 1024
            schema: {$ref: "#/components/schemas/Note"}
      responses:
        "204":
          description: Noted
        "422": {$ref: "#/components/responses/Refused"}
  /things/{id}/survey:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, pattern: "^[a-z]{2}-[0-9]{4}$"}}
    post:
      operationId: surveyThing
      tags: [Things]
      summary: Answer questions about a thing
      x-summary-fr: Répondre sur une chose
      security: []
      x-quota: api
      x-timeout: 5
      requestBody:
        required: true
        content:
          multipart/form-data:
            x-max-body: 4096
            encoding:
              answers: {style: deepObject, explode: true}
              years: {style: deepObject, explode: true}
              place: {style: deepObject, explode: true}
              files: {style: deepObject, explode: true}
            schema: {$ref: "#/components/schemas/Survey"}
      responses:
        "204":
          description: Answered
        "422": {$ref: "#/components/responses/Refused"}
  /things/{id}/address:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, pattern: "^[a-z]{2}-[0-9]{4}$"}}
    post:
      operationId: placeThing
      tags: [Things]
      summary: Say where a thing is
      x-summary-fr: Dire où est une chose
      security: []
      x-quota: api
      x-timeout: 5
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            x-max-body: 4096
            encoding:
              places: {style: deepObject, explode: true}
              main: {style: deepObject, explode: true}
            schema: {$ref: "#/components/schemas/Places"}
      responses:
        "204":
          description: Placed
        "422": {$ref: "#/components/responses/Refused"}
  /pages/{step}:
    parameters:
      - {name: step, in: path, required: true, schema: {type: string, pattern: "^[a-z_]{1,20}$"}}
    get:
      operationId: showStep
      tags: [Things]
      summary: Show a step
      x-summary-fr: Voir une étape
      security: [{browser: []}, {}]
      x-quota: {unmetered: For people}
      x-timeout: 5
      x-error-profile: pages
      parameters:
        - {name: If-None-Match, in: header, schema: {type: string, maxLength: 100}}
      responses:
        "200":
          description: The page
          headers:
            Content-Security-Policy: {required: true, x-set-by: handler, schema: {type: string, maxLength: 1000}}
          content:
            text/html: {x-max-response: 65536}
        "303": {$ref: "#/components/responses/Next"}
        "304":
          description: The same page
          headers:
            ETag: {required: true, x-set-by: handler, schema: {type: string, maxLength: 100}}
        "404": {$ref: "#/components/responses/Page"}
        "422": {$ref: "#/components/responses/Page"}
    post:
      operationId: sendStep
      tags: [Things]
      summary: Send a step
      x-summary-fr: Envoyer une étape
      security: [{browser: []}, {}]
      x-quota: {unmetered: For people}
      x-timeout: 5
      x-error-profile: pages
      parameters:
        - {name: back, in: query, schema: {type: boolean}}
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            x-max-body: 4096
            x-invalid: handler
            encoding:
              answers: {style: deepObject, explode: true}
            schema: {$ref: "#/components/schemas/Step"}
          multipart/form-data:
            x-max-body: 4096
            x-invalid: handler
            encoding:
              answers: {style: deepObject, explode: true}
            schema: {$ref: "#/components/schemas/Step"}
      responses:
        "303": {$ref: "#/components/responses/Next"}
        "404": {$ref: "#/components/responses/Page"}
        "422": {$ref: "#/components/responses/Page"}
  /pages/{step}/leave:
    parameters:
      - {name: step, in: path, required: true, schema: {type: string, pattern: "^[a-z_]{1,20}$"}}
    post:
      operationId: leaveStep
      tags: [Things]
      summary: Leave a step
      x-summary-fr: Quitter une étape
      security: [{browser: []}, {}]
      x-csrf: {exempt: Nothing is changed}
      x-quota: {unmetered: For people}
      x-timeout: 5
      x-error-profile: pages
      responses:
        "204":
          description: Left
        "404": {$ref: "#/components/responses/Page"}
  /pages/{step}/files/{path}:
    parameters:
      - {name: step, in: path, required: true, schema: {type: string, pattern: "^[a-z_]{1,20}$"}}
      - {name: path, in: path, required: true, x-rest-of-path: true, schema: {type: string, maxLength: 100}}
    get:
      operationId: getFile
      parameters:
        - {name: Range, in: header, schema: {type: string, maxLength: 100}}
        - {name: If-Range, in: header, schema: {type: string, maxLength: 100}}
      tags: [Things]
      summary: Read a file of the pages
      x-summary-fr: Lire un fichier des pages
      security: []
      x-quota: {unmetered: Files of pages}
      x-timeout: 5
      x-error-profile: pages
      responses:
        "200":
          description: The file
          headers:
            ETag: {x-set-by: handler, schema: {type: string, maxLength: 100}}
          content:
            text/css: {x-max-response: 65536}
            font/woff2: {x-max-response: 65536}
        "206":
          description: A part of the file
          headers:
            Content-Range: {required: true, x-set-by: handler, schema: {type: string, maxLength: 100}}
          content:
            text/css: {x-max-response: 65536}
        "404": {$ref: "#/components/responses/Page"}
        "416":
          description: No such part
          headers:
            Content-Range: {required: true, x-set-by: handler, schema: {type: string, maxLength: 100}}
        "422": {$ref: "#/components/responses/Page"}
  /figures:
    get:
      operationId: getFigures
      tags: [Things]
      summary: Read how it goes
      x-summary-fr: Lire comment cela va
      security:
        - operator: []
      x-quota: {unmetered: Who runs it may always look}
      x-timeout: 5
      responses:
        "200":
          description: The figures
          content:
            text/plain; version=0.0.4: {x-max-response: 65536}
webhooks:
  thing.sold:
    post:
      operationId: thingSold
      tags: [Things]
      summary: A thing is sold
      x-summary-fr: Une chose est vendue
      x-webhook-delivery:
        timeout: 30
        retry-after: [1, 4]
        breaker: {failures: 5, open-for: 1800}
        signature-header: X-Signature
      parameters:
        - {name: X-Signature, in: header, required: true, schema: {type: string, pattern: "^sha256=[0-9a-f]{64}$"}}
        - {name: User-Agent, in: header, required: true, schema: {type: string, const: Small/1.0}}
      requestBody:
        required: true
        content:
          application/json:
            x-max-body: 1024
            schema:
              type: object
              required: [event, thing]
              additionalProperties: false
              properties:
                event: {type: string, const: thing.sold}
                thing: {$ref: "#/components/schemas/Thing"}
      responses:
        "200":
          description: Received
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: /oauth/token
          scopes:
            read: Reading
            write: Writing
    client:
      type: http
      scheme: basic
      x-form-credentials: {id: client_id, secret: client_secret}
    browser:
      type: apiKey
      in: cookie
      name: small_session
    operator:
      type: http
      scheme: bearer
  responses:
    Next:
      description: On to another step
      headers:
        Location: {required: true, x-set-by: handler, schema: {type: string, maxLength: 2048}}
        Set-Cookie: {x-set-by: handler, schema: {type: string, maxLength: 1000}}
    Page:
      description: Not so, for people
      content:
        text/html: {x-max-response: 65536}
    Refused:
      description: Not so
      content:
        application/json:
          x-max-response: 65536
          schema: {$ref: "#/components/schemas/Error"}
  schemas:
    Color:
      type: string
      enum: [red, dark-blue, "404", default]
    Error:
      type: object
      required: [error]
      properties:
        error: {type: string, maxLength: 255}
        errors:
          type: array
          maxItems: 10
          items: {type: string, maxLength: 255}
        by_field:
          type: object
          maxProperties: 5
          additionalProperties: {type: array, maxItems: 2, items: {type: string, maxLength: 255}}
    Claim:
      type: object
      required: [method, name]
      additionalProperties: false
      properties:
        method: {type: string, const: by-name, x-error: unsupported_method}
        name: {type: string, minLength: 1, maxLength: 20}
        count: {type: integer, minimum: 1, maximum: 5, default: 1}
        notes: {type: array, maxItems: 2, items: {type: string, maxLength: 10}}
        client_id: {type: string, maxLength: 255}
        client_secret: {type: string, maxLength: 255, x-sensitive: true}
    Papers:
      type: object
      description: Files and what is said of them.
      required: [title, scan, photos]
      additionalProperties: false
      properties:
        title: {type: string, x-trim: true, minLength: 1, maxLength: 20}
        pages: {type: integer, minimum: 1, maximum: 9, default: 1}
        color: {$ref: "#/components/schemas/Color"}
        tags: {type: array, maxItems: 2, uniqueItems: true, items: {type: string, maxLength: 10}}
        scan: {type: string, format: binary, x-max-part: 16}
        cover: {type: string, format: binary, x-max-part: 16}
        photos: {type: array, minItems: 2, maxItems: 3, items: {type: string, format: binary, x-max-part: 8, x-label: {en: Photo, fr: Photo}}}
        in: {type: array, maxItems: 2, items: {type: string, format: binary, x-max-part: 8}}
        number: {type: string, maxLength: 3, readOnly: true}
    Step:
      type: object
      required: [csrf_token, answers]
      properties:
        csrf_token: {type: string, maxLength: 100, x-csrf: true}
        title: {type: string, minLength: 2, maxLength: 10}
        secret: {type: string, maxLength: 10, x-sensitive: true}
        answers:
          type: object
          maxProperties: 3
          additionalProperties: {type: string, maxLength: 10, x-label: {en: Answer, fr: Réponse}}
    Survey:
      type: object
      description: Answers by their questions, and files.
      required: [answers, files]
      properties:
        answers:
          type: object
          maxProperties: 3
          propertyNames: {pattern: "^[a-z_]{1,8}$"}
          additionalProperties: {type: string, maxLength: 10, x-label: {en: Answer, fr: Réponse}}
        years:
          type: object
          minProperties: 1
          maxProperties: 2
          additionalProperties:
            type: object
            maxProperties: 2
            propertyNames: {pattern: "^[1-9]$"}
            additionalProperties: {$ref: "#/components/schemas/Year"}
        place: {$ref: "#/components/schemas/Place"}
        files:
          type: object
          maxProperties: 2
          propertyNames: {pattern: "^[a-z_]{1,8}$"}
          additionalProperties: {type: array, minItems: 2, maxItems: 3, items: {type: string, format: binary, x-max-part: 8}}
        tags: {type: array, maxItems: 2, items: {type: string, maxLength: 10}}
    Year:
      type: object
      required: [turnover]
      additionalProperties: false
      properties:
        turnover: {type: integer, minimum: 0, maximum: 1000}
        ends_on: {type: string, format: date}
        is_closed: {type: boolean}
        color: {$ref: "#/components/schemas/Color"}
    Place:
      type: object
      required: [city, floors]
      properties:
        city: {type: string, minLength: 1, maxLength: 10}
        street: {type: string, maxLength: 10}
        floors: {type: object, maxProperties: 2, additionalProperties: {type: integer, minimum: 0, maximum: 9}}
        door: {$ref: "#/components/schemas/Door"}
    Door:
      type: object
      required: [keys]
      properties:
        keys: {type: object, minProperties: 1, maxProperties: 2, additionalProperties: {type: string, maxLength: 10}}
    Places:
      type: object
      required: [main]
      additionalProperties: false
      properties:
        main: {$ref: "#/components/schemas/Place"}
        places: {type: object, maxProperties: 3, additionalProperties: {$ref: "#/components/schemas/Place"}}
    Note:
      type: object
      required: [text]
      properties:
        text: {type: string, maxLength: 20}
    Circle:
      type: object
      description: Round.
      required: [shape, radius]
      properties:
        shape: {type: string, const: circle}
        radius: {type: number, exclusiveMinimum: 0, maximum: 99.5, multipleOf: 0.5}
    Square:
      type: object
      required: [shape, side]
      properties:
        shape: {type: string, const: square}
        side: {type: integer, minimum: 1, maximum: 100}
    Shape:
      oneOf:
        - {$ref: "#/components/schemas/Circle"}
        - {$ref: "#/components/schemas/Square"}
      discriminator:
        propertyName: shape
        mapping: {circle: "#/components/schemas/Circle", square: "#/components/schemas/Square"}
    Thing:
      type: object
      description: |
        The thing itself.

        A description of several paragraphs, of which the second is long enough to be wrapped when it is written into the
        comments of a generated file.
      required: [name, color, made_on, price, nothing, note]
      additionalProperties: false
      minProperties: 2
      dependentRequired: {opens_at: [siret]}
      x-invariant:
        - not-alone: {in: labels, value: secret}
          message: {en: Labels must say more, fr: Il faut d’autres étiquettes}
        - at-most-size: {value: best_of, of: labels, or-one-with: note}
          message: {en: Best of is too large, fr: Trop grand}
      properties:
        id: {type: string, pattern: "^[a-z]{2}-[0-9]{4}$", readOnly: true}
        name: {type: string, x-trim: true, minLength: 1, maxLength: 40, x-plain-text: line, x-label: {en: Title, fr: Titre}}
        color: {$ref: "#/components/schemas/Color"}
        made_on: {type: string, format: date}
        opens_at: {type: string, format: local-date-time, x-future: true}
        seen_at: {type: [string, "null"], format: date-time}
        price: {type: number, minimum: 0, exclusiveMaximum: 1000000, multipleOf: 0.01}
        stock: {type: integer, format: int64, minimum: 0, default: 1}
        answer: {type: integer, const: 42}
        nothing: {type: "null"}
        note: {type: [string, "null"], maxLength: 10000, x-plain-text: text}
        siret: {type: string, x-trim: true, pattern: "^[0-9]{14}$", x-checksum: siret}
        key: {type: string, format: uuid}
        page: {type: string, format: uri, maxLength: 2048}
        mail: {type: string, format: email, maxLength: 254}
        seal: {type: string, contentEncoding: base64, maxLength: 100}
        labels: {type: array, minItems: 1, maxItems: 4, uniqueItems: true, items: {type: string, enum: [plain, secret]}}
        best_of: {type: integer, minimum: 1, maximum: 4}
        shape: {$ref: "#/components/schemas/Shape"}
        parent: {$ref: "#/components/schemas/Thing"}
        parts: {type: array, maxItems: 5, items: {$ref: "#/components/schemas/Thing", x-label: {en: Part, fr: Pièce}}}
        sizes: {type: object, maxProperties: 3, propertyNames: {pattern: "^[a-z]{1,2}$"}, additionalProperties: {type: integer, minimum: 1, maximum: 9}}
        flag: {oneOf: [{type: boolean}, {type: string, maxLength: 10}]}
        password: {type: string, maxLength: 20, writeOnly: true, x-sensitive: true}

"""#

private let jsonText: StaticString = #"""
{"openapi":"3.1.0","info":{"title":"Small contract","version":"0.1.0","description":"One of each thing that the generator can write."},"servers":[{"url":"https://example.org"}],"tags":[{"name":"Things","description":"What the contract is about"}],"x-time-zone":"Europe/Paris","x-quotas":{"api":{"limit":100,"window":60,"burst":5}},"x-errors":{"api":{"malformed":{"status":400,"body":{"error":"Bad Request"},"adds":["errors"]},"unauthenticated":{"status":401,"body":{"error":"Not authorized"}},"inactive":{"status":401,"body":{"error":"Not authorized"}},"forbidden":{"status":403,"body":{"error":"Forbidden"}},"not-found":{"status":404,"body":{"error":"Not found"}},"method-not-allowed":{"status":405,"body":{"error":"Method not allowed"}},"not-acceptable":{"status":406,"body":{"error":"Not acceptable"}},"request-timeout":{"status":408,"body":{"error":"Request timeout"}},"payload-too-large":{"status":413,"body":{"error":"Payload too large"}},"uri-too-long":{"status":414,"body":{"error":"URI too long"}},"unsupported-media-type":{"status":415,"body":{"error":"Unsupported media type"}},"invalid":{"status":422,"body":{"error":"Validation failed"},"adds":["errors","field_errors"]},"too-many-requests":{"status":429,"body":{"error":"Rate limit exceeded"},"adds":["retry_after"]},"headers-too-large":{"status":431,"body":{"error":"Headers too large"}},"fault":{"status":500,"body":{"error":"Internal server error"},"adds":["request_id"]},"unavailable":{"status":503,"body":{"error":"Service unavailable"},"adds":["retry_after"]},"version-not-supported":{"status":505,"body":{"error":"HTTP version not supported"}}},"pages":{"malformed":{"status":400,"page":{"title":"Demande illisible","text":"Le formulaire n’a pas pu être lu."}},"forbidden":{"status":403,"page":{"title":"Accès refusé","text":"Cette page ne vous est pas ouverte."}},"csrf":{"status":403,"page":{"title":"Session expirée","text":"Rechargez la page, puis recommencez."}},"not-found":{"status":404,"page":{"title":"Page introuvable","text":"La page demandée n’existe pas."}},"method-not-allowed":{"status":405,"page":{"title":"Action impossible","text":"Cette page ne se demande pas ainsi."}},"not-acceptable":{"status":406,"page":{"title":"Format indisponible","text":"Cette page n’existe qu’en HTML."}},"request-timeout":{"status":408,"page":{"title":"Demande trop lente","text":"Recommencez."}},"payload-too-large":{"status":413,"page":{"title":"Envoi trop volumineux","text":"Réduisez la taille des fichiers."}},"uri-too-long":{"status":414,"page":{"title":"Adresse trop longue","text":"Vérifiez l’adresse."}},"unsupported-media-type":{"status":415,"page":{"title":"Format inconnu","text":"Utilisez le formulaire."}},"invalid":{"status":422,"page":{"title":"Adresse incorrecte","text":"L’adresse de la page n’est pas valable."}},"too-many-requests":{"status":429,"page":{"title":"Trop de demandes","text":"Patientez un instant."}},"headers-too-large":{"status":431,"page":{"title":"Demande trop longue","text":"Effacez les cookies de ce site."}},"fault":{"status":500,"page":{"title":"Erreur","text":"Une erreur est survenue."}},"unavailable":{"status":503,"page":{"title":"Service indisponible","text":"Recommencez dans un instant."}},"version-not-supported":{"status":505,"page":{"title":"Navigateur inconnu","text":"Mettez à jour votre navigateur."}}}},"x-messages":{"required":{"en":"%{label} can't be blank","fr":"Ce champ est obligatoire"},"type":{"en":"%{label} has the wrong type","fr":"Type inattendu"},"enum":{"en":"%{label} is not in the list","fr":"Choix inconnu"},"const":{"en":"%{label} must be %{limit}","fr":"Doit être %{limit}"},"minLength":{"en":"%{label} is too short (minimum is %{limit})","fr":"Au moins %{limit} caractères"},"maxLength":{"en":"%{label} is too long (maximum is %{limit})","fr":"Au plus %{limit} caractères"},"pattern":{"en":"%{label} is invalid","fr":"Format inconnu"},"format":{"en":"%{label} is invalid","fr":"Format inconnu"},"minimum":{"en":"%{label} must be at least %{limit}","fr":"Au moins %{limit}"},"maximum":{"en":"%{label} must be at most %{limit}","fr":"Au plus %{limit}"},"exclusiveMinimum":{"en":"%{label} must be more than %{limit}","fr":"Plus que %{limit}"},"exclusiveMaximum":{"en":"%{label} must be less than %{limit}","fr":"Moins que %{limit}"},"multipleOf":{"en":"%{label} must be a multiple of %{limit}","fr":"Un multiple de %{limit}"},"minItems":{"en":"%{label} must have at least %{limit} items","fr":"Au moins %{limit} éléments"},"maxItems":{"en":"%{label} must have at most %{limit} items","fr":"Au plus %{limit} éléments"},"uniqueItems":{"en":"%{label} must not repeat an item","fr":"Sans répétition"},"minProperties":{"en":"%{label} must have at least %{limit} members","fr":"Au moins %{limit} membres"},"maxProperties":{"en":"%{label} must have at most %{limit} members","fr":"Au plus %{limit} membres"},"additionalProperties":{"en":"%{label} is not known","fr":"Membre inconnu"},"dependentRequired":{"en":"%{label} needs %{limit}","fr":"Il manque %{limit}"},"oneOf":{"en":"%{label} is none of the kinds","fr":"Sorte inconnue"},"x-plain-text":{"en":"%{label} must not contain HTML","fr":"Sans balise HTML"},"x-checksum":{"en":"%{label} is invalid","fr":"SIRET inconnu"},"x-future":{"en":"%{label} must be in the future","fr":"Doit être dans le futur"},"x-invariant":{"en":"%{label} breaks a rule","fr":"Règle enfreinte"}},"x-transport-responses":{"400":{"$ref":"#/components/responses/Refused"}},"paths":{"/things":{"get":{"operationId":"listThings","tags":["Things"],"summary":"List things","x-summary-fr":"Lister les choses","security":[{"oauth":["read"]},{"oauth":["read","write"]}],"x-quota":"api","x-timeout":5,"parameters":[{"name":"limit","in":"query","schema":{"type":"integer","minimum":1,"maximum":50,"default":10}},{"name":"kinds","in":"query","schema":{"type":"array","maxItems":3,"uniqueItems":true,"items":{"$ref":"#/components/schemas/Color"}}},{"name":"ids","in":"query","explode":false,"schema":{"type":"array","minItems":1,"maxItems":4,"items":{"type":"integer","format":"int32"}}},{"name":"sold","in":"query","schema":{"type":"boolean"}},{"name":"X-Trace","in":"header","required":true,"schema":{"type":"string","format":"uuid"}}],"responses":{"200":{"description":"Some things","content":{"application/json":{"x-max-response":65536,"schema":{"type":"array","maxItems":50,"items":{"$ref":"#/components/schemas/Thing"}}}}},"422":{"$ref":"#/components/responses/Refused"}}},"post":{"operationId":"createThing","tags":["Things"],"summary":"Make a thing","x-summary-fr":"Créer une chose","security":[{"oauth":["write"]}],"x-quota":"api","x-timeout":5,"requestBody":{"required":true,"content":{"application/json":{"x-max-body":65536,"schema":{"type":"object","x-envelope":true,"required":["thing"],"properties":{"thing":{"$ref":"#/components/schemas/Thing"}}}}}},"responses":{"201":{"description":"Made","headers":{"Location":{"required":true,"x-set-by":"handler","schema":{"type":"string","format":"uri","maxLength":2048}},"X-Count":{"x-set-by":"handler","schema":{"type":"integer","minimum":0,"maximum":10}},"Cache-Control":{"required":true,"schema":{"type":"string","const":"no-store"}}},"content":{"application/json":{"x-max-response":65536,"schema":{"$ref":"#/components/schemas/Thing"}}}},"409":{"description":"There is one already","content":{"application/json":{"x-max-response":65536,"schema":{"$ref":"#/components/schemas/Error"},"examples":{"already-there":{"summary":"The same name is taken.","value":{"error":"Already there"}}}},"application/problem+json":{"x-max-response":65536,"schema":{"$ref":"#/components/schemas/Error"}}}},"422":{"$ref":"#/components/responses/Refused"}}}},"/things/{id}":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","pattern":"^[a-z]{2}-[0-9]{4}$"}}],"delete":{"operationId":"deleteThing","tags":["Things"],"summary":"Forget a thing","x-summary-fr":"Oublier une chose","security":[{"oauth":[]}],"x-quota":"api","x-timeout":5,"responses":{"204":{"description":"Forgotten"},"404":{"$ref":"#/components/responses/Refused"}}}},"/things/{id}/picture/{number}":{"x-environments":["sandbox","staging"],"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","pattern":"^[a-z]{2}-[0-9]{4}$"}},{"name":"number","in":"path","required":true,"schema":{"type":"integer","minimum":1,"maximum":9}}],"get":{"operationId":"getPicture","tags":["Things"],"summary":"Look at a thing","x-summary-fr":"Voir une chose","security":[],"x-quota":{"unmetered":"Pictures are small"},"x-timeout":5,"responses":{"200":{"description":"The picture","content":{"image/png":{"x-max-response":1048576,"schema":{"type":"string","format":"binary"}}}},"404":{"$ref":"#/components/responses/Refused"}}},"put":{"operationId":"putPicture","tags":["Things"],"summary":"Show a thing","x-summary-fr":"Montrer une chose","security":[{"oauth":["write"]}],"x-quota":"api","x-timeout":5,"requestBody":{"required":true,"content":{"image/png":{"x-max-body":1048576,"schema":{"type":"string","format":"binary"}}}},"responses":{"204":{"description":"Taken"},"404":{"$ref":"#/components/responses/Refused"}}}},"/things/mine":{"post":{"operationId":"claimThing","tags":["Things"],"summary":"Claim a thing","x-summary-fr":"Réclamer une chose","security":[{"client":[]}],"x-quota":"api","x-timeout":5,"requestBody":{"required":true,"content":{"application/x-www-form-urlencoded":{"x-max-body":1024,"schema":{"$ref":"#/components/schemas/Claim"}}}},"responses":{"200":{"description":"Claimed"},"400":{"$ref":"#/components/responses/Refused"}}}},"/things/{id}/papers":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","pattern":"^[a-z]{2}-[0-9]{4}$"}}],"post":{"operationId":"fileThing","tags":["Things"],"summary":"File the papers of a thing","x-summary-fr":"Ranger les papiers d’une chose","security":[{"oauth":["write"]}],"x-quota":"api","x-timeout":5,"requestBody":{"required":true,"content":{"multipart/form-data":{"x-max-body":4096,"schema":{"$ref":"#/components/schemas/Papers"}}}},"responses":{"204":{"description":"Filed"},"422":{"$ref":"#/components/responses/Refused"}}}},"/things/{id}/note":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","pattern":"^[a-z]{2}-[0-9]{4}$"}}],"put":{"operationId":"noteThing","tags":["Things"],"summary":"Note something, in any notation","x-summary-fr":"Noter quelque chose","security":[],"x-quota":"api","x-timeout":5,"requestBody":{"content":{"application/json":{"x-max-body":1024,"schema":{"$ref":"#/components/schemas/Note"}},"multipart/form-data":{"x-max-body":1024,"schema":{"$ref":"#/components/schemas/Note"}},"application/x-www-form-urlencoded":{"x-max-body":1024,"schema":{"$ref":"#/components/schemas/Note"}}}},"responses":{"204":{"description":"Noted"},"422":{"$ref":"#/components/responses/Refused"}}}},"/things/{id}/survey":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","pattern":"^[a-z]{2}-[0-9]{4}$"}}],"post":{"operationId":"surveyThing","tags":["Things"],"summary":"Answer questions about a thing","x-summary-fr":"Répondre sur une chose","security":[],"x-quota":"api","x-timeout":5,"requestBody":{"required":true,"content":{"multipart/form-data":{"x-max-body":4096,"encoding":{"answers":{"style":"deepObject","explode":true},"years":{"style":"deepObject","explode":true},"place":{"style":"deepObject","explode":true},"files":{"style":"deepObject","explode":true}},"schema":{"$ref":"#/components/schemas/Survey"}}}},"responses":{"204":{"description":"Answered"},"422":{"$ref":"#/components/responses/Refused"}}}},"/things/{id}/address":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","pattern":"^[a-z]{2}-[0-9]{4}$"}}],"post":{"operationId":"placeThing","tags":["Things"],"summary":"Say where a thing is","x-summary-fr":"Dire où est une chose","security":[],"x-quota":"api","x-timeout":5,"requestBody":{"required":true,"content":{"application/x-www-form-urlencoded":{"x-max-body":4096,"encoding":{"places":{"style":"deepObject","explode":true},"main":{"style":"deepObject","explode":true}},"schema":{"$ref":"#/components/schemas/Places"}}}},"responses":{"204":{"description":"Placed"},"422":{"$ref":"#/components/responses/Refused"}}}},"/pages/{step}":{"parameters":[{"name":"step","in":"path","required":true,"schema":{"type":"string","pattern":"^[a-z_]{1,20}$"}}],"get":{"operationId":"showStep","tags":["Things"],"summary":"Show a step","x-summary-fr":"Voir une étape","security":[{"browser":[]},{}],"x-quota":{"unmetered":"For people"},"x-timeout":5,"x-error-profile":"pages","parameters":[{"name":"If-None-Match","in":"header","schema":{"type":"string","maxLength":100}}],"responses":{"200":{"description":"The page","headers":{"Content-Security-Policy":{"required":true,"x-set-by":"handler","schema":{"type":"string","maxLength":1000}}},"content":{"text/html":{"x-max-response":65536}}},"303":{"$ref":"#/components/responses/Next"},"304":{"description":"The same page","headers":{"ETag":{"required":true,"x-set-by":"handler","schema":{"type":"string","maxLength":100}}}},"404":{"$ref":"#/components/responses/Page"},"422":{"$ref":"#/components/responses/Page"}}},"post":{"operationId":"sendStep","tags":["Things"],"summary":"Send a step","x-summary-fr":"Envoyer une étape","security":[{"browser":[]},{}],"x-quota":{"unmetered":"For people"},"x-timeout":5,"x-error-profile":"pages","parameters":[{"name":"back","in":"query","schema":{"type":"boolean"}}],"requestBody":{"required":true,"content":{"application/x-www-form-urlencoded":{"x-max-body":4096,"x-invalid":"handler","encoding":{"answers":{"style":"deepObject","explode":true}},"schema":{"$ref":"#/components/schemas/Step"}},"multipart/form-data":{"x-max-body":4096,"x-invalid":"handler","encoding":{"answers":{"style":"deepObject","explode":true}},"schema":{"$ref":"#/components/schemas/Step"}}}},"responses":{"303":{"$ref":"#/components/responses/Next"},"404":{"$ref":"#/components/responses/Page"},"422":{"$ref":"#/components/responses/Page"}}}},"/pages/{step}/leave":{"parameters":[{"name":"step","in":"path","required":true,"schema":{"type":"string","pattern":"^[a-z_]{1,20}$"}}],"post":{"operationId":"leaveStep","tags":["Things"],"summary":"Leave a step","x-summary-fr":"Quitter une étape","security":[{"browser":[]},{}],"x-csrf":{"exempt":"Nothing is changed"},"x-quota":{"unmetered":"For people"},"x-timeout":5,"x-error-profile":"pages","responses":{"204":{"description":"Left"},"404":{"$ref":"#/components/responses/Page"}}}},"/pages/{step}/files/{path}":{"parameters":[{"name":"step","in":"path","required":true,"schema":{"type":"string","pattern":"^[a-z_]{1,20}$"}},{"name":"path","in":"path","required":true,"x-rest-of-path":true,"schema":{"type":"string","maxLength":100}}],"get":{"operationId":"getFile","parameters":[{"name":"Range","in":"header","schema":{"type":"string","maxLength":100}},{"name":"If-Range","in":"header","schema":{"type":"string","maxLength":100}}],"tags":["Things"],"summary":"Read a file of the pages","x-summary-fr":"Lire un fichier des pages","security":[],"x-quota":{"unmetered":"Files of pages"},"x-timeout":5,"x-error-profile":"pages","responses":{"200":{"description":"The file","headers":{"ETag":{"x-set-by":"handler","schema":{"type":"string","maxLength":100}}},"content":{"text/css":{"x-max-response":65536},"font/woff2":{"x-max-response":65536}}},"206":{"description":"A part of the file","headers":{"Content-Range":{"required":true,"x-set-by":"handler","schema":{"type":"string","maxLength":100}}},"content":{"text/css":{"x-max-response":65536}}},"404":{"$ref":"#/components/responses/Page"},"416":{"description":"No such part","headers":{"Content-Range":{"required":true,"x-set-by":"handler","schema":{"type":"string","maxLength":100}}}},"422":{"$ref":"#/components/responses/Page"}}}},"/figures":{"get":{"operationId":"getFigures","tags":["Things"],"summary":"Read how it goes","x-summary-fr":"Lire comment cela va","security":[{"operator":[]}],"x-quota":{"unmetered":"Who runs it may always look"},"x-timeout":5,"responses":{"200":{"description":"The figures","content":{"text/plain; version=0.0.4":{"x-max-response":65536}}}}}}},"webhooks":{"thing.sold":{"post":{"operationId":"thingSold","tags":["Things"],"summary":"A thing is sold","x-summary-fr":"Une chose est vendue","x-webhook-delivery":{"timeout":30,"retry-after":[1,4],"breaker":{"failures":5,"open-for":1800},"signature-header":"X-Signature"},"parameters":[{"name":"X-Signature","in":"header","required":true,"schema":{"type":"string","pattern":"^sha256=[0-9a-f]{64}$"}},{"name":"User-Agent","in":"header","required":true,"schema":{"type":"string","const":"Small/1.0"}}],"requestBody":{"required":true,"content":{"application/json":{"x-max-body":1024,"schema":{"type":"object","required":["event","thing"],"additionalProperties":false,"properties":{"event":{"type":"string","const":"thing.sold"},"thing":{"$ref":"#/components/schemas/Thing"}}}}}},"responses":{"200":{"description":"Received"}}}}},"components":{"securitySchemes":{"oauth":{"type":"oauth2","flows":{"clientCredentials":{"tokenUrl":"/oauth/token","scopes":{"read":"Reading","write":"Writing"}}}},"client":{"type":"http","scheme":"basic","x-form-credentials":{"id":"client_id","secret":"client_secret"}},"browser":{"type":"apiKey","in":"cookie","name":"small_session"},"operator":{"type":"http","scheme":"bearer"}},"responses":{"Next":{"description":"On to another step","headers":{"Location":{"required":true,"x-set-by":"handler","schema":{"type":"string","maxLength":2048}},"Set-Cookie":{"x-set-by":"handler","schema":{"type":"string","maxLength":1000}}}},"Page":{"description":"Not so, for people","content":{"text/html":{"x-max-response":65536}}},"Refused":{"description":"Not so","content":{"application/json":{"x-max-response":65536,"schema":{"$ref":"#/components/schemas/Error"}}}}},"schemas":{"Color":{"type":"string","enum":["red","dark-blue","404","default"]},"Error":{"type":"object","required":["error"],"properties":{"error":{"type":"string","maxLength":255},"errors":{"type":"array","maxItems":10,"items":{"type":"string","maxLength":255}},"by_field":{"type":"object","maxProperties":5,"additionalProperties":{"type":"array","maxItems":2,"items":{"type":"string","maxLength":255}}}}},"Claim":{"type":"object","required":["method","name"],"additionalProperties":false,"properties":{"method":{"type":"string","const":"by-name","x-error":"unsupported_method"},"name":{"type":"string","minLength":1,"maxLength":20},"count":{"type":"integer","minimum":1,"maximum":5,"default":1},"notes":{"type":"array","maxItems":2,"items":{"type":"string","maxLength":10}},"client_id":{"type":"string","maxLength":255},"client_secret":{"type":"string","maxLength":255,"x-sensitive":true}}},"Papers":{"type":"object","description":"Files and what is said of them.","required":["title","scan","photos"],"additionalProperties":false,"properties":{"title":{"type":"string","x-trim":true,"minLength":1,"maxLength":20},"pages":{"type":"integer","minimum":1,"maximum":9,"default":1},"color":{"$ref":"#/components/schemas/Color"},"tags":{"type":"array","maxItems":2,"uniqueItems":true,"items":{"type":"string","maxLength":10}},"scan":{"type":"string","format":"binary","x-max-part":16},"cover":{"type":"string","format":"binary","x-max-part":16},"photos":{"type":"array","minItems":2,"maxItems":3,"items":{"type":"string","format":"binary","x-max-part":8,"x-label":{"en":"Photo","fr":"Photo"}}},"in":{"type":"array","maxItems":2,"items":{"type":"string","format":"binary","x-max-part":8}},"number":{"type":"string","maxLength":3,"readOnly":true}}},"Step":{"type":"object","required":["csrf_token","answers"],"properties":{"csrf_token":{"type":"string","maxLength":100,"x-csrf":true},"title":{"type":"string","minLength":2,"maxLength":10},"secret":{"type":"string","maxLength":10,"x-sensitive":true},"answers":{"type":"object","maxProperties":3,"additionalProperties":{"type":"string","maxLength":10,"x-label":{"en":"Answer","fr":"Réponse"}}}}},"Survey":{"type":"object","description":"Answers by their questions, and files.","required":["answers","files"],"properties":{"answers":{"type":"object","maxProperties":3,"propertyNames":{"pattern":"^[a-z_]{1,8}$"},"additionalProperties":{"type":"string","maxLength":10,"x-label":{"en":"Answer","fr":"Réponse"}}},"years":{"type":"object","minProperties":1,"maxProperties":2,"additionalProperties":{"type":"object","maxProperties":2,"propertyNames":{"pattern":"^[1-9]$"},"additionalProperties":{"$ref":"#/components/schemas/Year"}}},"place":{"$ref":"#/components/schemas/Place"},"files":{"type":"object","maxProperties":2,"propertyNames":{"pattern":"^[a-z_]{1,8}$"},"additionalProperties":{"type":"array","minItems":2,"maxItems":3,"items":{"type":"string","format":"binary","x-max-part":8}}},"tags":{"type":"array","maxItems":2,"items":{"type":"string","maxLength":10}}}},"Year":{"type":"object","required":["turnover"],"additionalProperties":false,"properties":{"turnover":{"type":"integer","minimum":0,"maximum":1000},"ends_on":{"type":"string","format":"date"},"is_closed":{"type":"boolean"},"color":{"$ref":"#/components/schemas/Color"}}},"Place":{"type":"object","required":["city","floors"],"properties":{"city":{"type":"string","minLength":1,"maxLength":10},"street":{"type":"string","maxLength":10},"floors":{"type":"object","maxProperties":2,"additionalProperties":{"type":"integer","minimum":0,"maximum":9}},"door":{"$ref":"#/components/schemas/Door"}}},"Door":{"type":"object","required":["keys"],"properties":{"keys":{"type":"object","minProperties":1,"maxProperties":2,"additionalProperties":{"type":"string","maxLength":10}}}},"Places":{"type":"object","required":["main"],"additionalProperties":false,"properties":{"main":{"$ref":"#/components/schemas/Place"},"places":{"type":"object","maxProperties":3,"additionalProperties":{"$ref":"#/components/schemas/Place"}}}},"Note":{"type":"object","required":["text"],"properties":{"text":{"type":"string","maxLength":20}}},"Circle":{"type":"object","description":"Round.","required":["shape","radius"],"properties":{"shape":{"type":"string","const":"circle"},"radius":{"type":"number","exclusiveMinimum":0,"maximum":99.5,"multipleOf":0.5}}},"Square":{"type":"object","required":["shape","side"],"properties":{"shape":{"type":"string","const":"square"},"side":{"type":"integer","minimum":1,"maximum":100}}},"Shape":{"oneOf":[{"$ref":"#/components/schemas/Circle"},{"$ref":"#/components/schemas/Square"}],"discriminator":{"propertyName":"shape","mapping":{"circle":"#/components/schemas/Circle","square":"#/components/schemas/Square"}}},"Thing":{"type":"object","description":"The thing itself.\n\nA description of several paragraphs, of which the second is long enough to be wrapped when it is written into the\ncomments of a generated file.\n","required":["name","color","made_on","price","nothing","note"],"additionalProperties":false,"minProperties":2,"dependentRequired":{"opens_at":["siret"]},"x-invariant":[{"not-alone":{"in":"labels","value":"secret"},"message":{"en":"Labels must say more","fr":"Il faut d’autres étiquettes"}},{"at-most-size":{"value":"best_of","of":"labels","or-one-with":"note"},"message":{"en":"Best of is too large","fr":"Trop grand"}}],"properties":{"id":{"type":"string","pattern":"^[a-z]{2}-[0-9]{4}$","readOnly":true},"name":{"type":"string","x-trim":true,"minLength":1,"maxLength":40,"x-plain-text":"line","x-label":{"en":"Title","fr":"Titre"}},"color":{"$ref":"#/components/schemas/Color"},"made_on":{"type":"string","format":"date"},"opens_at":{"type":"string","format":"local-date-time","x-future":true},"seen_at":{"type":["string","null"],"format":"date-time"},"price":{"type":"number","minimum":0,"exclusiveMaximum":1000000,"multipleOf":0.01},"stock":{"type":"integer","format":"int64","minimum":0,"default":1},"answer":{"type":"integer","const":42},"nothing":{"type":"null"},"note":{"type":["string","null"],"maxLength":10000,"x-plain-text":"text"},"siret":{"type":"string","x-trim":true,"pattern":"^[0-9]{14}$","x-checksum":"siret"},"key":{"type":"string","format":"uuid"},"page":{"type":"string","format":"uri","maxLength":2048},"mail":{"type":"string","format":"email","maxLength":254},"seal":{"type":"string","contentEncoding":"base64","maxLength":100},"labels":{"type":"array","minItems":1,"maxItems":4,"uniqueItems":true,"items":{"type":"string","enum":["plain","secret"]}},"best_of":{"type":"integer","minimum":1,"maximum":4},"shape":{"$ref":"#/components/schemas/Shape"},"parent":{"$ref":"#/components/schemas/Thing"},"parts":{"type":"array","maxItems":5,"items":{"$ref":"#/components/schemas/Thing","x-label":{"en":"Part","fr":"Pièce"}}},"sizes":{"type":"object","maxProperties":3,"propertyNames":{"pattern":"^[a-z]{1,2}$"},"additionalProperties":{"type":"integer","minimum":1,"maximum":9}},"flag":{"oneOf":[{"type":"boolean"},{"type":"string","maxLength":10}]},"password":{"type":"string","maxLength":20,"writeOnly":true,"x-sensitive":true}}}}}}
"""#
