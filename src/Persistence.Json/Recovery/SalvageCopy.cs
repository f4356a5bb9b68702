using Persistence.Hashing;

namespace Persistence.Json;

/// <summary>
/// Copies the whole lines of a file that is not as a store wrote it. Sequences have no gaps, so entries after lost ones, and those
/// of another branch that a merge put there, have new sequences; of the headers that with the highest version is kept, of two
/// such the last one.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="target">The new file, empty.</param>
/// <param name="survey">What there is in the file.</param>
/// <param name="presentName">Gives the name under which a log is written again.</param>
internal sealed class SalvageCopy(IStoredFile source, IStoredFile target, FileSurvey survey, Func<string, string> presentName)
{
    private readonly LineBuilder _lines = new();
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);
    private readonly HashSet<(long Commit, long Token, uint Time, uint Logs)> _seen = [];
    private SessionState _before = new();
    private long _written;
    private long _headerAt = -1;
    private int _schema;
    private byte[] _time = [];
    private int _line;

    /// <summary>Copies the lines.</summary>
    public void Run()
    {
        using var lines = new LineScanner(source, 0, source.Length);
        while (lines.Next())
        {
            if (RecordCheck.IsValid(lines.Line))
            {
                Take(lines.Line);
                continue;
            }

            var finder = new LineFinder(lines.Line);
            while (finder.Next())
            {
                Take([.. finder.Line, (byte)'\n']);
            }
        }

        EndWithHighestSchema();
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (!RecordCheck.IsCommit(line))
        {
            return;
        }

        var view = LineView.Parse(line);
        var isHeader = _line++ == survey.HeaderLine;
        var hasLogs = view.Has(LineMember.Logs);

        // Where both sides of a merge hold what was there before them, it is the same commit twice.
        if (survey.IsMixed && !_seen.Add(IdentityOf(view)))
        {
            hasLogs = false;
            if (!isHeader)
            {
                return;
            }
        }

        Copy(view, isHeader, hasLogs ? LogPieces.Read(view.Raw(LineMember.Logs), presentName) : []);
    }

    private static (long Commit, long Token, uint Time, uint Logs) IdentityOf(in LineView view) =>
        (view.Number(LineMember.Commit), view.Number(LineMember.Token), Checksum.Of(view.Raw(LineMember.Time)), Checksum.Of(view.Raw(LineMember.Logs)));

    // A line says which schema version wrote its header and entries, and the last one what a reader must know at least: the branch of an older program may come last.
    private void EndWithHighestSchema()
    {
        if (_line > 0 && _before.Schema < _schema)
        {
            var state = _before with { Commit = _before.Commit + 1, Start = _written, HeaderAt = _headerAt, Schema = _schema };
            _lines.Clear();
            _lines.Begin(state, _time, 0);
            Write(state);
        }
    }

    private void Copy(LineView view, bool isHeader, List<(string Name, Range Entries, int Count)> logs)
    {
        foreach (var (name, _, count) in logs)
        {
            _last[name] = _last.GetValueOrDefault(name) + count;
        }

        _headerAt = isHeader ? _written : _headerAt;
        var state = StateOf(view);
        _lines.Clear();
        _lines.Begin(state, view.Raw(LineMember.Time), 0);
        if (isHeader)
        {
            _lines.WriteRaw(",\"$key\":"u8, view.Raw(LineMember.Key));
            _lines.WriteRaw(",\"$header\":"u8, view.Raw(LineMember.Header));
        }

        WriteLogs(view, logs);
        Write(state);
        (_schema, _time) = (Math.Max(_schema, state.Schema), view.Raw(LineMember.Time).ToArray());
    }

    private void Write(SessionState state)
    {
        _before = _lines.End(state);
        target.Write(_written, _lines.Written);
        _written += _lines.Length;
    }

    // Of two branches, the one whose lines come last may have an older header and end sooner.
    private SessionState StateOf(LineView view)
    {
        var own = SessionState.Of(view, 0);
        var isOlder = own.Version < _before.Version;
        return own with
        {
            Start = _written,
            HeaderAt = _headerAt,
            Superseded = 0,

            // What is recovered may be older than the last lease: the process that held it must ask again.
            Lease = own.Lease?.Released() ?? _before.Lease,
            Version = isOlder ? _before.Version : own.Version,
            Token = isOlder ? _before.Token : own.Token,
            Expires = _before.Expires > own.Expires ? _before.Expires : own.Expires,
            Logs = [.. _last.Select(static log => (log.Key, log.Value))],
        };
    }

    private void WriteLogs(LineView view, List<(string Name, Range Entries, int Count)> logs)
    {
        foreach (var (name, entries, count) in logs)
        {
            RecordWriter.BeginLog(_lines.Text, name, _last[name] - count + 1, name == logs[0].Name);
            _lines.WriteRaw(""u8, view.Raw(LineMember.Logs)[entries]);
            RecordWriter.EndLog(_lines.Text);
        }

        RecordWriter.EndLogs(_lines.Text, logs.Count == 0);
    }
}
