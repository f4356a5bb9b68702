namespace Persistence.Serialization;

/// <summary>Writes JSON text.</summary>
public sealed class JsonWriter
{
}
