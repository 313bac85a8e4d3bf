// Written from spec.yaml by `spec`. Changes are lost: change the contract.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Token</c></para>
    /// </summary>
    public sealed class Token : IJsonValue
    {
        /// <summary><c>access_token</c></summary>
        public string AccessToken { get; set; }

        /// <summary><c>expires_in</c></summary>
        public long ExpiresIn { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Token FromJson(object json)
        {
            var members = Json.Members(json);
            return new Token
            {
                AccessToken = Json.Required<string>(members, "access_token", Json.AsString),
                ExpiresIn = Json.Required<long>(members, "expires_in", Json.AsInteger),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "access_token", AccessToken);
            Json.Put(members, "expires_in", ExpiresIn);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Error</c></para>
    /// </summary>
    public sealed class ErrorBody : IJsonValue
    {
        /// <summary><c>error</c></summary>
        public string Error { get; set; }

        /// <summary>
        /// <c>errors</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyList<string> Errors { get; set; }

        /// <summary>
        /// <c>by_field</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyDictionary<string, IReadOnlyList<string>> ByField { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static ErrorBody FromJson(object json)
        {
            var members = Json.Members(json);
            return new ErrorBody
            {
                Error = Json.Required<string>(members, "error", Json.AsString),
                Errors = Json.Optional<IReadOnlyList<string>>(members, "errors", Json.ListOf<string>(Json.AsString)),
                ByField = Json.Optional<IReadOnlyDictionary<string, IReadOnlyList<string>>>(
                    members, "by_field", Json.MapOf<IReadOnlyList<string>>(Json.ListOf<string>(Json.AsString))),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "error", Error);
            Json.Put(members, "errors", Errors);
            Json.Put(members, "by_field", ByField);
            return members;
        }

        internal IReadOnlyList<string> Sentences()
        {
            if (Errors != null) return Errors;
            return new[] { Error };
        }
    }

    /// <summary>
    /// What it looks like.
    /// <para><c>#/components/schemas/Color</c></para>
    /// </summary>
    public struct Color : IJsonValue, IEquatable<Color>
    {
        /// <summary><c>red</c></summary>
        public static readonly Color Red = new Color("red");

        /// <summary><c>dark-blue</c></summary>
        public static readonly Color DarkBlue = new Color("dark-blue");

        /// <summary><c>404</c></summary>
        public static readonly Color _404 = new Color("404");

        /// <summary><c>default</c></summary>
        public static readonly Color Default = new Color("default");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<Color> Known = new[]
        {
            Red, DarkBlue, _404, Default,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public Color(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static Color FromJson(object json) { return new Color(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(Color other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is Color && Equals((Color)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(Color left, Color right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(Color left, Color right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/ThingPage</c></para>
    /// </summary>
    public sealed class ThingPage : IJsonValue
    {
        /// <summary><c>things</c></summary>
        public IReadOnlyList<Thing> Things { get; set; }

        /// <summary>
        /// <c>next_cursor</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string NextCursor { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static ThingPage FromJson(object json)
        {
            var members = Json.Members(json);
            return new ThingPage
            {
                Things = Json.Required<IReadOnlyList<Thing>>(
                    members, "things", Json.ListOf<Thing>(PasseMarche.Thing.FromJson)),
                NextCursor = Json.Optional<string>(members, "next_cursor", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "things", Things);
            members["next_cursor"] = Json.Of(NextCursor);
            return members;
        }
    }

    /// <summary>
    /// The thing itself.
    /// <para>A description of several paragraphs, of which the second is long enough to be wrapped when it is written
    /// into the comments of a client.</para>
    /// <para><c>#/components/schemas/Thing</c></para>
    /// </summary>
    public sealed class Thing : IJsonValue
    {
        /// <summary>
        /// <c>id</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Id { get; set; }

        /// <summary><c>name</c></summary>
        public string Name { get; set; }

        /// <summary><c>color</c></summary>
        public Color Color { get; set; }

        /// <summary><c>made_on</c></summary>
        public string MadeOn { get; set; }

        /// <summary>
        /// <c>opens_at</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public Moment OpensAt { get; set; }

        /// <summary>
        /// <c>seen_at</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public DateTimeOffset? SeenAt { get; set; }

        /// <summary><c>price</c></summary>
        public double Price { get; set; }

        /// <summary>
        /// <c>stock</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public long? Stock { get; set; }

        /// <summary>
        /// <c>answer</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public long? Answer { get; set; }

        /// <summary>
        /// Whatever there is to say
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Note { get; set; }

        /// <summary>
        /// <c>key</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public Guid? Key { get; set; }

        /// <summary>
        /// <c>page_url</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public Uri PageUrl { get; set; }

        /// <summary>
        /// <c>mail</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Mail { get; set; }

        /// <summary>
        /// <c>seal</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public byte[] Seal { get; set; }

        /// <summary><c>names</c></summary>
        public IReadOnlyList<Name> Names { get; set; }

        /// <summary>
        /// <c>other-names</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyList<Name> OtherNames { get; set; }

        /// <summary>
        /// <c>shape</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public Shape Shape { get; set; }

        /// <summary>
        /// <c>size</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public Size Size { get; set; }

        /// <summary>
        /// <c>parent</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public Thing Parent { get; set; }

        /// <summary>
        /// <c>parts</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyList<Thing> Parts { get; set; }

        /// <summary>
        /// <c>sizes</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public IReadOnlyDictionary<string, long> Sizes { get; set; }

        /// <summary>
        /// <c>owner</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public ThingOwner Owner { get; set; }

        /// <summary>
        /// <c>default</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public bool? Default { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Thing FromJson(object json)
        {
            var members = Json.Members(json);
            return new Thing
            {
                Id = Json.Optional<string>(members, "id", Json.AsString),
                Name = Json.Required<string>(members, "name", Json.AsString),
                Color = Json.Required<Color>(members, "color", PasseMarche.Color.FromJson),
                MadeOn = Json.Required<string>(members, "made_on", Json.AsString),
                OpensAt = Json.Optional<Moment>(members, "opens_at", Moment.FromJson),
                SeenAt = Json.OptionalValue<DateTimeOffset>(members, "seen_at", Json.AsInstant),
                Price = Json.Required<double>(members, "price", Json.AsNumber),
                Stock = Json.OptionalValue<long>(members, "stock", Json.AsInteger),
                Answer = Json.OptionalValue<long>(members, "answer", Json.AsInteger),
                Note = Json.Optional<string>(members, "note", Json.AsString),
                Key = Json.OptionalValue<Guid>(members, "key", Json.AsGuid),
                PageUrl = Json.Optional<Uri>(members, "page_url", Json.AsUri),
                Mail = Json.Optional<string>(members, "mail", Json.AsString),
                Seal = Json.Optional<byte[]>(members, "seal", Json.AsBytes),
                Names = Json.Required<IReadOnlyList<Name>>(
                    members, "names", Json.ListOf<Name>(PasseMarche.Name.FromJson)),
                OtherNames = Json.Optional<IReadOnlyList<Name>>(
                    members, "other-names", Json.ListOf<Name>(PasseMarche.Name.FromJson)),
                Shape = Json.Optional<Shape>(members, "shape", PasseMarche.Shape.FromJson),
                Size = Json.Optional<Size>(members, "size", PasseMarche.Size.FromJson),
                Parent = Json.Optional<Thing>(members, "parent", PasseMarche.Thing.FromJson),
                Parts = Json.Optional<IReadOnlyList<Thing>>(
                    members, "parts", Json.ListOf<Thing>(PasseMarche.Thing.FromJson)),
                Sizes = Json.Optional<IReadOnlyDictionary<string, long>>(
                    members, "sizes", Json.MapOf<long>(Json.AsInteger)),
                Owner = Json.Optional<ThingOwner>(members, "owner", PasseMarche.ThingOwner.FromJson),
                Default = Json.OptionalValue<bool>(members, "default", Json.AsBoolean),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "id", Id);
            Json.Put(members, "name", Name);
            Json.Put(members, "color", Color);
            Json.Put(members, "made_on", MadeOn);
            Json.Put(members, "opens_at", OpensAt);
            Json.Put(members, "seen_at", SeenAt);
            Json.Put(members, "price", Price);
            Json.Put(members, "stock", Stock);
            Json.Put(members, "answer", Answer);
            members["note"] = Json.Of(Note);
            Json.Put(members, "key", Key);
            Json.Put(members, "page_url", PageUrl);
            Json.Put(members, "mail", Mail);
            Json.Put(members, "seal", Seal);
            Json.Put(members, "names", Names);
            Json.Put(members, "other-names", OtherNames);
            Json.Put(members, "shape", Shape);
            Json.Put(members, "size", Size);
            Json.Put(members, "parent", Parent);
            Json.Put(members, "parts", Parts);
            Json.Put(members, "sizes", Sizes);
            Json.Put(members, "owner", Owner);
            Json.Put(members, "default", Default);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Names/items</c></para>
    /// </summary>
    public struct Name : IJsonValue, IEquatable<Name>
    {
        /// <summary><c>long</c></summary>
        public static readonly Name Long = new Name("long");

        /// <summary><c>short</c></summary>
        public static readonly Name Short = new Name("short");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<Name> Known = new[]
        {
            Long, Short,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public Name(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static Name FromJson(object json) { return new Name(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(Name other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is Name && Equals((Name)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(Name left, Name right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(Name left, Name right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Shape</c></para>
    /// </summary>
    public abstract class Shape : IJsonValue
    {
        private Shape() { }

        /// <summary>One of its kinds.</summary>
        public sealed class OfCircle : Shape
        {
            /// <summary>A value of this kind.</summary>
            public OfCircle(Circle value) { Value = value; }

            /// <summary>Of this kind.</summary>
            public Circle Value { get; }

            /// <summary>The value as Json has it.</summary>
            public override object ToJson() { return Json.Of(Value); }
        }

        /// <summary>One of its kinds.</summary>
        public sealed class OfSquare : Shape
        {
            /// <summary>A value of this kind.</summary>
            public OfSquare(Square value) { Value = value; }

            /// <summary>Of this kind.</summary>
            public Square Value { get; }

            /// <summary>The value as Json has it.</summary>
            public override object ToJson() { return Json.Of(Value); }
        }

        /// <summary>A kind that the contract does not name.</summary>
        public sealed class Unrecognized : Shape
        {
            private readonly object json;

            internal Unrecognized(object json) { this.json = json; }

            /// <summary>The value as Json has it.</summary>
            public override object ToJson() { return json; }
        }

        /// <summary>The value as Json has it.</summary>
        public abstract object ToJson();

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static Shape FromJson(object json)
        {
            object kind = null;
            var members = json as IReadOnlyDictionary<string, object>;
            if (members != null) members.TryGetValue("shape", out kind);
            if (Equals(kind, "circle")) return new OfCircle(PasseMarche.Circle.FromJson(json));
            if (Equals(kind, "square")) return new OfSquare(PasseMarche.Square.FromJson(json));
            return new Unrecognized(json);
        }
    }

    /// <summary>
    /// Round.
    /// <para><c>#/components/schemas/Circle</c></para>
    /// </summary>
    public sealed class Circle : IJsonValue
    {
        /// <summary><c>shape</c></summary>
        public string Shape { get; set; } = "circle";

        /// <summary><c>radius</c></summary>
        public double Radius { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Circle FromJson(object json)
        {
            var members = Json.Members(json);
            return new Circle
            {
                Shape = Json.Required<string>(members, "shape", Json.AsString),
                Radius = Json.Required<double>(members, "radius", Json.AsNumber),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "shape", Shape);
            Json.Put(members, "radius", Radius);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Square</c></para>
    /// </summary>
    public sealed class Square : IJsonValue
    {
        /// <summary><c>shape</c></summary>
        public string Shape { get; set; } = "square";

        /// <summary><c>side</c></summary>
        public long Side { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Square FromJson(object json)
        {
            var members = Json.Members(json);
            return new Square
            {
                Shape = Json.Required<string>(members, "shape", Json.AsString),
                Side = Json.Required<long>(members, "side", Json.AsInteger),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "shape", Shape);
            Json.Put(members, "side", Side);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Size</c></para>
    /// </summary>
    public abstract class Size : IJsonValue
    {
        private Size() { }

        /// <summary>One of its kinds.</summary>
        public sealed class OfInteger : Size
        {
            /// <summary>A value of this kind.</summary>
            public OfInteger(long value) { Value = value; }

            /// <summary>Of this kind.</summary>
            public long Value { get; }

            /// <summary>The value as Json has it.</summary>
            public override object ToJson() { return Json.Of(Value); }
        }

        /// <summary>One of its kinds.</summary>
        public sealed class OfString : Size
        {
            /// <summary>A value of this kind.</summary>
            public OfString(string value) { Value = value; }

            /// <summary>Of this kind.</summary>
            public string Value { get; }

            /// <summary>The value as Json has it.</summary>
            public override object ToJson() { return Json.Of(Value); }
        }

        /// <summary>A kind that the contract does not name.</summary>
        public sealed class Unrecognized : Size
        {
            private readonly object json;

            internal Unrecognized(object json) { this.json = json; }

            /// <summary>The value as Json has it.</summary>
            public override object ToJson() { return json; }
        }

        /// <summary>The value as Json has it.</summary>
        public abstract object ToJson();

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static Size FromJson(object json)
        {
            // They have no JSON type in common: the one that can be read is the one.
            try
            {
                return new OfInteger(Json.AsInteger(json));
            }
            catch (MalformedJsonException)
            {
                // One of the next ones.
            }
            try
            {
                return new OfString(Json.AsString(json));
            }
            catch (MalformedJsonException)
            {
                // One of the next ones.
            }
            return new Unrecognized(json);
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Thing/properties/owner</c></para>
    /// </summary>
    public sealed class ThingOwner : IJsonValue
    {
        /// <summary><c>name</c></summary>
        public string Name { get; set; }

        /// <summary>
        /// <c>error</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public ThingOwnerError? Error { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static ThingOwner FromJson(object json)
        {
            var members = Json.Members(json);
            return new ThingOwner
            {
                Name = Json.Required<string>(members, "name", Json.AsString),
                Error = Json.OptionalValue<ThingOwnerError>(members, "error", PasseMarche.ThingOwnerError.FromJson),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "name", Name);
            Json.Put(members, "error", Error);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Thing/properties/owner/properties/error</c></para>
    /// </summary>
    public struct ThingOwnerError : IJsonValue, IEquatable<ThingOwnerError>
    {
        /// <summary><c>absent</c></summary>
        public static readonly ThingOwnerError Absent = new ThingOwnerError("absent");

        /// <summary><c>unknown</c></summary>
        public static readonly ThingOwnerError Unknown = new ThingOwnerError("unknown");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<ThingOwnerError> Known = new[]
        {
            Absent, Unknown,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public ThingOwnerError(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static ThingOwnerError FromJson(object json) { return new ThingOwnerError(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(ThingOwnerError other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is ThingOwnerError && Equals((ThingOwnerError)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(ThingOwnerError left, ThingOwnerError right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(ThingOwnerError left, ThingOwnerError right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Conflict</c></para>
    /// </summary>
    public sealed class Conflict : IJsonValue
    {
        /// <summary>
        /// <c>code</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public ConflictCode? Code { get; set; }

        /// <summary>
        /// <c>detail</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Detail { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Conflict FromJson(object json)
        {
            var members = Json.Members(json);
            return new Conflict
            {
                Code = Json.OptionalValue<ConflictCode>(members, "code", PasseMarche.ConflictCode.FromJson),
                Detail = Json.Optional<string>(members, "detail", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "code", Code);
            Json.Put(members, "detail", Detail);
            return members;
        }

        internal IReadOnlyList<string> Sentences()
        {
            if (Detail != null) return new[] { Detail };
            return new string[0];
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Conflict/properties/code</c></para>
    /// </summary>
    public struct ConflictCode : IJsonValue, IEquatable<ConflictCode>
    {
        /// <summary><c>taken</c></summary>
        public static readonly ConflictCode Taken = new ConflictCode("taken");

        /// <summary><c>closed</c></summary>
        public static readonly ConflictCode Closed = new ConflictCode("closed");

        /// <summary>The values that the contract names.</summary>
        public static readonly IReadOnlyList<ConflictCode> Known = new[]
        {
            Taken, Closed,
        };

        /// <summary>The service may use others than the values that are named here.</summary>
        public ConflictCode(string value) { Value = value; }

        /// <summary>As it is written.</summary>
        public string Value { get; }

        /// <summary>Reads what <c>Json.Parse</c> gives.</summary>
        public static ConflictCode FromJson(object json) { return new ConflictCode(Json.AsString(json)); }

        /// <summary>As it is written.</summary>
        public object ToJson() { return Value; }

        /// <summary>As it is written.</summary>
        public override string ToString() { return Value; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(ConflictCode other) { return other.Value == Value; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return other is ConflictCode && Equals((ConflictCode)other); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return Value == null ? 0 : Value.GetHashCode(); }

        /// <summary>Compares the texts.</summary>
        public static bool operator ==(ConflictCode left, ConflictCode right) { return left.Equals(right); }

        /// <summary>Compares the texts.</summary>
        public static bool operator !=(ConflictCode left, ConflictCode right) { return !left.Equals(right); }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/Change</c></para>
    /// </summary>
    public sealed class Change : IJsonValue
    {
        /// <summary>
        /// <c>name</c>
        /// <para>Null where there is none.</para>
        /// </summary>
        public string Name { get; set; }

        /// <summary>
        /// What it looks like.
        /// <para>Null where there is none.</para>
        /// </summary>
        public Color? Color { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static Change FromJson(object json)
        {
            var members = Json.Members(json);
            return new Change
            {
                Name = Json.Optional<string>(members, "name", Json.AsString),
                Color = Json.OptionalValue<Color>(members, "color", PasseMarche.Color.FromJson),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "name", Name);
            Json.Put(members, "color", Color);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/webhooks/thing.sold/post/requestBody/content/application~1json/schema</c></para>
    /// </summary>
    public sealed class ThingSold : IJsonValue
    {
        /// <summary><c>kind</c></summary>
        public string Kind { get; set; } = "thing.sold";

        /// <summary><c>thing</c></summary>
        public Thing Thing { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static ThingSold FromJson(object json)
        {
            var members = Json.Members(json);
            return new ThingSold
            {
                Kind = Json.Required<string>(members, "kind", Json.AsString),
                Thing = Json.Required<Thing>(members, "thing", PasseMarche.Thing.FromJson),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "kind", Kind);
            Json.Put(members, "thing", Thing);
            return members;
        }
    }

    /// <summary>
    /// What the contract calls so.
    /// <para><c>#/components/schemas/ThingLost</c></para>
    /// </summary>
    public sealed class ThingLost : IJsonValue
    {
        /// <summary><c>kind</c></summary>
        public string Kind { get; set; } = "thing.lost";

        /// <summary><c>id</c></summary>
        public string Id { get; set; }

        /// <summary>
        /// Reads what <c>Json.Parse</c> gives; members that the contract does not name are read past.
        /// </summary>
        public static ThingLost FromJson(object json)
        {
            var members = Json.Members(json);
            return new ThingLost
            {
                Kind = Json.Required<string>(members, "kind", Json.AsString),
                Id = Json.Required<string>(members, "id", Json.AsString),
            };
        }

        /// <summary>The value as Json has it.</summary>
        public object ToJson()
        {
            var members = new Dictionary<string, object>();
            Json.Put(members, "kind", Kind);
            Json.Put(members, "id", Id);
            return members;
        }
    }
}
