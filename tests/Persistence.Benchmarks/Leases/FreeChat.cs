using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Leases;

/// <summary><see cref="LeasedChat"/> without leases.</summary>
[PersistedSession]
public sealed partial class FreeChat
{
    [Key] public required string Id { get; init; }

    public int Step { get; set; }

    public string Topic { get; set; } = "Persistence";

    [AppendOnly] public List<LeasedMessage> Messages { get; init; } = [];

    [AppendOnly(Append = AppendRule.Exclusive)] public List<LeasedMessage> Steps { get; init; } = [];
}
