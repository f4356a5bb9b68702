using Persistence.Hashing;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Writes lines, one after the other. For one thread.</summary>
internal sealed class LineBuilder
{
    private int _start;

    /// <summary>The finished lines.</summary>
    public ReadOnlySpan<byte> Written => Text.Written;

    /// <summary>Writes into the present line, where the entries of logs are due.</summary>
    public JsonWriter Text { get; } = new(4096);

    /// <summary>The bytes so far.</summary>
    public int Length => Text.Length;

    /// <summary>The length of the last finished line.</summary>
    public int LastLength => Text.Length - _start;

    /// <summary>Forgets every line.</summary>
    public void Clear() => Text.Clear();

    /// <summary>Begins a line: the members up to the superseded bytes.</summary>
    /// <param name="state">What the line says of the session.</param>
    /// <param name="time">The time of the commit as <see cref="LineText.FormatTime"/> writes it.</param>
    /// <param name="with">How many lines before this one will be written together with it.</param>
    public void Begin(SessionState state, ReadOnlySpan<byte> time, int with)
    {
        _start = Text.Length;
        Text.WriteRaw("{\"$commit\":"u8);
        Text.WriteNumber(state.Commit);
        Text.WriteRaw(",\"$time\":"u8);
        Text.WriteRaw(time);
        WriteMember(",\"$with\":"u8, with);
        Text.WriteRaw(",\"$schema\":"u8);
        Text.WriteNumber(state.Schema);
        Text.WriteRaw(",\"$version\":"u8);
        Text.WriteNumber(state.Version);
        if (state.Expires is { } expires)
        {
            Text.WriteRaw(",\"$expires\":"u8);
            Span<byte> text = stackalloc byte[LineText.MaxTimeLength];
            Text.WriteRaw(text[..LineText.FormatTime(expires, LineText.AllDecimals, text)]);
        }

        WriteLast(state.Logs);
        if (state.Lease is not null)
        {
            LeaseMember.Write(state, Text);
        }

        WriteMember(",\"$header_at\":"u8, state.HeaderAt, absent: state.Start);
        WriteMember(",\"$superseded\":"u8, state.Superseded);
        WriteMember(",\"$at\":"u8, state.Start);
    }

    /// <summary>Writes the header.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="header">The header's JSON text.</param>
    public void WriteHeader(string key, ReadOnlySpan<byte> header)
    {
        Text.WriteRaw(",\"$key\":"u8);
        Text.WriteString(key);
        Text.WriteRaw(",\"$header\":"u8);
        Text.WriteRaw(header);
    }

    /// <summary>Writes a member as it is.</summary>
    /// <param name="name">The comma, the name in quotes and the colon.</param>
    /// <param name="value">JSON text.</param>
    public void WriteRaw(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Text.WriteRaw(name);
        Text.WriteRaw(value);
    }

    /// <summary>Ends a line.</summary>
    /// <param name="state">What the line says of the session.</param>
    /// <returns>The state, with the line's end and identity.</returns>
    public SessionState End(SessionState state)
    {
        Text.WriteRaw(",\"$token\":"u8);
        Text.WriteNumber(state.Token);
        Span<byte> crc = stackalloc byte[LineNames.CrcLength];
        LineText.FormatCrc(Checksum.Of(Text.Written[_start..]), crc);
        Text.WriteRaw(crc);
        state.End = state.Start + LastLength;
        state.IsPlaced = true;
        state.Identity = Text.Written[^LineNames.IdentityLength..].ToArray();
        return state;
    }

    private void WriteLast((string Name, long Last)[] logs)
    {
        var opening = ",\"$last\":{"u8;
        foreach (var (name, last) in logs)
        {
            Text.WriteRaw(opening);
            Text.WriteString(name);
            Text.WriteRaw(":"u8);
            Text.WriteNumber(last);
            opening = ","u8;
        }

        Text.WriteRaw(logs.Length > 0 ? "}"u8 : ""u8);
    }

    private void WriteMember(ReadOnlySpan<byte> name, long value, long absent = 0)
    {
        if (value != absent)
        {
            Text.WriteRaw(name);
            Text.WriteNumber(value);
        }
    }
}
