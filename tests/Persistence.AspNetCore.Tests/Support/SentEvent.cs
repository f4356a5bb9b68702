using System.Text.Json;

namespace Persistence.AspNetCore.Tests.Support;

/// <summary>A server-sent event as a browser takes it; a comment has the name ":".</summary>
internal sealed record SentEvent(string Name, string? Id, string Data)
{
    private JsonElement Json => JsonDocument.Parse(Data).RootElement;

    public string Log => Json.GetProperty("log").GetString()!;

    public long Sequence => Json.GetProperty("seq").GetInt64();

    public string Text => Json.GetProperty("text").GetString()!;

    public JsonElement this[string member] => Json.GetProperty(member);
}
