using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Writes lines, one behind the other. For one thread.</summary>
internal sealed partial class LineBuilder
{
    private readonly JsonWriter _writer = new(4096);
    private int _start;

    /// <summary>The finished lines.</summary>
    public ReadOnlySpan<byte> Written => _writer.Written;

    /// <summary>The bytes so far.</summary>
    public int Length => _writer.Length;

    /// <summary>The length of the last finished line.</summary>
    public int LastLength => _writer.Length - _start;

    /// <summary>Forgets every line.</summary>
    public void Clear() => _writer.Clear();

    /// <summary>Begins a line: the members up to the superseded bytes.</summary>
    /// <param name="state">What the line says of the session.</param>
    /// <param name="time">The time of the commit as <see cref="LineText.FormatTime"/> writes it.</param>
    /// <param name="with">How many lines before this one will be written together with it.</param>
    public void Begin(SessionState state, ReadOnlySpan<byte> time, int with)
    {
        _start = _writer.Length;
        _writer.WriteRaw("{\"$commit\":"u8);
        _writer.WriteNumber(state.Commit);
        _writer.WriteRaw(",\"$time\":"u8);
        _writer.WriteRaw(time);
        WriteMember(",\"$with\":"u8, with);
        _writer.WriteRaw(",\"$schema\":"u8);
        _writer.WriteNumber(state.Schema);
        _writer.WriteRaw(",\"$version\":"u8);
        _writer.WriteNumber(state.Version);
        if (state.Expires is { } expires)
        {
            _writer.WriteRaw(",\"$expires\":"u8);
            Span<byte> text = stackalloc byte[LineText.MaxTimeLength];
            _writer.WriteRaw(text[..LineText.FormatTime(expires, LineText.AllDecimals, text)]);
        }

        WriteLast(state.Logs);
        WriteMember(",\"$header_at\":"u8, state.HeaderAt, absent: state.Start);
        WriteMember(",\"$superseded\":"u8, state.Superseded);
        WriteMember(",\"$at\":"u8, state.Start);
    }

    /// <summary>Writes the header.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="header">The header's JSON text.</param>
    public void WriteHeader(string key, ReadOnlySpan<byte> header)
    {
        _writer.WriteRaw(",\"$key\":"u8);
        _writer.WriteString(key);
        _writer.WriteRaw(",\"$header\":"u8);
        _writer.WriteRaw(header);
    }

    /// <summary>Writes a member as it is.</summary>
    /// <param name="name">The comma, the name in quotes and the colon.</param>
    /// <param name="value">JSON text.</param>
    public void WriteRaw(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _writer.WriteRaw(name);
        _writer.WriteRaw(value);
    }

    /// <summary>Ends a line.</summary>
    /// <param name="state">What the line says of the session.</param>
    /// <returns>The state, with the line's end and identity.</returns>
    public SessionState End(SessionState state)
    {
        _writer.WriteRaw(",\"$token\":"u8);
        _writer.WriteNumber(state.Token);
        Span<byte> crc = stackalloc byte[LineNames.CrcLength];
        LineText.FormatCrc(Checksum.Of(_writer.Written[_start..]), crc);
        _writer.WriteRaw(crc);
        state.End = state.Start + LastLength;
        state.IsPlaced = true;
        state.Identity = _writer.Written[^LineNames.IdentityLength..].ToArray();
        return state;
    }

    private void WriteLast((string Name, long Last)[] logs)
    {
        var opening = ",\"$last\":{"u8;
        foreach (var (name, last) in logs)
        {
            _writer.WriteRaw(opening);
            _writer.WriteString(name);
            _writer.WriteRaw(":"u8);
            _writer.WriteNumber(last);
            opening = ","u8;
        }

        _writer.WriteRaw(logs.Length > 0 ? "}"u8 : ""u8);
    }

    private void WriteMember(ReadOnlySpan<byte> name, long value, long absent = 0)
    {
        if (value != absent)
        {
            _writer.WriteRaw(name);
            _writer.WriteNumber(value);
        }
    }
}
