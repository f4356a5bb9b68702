using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Persistence.AspNetCore.Tests.Support;

/// <summary>What a proxy does while the server below it is started again: it breaks streams, and answers for it.</summary>
internal sealed class Refusal
{
    private readonly ConcurrentDictionary<HttpContext, bool> _streams = [];
    private int _status;
    private int _count;

    /// <summary>How many requests were answered so since it began.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Begins, with the status to answer.</summary>
    public void Begin(int status)
    {
        Interlocked.Exchange(ref _count, 0);
        Volatile.Write(ref _status, status);
        foreach (var stream in _streams.Keys)
        {
            stream.Abort();
        }
    }

    public void End() => Volatile.Write(ref _status, 0);

    public async Task Pass(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/chat/events", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        _streams[context] = true;
        if (Volatile.Read(ref _status) is not 0 and var status)
        {
            context.Response.StatusCode = status;
            Interlocked.Increment(ref _count);
        }
        else
        {
            await next(context);
        }

        _streams.TryRemove(context, out _);
    }
}
