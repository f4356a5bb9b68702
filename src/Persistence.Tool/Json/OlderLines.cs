using Persistence.Json;
using Persistence.Tool.Copying;

namespace Persistence.Tool.Json;

/// <summary>Finds out which parts of a file's session earlier schema versions stored: each line says which one wrote it.</summary>
internal static class OlderLines
{
    /// <summary>Looks through a file, where its first line is of an earlier version than its last.</summary>
    /// <param name="open">The file.</param>
    /// <returns>JSON as in SQLite's column; empty where all is of one version.</returns>
    public static string Of(OpenSession open)
    {
        var present = open.State.Schema;
        if (open.State.Start == 0)
        {
            return "";
        }

        var runs = new Dictionary<string, List<(int Version, long Last)>>(StringComparer.Ordinal);
        using var lines = new LineScanner(open.File, 0, open.State.End);
        // A damaged line is found when the entries are read; mostly the first line shows that there is nothing to find.
        while (lines.Next() && LineView.SchemaOf(lines.Line) is var schema && schema < present)
        {
            RecordCheck.ThrowIfDamaged(lines.Line, lines.Offset);
            var view = lines.View();
            foreach (var (log, first, count) in view.Has(LineMember.Logs) ? LogPieces.Sequences(view.Raw(LineMember.Logs)) : [])
            {
                Add(runs, log, schema, first + count - 1);
            }
        }

        return new OlderParts(open.Header.Schema < present ? open.Header.Schema : 0, runs.ToDictionary(static log => log.Key, static log => (IReadOnlyList<(int, long)>)log.Value, StringComparer.Ordinal)).Format();
    }

    private static void Add(Dictionary<string, List<(int Version, long Last)>> runs, string log, int schema, long last)
    {
        if (!runs.TryGetValue(log, out var known))
        {
            runs[log] = known = [];
        }

        if (known.Count > 0 && known[^1].Version == schema)
        {
            known.RemoveAt(known.Count - 1);
        }

        known.Add((schema, last));
    }
}
