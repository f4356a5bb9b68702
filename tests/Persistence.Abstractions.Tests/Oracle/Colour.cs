using System.Text.Json.Serialization;

namespace Persistence.Abstractions.Tests.Oracle;

public enum Colour
{
    Red,
    Green,
    Blue = 7,
}

[JsonConverter(typeof(JsonStringEnumConverter<NamedColour>))]
public enum NamedColour
{
    Red,
    [JsonStringEnumMemberName("dark \"green\"")]
    Green,
}

[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<NamedRights>))]
public enum NamedRights
{
    None = 0,
    Read = 1,
    Write = 2,
    Own = 4,
}

public enum Tiny : sbyte
{
    Low = sbyte.MinValue,
    High = sbyte.MaxValue,
}

public enum Huge : ulong
{
    Zero,
    High = ulong.MaxValue,
}
