using Persistence.AspNetCore.Tests.Support;

namespace Persistence.Swarm.Tests.Programs;

/// <summary>Reads a chat by the page of a program that is killed, started again and moved, as a browser does: with the last id that it has.</summary>
internal sealed class PageViewer : IDisposable
{
    private readonly HttpClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private string _lastId = "";

    /// <summary>Begins to read.</summary>
    public PageViewer(Uri page)
    {
        _client = new HttpClient { BaseAddress = new Uri(page.GetLeftPart(UriPartial.Path)) };
        _reading = Read("events?log=" + page.Fragment[1..] + "%2Fmessages");
    }

    /// <summary>The entries in the order in which they came. Read it when the viewer has stopped.</summary>
    public List<SentEvent> Entries { get; } = [];

    /// <summary>How many connections it made.</summary>
    public int Connections { get; private set; }

    /// <summary>Ends the reading.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _reading;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _client.Dispose();
    }

    private async Task Read(string address)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var events = await EventReader.Open(_client, address, _lastId);
                using var end = _stop.Token.Register(events.Dispose);
                Connections++;
                await Follow(events);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or ObjectDisposedException)
            {
                // The program is away, or the test has ended.
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    private async Task Follow(EventReader events)
    {
        while (await events.Next() is { } next)
        {
            _lastId = events.LastId;
            if (next.Name == "message")
            {
                Entries.Add(next);
            }
        }
    }
}
