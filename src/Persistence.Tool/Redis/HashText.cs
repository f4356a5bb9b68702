using System.Globalization;
using Persistence.Engine;
using Persistence.Redis.Layout;
using Persistence.Serialization;
using Persistence.Tool.Canonical;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>The hash of a session, as the head that all backends share. For one thread.</summary>
internal sealed class HashText
{
    private readonly JsonWriter _header = new();

    /// <summary>Sorts members.</summary>
    public MemberSorter Sorter { get; } = new();

    /// <summary>Reads a hash.</summary>
    /// <param name="key">The encoded key of the session.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="logs">The logs that hold entries.</param>
    /// <param name="now">The server's time.</param>
    /// <returns>The head.</returns>
    /// <exception cref="FormatException">A field is damaged.</exception>
    public SessionHead Read(string key, HashEntry[] fields, IReadOnlyList<LogHead> logs, long now)
    {
        var own = Split(fields);
        var lease = own.TryGetValue(Fields.Lease, out var text) ? LeaseOf(text, now, out _) : null;
        return new SessionHead
        {
            Key = key,
            Version = Number(own, Fields.Version),
            Token = Token(own),
            Schema = (int)Number(own, Fields.Schema),
            Expires = own.TryGetValue(Fields.Expires, out _) ? Number(own, Fields.Expires) : null,
            Lease = lease,
            Remaining = text is null ? default : Remaining(text, now),
            Older = OlderOf(own),
            Header = Sorter.Sort(_header.Written).ToArray(),
            Logs = logs,
        };
    }

    // The members of the header stand in _header then; what is the library's own is returned.
    private Dictionary<string, string> Split(HashEntry[] fields)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        _header.Clear();
        foreach (var field in fields)
        {
            var name = (string)field.Name!;
            if (name.StartsWith('$') && !name.StartsWith("$$", StringComparison.Ordinal))
            {
                own[name] = (string)field.Value!;
                continue;
            }

            _header.WriteRaw(_header.Length == 0 ? "{"u8 : ","u8);
            _header.WriteString(name.StartsWith('$') ? name[1..] : name);
            _header.WriteRaw(":"u8);
            _header.WriteRaw(((ReadOnlyMemory<byte>)field.Value).Span);
        }

        _header.WriteRaw(_header.Length == 0 ? "{}"u8 : "}"u8);
        return own;
    }

    private static long Token(Dictionary<string, string> fields) =>
        CommitToken.Parse(fields.GetValueOrDefault(Fields.Token)).Value is var token and not 0 ? token : throw new FormatException($"field '{Fields.Token}' is no token");

    private static TimeSpan Remaining(string text, long now)
    {
        _ = LeaseOf(text, now, out var remaining);
        return remaining;
    }

    // nonce:ends:duration:number:attempts:since:holder
    private static StoredLease? LeaseOf(string text, long now, out TimeSpan remaining)
    {
        remaining = TimeSpan.Zero;
        var parts = text.Split(':', 7);
        if (parts.Length != 7 || !long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var nonce))
        {
            throw new FormatException($"field '{Fields.Lease}' is no lease");
        }

        var ends = Digits(parts[1]);
        remaining = nonce != 0 && ends > now ? TimeSpan.FromMilliseconds(ends - now) : TimeSpan.Zero;
        return new StoredLease(Digits(parts[3]))
        {
            Attempts = (int)Digits(parts[4]),
            Nonce = nonce,
            Holder = parts[6],
            Since = DateTimeOffset.FromUnixTimeMilliseconds(Digits(parts[5])),
        };
    }

    private static long Number(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"field '{name}' is no number");

    private static long Digits(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"field '{Fields.Lease}' is no lease");

    private static string OlderOf(Dictionary<string, string> own)
    {
        var header = own.ContainsKey(Fields.HeaderSchema) ? (int)Number(own, Fields.HeaderSchema) : 0;
        var logs = own.Where(static field => field.Key.StartsWith(Fields.Older, StringComparison.Ordinal)).ToDictionary(static field => field.Key[Fields.Older.Length..], static field => OlderParts.Runs(field.Value), StringComparer.Ordinal);
        return new OlderParts(header, logs).Format();
    }
}
