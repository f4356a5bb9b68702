using Persistence.Serialization;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Verification;

/// <summary>Reads all of a session and says what is wrong with it: JSON that is none, entries that are missing, an id that stands twice.</summary>
internal static class EntryCheck
{
    private const int IdsAtOnce = 50_000;

    /// <summary>Reads a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="stored">Its class.</param>
    /// <returns>What is wrong, each with the log that it is in.</returns>
    /// <exception cref="SessionCorruptedException">It cannot be read to the end.</exception>
    public static List<(string Log, string Problem)> Run(IOpenSession session, StoredClass stored)
    {
        var problems = new List<(string, string)>();
        if (Problem(session.Head.Header) is { } header)
        {
            problems.Add(("", $"the header is no JSON: {header}"));
        }

        foreach (var log in session.Head.Logs)
        {
            CheckLog(session, log, stored.Shape?.Log(log.Name)?.Ids ?? [], problems);
        }

        return problems;
    }

    // The ids of a long log are compared a part at a time, each with those that could be equal to it.
    private static void CheckLog(IOpenSession session, LogHead log, IReadOnlyList<string> ids, List<(string Log, string Problem)> problems)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var parts = (uint)(1 + (ids.Count == 0 ? 0 : log.Count / IdsAtOnce));
        for (var part = 0u; part < parts; part++)
        {
            var sequence = 0L;
            known.Clear();
            session.Read(log.Name, 0, entry =>
            {
                ShortLivedObjects.Collect();
                sequence++;
                if (part == 0 && Problem(entry) is { } problem)
                {
                    problems.Add((log.Name, $"entry {sequence} is no JSON: {problem}"));
                }
                else if (EntryId.Of(entry, ids) is { } id && (uint)id.GetHashCode(StringComparison.Ordinal) % parts == part && !known.Add(id))
                {
                    problems.Add((log.Name, $"entry {sequence} has the id '{id}' of an earlier one"));
                }
            });
        }
    }

    private static string? Problem(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new JsonReader(json);
            reader.Skip();
            reader.End();
            return null;
        }
        catch (JsonDataException problem)
        {
            return problem.Message;
        }
    }
}
