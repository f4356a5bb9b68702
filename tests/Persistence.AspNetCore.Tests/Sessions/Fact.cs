using System.ComponentModel.DataAnnotations;

namespace Persistence.AspNetCore.Tests.Sessions;

/// <summary>A session with a key of two parts.</summary>
[PersistedSession(Async = true)]
public sealed partial class Fact
{
    [Key] public required string Tenant { get; init; }

    [Key] public required int Number { get; init; }

    [AppendOnly] public List<string> Track { get; init; } = [];
}
