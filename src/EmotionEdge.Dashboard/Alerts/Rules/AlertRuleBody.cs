using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionEdge.Core.Alerts;
using Microsoft.OpenApi;

namespace EmotionEdge.Dashboard.Alerts.Rules;

/// <summary>
/// Rules in JSON: <c>{"rules": [{"name": "...", "valenceBelow": -0.4, ...}]}</c>, values as in configuration files: numbers,
/// true and false, texts; a value of null is as good as none.
/// </summary>
internal static class AlertRuleBody
{
    private const string List = "rules";
    private const string Wanted = "Send JSON: {\"rules\": [{\"name\": \"...\", ...}]}.";

    /// <exception cref="BadHttpRequestException">It is not what is wanted; the message says what is.</exception>
    /// <exception cref="AlertRuleException">A value is neither a number, true or false, nor a text.</exception>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            throw new BadHttpRequestException(Wanted, StatusCodes.Status415UnsupportedMediaType);
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, cancellationToken).ConfigureAwait(false);
            return document.RootElement is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(List, out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(RuleOf)]
                : throw new BadHttpRequestException(Wanted, StatusCodes.Status400BadRequest);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second: half of a surrogate pair, which is JSON but no text.
            throw new BadHttpRequestException(Wanted, StatusCodes.Status400BadRequest, exception);
        }
    }

    /// <summary>A rule with its values as JSON has them.</summary>
    public static JsonObject Of(IReadOnlyDictionary<string, string> rule, IReadOnlyList<AlertRuleField> fields) => new(fields
        .Where(field => rule.ContainsKey(field.Key))
        .Select(field => KeyValuePair.Create(field.Key, ValueOf(rule[field.Key], field.Kind))));

    /// <summary>A value as JSON has it.</summary>
    public static JsonNode? ValueOf(string? text, AlertRuleFieldKind kind) => text is null ? null : kind switch
    {
        AlertRuleFieldKind.Number or AlertRuleFieldKind.Whole or AlertRuleFieldKind.Switch => JsonNode.Parse(text),
        _ => JsonValue.Create(text),
    };

    /// <summary>The same for OpenAPI.</summary>
    public static OpenApiRequestBody Describe(IReadOnlyList<AlertRuleField> fields)
    {
        var rule = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = fields.Where(field => field.IsRequired).Select(field => field.Key).ToHashSet(),
            Properties = fields.ToDictionary(field => field.Key, field => (IOpenApiSchema)SchemaOf(field)),
            AdditionalPropertiesAllowed = false,
        };
        var body = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { List },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                [List] = new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = AlertOptions.MaximumRules, Items = rule },
            },
        };
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = body } },
        };
    }

    private static OpenApiSchema SchemaOf(AlertRuleField field)
    {
        var isNumber = field.Kind is AlertRuleFieldKind.Number or AlertRuleFieldKind.Whole;
        return new OpenApiSchema
        {
            Type = field.Kind switch
            {
                AlertRuleFieldKind.Number => JsonSchemaType.Number,
                AlertRuleFieldKind.Whole => JsonSchemaType.Integer,
                AlertRuleFieldKind.Switch => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Description = field.Hint,
            Minimum = isNumber ? Number(field.Minimum) : null,
            Maximum = isNumber ? Number(field.Maximum) : null,
            Pattern = field.Pattern,
            Enum = field.Choices.Count > 0 ? [.. field.Choices.Select(choice => (JsonNode)choice)] : null,
            Default = ValueOf(field.Default, field.Kind),
        };
    }

    private static string? Number(double? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyDictionary<string, string> RuleOf(JsonElement rule, int index)
    {
        if (rule.ValueKind != JsonValueKind.Object)
            throw Wrong($"{List}.{index}", "give a rule, {\"name\": ...}");
        var texts = new Dictionary<string, string>();
        foreach (var property in rule.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            texts[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString()!,
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                _ => throw Wrong($"{List}.{index}.{property.Name}", "give a number, true or false, or a text"),
            };
        }

        return texts;
    }

    private static AlertRuleException Wrong(string key, string hint) => new(new Dictionary<string, string> { [key] = hint });
}
