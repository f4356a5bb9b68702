using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Persistence.AspNetCore.Requests;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Streaming;

/// <summary>Writes server-sent events. Those of logs have an id; all others leave the browser's last id as it is. For one thread at a time.</summary>
/// <param name="pipe">The body of the answer.</param>
/// <param name="request">What is sent.</param>
/// <param name="timeout">How long a browser may take nothing.</param>
internal sealed class EventWriter(PipeWriter pipe, StreamRequest request, TimeSpan timeout)
{
    private readonly long[] _places = [.. request.Places];

    /// <summary>How many bytes wait to be flushed.</summary>
    public int Unsent { get; private set; }

    /// <summary>Begins the stream.</summary>
    /// <param name="retry">After which time a browser that lost the connection makes a new one.</param>
    public void Begin(TimeSpan retry) => Raw($"retry: {(int)retry.TotalMilliseconds}\n\n");

    /// <summary>Writes what happened in a log.</summary>
    /// <param name="log">The place of the log in the request.</param>
    /// <param name="next">The event.</param>
    public void Write(int log, FeedEvent next)
    {
        _places[log] = next.Kind == LogEventKind.Ended ? CursorText.Ended : next.Sequence;
        Raw(next.Kind switch
        {
            LogEventKind.Entry => "",
            LogEventKind.CaughtUp => "event: caught-up\n",
            _ => "event: ended\n",
        });
        Raw($"id: {CursorText.Format(_places)}\n");
        Data(json =>
        {
            json.WriteString("log"u8, request.Logs[log].Address);
            if (next.Entry is { } entry)
            {
                FeedJson.WriteEntry(json, next.Sequence, entry);
            }
            else
            {
                json.WriteNumber("seq"u8, next.Sequence);
            }
        });
    }

    /// <summary>Writes an event that no browser goes on from.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="data">Writes the members of its object.</param>
    public void Write(string name, Action<Utf8JsonWriter> data)
    {
        Raw($"event: {name}\n");
        Data(data);
    }

    /// <summary>Writes a comment, which keeps the connection alive.</summary>
    public void Beat() => Raw(":\n\n");

    /// <summary>Sends what was written, and waits until it fits into what the connection holds.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The browser took nothing for too long.</exception>
    public async ValueTask Flush(CancellationToken cancellationToken)
    {
        Unsent = 0;
        var flush = pipe.FlushAsync(cancellationToken);
        if (!flush.IsCompleted)
        {
            await flush.AsTask().WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await flush.ConfigureAwait(false);
        }
    }

    private void Data(Action<Utf8JsonWriter> write)
    {
        Raw("data: ");
        using (var json = FeedJson.Begin(pipe))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
            json.Flush();
            Unsent += (int)json.BytesCommitted;
        }

        Raw("\n\n");
    }

    private void Raw(string text) => Unsent += (int)Encoding.UTF8.GetBytes(text, pipe);
}
