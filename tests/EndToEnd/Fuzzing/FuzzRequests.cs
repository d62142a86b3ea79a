using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace EmotionEdge.EndToEnd.Fuzzing;

/// <summary>Requests made from the description of an API.</summary>
internal sealed class FuzzRequests(ApiDescription api)
{
    private const string Form = "multipart/form-data";
    private const string Boundary = "fuzz";

    private static readonly string[] ContentTypes = ["text/plain", "application/xml", "application/json; charset=utf-16", "multipart/form-data", "multipart/form-data; boundary=\"\"", "application/x-www-form-urlencoded"];

    /// <summary>Beginnings of files that are known, and of some that are not.</summary>
    private static readonly byte[][] Files =
    [
        [], [0], "What a terrible day!"u8.ToArray(), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52], [0xFF, 0xD8, 0xFF, 0xE0, 0, 16],
        "RIFF\0\0\0\0WEBP"u8.ToArray(), "RIFF\u0004\0\0\0WAVEfmt "u8.ToArray(), [0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70, 0x6D, 0x70, 0x34, 0x32], "OggS\0"u8.ToArray(), "\u001f\u008b"u8.ToArray(), new byte[70_000],
    ];

    /// <summary>What looks at the machine or at another one takes seconds each time.</summary>
    private static readonly string[] Slow = ["/box/findings", "/box/support", "/setup/broker/try", "/setup/devices", "/setup/picture"];

    private readonly FuzzValues _values = new(api);
    private readonly ILookup<bool, ApiDescription.Operation> _operations =
        api.Operations.ToLookup(operation => Slow.Any(end => operation.Path.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>Any of any operation; of the slow ones one in a hundred.</summary>
    public Arbitrary<FuzzRequest> Any => Arb.From(Gen.Choose(1, 100).SelectMany(chance => Gen.Elements(_operations[chance == 1].ToArray())).SelectMany(Of));

    private Gen<FuzzRequest> Of(ApiDescription.Operation operation) =>
        from address in Address(operation)
        from method in Gen.Choose(1, 50).Select(chance => chance == 1 ? "PATCH" : operation.Method)
        from body in Body(operation)
        select new FuzzRequest(method, address, body.Type, body.Content);

    private Gen<string> Address(ApiDescription.Operation operation)
    {
        var address = Gen.Constant((Path: operation.Path, Query: ""));
        foreach (var parameter in operation.Parameters)
        {
            address =
                from before in address
                from chance in Gen.Choose(1, 10)
                from text in parameter.IsOfPath && chance <= 5 ? Gen.Constant(FuzzRequest.Known) : _values.TextFor(parameter.Schema)
                let value = text == FuzzRequest.Known ? text : Uri.EscapeDataString(text.Length > 2000 ? text[..2000] : text)
                select parameter.IsOfPath ? (before.Path.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal), before.Query)
                    : chance <= 6 ? (before.Path, $"{before.Query}&{parameter.Name}={value}")
                    : before;
        }

        return address.Select(made => made.Query.Length == 0 ? made.Path : $"{made.Path}?{made.Query[1..]}");
    }

    private Gen<(string? Type, byte[] Content)> Body(ApiDescription.Operation operation)
    {
        if (operation.Bodies.Count == 0)
            return Gen.Choose(1, 20).Select(chance => chance == 1 ? ((string?)"application/json", "{}"u8.ToArray()) : (null, []));
        return
            from body in Gen.Elements(operation.Bodies.ToArray())
            from content in body.Type == Form ? FormBody() : Json(body.Schema)
            from chance in Gen.Choose(1, 40)
            from other in Gen.Elements(ContentTypes)
            select chance == 1 ? (null, []) : ((string?)(chance == 2 ? other : body.Type == Form ? $"{Form}; boundary={Boundary}" : body.Type), content);
    }

    private Gen<byte[]> Json(JsonElement schema) =>
        from value in _values.Value(schema)
        from chance in Gen.Choose(1, 30)
        let text = value?.ToJsonString() ?? "null"
        select Encoding.UTF8.GetBytes(chance switch
        {
            1 => text[..(text.Length / 2)],
            2 => string.Concat(Enumerable.Repeat("[", 3000)),
            3 => text + text,
            4 => $"\"{new string('x', 70_000)}\"",
            5 => text.Replace("a", "\\ud800", StringComparison.Ordinal),
            _ => text,
        });

    private static Gen<byte[]> FormBody() =>
        from keep in Gen.Elements("", "true", "maybe")
        from name in Gen.Elements("a.png", "../../x", "\u202egpj.exe", "a\\\"b", new string('n', 300), "")
        from field in Gen.Elements("file", "file", "file", "keep", "other")
        from content in Gen.Elements(Files)
        from isWhole in Gen.Choose(1, 10)
        select (byte[])
        [
            .. keep.Length == 0 ? [] : Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"keep\"\r\n\r\n{keep}\r\n"),
            .. Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"),
            .. content,
            .. isWhole == 1 ? [] : Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n"),
        ];
}
