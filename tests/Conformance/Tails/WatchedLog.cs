using Persistence.Engine;
using Persistence.Mapping;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>A log whose looks are recorded, and fail or are followed by something on demand.</summary>
internal sealed class WatchedLog(LogHandler<MultichatSession, string, ChatMessage> inner, bool isPlain) : LogHandler<MultichatSession, string, ChatMessage>(inner.Description)
{
    /// <summary>The ranges that were looked at.</summary>
    public List<LogRange> Looks { get; } = [];

    /// <summary>Is called before each look; may throw.</summary>
    public Action? Before { get; set; }

    /// <summary>Is called after each look, before its result is given.</summary>
    public Action? After { get; set; }

    public override ValueTask<AppendResult> Append(EncodedKey<string> key, ReadOnlySpan<ChatMessage> entries, IoMode mode) => inner.Append(key, entries, mode);

    public override ValueTask<IReadOnlyList<ChatMessage>> Read(EncodedKey<string> key, LogRange range, IoMode mode) => inner.Read(key, range, mode);

    public override ValueTask<long> Count(EncodedKey<string> key, IoMode mode) => inner.Count(key, mode);

    public override async ValueTask<TailPage<ChatMessage>> ReadTail(EncodedKey<string> key, LogRange range, IoMode mode)
    {
        Looks.Add(range);
        Before?.Invoke();
        var page = isPlain ? await base.ReadTail(key, range, mode) : await inner.ReadTail(key, range, mode);
        After?.Invoke();
        return page;
    }

    public override long Fingerprint(ChatMessage entry) => isPlain ? base.Fingerprint(entry) : inner.Fingerprint(entry);

    protected override ReadOnlySpan<ChatMessage> EntriesOf(MultichatSession session) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(session.Messages);

    protected override void Encode(ReadOnlySpan<ChatMessage> added, int firstPosition, PreparedSave<MultichatSession> save, ValidationErrors errors) => Assert.True(added.IsEmpty);
}
