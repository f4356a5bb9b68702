using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Sessions;

[PersistedSession(Leases = true, Async = true)]
public sealed partial class Job
{
    [Key] public required string Id { get; init; }

    public int Progress { get; set; }

    [Due] public DateTimeOffset? DueAt { get; set; }

    [AppendOnly] public List<Remark> Remarks { get; init; } = [];

    [AppendOnly(Append = AppendRule.Exclusive)] public List<string> Steps { get; init; } = [];
}
