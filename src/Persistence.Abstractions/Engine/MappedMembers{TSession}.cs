using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>What queries and searches ask the generated map of a class.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
internal abstract class MappedMembers<TSession>
    where TSession : class
{
    /// <summary>What makes text of the values of an index.</summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="index">The ordinal of the index.</param>
    public abstract Func<TValue, string?> EncoderOf<TValue>(int index);

    /// <summary>What a session is indexed by, without the indexes over several members.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The values, each with the ordinal of its index.</returns>
    public abstract IReadOnlyList<(int Index, string Value)> IndexValuesOf(TSession session);

    /// <summary>Collects the searched texts of a header.</summary>
    /// <param name="session">The session.</param>
    /// <param name="text">Receives them.</param>
    public abstract void CollectText(TSession session, SearchText text);

    /// <summary>What collects the searched texts of an entry.</summary>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <param name="log">The ordinal of the log.</param>
    public abstract Action<TEntry, SearchText> CollectorOf<TEntry>(int log);
}
