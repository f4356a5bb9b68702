using System.ComponentModel.DataAnnotations;

namespace Persistence.Hosting.Tests.Sessions;

[PersistedSession(Async = true)]
public sealed partial class TeamChat
{
    [Key] public required string Id { get; init; }

    [Indexed] public string Topic { get; set; } = "";

    [AppendOnly] public List<string> Notes { get; init; } = [];
}
