using System.ComponentModel.DataAnnotations;

namespace Persistence.Tool.Tests.Sessions;

/// <summary>A session that has expired when the next thing looks at it.</summary>
[PersistedSession(TimeToLive = "00:00:00.001")]
public sealed partial class Note
{
    [Key]
    public required string Id { get; init; }

    public string Text { get; set; } = "";
}
