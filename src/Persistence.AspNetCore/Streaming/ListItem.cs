using Persistence.AspNetCore.Requests;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Streaming;

/// <summary>The sessions of a store, as they are now.</summary>
/// <param name="Source">The store.</param>
/// <param name="Sessions">The sessions.</param>
internal sealed record ListItem(FeedSource Source, IReadOnlyList<ListedSession> Sessions) : IStreamItem
{
    public void Write(EventWriter writer) => writer.Write("sessions", json =>
    {
        json.WritePropertyName("list"u8);
        FeedJson.WriteSource(json, Source, Sessions);
    });

    /// <summary>Whether two lists show the same, in the same order.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(ListItem? other) => other is not null && Source == other.Source && Sessions.SequenceEqual(other.Sessions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Sessions.Count);
}
