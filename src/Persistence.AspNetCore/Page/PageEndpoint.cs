using Microsoft.AspNetCore.Http;

namespace Persistence.AspNetCore.Page;

/// <summary>Answers with a file of the page. No script, style or picture comes from elsewhere, none stands in the page itself, and texts cannot become markup by a script.</summary>
/// <param name="file">The file.</param>
internal sealed class PageEndpoint(PageFile file)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public async Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (file.Type.StartsWith("text/html", StringComparison.Ordinal) && !request.Path.Value!.EndsWith('/'))
        {
            // Its files are beside it: without the slash they would be looked for one level higher.
            response.Redirect($"{request.PathBase}{request.Path}/{request.QueryString}", permanent: false, preserveMethod: true);
            return;
        }

        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = file.Tag;
        if (request.Headers.IfNoneMatch == file.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.Type;
        response.ContentLength = file.Content.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(file.Content, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
