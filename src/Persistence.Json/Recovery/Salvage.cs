namespace Persistence.Json;

/// <summary>
/// Copies the whole lines of a damaged file. Sequences have no gaps, so entries behind lost ones are numbered anew; of
/// the headers the last whole one is kept.
/// </summary>
internal sealed class Salvage(IStoredFile source, IStoredFile target, Func<string, string> presentName)
{
    private readonly LineBuilder _lines = new();
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);
    private long _written;
    private long _headerAt = -1;
    private long _headerFrom = -1;

    /// <summary>Where the first damaged line began; the length of the file when all lines are whole.</summary>
    public long FirstDamage { get; private set; } = -1;

    /// <summary>How many bytes of damaged lines there are.</summary>
    public long LostBytes { get; private set; }

    /// <summary>Tells whether the new file has a header, without which it is no session.</summary>
    public bool HasHeader => _headerAt >= 0;

    /// <summary>The key that the last whole header stands for; null when there is none.</summary>
    public string? Key { get; private set; }

    /// <summary>Tells whether there was nothing to copy.</summary>
    public bool IsEmpty => source.Length == 0;

    /// <summary>What was wrong.</summary>
    public string Problem => HasHeader && LostBytes == 0
        ? "no line was damaged, but the entries of a log did not follow one another; they are numbered anew in the order in which they were appended"
        : HasHeader
        ? "lines of the file were damaged; the whole ones are kept, the entries behind lost ones are numbered anew"
        : "lines of the file were damaged, and no whole one has a header; the session is gone from the store, what is left of it is in the file set aside";

    /// <summary>Copies the lines.</summary>
    public void Run()
    {
        Survey();
        using var lines = new LineScanner(source, 0, source.Length);
        while (lines.Next())
        {
            if (IsUsable(lines))
            {
                Copy(lines.View(), lines.Offset);
            }
        }
    }

    private void Survey()
    {
        using var lines = new LineScanner(source, 0, source.Length);
        while (lines.Next())
        {
            if (!IsUsable(lines))
            {
                FirstDamage = FirstDamage < 0 ? lines.Offset : FirstDamage;
                LostBytes += lines.Line.Length;
            }
            else if (lines.View().Has(LineMember.Header))
            {
                _headerFrom = lines.Offset;
                Key = new Serialization.JsonReader(lines.View().Raw(LineMember.Key)).ReadString();
            }
        }

        FirstDamage = FirstDamage < 0 ? source.Length : FirstDamage;
    }

    private static bool IsUsable(LineScanner lines)
    {
        try
        {
            return LineView.IsWhole(lines.Line) && SessionState.Of(lines.View(), lines.Offset).Version > 0;
        }
        catch (Exception problem) when (problem is LineDamageException or FormatException)
        {
            return false;
        }
    }

    private void Copy(LineView view, long offset)
    {
        var logs = view.Has(LineMember.Logs) ? LogPieces.Read(view.Raw(LineMember.Logs), presentName) : [];
        foreach (var (name, _, count) in logs)
        {
            _last[name] = _last.GetValueOrDefault(name) + count;
        }

        _headerAt = offset == _headerFrom ? _written : _headerAt;
        var state = SessionState.Of(view, offset) with
        {
            Start = _written,
            HeaderAt = _headerAt,
            Superseded = 0,
            Logs = [.. _last.Select(static log => (log.Key, log.Value))],
        };
        _lines.Clear();
        _lines.Begin(state, view.Raw(LineMember.Time), 0);
        if (state.HeaderAt == state.Start)
        {
            _lines.WriteRaw(",\"$key\":"u8, view.Raw(LineMember.Key));
            _lines.WriteRaw(",\"$header\":"u8, view.Raw(LineMember.Header));
        }

        WriteLogs(view, logs);
        _lines.End(state);
        target.Write(_written, _lines.Written);
        _written += _lines.Length;
    }

    private void WriteLogs(LineView view, List<(string Name, Range Entries, int Count)> logs)
    {
        foreach (var (name, entries, count) in logs)
        {
            _lines.BeginLog(name, _last[name] - count + 1, name == logs[0].Name);
            _lines.WriteRaw(""u8, view.Raw(LineMember.Logs)[entries]);
            _lines.EndLog();
        }

        _lines.EndLogs(logs.Count == 0);
    }
}
