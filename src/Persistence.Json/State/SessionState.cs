using System.Globalization;
using System.Text;
using Persistence.Engine;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>What the last line of a file says of its session. Not changed any more once others know of it.</summary>
internal sealed record SessionState
{
    /// <summary>The last commit's number.</summary>
    public long Commit { get; set; }

    /// <summary>The highest schema version that wrote to the session.</summary>
    public int Schema { get; set; }

    /// <summary>The session's version.</summary>
    public long Version { get; set; }

    /// <summary>The token of the save that made the version.</summary>
    public long Token { get; set; }

    /// <summary>When the session expires; null for never.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>The last sequence of each log that ever held an entry, by storage name.</summary>
    public (string Name, long Last)[] Logs { get; set; } = [];

    /// <summary>The lease of the session; null where it never had one.</summary>
    public StoredLease? Lease
    {
        get;
        set
        {
            LeaseText = ReferenceEquals(field, value) ? LeaseText : null;
            field = value;
        }
    }

    /// <summary>The lease as lines have it, once it was written.</summary>
    public byte[]? LeaseText { get; set; }

    /// <summary>Where the line with the header begins.</summary>
    public long HeaderAt { get; set; }

    /// <summary>Bytes of headers in the file that later ones superseded.</summary>
    public long Superseded { get; set; }

    /// <summary>Where the last line begins.</summary>
    public long Start { get; set; }

    /// <summary>Where the last line ends.</summary>
    public long End { get; set; }

    /// <summary>Whether the last line says where it was written: those of earlier versions of the store do not.</summary>
    public bool IsPlaced { get; set; }

    /// <summary>The last bytes of the last line, by which a file is recognised as the one this state was read from.</summary>
    public byte[] Identity { get; set; } = [];

    /// <summary>When the file had last changed as the state was read: what was read before it may be damaged since then.</summary>
    public ChangeTime Changed { get; set; }

    /// <summary>The header, once it was read; shared by the states that have the same one.</summary>
    public StoredHeader? Header { get; set; }

    /// <summary>Reads the state from a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="offset">Where it begins.</param>
    /// <returns>The state.</returns>
    /// <exception cref="FormatException">A member is not what it should be.</exception>
    public static SessionState Of(LineView line, long offset) => new()
    {
        Commit = line.Number(LineMember.Commit),
        Schema = (int)line.Number(LineMember.Schema),
        Version = line.Number(LineMember.Version),
        Token = line.Number(LineMember.Token),
        Expires = ReadInstant(line.Raw(LineMember.Expires)),
        Logs = ReadLast(line.Raw(LineMember.Last)),
        Lease = line.Has(LineMember.Lease) ? StoredLeaseJson.Parse(line.Raw(LineMember.Lease)) : null,
        HeaderAt = line.Number(LineMember.HeaderAt, absent: offset),
        Superseded = line.Number(LineMember.Superseded),
        Start = offset,
        End = offset + line.Line.Length,
        IsPlaced = offset == 0 || line.Has(LineMember.At),
        Identity = line.Line[^LineNames.IdentityLength..].ToArray(),
    };

    /// <summary>Whether the session has expired.</summary>
    /// <param name="now">The time.</param>
    /// <returns>True when it has.</returns>
    public bool IsExpired(DateTimeOffset now) => Expires <= now;

    /// <summary>Reads the last sequences of logs.</summary>
    /// <param name="raw">The member; may be empty.</param>
    /// <returns>Each log's name and last sequence.</returns>
    /// <exception cref="FormatException">It is no such object.</exception>
    public static (string Name, long Last)[] ReadLast(ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty)
        {
            return [];
        }

        var logs = new List<(string, long)>(4);
        var cursor = new RawCursor(raw);
        while (cursor.Next())
        {
            var name = ReadName(cursor.TakeName());
            logs.Add((name, LineView.ParseNumber(cursor.TakeValue())));
        }

        return [.. logs];
    }

    private static DateTimeOffset? ReadInstant(ReadOnlySpan<byte> raw) =>
        raw.IsEmpty ? null : DateTimeOffset.Parse(Encoding.ASCII.GetString(raw[1..^1]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Reads a member name that may hold escapes.</summary>
    /// <param name="name">The name as written, without quotes.</param>
    /// <returns>The name.</returns>
    public static string ReadName(ReadOnlySpan<byte> name)
    {
        if (!name.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(name);
        }

        var reader = new JsonReader((byte[])[(byte)'"', .. name, (byte)'"']);
        return reader.ReadString()!;
    }
}
