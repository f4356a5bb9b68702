using System.Text.Json.Serialization;

namespace Persistence.Tool.Tests.Sessions;

[JsonConverter(typeof(JsonStringEnumConverter<Mood>))]
public enum Mood
{
    Calm,
    Merry,
    Tired,
}
