using System.Text.Json.Serialization;

namespace Persistence.Testing.Fixtures;

/// <summary>A value that is stored by its name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VoyageState>))]
public enum VoyageState
{
    Planned,
    Underway,
    Ended,
}
