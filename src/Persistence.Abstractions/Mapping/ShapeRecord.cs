using System.ComponentModel;
using System.Globalization;
using Persistence.Hashing;
using Persistence.Monitoring;

namespace Persistence.Mapping;

/// <summary>
/// What a store records of the class that opened it last: its schema version, a fingerprint of its stored shape, and the shape itself. A class of the same schema version and another shape is not refused, because both may be right; which members differ is reported once.
/// One that says another model of an embedding is refused.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShapeRecord
{
    private const string Head = "SchemaVersion: ";
    private const string Columns = "columns: ";

    // A message is one line.
    private const int MostNamed = 8;

    /// <summary>Compares a class that opens a store with what is recorded there, and reports where a class of the same schema version has another shape.</summary>
    /// <param name="description">The class.</param>
    /// <param name="recorded">The record; null where there is none.</param>
    /// <param name="telemetry">Receives what differs.</param>
    /// <returns>What the store is to record now; null where its record stays.</returns>
    /// <exception cref="SessionSchemaException">Another model made the embeddings that are stored: those of two models cannot be compared, and by the numbers alone nobody would notice.</exception>
    public static string? Next(SessionDescription description, string? recorded, StoreTelemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(telemetry);
        if (description.Shape.Length == 0)
        {
            return null;
        }

        var now = string.Create(CultureInfo.InvariantCulture, $"{Head}{description.SchemaVersion} #{Fingerprint(description.Shape)}\n{description.Shape}\n") + (description.Columns is { Length: > 0 } columns ? OfColumns(columns) : "");
        if (recorded == now)
        {
            return null;
        }

        if (Read(recorded) is not (var version, var shape))
        {
            return now;
        }

        if (version == description.SchemaVersion && EmbeddingModels.Differences(ColumnsOf(recorded!), description.Columns) is { } models)
        {
            throw StoredDataErrors.OtherModel(telemetry.Store, description, models);
        }

        if (version == description.SchemaVersion && shape != description.Shape)
        {
            telemetry.Shapes.Differs(string.Create(
                CultureInfo.InvariantCulture,
                $"a class of SchemaVersion {version} and another shape opened it last: {Differences(Facts(shape), Facts(description.Shape))}. Raise SchemaVersion with a change of the shape that programs from before are to be refused for"));
        }

        return version > description.SchemaVersion ? null : now;
    }

    /// <summary>Finds what a record says of the columns of a class, for programs that do not have the class (docs/stored-shape.md).</summary>
    /// <param name="recorded">The record.</param>
    /// <returns>The JSON; null where it is not recorded.</returns>
    public static string? ColumnsOf(string recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return recorded.Split('\n').FirstOrDefault(static line => line.StartsWith(Columns, StringComparison.Ordinal))?[Columns.Length..];
    }

    /// <summary>Makes the record of a class of which no more than the columns is known, as after a copy that was made without the class. The first store of the class replaces it.</summary>
    /// <param name="columns">The JSON.</param>
    /// <returns>The record.</returns>
    public static string OfColumns(string columns) => $"{Columns}{columns}\n";

    // What is not whole, or of another form, is no record.
    private static (int Version, string Shape)? Read(string? recorded)
    {
        if (recorded is null || !recorded.StartsWith(Head, StringComparison.Ordinal) || recorded[^1] != '\n')
        {
            return null;
        }

        var end = recorded.IndexOf('\n', StringComparison.Ordinal);
        var lines = recorded[(end + 1)..].TrimEnd('\n').Split('\n').Where(static line => !line.StartsWith(Columns, StringComparison.Ordinal));
        var (head, shape) = (recorded[Head.Length..end].Split(" #"), string.Join('\n', lines));
        return head.Length == 2 && head[1] == Fingerprint(shape) && int.TryParse(head[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (version, shape) : null;
    }

    private static string Fingerprint(string shape) => Convert.ToHexStringLower(TextHash.Sha256(shape).AsSpan(0, 8));

    private static Dictionary<string, string> Facts(string shape)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in shape.Split('\n'))
        {
            var end = EndOfPlace(line);
            facts[line[..end]] = line[Math.Min(end + 2, line.Length)..];
        }

        return facts;
    }

    // A name in quotes may hold anything.
    private static int EndOfPlace(string line)
    {
        var isQuoted = false;
        for (var index = 0; index < line.Length; index++)
        {
            isQuoted ^= line[index] == '"';
            if (!isQuoted && line[index] == ':')
            {
                return index;
            }
        }

        return line.Length;
    }

    private static string Differences(Dictionary<string, string> then, Dictionary<string, string> now)
    {
        var all = then.Where(fact => !now.ContainsKey(fact.Key)).Select(static fact => $"{fact.Key} was {fact.Value}, and is not in this class")
            .Concat(then.Where(fact => now.TryGetValue(fact.Key, out var value) && value != fact.Value).Select(fact => $"{fact.Key} was {fact.Value}, and is {now[fact.Key]}"))
            .Concat(now.Where(fact => !then.ContainsKey(fact.Key)).Select(static fact => $"{fact.Key} is {fact.Value}, and was not there"))
            .ToList();
        return string.Join("; ", all.Take(MostNamed)) + (all.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {all.Count - MostNamed} more") : "");
    }
}
