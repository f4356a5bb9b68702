using System.Diagnostics.CodeAnalysis;

namespace Persistence;

/// <summary>One event of a log's tail: an entry, that the tail has caught up, or that the log ended.</summary>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <param name="Kind">What it is.</param>
/// <param name="Sequence">The sequence of the entry; otherwise of the last entry before this event, 0 for none. A tail after this sequence goes on from here.</param>
/// <param name="Entry">The entry, where it is one.</param>
public readonly record struct LogEvent<TEntry>(LogEventKind Kind, long Sequence, TEntry? Entry)
{
    /// <summary>Whether it is an entry.</summary>
    [MemberNotNullWhen(true, nameof(Entry))]
    public bool IsEntry => Kind == LogEventKind.Entry;
}
