using Persistence.Engine;
using Persistence.InMemory;

namespace Persistence.TestKit;

/// <summary>The environment of the in-memory stores.</summary>
public sealed class InMemoryEnvironment : EngineEnvironment
{
    private readonly InMemoryDatabase _database = new();

    /// <inheritdoc/>
    public override bool TryDamage(string key)
    {
        var chat = _database.Table(Sessions.MultichatSessionMap.Description.Name)[key];
        chat.Header = chat.Header[..^7];
        return true;
    }

    /// <inheritdoc/>
    public override long? StoredBytes() =>
        _database.Tables.SelectMany(table => table.Values).Sum(session => session.StoredBytes);

    /// <inheritdoc/>
    protected override SessionEngine<TSession, TKey> OpenEngine<TSession, TKey, TMap>(TimeProvider timeProvider) =>
        new InMemorySessionEngine<TSession, TKey, TMap>(_database, timeProvider);
}
