using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Verification;

/// <summary>A session with an integer key, and an index of many values.</summary>
[PersistedSession]
public sealed partial class Album
{
    [Key] public required int Number { get; init; }

    [Indexed] public List<string> Tags { get; init; } = [];
}
