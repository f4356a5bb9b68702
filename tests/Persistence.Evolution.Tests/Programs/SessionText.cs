using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Persistence.Evolution.Tests.Programs;

/// <summary>Sessions as the rows show them: by the names in C#, enums by name.</summary>
internal static class SessionText
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IncludeFields = true,
        Converters = { new JsonStringEnumConverter() },
    };
}
