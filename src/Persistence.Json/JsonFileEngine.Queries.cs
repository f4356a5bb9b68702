using Persistence.Engine;

namespace Persistence.Json;

/// <content>Queries: the catalog says which headers to read.</content>
public abstract partial class JsonFileEngine<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public override async ValueTask<long> CountFound(SessionQuery query, IoMode mode) => await Parts.Remembered.Count(query, mode).ConfigureAwait(false) ?? await base.CountFound(query, mode).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override ValueTask<QueryCandidates<TKey>?> FindCandidates(SessionQuery query, int most, IoMode mode) => Parts.Remembered.Find(query, most, mode);
}
