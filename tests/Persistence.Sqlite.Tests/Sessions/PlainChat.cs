using System.ComponentModel.DataAnnotations;

namespace Persistence.Sqlite.Tests.Sessions;

/// <summary>What <see cref="Chat"/> was before it had indexes.</summary>
[PersistedSession(Name = "chat", Stores = SessionStores.Sqlite)]
public sealed partial class PlainChat
{
    [Key]
    public required string Id { get; init; }

    public required string Topic { get; set; }

    public List<string> Participants { get; init; } = [];
}
