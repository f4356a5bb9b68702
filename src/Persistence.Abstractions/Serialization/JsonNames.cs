namespace Persistence.Serialization;

/// <summary>The names of a JSON object's members.</summary>
public sealed class JsonNames
{
}
