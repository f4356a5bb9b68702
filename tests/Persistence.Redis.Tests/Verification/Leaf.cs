using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Verification;

/// <summary>A session with a log of either kind.</summary>
[PersistedSession(Async = true)]
public sealed partial class Leaf
{
    [Key] public required string Id { get; init; }

    [AppendOnly] public List<string> Veins { get; init; } = [];

    [AppendOnly] public List<Happening> Happenings { get; init; } = [];
}
