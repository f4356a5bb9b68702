using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Persistence.Tool.Tests.Sessions;

public sealed record Line([property: Key] string Id, string Sender, string? Text, DateTimeOffset SentAt, int Weight)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Answers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Likes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Mood Mood { get; init; }
}
