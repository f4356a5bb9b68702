using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Leases;

/// <summary>A session that is leased.</summary>
[PersistedSession(Leases = true)]
public sealed partial class LeasedChat
{
    [Key] public required string Id { get; init; }

    public int Step { get; set; }

    public string Topic { get; set; } = "Persistence";

    [AppendOnly] public List<LeasedMessage> Messages { get; init; } = [];

    [AppendOnly(Append = AppendRule.Exclusive)] public List<LeasedMessage> Steps { get; init; } = [];
}
