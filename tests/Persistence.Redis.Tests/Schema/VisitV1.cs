using System.ComponentModel.DataAnnotations;
using Persistence.Redis.Tests.Sessions;

namespace Persistence.Redis.Tests.Schema;

/// <summary>The first version of <see cref="VisitV2"/>, whose sessions expire.</summary>
[PersistedSession(Name = "visit", TimeToLive = "01:00:00")]
public sealed partial class VisitV1
{
    [Key] public required string Id { get; init; }

    [AppendOnly] public List<string> Notes { get; init; } = [];

    [AppendOnly] public List<Message> Messages { get; init; } = [];
}
