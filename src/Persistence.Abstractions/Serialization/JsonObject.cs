namespace Persistence.Serialization;

/// <summary>Reads the members of a JSON object.</summary>
public static class JsonObject
{
}
