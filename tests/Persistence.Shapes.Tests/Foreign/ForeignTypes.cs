using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Persistence.Shapes.Tests.Foreign;

/// <summary>A struct that a generated context knows.</summary>
public readonly record struct Amount(decimal Value, string? Currency);

/// <summary>A type that holds itself, with a member that is no property: its metadata knows fields.</summary>
public sealed class Branch
{
#pragma warning disable CA1051 // Metadata may include fields.
    public int Number;

    public string Name = "größer <als> 🦊";
#pragma warning restore CA1051

    public List<Branch>? Branches { get; set; }
}

/// <summary>Members of a nested type.</summary>
public sealed class ForeignPart
{
    [SerializedBy(typeof(AIJsonUtilities), nameof(AIJsonUtilities.DefaultOptions))]
    public ChatMessage? Question { get; init; }

    [SerializedBy(typeof(ForeignContext))]
    public required Amount Price { get; init; }

    [JsonConverter(typeof(HexConverter))]
    public int Colour { get; init; }

    public Degrees Air { get; init; }
}

/// <summary>Members of an entry, of which one is its id.</summary>
public sealed record ForeignEntry(
    [property: Key] string EntryId,
    [property: SerializedBy(typeof(AIJsonUtilities), nameof(AIJsonUtilities.DefaultOptions))] ChatMessage Message,
    [property: SerializedBy(typeof(ForeignContext))] Amount? Price = null);

/// <summary>Written by its converter as a text with its unit; refuses what is below absolute zero, and does not read what is too hot.</summary>
[JsonConverter(typeof(DegreesConverter))]
public readonly record struct Degrees(double Celsius);

public sealed class DegreesConverter : JsonConverter<Degrees>
{
    public override Degrees Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Known(Checked(new(double.Parse(reader.GetString()!.TrimEnd('C'), CultureInfo.InvariantCulture))));

    public override void Write(Utf8JsonWriter writer, Degrees value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Checked(value).Celsius.ToString("R", CultureInfo.InvariantCulture) + "C");

    private static Degrees Known(Degrees value) => value.Celsius < 1e6 ? value : throw new InvalidTimeZoneException("hotter than all.");

    // No exception of JSON.
    private static Degrees Checked(Degrees value) => value.Celsius >= -273.15 ? value : throw new ArgumentOutOfRangeException(nameof(value), "colder than\nall");
}

/// <summary>Nothing is written as null.</summary>
[JsonConverter(typeof(MaybeConverter))]
public readonly record struct Maybe(int? Number);

public sealed class MaybeConverter : JsonConverter<Maybe>
{
    public override bool HandleNull => true;

    public override Maybe Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, Maybe value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
        {
            // With white space and a line end, as a converter may copy it from elsewhere.
            writer.WriteRawValue($"\r\n\t{number.ToString(CultureInfo.InvariantCulture)}\n", skipInputValidation: true);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

public sealed class HexConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => int.Parse(reader.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("x", CultureInfo.InvariantCulture));
}

/// <summary>Metadata of the test's own types; its options indent, which no store can take.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseUpper)]
[JsonSerializable(typeof(Amount))]
public sealed partial class ForeignContext : JsonSerializerContext
{
    /// <summary>Options that indent, with names and texts that are escaped little, and fields.</summary>
    public static JsonSerializerOptions Loose { get; } = new()
    {
        WriteIndented = true,
        IncludeFields = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        MaxDepth = 16,
    };

    public static readonly JsonTypeInfo<Amount> Amounts = (JsonTypeInfo<Amount>)JsonSerializerOptions.Web.GetTypeInfo(typeof(Amount));
}
