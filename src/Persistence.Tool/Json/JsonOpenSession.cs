using Persistence.Json;
using Persistence.Tool.Canonical;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>A session of a file, up to the commit that was its last one when it was opened. The file is append-only, and stays open where it is replaced.</summary>
internal sealed class JsonOpenSession : IOpenSession
{
    private readonly OpenSession _open;
    private readonly string _store;
    private readonly string _path;
    private readonly MemberSorter _sorter;

    /// <summary>Reads the head.</summary>
    /// <param name="open">The file.</param>
    /// <param name="store">The store, for messages.</param>
    /// <param name="path">The path of the file, for messages.</param>
    /// <param name="sorter">Sorts members. Sessions that are read one after the other share it.</param>
    public JsonOpenSession(OpenSession open, string store, string path, MemberSorter sorter)
    {
        (_open, _store, _path, _sorter) = (open, store, path, sorter);
        Head = MakeHead();
    }

    /// <inheritdoc/>
    public SessionHead Head { get; }

    /// <inheritdoc/>
    public void Read(string log, long after, EntrySink sink)
    {
        var last = after;
        var name = AsWritten(log);
        try
        {
            using var lines = new LineScanner(_open.File, after == 0 ? 0 : SequenceSearch.Find(_open.File, _open.State.End, NamesOf(log), after), _open.State.End);
            while (last < Head.CountOf(log) && lines.ReadValid())
            {
                if (LineView.LogsOf(lines.Line) is { IsEmpty: false } logs)
                {
                    last = ReadLine(logs, name, last, sink);
                }
            }
        }
        catch (Exception problem) when (problem is FormatException or LineDamageException)
        {
            throw Damaged(problem is LineDamageException damage ? damage.Offset : _open.State.Start, problem);
        }

        if (last != Head.CountOf(log))
        {
            throw Damaged(_open.State.Start, new FormatException($"the log '{log}' ends at entry {last}, not at {Head.CountOf(log)}"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _open.File.Dispose();

    private static LogNames NamesOf(string log) => new(new Mapping.LogDescription(0, log, log));

    private static byte[] AsWritten(string log)
    {
        var writer = new Serialization.JsonWriter(64);
        writer.WriteString(log);
        return writer.Written[1..^1].ToArray();
    }

    // Returns the sequence of the last entry that was given.
    private long ReadLine(ReadOnlySpan<byte> logs, ReadOnlySpan<byte> wanted, long last, EntrySink sink)
    {
        var cursor = new RawCursor(logs);
        while (cursor.Next())
        {
            if (cursor.TakeName().SequenceEqual(wanted))
            {
                last = ReadPiece(ref cursor, last, sink);
            }
            else
            {
                cursor.TakeValue();
            }
        }

        return last;
    }

    // Each entry is looked through once, in its place: the cursor goes on after the piece.
    private long ReadPiece(ref RawCursor logs, long last, EntrySink sink)
    {
        var first = 0L;
        var cursor = new RawCursor(logs.Rest);
        while (cursor.Next())
        {
            if (cursor.TakeName().SequenceEqual("first"u8))
            {
                first = LineView.ParseNumber(cursor.TakeValue());
            }
            else
            {
                last = ReadEntries(ref cursor, first, last, sink);
            }
        }

        logs.Advance(cursor.Position);
        return last;
    }

    private long ReadEntries(ref RawCursor piece, long first, long last, EntrySink sink)
    {
        var entries = new RawCursor(piece.Rest);
        for (var sequence = first; entries.Next(); sequence++)
        {
            if (sequence <= last)
            {
                entries.TakeValue();
                continue;
            }

            last = sequence == last + 1 ? sequence : throw new FormatException($"entry {last + 1} is missing, entry {sequence} follows");
            sink(_sorter.TakeSorted(ref entries));
        }

        piece.Advance(entries.Position);
        return last;
    }

    private SessionHead MakeHead()
    {
        var state = _open.State;
        try
        {
            return new SessionHead
            {
                Key = _open.Header.Key,
                Schema = state.Schema,
                Version = state.Version,
                Token = state.Token,
                Expires = state.Expires?.ToUnixTimeMilliseconds(),
                Lease = state.Lease,
                Remaining = state.Lease?.Remaining(Engine.LeaseClock.System) ?? default,
                Older = OlderLines.Of(_open),
                Header = _sorter.Sort(_open.Header.Json).ToArray(),
                Logs = [.. state.Logs.Where(static log => log.Last > 0).OrderBy(static log => log.Name, StringComparer.Ordinal).Select(static log => new LogHead(log.Name, log.Last))],
            };
        }
        catch (Exception problem) when (problem is FormatException or LineDamageException)
        {
            throw Damaged(problem is LineDamageException damage ? damage.Offset : state.HeaderAt, problem);
        }
    }

    private SessionCorruptedException Damaged(long offset, Exception problem) => JsonStoreReader.Damaged(_open.State.Header?.Key ?? Path.GetFileName(_path), _store, $"file '{_path}', byte {offset}", problem);
}
