using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Computes what sessions are found by.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="reader">Decodes headers.</param>
internal sealed class HeaderValues<TSession, TKey, TMap>(SessionReader<TSession, TKey, TMap> reader)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>The values of a session, if there is one.</summary>
    /// <param name="open">The session; null when it is absent.</param>
    /// <param name="name">The file's name.</param>
    /// <returns>Its key and its values; null for a session that is absent or expired.</returns>
    public (string Key, IReadOnlyList<(int Index, string Value)>? Values) OfLive(OpenSession? open, string name) =>
        reader.Checks.Live(open, FileNames.KeyOf(name) ?? name) is { } live ? (live.Header.Key, Computed(live)) : default;

    /// <summary>The values of a session, expired or not.</summary>
    /// <param name="open">The session.</param>
    /// <returns>The values.</returns>
    /// <exception cref="LineDamageException">Its header is damaged, or a log of it is in two parts.</exception>
    /// <exception cref="SessionSchemaException">A newer version of the class wrote it.</exception>
    public IReadOnlyList<(int Index, string Value)> Of(OpenSession open)
    {
        reader.Checks.ThrowIfUnreadable(open.State, open.Header.Key);
        return Computed(open);
    }

    private IReadOnlyList<(int Index, string Value)> Computed(OpenSession open)
    {
        var header = open.Header;
        if (header.IndexValues is null)
        {
            var values = new IndexValues();
            TMap.CollectIndexValues(reader.Decode(header.Key, open), values);
            header.IndexValues = [.. values.Values];
        }

        return header.IndexValues;
    }
}
