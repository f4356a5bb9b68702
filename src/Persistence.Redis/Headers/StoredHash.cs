using System.Buffers.Text;
using System.Text;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Headers;

/// <summary>The hash of a session, as HGETALL answers it. Reading it never fails; <see cref="IsSession"/> says whether it makes sense.</summary>
internal sealed class StoredHash
{
    /// <summary>Reads it.</summary>
    /// <param name="fields">The fields and values; none when there is no such key.</param>
    public StoredHash(HashEntry[] fields)
    {
        IsThere = fields.Length > 0;
        var pack = HeaderFields.Pack.Start();
        foreach (var field in fields)
        {
            var nameLength = field.Name.GetByteCount();
            var place = pack.Add(nameLength, field.Value.GetByteCount());
            field.Name.CopyTo(place);
            field.Value.CopyTo(place[nameLength..]);
            if (place is [(byte)'$', ..] && IsCommits(place[..nameLength], place[nameLength..]))
            {
                pack.DropLast(place.Length);
            }
        }

        Fields = pack.ToArray();
    }

    /// <summary>Reads what a script answers of it.</summary>
    /// <param name="fields">Names and values, alternating.</param>
    public StoredHash(RedisResult fields)
        : this(Pairs(fields))
    {
    }

    /// <summary>Whether there is such a key.</summary>
    public bool IsThere { get; }

    /// <summary>The version; 0 when it is absent or no number.</summary>
    public long Version { get; private set; }

    /// <summary>The token of the last save; 0 when it is absent or malformed.</summary>
    public long Token { get; private set; }

    /// <summary>The schema version; 0 when it is absent or no number.</summary>
    public int Schema { get; private set; }

    /// <summary>When it expires, in milliseconds since 1970 UTC, before that negative; null for never.</summary>
    public long? Expires { get; private set; }

    /// <summary>The token that created it; null when it is absent.</summary>
    public string? Listed { get; private set; }

    /// <summary>The members of the header, the schema version and the indexed values (see <see cref="FieldPack"/>): all that a save may change.</summary>
    public byte[] Fields { get; }

    /// <summary>Whether the engine's own fields are there and well-formed.</summary>
    public bool IsSession => Version > 0 && Token > 0 && Schema > 0 && Listed is not null;

    // Reads one of the engine's fields; answers whether every commit writes it again, or none ever does.
    private bool IsCommits(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Is(name, Layout.Fields.Schema))
        {
            Schema = (int)Math.Min(Number(value), int.MaxValue);
            return false;
        }

        if (Is(name, Layout.Fields.Version))
        {
            Version = Number(value);
        }
        else if (Is(name, Layout.Fields.Token))
        {
            Token = CommitToken.ParseWhole(value).Value;
        }
        else if (Is(name, Layout.Fields.Expires))
        {
            Expires = ExpiryText.Read(value);
        }
        else if (Is(name, Layout.Fields.Listed))
        {
            Listed = Encoding.UTF8.GetString(value);
        }
        else
        {
            // A lease is changed by its own scripts, and no save touches it.
            return Is(name, Layout.Fields.Lease);
        }

        return true;
    }

    private static bool Is(ReadOnlySpan<byte> name, string field) => Ascii.Equals(name, field);

    private static long Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long number, out var length) && length == text.Length && number >= 0 ? number : 0;

    private static HashEntry[] Pairs(RedisResult fields)
    {
        var texts = (RedisValue[]?)fields ?? [];
        var pairs = new HashEntry[texts.Length / 2];
        for (var index = 0; index < pairs.Length; index++)
        {
            pairs[index] = new HashEntry(texts[index * 2], texts[(index * 2) + 1]);
        }

        return pairs;
    }
}
