using Persistence.Mapping;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>
/// Writes sessions to a server, each by one script. Indexes are left to the first store that opens: the record of complete ones is removed, so that it looks at all sessions.
/// </summary>
/// <param name="server">The server.</param>
internal sealed class RedisStoreWriter(RedisServer server) : IStoreWriter
{
    private const int MostAttempts = 10;

    private readonly HashText _text = new();
    private readonly SortedSet<string> _logs = new(StringComparer.Ordinal);
    private StoredClass _class = null!;
    private RedisKeys _keys = null!;

    /// <inheritdoc/>
    public void BeginClass(StoredClass stored)
    {
        if (stored.Shape is null)
        {
            throw new ToolException($"Nothing says which members are the ids of the entries of class '{stored.Name}': open the source once with your program of this version, which records that, or name a store that has it with --shape.");
        }

        _class = stored;
        _keys = new KeyspaceCatalog(server).KeysOf(stored.Name);
        _logs.Clear();
        _logs.UnionWith(stored.Shape.Logs.Select(static log => log.Name));
        server.Guarded(() => server.Database.KeyDelete(_keys.Indexes));
        if (stored.Shape.Text.Length > 0)
        {
            server.Guarded(() => server.Database.StringSet(_keys.Shape, ShapeRecord.OfColumns(stored.Shape.Text), when: When.NotExists));
        }
    }

    /// <inheritdoc/>
    public PutOutcome Put(IOpenSession session)
    {
        var hash = _keys.HashKey(session.Head.Key);
        PutOutcome? sent = null;
        return server.Guarded(() => Put(session, hash, ref sent));
    }

    // Where an answer was lost, the next look shows whether the session was written.
    private PutOutcome Put(IOpenSession session, string hash, ref PutOutcome? sent)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var target = HeadOf(session.Head.Key, hash);
            var outcome = PutDecision.Of(target, session.Head);
            if (outcome is PutOutcome.Equal or PutOutcome.Conflict)
            {
                return outcome == PutOutcome.Equal && sent is { } done ? done : outcome;
            }

            sent = outcome;
            if (Write(session, hash, target))
            {
                return outcome;
            }
        }

        return PutOutcome.Conflict;
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_keys is not null)
        {
            server.Guarded(() => server.Database.KeyDelete(_keys.Indexes));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => server.Dispose();

    private SessionHead? HeadOf(string key, string hash) => SessionRequest.Send(server.Database, hash, key, _logs, 0).Finish(server, _text, server.Now)?.Head;

    // The listing is a superset: its entry comes before the session.
    private bool Write(IOpenSession session, string hash, SessionHead? target)
    {
        var listed = CommitToken.New();
        if (target is null)
        {
            var member = new IndexMember("", KeyOrder.ToSortable(session.Head.Key, _class.KeyParts), listed).InListing();
            server.Database.SortedSetAdd(_keys.Listing, member, 0);
        }

        return new PutRequest(server, session, _class, hash).Send(target, listed);
    }
}
