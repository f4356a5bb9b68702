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

    /// <summary>Takes what was read already.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="content">What was read.</param>
    /// <param name="after">The sequence after which to begin; 0 for the start.</param>
    /// <param name="text">Receives the texts of each; the caller empties it.</param>
    /// <param name="take">Is called for each, with its sequence; 0 for a session.</param>
    /// <returns>False where the session is not there; null where something else was read, and nothing was taken.</returns>
    bool? Take(TKey key, SessionContent content, long after, SearchText text, Action<long> take);

    /// <summary>Reads sessions or entries again.</summary>
    /// <param name="places">The sessions' keys, and the sequences of the entries; 0 for a session.</param>
    /// <param name="text">Receives the texts of each; the caller empties it.</param>
    /// <param name="take">Is called for each that is there, with its position, and for each that cannot be read, with the reason.</param>
    /// <param name="mode">How to wait.</param>
    ValueTask ReadEach(IReadOnlyList<(TKey Key, long Sequence)> places, SearchText text, Action<int, SessionException?> take, IoMode mode);

    /// <summary>The text of a key.</summary>
    /// <param name="key">The key.</param>
    string KeyText(TKey key);
}
