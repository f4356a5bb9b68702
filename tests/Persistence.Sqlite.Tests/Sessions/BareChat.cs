using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>The chat as a version of the program has it that knows none of its indexed members yet.</summary>
[PersistedSession(Name = "chat", Stores = SessionStores.Sqlite)]
public sealed partial class BareChat
{
    [Key]
    public required string Id { get; init; }

    public string Topic { get; set; } = "";
}
