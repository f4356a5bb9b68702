namespace Persistence.Serialization;

/// <summary>Reads JSON text.</summary>
public ref struct JsonReader
{
}
