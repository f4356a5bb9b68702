using System.Net.Http.Headers;
using System.Text;

namespace Persistence.AspNetCore.Tests.Support;

/// <summary>Reads a stream of events as the standard says: fields, comments, an empty line after each event.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage answer, Stream stream) => (_answer, _lines) = (answer, new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true)));

    /// <summary>The id that a browser would send when it connects again.</summary>
    public string LastId { get; private set; } = "";

    public HttpResponseHeaders Headers => _answer.Headers;

    public static async Task<EventReader> Open(HttpClient client, string address, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is { Length: > 0 })
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var token = TestContext.Current.CancellationToken;
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.ToString());
        return new EventReader(answer, await answer.Content.ReadAsStreamAsync(token));
    }

    /// <summary>The next event or comment; null at the end of the stream.</summary>
    public async Task<SentEvent?> Next()
    {
        var next = new SentEvent("message", null, "");
        while (await _lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Length > 0)
            {
                next = With(next, line);
            }
            else if (next.Data.Length > 0 || next.Name == ":")
            {
                LastId = next.Id ?? LastId;
                return next;
            }
        }

        return null;
    }

    /// <summary>Reads on to an event.</summary>
    public async Task<SentEvent> Until(Func<SentEvent, bool> isIt)
    {
        while (await Next() is { } next)
        {
            if (isIt(next))
            {
                return next;
            }
        }

        throw new EndOfStreamException("The stream ended before.");
    }

    /// <summary>The next event of a log, or comment; what comes at any time, lists and leases, is left out. Null at the end of the stream.</summary>
    public async Task<SentEvent?> NextOfLogs()
    {
        while (await Next() is { } next)
        {
            if (next.Name is not ("lease" or "sessions" or "activity"))
            {
                return next;
            }
        }

        return null;
    }

    public Task<SentEvent> Until(string name) => Until(next => next.Name == name);

    /// <summary>The next entries, other events left out.</summary>
    public async Task<List<SentEvent>> Entries(int count)
    {
        var entries = new List<SentEvent>();
        while (entries.Count < count)
        {
            entries.Add(await Until("message"));
        }

        return entries;
    }

    private static SentEvent With(SentEvent next, string line)
    {
        var (field, value) = line.Split(": ", 2) is [var head, var tail] ? (head, tail) : (line, "");
        return field switch
        {
            ":" => next with { Name = ":" },
            "event" => next with { Name = value },
            "id" => next with { Id = value },
            "data" => next with { Data = next.Data + value },
            "retry" => next,
            _ => throw new InvalidDataException($"'{line}' is no line of an event stream."),
        };
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}
