using System.Globalization;
using System.Text;
using Persistence.Serialization;

namespace Persistence.Tool.Copying;

/// <summary>Which parts of a session earlier schema versions stored (docs/sqlite-schema.md).</summary>
/// <param name="Header">The version that wrote the header; 0 for that of the session.</param>
/// <param name="Logs">By log, up to which sequence entries are of which version.</param>
internal sealed record OlderParts(int Header, IReadOnlyDictionary<string, IReadOnlyList<(int Version, long Last)>> Logs)
{
    /// <summary>Reads what a head says.</summary>
    /// <param name="text">JSON; empty where all is of one version.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static OlderParts Parse(string text)
    {
        var header = 0;
        var logs = new Dictionary<string, IReadOnlyList<(int, long)>>(StringComparer.Ordinal);
        if (text.Length == 0)
        {
            return new OlderParts(header, logs);
        }

        try
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
            reader.BeginObject();
            while (reader.NextName(out var name))
            {
                if (name.SequenceEqual("header"u8))
                {
                    header = reader.ReadInteger<int>();
                }
                else
                {
                    ReadLogs(ref reader, logs);
                }
            }
        }
        catch (JsonDataException problem)
        {
            throw new FormatException($"it is not said right which parts are older: {problem.Message}", problem);
        }

        return new OlderParts(header, logs);
    }

    /// <summary>Writes it.</summary>
    /// <returns>JSON; empty where all is of one version.</returns>
    public string Format()
    {
        var logs = Logs.Where(static log => log.Value.Count > 0).OrderBy(static log => log.Key, StringComparer.Ordinal).ToList();
        if (Header == 0 && logs.Count == 0)
        {
            return "";
        }

        var writer = new JsonWriter();
        writer.WriteRaw("{"u8);
        if (Header > 0)
        {
            writer.WriteRaw("\"header\":"u8);
            writer.WriteNumber(Header);
        }

        var opening = Header > 0 ? ",\"logs\":{"u8 : "\"logs\":{"u8;
        foreach (var (name, runs) in logs)
        {
            writer.WriteRaw(opening);
            writer.WriteString(name);
            writer.WriteRaw(":"u8);
            writer.WriteString(Text(runs));
            opening = ","u8;
        }

        writer.WriteRaw(logs.Count == 0 ? "}"u8 : "}}"u8);
        return Encoding.UTF8.GetString(writer.Written);
    }

    private static void ReadLogs(ref JsonReader reader, Dictionary<string, IReadOnlyList<(int, long)>> logs)
    {
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            var log = Encoding.UTF8.GetString(name);
            logs[log] = Runs(reader.ReadString() ?? "");
        }
    }

    /// <summary>Reads what is said of one log.</summary>
    /// <param name="text">For example <c>1:17,2:30</c>.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static IReadOnlyList<(int Version, long Last)> Runs(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static run => run.Split(':')).Select(static run => (int.Parse(run[0], CultureInfo.InvariantCulture), long.Parse(run[^1], CultureInfo.InvariantCulture)))];

    /// <summary>Writes what is said of one log.</summary>
    /// <param name="runs">Up to which sequence entries are of which version.</param>
    public static string Text(IReadOnlyList<(int Version, long Last)> runs) => string.Join(',', runs.Select(static run => string.Create(CultureInfo.InvariantCulture, $"{run.Version}:{run.Last}")));
}
