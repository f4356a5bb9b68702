namespace Persistence.Json;

/// <summary>Writes a session file again without the headers that later ones superseded.</summary>
internal sealed class Compaction(IStoredFile source, SessionState last, IStoredFile target)
{
    private const int ChunkLength = 256 * 1024;

    private readonly LineBuilder _lines = new();
    private long _written;
    private SessionState? _result;

    /// <summary>Copies what is to be kept.</summary>
    /// <returns>The session as the new file's last line says it.</returns>
    /// <exception cref="LineDamageException">A line is damaged; the new file is useless then.</exception>
    public SessionState Run()
    {
        using var lines = new LineScanner(source, 0, last.End);
        var headerAt = -1L;
        while (lines.ReadValid())
        {
            var view = lines.View();
            var isHeader = lines.Offset == last.HeaderAt;
            if (!isHeader && lines.Offset != last.Start && !view.Has(LineMember.Logs))
            {
                continue;
            }

            var start = _written + _lines.Length;
            headerAt = isHeader ? start : headerAt;
            Copy(view, SessionState.Of(view, lines.Offset) with { Start = start, HeaderAt = headerAt, Superseded = 0 });
            Flush(ChunkLength);
        }

        Flush(1);
        return _result! with { Header = last.Header };
    }

    private void Copy(LineView view, SessionState state)
    {
        _lines.Begin(state, view.Raw(LineMember.Time), 0);
        if (state.HeaderAt == state.Start)
        {
            _lines.WriteRaw(",\"$key\":"u8, view.Raw(LineMember.Key));
            _lines.WriteRaw(",\"$header\":"u8, view.Raw(LineMember.Header));
        }

        if (view.Has(LineMember.Logs))
        {
            _lines.WriteRaw(",\"$logs\":"u8, view.Raw(LineMember.Logs));
        }

        _result = _lines.End(state);
    }

    private void Flush(int atLeast)
    {
        if (_lines.Length >= atLeast)
        {
            target.Write(_written, _lines.Written);
            _written += _lines.Length;
            _lines.Clear();
        }
    }
}
