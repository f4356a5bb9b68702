using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Tails;

/// <summary>A session that is tailed.</summary>
[PersistedSession(Async = true)]
public sealed partial class TailChat
{
    [Key]
    public required string Id { get; init; }

    [AppendOnly]
    public List<TailMessage> Messages { get; init; } = [];
}
