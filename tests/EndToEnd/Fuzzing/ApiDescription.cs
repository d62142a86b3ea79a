using System.Text.Json;

namespace EmotionEdge.EndToEnd.Fuzzing;

/// <summary>What an OpenAPI document says of an API, as far as requests are concerned.</summary>
internal sealed class ApiDescription(JsonElement document)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(method => Methods.Contains(method.Name))
            .Select(method => OperationOf(path.Name, method))),
    ];

    /// <summary>The schema itself, where this one only names it.</summary>
    public JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? Resolve(reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, name) => at.GetProperty(name)))
        : schema;

    private static Operation OperationOf(string path, JsonProperty method) => new(
        method.Name.ToUpperInvariant(),
        path,
        method.Value.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Select(one => new Parameter(one.GetProperty("name").GetString()!, one.GetProperty("in").GetString() == "path", one.GetProperty("schema")))]
            : [],
        method.Value.TryGetProperty("requestBody", out var body)
            ? [.. body.GetProperty("content").EnumerateObject().Select(content => (content.Name, content.Value.GetProperty("schema")))]
            : []);

    internal sealed record Parameter(string Name, bool IsOfPath, JsonElement Schema);

    internal sealed record Operation(string Method, string Path, IReadOnlyList<Parameter> Parameters, IReadOnlyList<(string Type, JsonElement Schema)> Bodies);
}
