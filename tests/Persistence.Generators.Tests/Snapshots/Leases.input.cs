using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Samples.Jobs;

[PersistedSession(Leases = true, Async = true, Stores = SessionStores.Json)]
public partial class Job
{
    [Key] public required string Id { get; init; }

    [Due(MaxAttempts = 3)] public DateTimeOffset? DueAt { get; set; }

    [ExpiresAt] public DateTimeOffset? EndsAt { get; set; }

    [AppendOnly(Append = AppendRule.Exclusive)] public List<string> Steps { get; init; } = [];
}
