using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Reads what is searched of a session: its header, or the entries of one log.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
internal interface ISessionTexts<TKey>
    where TKey : notnull
{
    /// <summary>Reads.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="after">The sequence after which to begin; 0 for the start.</param>
    /// <param name="text">Receives the texts of each; the caller empties it.</param>
    /// <param name="take">Is called for each, with its sequence; 0 for a session.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False where the session is not there.</returns>
    ValueTask<bool> Read(TKey key, long after, SearchText text, Action<long> take, IoMode mode);

    /// <summary>The text of a key.</summary>
    /// <param name="key">The key.</param>
    string KeyText(TKey key);
}
