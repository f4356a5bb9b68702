using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Tool.Foreign;

/// <summary>JSON of other programs, read and written again without white space. Numbers and unknown members stay as they are.</summary>
internal static class JsonText
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ForeignDataException">It is no JSON.</exception>
    public static JsonNode Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonNode.Parse(file) ?? throw new ForeignDataException($"'{path}' holds nothing.");
        }
        catch (JsonException problem)
        {
            throw new ForeignDataException($"'{path}' is damaged: it is no JSON in line {problem.LineNumber + 1}.", problem);
        }
    }

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    public static byte[] Write(JsonNode? value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (value is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                value.WriteTo(writer);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Seconds since 1970, with or without a fraction, as the time that .NET writes.</summary>
    /// <param name="seconds">The number.</param>
    public static string Time(double seconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
