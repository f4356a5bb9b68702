using System.ComponentModel.DataAnnotations;
using Persistence.Redis.Tests.Sessions;

namespace Persistence.Redis.Tests.Schema;

/// <summary>A class that had a time to live once.</summary>
[PersistedSession(Name = "visit", SchemaVersion = 2)]
public sealed partial class VisitV2
{
    [Key] public required string Id { get; init; }

    [AppendOnly] public List<string> Notes { get; init; } = [];

    [AppendOnly] public List<Message> Messages { get; init; } = [];
}
