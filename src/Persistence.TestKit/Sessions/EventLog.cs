using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Persistence.TestKit.Sessions;

/// <summary>A log whose entries are JSON of any shape.</summary>
[PersistedSession(Async = true)]
public sealed partial class EventLog
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>The log.</summary>
    [AppendOnly]
    public List<JsonElement> Events { get; init; } = [];
}
