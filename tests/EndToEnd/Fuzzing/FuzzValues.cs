using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace EmotionEdge.EndToEnd.Fuzzing;

/// <summary>Values that a schema asks for, and some that it does not.</summary>
internal sealed class FuzzValues(ApiDescription api)
{
    private const int WrongPercent = 12;
    private const int Deepest = 4;

    private static readonly string[] Texts =
    [
        "", " ", "a", "low-mood", "What a terrible day!", "null", "true", "-1", "0", "NaN", "1e400", "99999999999999999999", "00:00:05", "22:00", "2026-11-30T12:00:00Z",
        "../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "\0", "\u202egpj.exe", "\ufeff", "<script>alert(1)</script>", "' OR 1=1; --", "{{7*7}}", "${jndi:ldap://x}",
        "a\r\nSet-Cookie: x=y", "=1+1", "\ud83d\ude00", new string('a', 300), new string('\u00e4', 5000), FuzzRequest.Known,
    ];

    private static readonly string[] Numbers = ["0", "-0.0", "1", "-1", "0.5", "-0.3", "2147483648", "-9223372036854775809", "1e308", "1e-320", "3.0", "1E1"];

    /// <summary>A text for a path or a query.</summary>
    public Gen<string> TextFor(JsonElement schema) =>
        from value in Value(schema, Deepest)
        from other in Gen.Elements(Texts)
        from wrong in Gen.Choose(1, 100)
        select wrong <= 3 * WrongPercent ? other : value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value?.ToJsonString() ?? "";

    /// <summary>A value of JSON.</summary>
    public Gen<JsonNode?> Value(JsonElement schema, int depth = 0) =>
        from wrong in Gen.Choose(1, 100)
        from value in wrong <= WrongPercent || depth > Deepest ? Anything() : Right(api.Resolve(schema), depth)
        select value?.DeepClone();

    private static Gen<JsonNode?> Anything() => Gen.OneOf(
        Gen.Constant<JsonNode?>(null),
        Gen.Elements(Texts).Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Elements(Numbers).Select(number => JsonNode.Parse(number)),
        Gen.Elements("true", "false", "[]", "{}", "[[[[[[]]]]]]", "[null]", "{\"\":{\"a\":[1,\"b\",null]}}").Select(text => JsonNode.Parse(text)));

    private Gen<JsonNode?> Right(JsonElement schema, int depth)
    {
        if (schema.TryGetProperty("enum", out var values))
            return Gen.Elements(values.EnumerateArray().ToArray()).Select(value => JsonNode.Parse(value.GetRawText()));
        foreach (var name in (string[])["oneOf", "anyOf", "allOf"])
        {
            if (schema.TryGetProperty(name, out var several))
                return Gen.Elements(several.EnumerateArray().ToArray()).SelectMany(one => Value(one, depth + 1));
        }

        return Gen.Elements(TypesOf(schema)).SelectMany(type => type switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, depth),
            "integer" => Gen.OneOf(Gen.Choose(-3, 1200).Select(number => (JsonNode?)number), Gen.Elements(Numbers).Select(number => JsonNode.Parse(number))),
            "number" => Gen.OneOf(Bounded(schema), Gen.Elements(Numbers).Select(number => JsonNode.Parse(number))),
            "boolean" => Gen.Elements(true, false).Select(value => (JsonNode?)value),
            "null" => Gen.Constant<JsonNode?>(null),
            _ => Gen.Elements(Texts).Select(text => (JsonNode?)JsonValue.Create(text)),
        });
    }

    private static string[] TypesOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? ["string", "object"]
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)]
        : [type.GetString()!];

    private static Gen<JsonNode?> Bounded(JsonElement schema)
    {
        var from = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetDouble() : -1;
        var until = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetDouble() : 1;
        return Gen.Choose(0, 20).Select(step => JsonNode.Parse((from + ((until - from) * step / 20)).ToString("R", CultureInfo.InvariantCulture)));
    }

    private Gen<JsonNode?> Array(JsonElement schema, int depth) =>
        from count in Gen.Elements(0, 1, 1, 2, 3, 60)
        from items in Gen.ListOf(schema.TryGetProperty("items", out var item) ? Value(item, depth + 1) : Anything(), depth > 1 ? Math.Min(count, 3) : count)
        select (JsonNode?)new JsonArray([.. items.Select(value => value?.DeepClone())]);

    private Gen<JsonNode?> Object(JsonElement schema, int depth)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var made = Gen.Constant<(string Name, JsonNode? Value)[]>([]);
        foreach (var property in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
        {
            var percent = required.Contains(property.Name) ? 92 : 45;
            made =
                from before in made
                from chance in Gen.Choose(1, 100)
                from value in chance <= percent ? Value(property.Value, depth + 1) : Gen.Constant<JsonNode?>(null)
                select chance <= percent ? [.. before, (property.Name, value)] : before;
        }

        return
            from all in made
            from extra in Gen.Choose(1, 20)
            select (JsonNode?)ObjectOf(all, hasSurplus: extra == 1);
    }

    private static JsonObject ObjectOf((string Name, JsonNode? Value)[] properties, bool hasSurplus)
    {
        var made = new JsonObject();
        foreach (var (name, value) in properties)
            made[name] = value?.DeepClone();
        if (hasSurplus)
            made["surplus"] = 1;
        return made;
    }
}
