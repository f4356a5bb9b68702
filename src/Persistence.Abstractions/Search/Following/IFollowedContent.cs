using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>What an index in memory keeps of sessions, each under a number. For one thread.</summary>
internal interface IFollowedContent
{
    /// <summary>Begins a session: what was added before and not kept is forgotten.</summary>
    void Begin();

    /// <summary>Adds what is searched of a session or entry.</summary>
    /// <param name="number">The number of the session.</param>
    /// <param name="sequence">The sequence; 0 for a session.</param>
    /// <param name="text">It; it is emptied afterwards.</param>
    void Add(long number, long sequence, SearchText text);

    /// <summary>Keeps what was added.</summary>
    /// <param name="retired">The numbers of sessions that are no longer searched.</param>
    /// <returns>Those of which nothing is left.</returns>
    IReadOnlyCollection<long> Keep(IReadOnlySet<long> retired);

    /// <summary>Writes all that is kept.</summary>
    /// <param name="output">Receives it.</param>
    void CopyTo(CopyWriter output);

    /// <summary>Begins, before anything was added, with what was written.</summary>
    /// <param name="parts">Its parts.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    void Begin(IReadOnlyList<ArraySegment<byte>> parts);
}
