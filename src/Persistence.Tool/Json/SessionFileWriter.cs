using Persistence.Json;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>Writes the file of a session.</summary>
internal static class SessionFileWriter
{
    /// <summary>Makes the file of a session: under a temporary name, which it loses when it is whole.</summary>
    /// <param name="session">The session.</param>
    /// <param name="parts">The parts of the engine.</param>
    /// <param name="file">The file, whose lock is held.</param>
    public static void Create(IOpenSession session, SessionParts parts, SessionFile file)
    {
        using (var target = parts.Directory.Open(file.Folder!, AtomicReplace.TemporaryName(file), FileUse.Replace)!)
        {
            var written = 0L;
            var lines = new SessionLines(new SessionState { HeaderAt = -1 }, Write);
            foreach (var (schema, log, after, last) in Steps(session.Head))
            {
                if (log is null)
                {
                    lines.WriteHead(session.Head, schema, 0);
                }
                else
                {
                    lines.WriteEntries(session, log, after, last, schema);
                }
            }

            lines.WriteEnd(session.Head);
            Write(lines.Written.ToArray());

            void Write(ReadOnlyMemory<byte> bytes)
            {
                target.Write(written, bytes.Span);
                written += bytes.Length;
            }
        }

        file.Forget();
        parts.Replace.ReplaceAtomically(file);
    }

    // A file begins with what the earliest version stored: no line may be of an earlier one than the line before it.
    private static IEnumerable<(int Schema, string? Log, long After, long Last)> Steps(SessionHead head)
    {
        var older = OlderParts.Parse(head.Older);
        var steps = new List<(int Schema, string? Log, long After, long Last)> { (older.Header > 0 ? older.Header : head.Schema, null, 0, 0) };
        foreach (var log in head.Logs)
        {
            var after = 0L;
            foreach (var (version, last) in older.Logs.GetValueOrDefault(log.Name) ?? [])
            {
                steps.Add((version, log.Name, after, last));
                after = last;
            }

            if (after < log.Count)
            {
                steps.Add((head.Schema, log.Name, after, log.Count));
            }
        }

        return steps.OrderBy(static step => step.Schema);
    }

    /// <summary>Waits until files, and their names, are on disk.</summary>
    /// <param name="parts">The parts of the engine.</param>
    /// <param name="names">The names of the files.</param>
    public static void Fsync(SessionParts parts, IEnumerable<string> names)
    {
        var folder = parts.Directory.Current();
        foreach (var name in names)
        {
            using var stored = parts.Directory.Open(folder, name, FileUse.Read);
            stored?.Sync();
        }

        folder.Sync();
    }

    /// <summary>Adds what a session has more than its file, by lines that count together.</summary>
    /// <param name="session">The session.</param>
    /// <param name="parts">The parts of the engine.</param>
    /// <param name="file">The file, whose lock is held.</param>
    /// <param name="state">What the file says of the session.</param>
    public static void Append(IOpenSession session, SessionParts parts, SessionFile file, SessionState state)
    {
        var lines = new SessionLines(state, null);
        if (state.Token != session.Head.Token)
        {
            using var stored = parts.Directory.Open(file.Folder!, file.Name, FileUse.Read)!;
            lines.WriteHead(session.Head, session.Head.Schema, OpenSession.ReadHeader(stored, state).Json.Length);
        }

        foreach (var log in session.Head.Logs)
        {
            var known = state.Logs.FirstOrDefault(candidate => candidate.Name == log.Name).Last;
            if (known < log.Count)
            {
                lines.WriteEntries(session, log.Name, known, log.Count, session.Head.Schema);
            }
        }

        lines.WriteEnd(session.Head);
        using var target = parts.Directory.Open(file.Folder!, file.Name, FileUse.Append)!;
        parts.Writes.Write(target, state.End, lines.Written);
        file.Forget();
    }
}
