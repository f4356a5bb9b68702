using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>What a tail sees of a log when it looks, all of one moment.</summary>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <param name="Entries">The entries that were asked for, ascending by sequence.</param>
/// <param name="LastSequence">The sequence of the log's last entry; 0 for an empty log.</param>
/// <param name="Version">The version of the session; 0 where the engine does not say.</param>
/// <param name="Token">The token of the session; 0 where the engine does not say.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TailPage<TEntry>(IReadOnlyList<TEntry> Entries, long LastSequence, long Version, long Token);
