using EmotionEdge.Core.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EmotionEdge.Dashboard.Pages;

/// <summary>What people see when a page cannot be shown.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Known only for what people can do something about.</summary>
    public string? Detail { get; private set; }

    public void OnGet(int? code) => Show(code);

    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        Detail = (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error as StorageException)?.Message;
        // Called by itself, the page is one that is not there.
        var status = code ?? (Response.StatusCode == StatusCodes.Status200OK ? StatusCodes.Status404NotFound : Response.StatusCode);
        Response.StatusCode = status;
        (Title, Text) = status switch
        {
            StatusCodes.Status400BadRequest => ("BadRequestTitle", "BadRequestText"),
            StatusCodes.Status403Forbidden => ("ForbiddenTitle", "ForbiddenText"),
            StatusCodes.Status404NotFound => ("NotFoundTitle", "NotFoundText"),
            StatusCodes.Status421MisdirectedRequest => ("MisdirectedTitle", "MisdirectedText"),
            StatusCodes.Status503ServiceUnavailable or StatusCodes.Status507InsufficientStorage => ("UnavailableTitle", "UnavailableText"),
            _ => ("ErrorTitle", "ErrorText"),
        };
    }
}
