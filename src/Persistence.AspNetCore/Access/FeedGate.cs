using Microsoft.AspNetCore.Http;
using Persistence.AspNetCore.Requests;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Access;

/// <summary>What every request of a feed passes: who may read, what browsers must know of the answer, and one line where something failed.</summary>
/// <param name="feed">The feed.</param>
/// <param name="answer">What answers the request.</param>
internal sealed class FeedGate(Feed feed, RequestDelegate answer)
{
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    public async Task Answer(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = DataPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!FeedAuthorization.IsRequired(context.GetEndpoint()?.Metadata) && !FeedAuthorization.IsLocal(context))
        {
            await Problem.Write(context, StatusCodes.Status403Forbidden, "This feed has no authorization, and answers requests of this machine to localhost only.").ConfigureAwait(false);
            return;
        }

        try
        {
            await answer(context).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SessionException or ObjectDisposedException && !context.Response.HasStarted)
        {
            await Fail(context, fault).ConfigureAwait(false);
        }
    }

    // What the exception says names files and keys: the log of the program has it, not the answer.
    private async Task Fail(HttpContext context, Exception fault)
    {
        var (status, text) = fault switch
        {
            SessionNotFoundException => (StatusCodes.Status404NotFound, "The session is not there."),
            SessionStoreUnavailableException or ObjectDisposedException => (StatusCodes.Status503ServiceUnavailable, "The store cannot be used now; try again."),
            _ => (StatusCodes.Status500InternalServerError, "What is stored cannot be read; the log of the program says why."),
        };
        if (status != StatusCodes.Status404NotFound)
        {
            FeedMessages.RequestFailed(feed.Services.Log, feed.Pattern, fault);
        }

        await Problem.Write(context, status, text).ConfigureAwait(false);
    }
}
