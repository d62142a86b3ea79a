using System.Text.Json;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Dashboard.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace EmotionEdge.Dashboard.Analyses;

/// <summary>
/// Reads what somebody sends: a form with one file, which is passed on as it comes, or a text as JSON. Memory does not grow
/// with the file.
/// </summary>
internal sealed class UploadReader(IAnalyses analyses)
{
    public const string FileField = "file";
    public const string KeepField = "keep";

    /// <summary>What a form has around its file.</summary>
    private const int Surplus = 64 * 1024;

    private const int LongestBoundary = 70;
    private const int LongestField = 16;
    private const long LargestText = 1 << 20;

    /// <summary>What a body may be, for OpenAPI.</summary>
    public static OpenApiRequestBody Description { get; } = new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new() { Schema = Object(FileField, (KeepField, new OpenApiSchema { Type = JsonSchemaType.Boolean }), (FileField, new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" })) },
            ["application/json"] = new() { Schema = Object("text", ("text", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 131072 })) },
        },
    };

    /// <exception cref="SubmissionException">It is not taken.</exception>
    /// <exception cref="BadHttpRequestException">It is not what is wanted; the message says what is.</exception>
    public async Task<AnalysisJob> ReadAsync(HttpContext context, string owner)
    {
        var request = context.Request;
        if (request.HasJsonContentType())
            return await ReadTextAsync(context, owner).ConfigureAwait(false);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw Wrong(StatusCodes.Status415UnsupportedMediaType, "Send a form (multipart/form-data) with the field 'file', or JSON (application/json): {\"text\": \"...\"}.");
        return await ReadFormAsync(context, owner, BoundaryOf(type)).ConfigureAwait(false);
    }

    private async Task<AnalysisJob> ReadTextAsync(HttpContext context, string owner)
    {
        Allow(context, LargestText);
        try
        {
            var given = await JsonSerializer.DeserializeAsync(context.Request.Body, DashboardJson.Default.TextRequest, context.RequestAborted).ConfigureAwait(false);
            return given?.Text is { } text
                ? analyses.SubmitText(owner, text)
                : throw Wrong(StatusCodes.Status400BadRequest, "The body is no {\"text\": \"...\"}.");
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body is no JSON of the form {\"text\": \"...\"}.", StatusCodes.Status400BadRequest, exception);
        }
    }

    private async Task<AnalysisJob> ReadFormAsync(HttpContext context, string owner, string boundary)
    {
        Allow(context, analyses.MaximumBytes + Surplus);
        var reader = new MultipartReader(boundary, context.Request.Body);
        var keep = IsTrue(context.Request.Query[KeepField]);
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted).ConfigureAwait(false) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                    continue;
                var field = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
                if (field == FileField && disposition.IsFileDisposition())
                    return await analyses.SubmitAsync(new Submission(owner, NameOf(disposition), keep), section.Body, context.RequestAborted).ConfigureAwait(false);
                if (field == KeepField)
                    keep = IsTrue(await ShortTextAsync(section.Body, context.RequestAborted).ConfigureAwait(false));
            }
        }
        catch (InvalidDataException exception)
        {
            throw new BadHttpRequestException($"The form cannot be read: {exception.Message}", StatusCodes.Status400BadRequest, exception);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form ends before its end.", StatusCodes.Status400BadRequest, exception);
        }

        throw Wrong(StatusCodes.Status400BadRequest, "There is no field 'file' with a file in the form.");
    }

    private static OpenApiSchema Object(string required, params (string Name, IOpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { required },
        Properties = properties.ToDictionary(property => property.Name, property => property.Schema),
    };

    private static void Allow(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytes;
    }

    private static string BoundaryOf(MediaTypeHeaderValue type)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return boundary is { Length: > 0 and <= LongestBoundary }
            ? boundary
            : throw Wrong(StatusCodes.Status400BadRequest, "The form has no boundary, or one that is too long.");
    }

    private static string? NameOf(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;

    private static async Task<string> ShortTextAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[LongestField];
        var count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return System.Text.Encoding.ASCII.GetString(bytes, 0, count);
    }

    private static bool IsTrue(string? value) => value is "true" or "on" or "1";

    private static BadHttpRequestException Wrong(int status, string message) => new(message, status);
}
