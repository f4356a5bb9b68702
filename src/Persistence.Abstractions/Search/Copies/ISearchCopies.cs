using System.ComponentModel;
using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>
/// Where a backend stores copies of the indexes that searches have in memory, so that the first search of another program need not read every session. A copy may be lost, old, cut or
/// something else at any time: who reads it checks it, and nothing depends on it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISearchCopies
{
    /// <summary>So many texts at least are read from sessions before a copy is stored.</summary>
    int LeastTexts { get; }

    /// <summary>The names of all copies that a class can have.</summary>
    /// <param name="description">The class.</param>
    static IEnumerable<string> NamesOf(SessionDescription description) => CopiedPart.NamesOf(description ?? throw new ArgumentNullException(nameof(description)));

    /// <summary>Reads a copy.</summary>
    /// <param name="name">Its name: letters, digits, <c>.</c> and what the storage name of a log has.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Its parts, or whatever is in their place; null where there is none. Trouble is no error, but none.</returns>
    ValueTask<IReadOnlyList<ArraySegment<byte>>?> Read(string name, IoMode mode);

    /// <summary>Stores a copy in place of the one before. Where that is not possible nothing happens.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parts">Its parts, of some megabytes at most.</param>
    /// <param name="mode">How to wait.</param>
    ValueTask Write(string name, IReadOnlyList<ReadOnlyMemory<byte>> parts, IoMode mode);

    /// <summary>Whether texts were only added to a session, or none.</summary>
    /// <param name="former">The state that it had.</param>
    /// <param name="state">The state that it has.</param>
    bool IsAddition(string former, string state);

    /// <summary>Whether any later change of a session gives it another state.</summary>
    /// <param name="state">The state, <see cref="ChangedSession{TKey}.State"/>.</param>
    /// <param name="asked">When the store was asked which sessions changed, by the machine's clock, and did not name this one, or with this state.</param>
    bool IsLasting(string state, DateTime asked);
}
