using Persistence.Engine;
using Persistence.Json;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>Writes a session as lines of a file: its header, and its entries some hundreds in a line. For one thread.</summary>
internal sealed class SessionLines
{
    private const int EntriesInLine = 256;
    private const int BytesInLine = 256 * 1024;

    private readonly LineBuilder _lines = new();
    private readonly Action<ReadOnlyMemory<byte>>? _full;
    private readonly byte[] _time = new byte[LineText.MaxTimeLength];
    private readonly int _timeLength;
    private SessionState _state;
    private int _with;

    /// <summary>Begins after a state.</summary>
    /// <param name="state">What the file says of the session so far.</param>
    /// <param name="full">Receives lines when there are many; null where all have to be written at once.</param>
    public SessionLines(SessionState state, Action<ReadOnlyMemory<byte>>? full)
    {
        (_state, _full) = (state, full);
        _timeLength = LineText.FormatTime(DateTimeOffset.UtcNow, LineText.Milliseconds, _time);
    }

    /// <summary>The lines that were not handed on.</summary>
    public ReadOnlySpan<byte> Written => _lines.Written;

    /// <summary>What the last line says of the session.</summary>
    public SessionState State => _state;

    /// <summary>Writes what a head says.</summary>
    /// <param name="head">The head.</param>
    /// <param name="schema">The schema version of the line.</param>
    /// <param name="superseded">The bytes of the header that this one replaces.</param>
    public void WriteHead(SessionHead head, int schema, int superseded)
    {
        Begin(Next(head, schema) with { HeaderAt = _state.End, Superseded = _state.Superseded + superseded });
        _lines.WriteHeader(head.Key, head.Header);
        End();
    }

    /// <summary>Writes entries.</summary>
    /// <param name="session">The session.</param>
    /// <param name="log">The log.</param>
    /// <param name="after">The sequence after which to begin.</param>
    /// <param name="last">The sequence of the last one.</param>
    /// <param name="schema">The schema version that stored them.</param>
    public void WriteEntries(IOpenSession session, string log, long after, long last, int schema)
    {
        var (sequence, count) = (after, 0);
        session.Read(log, after, entry =>
        {
            if (sequence >= last)
            {
                return;
            }

            if (count == 0)
            {
                Begin(Next(session.Head, schema) with { Logs = With(log, Math.Min(last, sequence + EntriesInLine)) });
                RecordWriter.BeginLog(_lines.Text, log, sequence + 1, isFirst: true);
            }

            _lines.WriteRaw(count == 0 ? ""u8 : ","u8, entry);
            (sequence, count) = (sequence + 1, count + 1);
            if (count == EntriesInLine || sequence == last)
            {
                RecordWriter.EndLog(_lines.Text);
                RecordWriter.EndLogs(_lines.Text, isEmpty: false);
                End();
                count = 0;
            }
        });
    }

    /// <summary>Writes a line that says nothing but what the head says, where the last one was of an earlier schema version.</summary>
    /// <param name="head">The head.</param>
    public void WriteEnd(SessionHead head)
    {
        if (_state.Schema != head.Schema || _state.Expires?.ToUnixTimeMilliseconds() != head.Expires)
        {
            Begin(Next(head, head.Schema));
            End();
        }
    }

    private SessionState Next(SessionHead head, int schema) => _state with
    {
        Commit = _state.Commit + 1,
        Start = _state.End,
        Schema = schema,
        Version = head.Version,
        Token = head.Token,
        Expires = head.Expires is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
        Lease = head.Lease is { } lease ? new StoredLease(lease.Number) { Attempts = lease.Attempts } : null,
    };

    private (string Name, long Last)[] With(string log, long last) => [.. _state.Logs.Where(other => other.Name != log), (log, last)];

    private void Begin(SessionState state)
    {
        _state = state;
        _lines.Begin(state, _time.AsSpan(0, _timeLength), _full is null ? _with++ : 0);
    }

    private void End()
    {
        _state = _lines.End(_state);
        if (_full is not null && _lines.Length > BytesInLine)
        {
            _full(_lines.Written.ToArray());
            _lines.Clear();
        }
    }
}
