using System.ComponentModel.DataAnnotations;

namespace Persistence.Hosting.Tests.Sessions;

[PersistedSession(Leases = true)]
public sealed partial class LeasedNote
{
    [Key] public required string Id { get; init; }

    public string Text { get; set; } = "";
}
