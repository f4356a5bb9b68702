namespace Persistence.Json;

/// <summary>Writes the logs' part of a line.</summary>
internal static class LogLines
{
    /// <summary>Writes <c>"logs":{…}</c> with the entries that are new; nothing when there are none.</summary>
    /// <param name="context">What to write into.</param>
    /// <param name="logs">The entries.</param>
    /// <param name="isBehindOther">Whether something stands in the line before it.</param>
    /// <returns>The last sequence of each log afterwards.</returns>
    public static Dictionary<string, long> Write(CommitContext context, EncodedEntries[] logs, bool isBehindOther)
    {
        var last = context.Before is { } before ? new Dictionary<string, long>(before.Last) : [];
        var lead = isBehindOther ? ",\"logs\":{"u8 : "\"logs\":{"u8;
        var isOpen = false;
        foreach (var log in logs)
        {
            var name = Rename(last, log);
            var count = log.Write(context.Writer, isOpen ? ","u8 : lead, last[name], context.Before is null ? NewIds(log) : context.File.Ids?[log.Log.Ordinal]);
            isOpen |= count > 0;
            last[name] += count;
        }

        if (isOpen)
        {
            context.Writer.WriteRaw("}"u8);
        }

        return last;
    }

    // A log found under a former name goes on under its present one.
    private static string Rename(Dictionary<string, long> last, EncodedEntries entries)
    {
        var name = entries.Log.StorageName;
        if (!last.ContainsKey(name))
        {
            var former = entries.Log.FormerNames.FirstOrDefault(last.ContainsKey);
            last[name] = former is null ? 0 : last[former];
            if (former is not null)
            {
                last.Remove(former);
            }
        }

        return name;
    }

    // A new session's ids: nothing is stored yet, but a call may hold an id twice.
    private static HashSet<string>? NewIds(EncodedEntries log) =>
        log.Log.HasIds ? new HashSet<string>(StringComparer.Ordinal) : null;
}
