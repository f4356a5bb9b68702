using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Persistence.AspNetCore.Requests;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Streaming;

/// <summary>Answers with a stream of server-sent events.</summary>
/// <param name="feed">The feed.</param>
internal sealed class EventsEndpoint(Feed feed)
{
    private const string EventStreamType = "text/event-stream";

    public async Task Answer(HttpContext context)
    {
        if (!AcceptsEvents(context.Request))
        {
            await Problem.Write(context, StatusCodes.Status406NotAcceptable, $"This address answers with {EventStreamType}.").ConfigureAwait(false);
            return;
        }

        if (StreamRequest.Parse(feed, context.Request, out var problem) is not { } request)
        {
            await Problem.BadRequest(context, problem).ConfigureAwait(false);
            return;
        }

        if (!request.HasList && !await IsThere(request, context.RequestAborted).ConfigureAwait(false))
        {
            await AnswerGone(context, request).ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = EventStreamType;
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await new EventStream(feed, request).Run(context).ConfigureAwait(false);
        }
    }

    // "No content" is how a server says to a browser that it need not connect again. Somebody who asks for the first time learns why.
    private static Task AnswerGone(HttpContext context, StreamRequest request)
    {
        if (!request.IsResumed)
        {
            return Problem.Write(context, StatusCodes.Status404NotFound, "None of the sessions is there.");
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async ValueTask<bool> IsThere(StreamRequest request, CancellationToken cancellationToken)
    {
        for (var index = 0; index < request.Logs.Count; index++)
        {
            if (request.Places[index] != CursorText.Ended && await request.Logs[index].Exists(cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AcceptsEvents(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 || accepted.Any(static type => type.MatchesMediaType(EventStreamType) && type.Quality is not 0);
    }
}
