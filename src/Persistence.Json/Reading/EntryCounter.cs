using System.Diagnostics;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Passes over all entries of a log, and sees that they follow one another.</summary>
internal sealed class EntryCounter(LogNames names) : EntryReader(names, long.MaxValue, long.MaxValue)
{
    /// <inheritdoc/>
    protected override void Take(ref JsonReader reader) => throw new UnreachableException();
}
