using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Samples.Chat;

public enum SessionStatus
{
    Active,
    Ended,
}

[PersistedSession(TimeToLive = "7.00:00:00", SlidingExpiration = true)]
[Retired("initiator_name")]
public sealed partial class MultichatSession
{
    [Key] public required string SessionId { get; init; }

    [Required, StringLength(200)] public required string Topic { get; set; }

    [PersistedName("initiator", Former = ["owner"])] public required string Initiator { get; init; }

    [Indexed] public SessionStatus Status { get; set; }

    [Indexed] public List<string> Participants { get; init; } = [];

    [Indexed] public DateTimeOffset LastActivity { get; set; }

    [Indexed, Range(0, 100)] public int? Progress { get; set; }

    [RegularExpression("^[a-z-]+$"), Indexed(Unique = true)] public string? Slug { get; set; }

    [Range(-40, 50)] public int Temperature { get; set; }

    public Dictionary<string, string> Context { get; init; } = [];

    public Place? Place { get; set; }

    [AppendOnly] public List<ChatMessage> Messages { get; init; } = [];

    [AppendOnly(Append = AppendRule.Exclusive)] public IReadOnlyList<string> Decisions { get; private set; } = [];

    public int Total => Messages.Count;
}

public sealed record ChatMessage([property: Key] string Id, [property: StringLength(4000)] string Sender, string Content, DateTimeOffset SentAt, int Weight = 1)
{
    public string? ReplyTo { get; init; }
}

public sealed class Place
{
    public string Name { get; set; } = "";

    [Range(-90.5, 90.5)] public double? Latitude { get; set; }

    public List<Place> Inner { get; } = [];
}
