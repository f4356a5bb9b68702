using System.Globalization;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Headers;

/// <summary>The hash of a session, as HGETALL answers it. Reading it never fails; <see cref="IsSession"/> tells whether it makes sense.</summary>
internal readonly struct StoredHash
{
    private readonly RedisResult _fields;

    public StoredHash(RedisResult fields)
    {
        _fields = fields;
        Token = 0;
        for (var index = 0; index < Count; index++)
        {
            var name = Name(index);
            switch (name)
            {
                case Fields.Version:
                    Version = Number(index);
                    break;
                case Fields.Token:
                    Token = CommitToken.Parse(Text(index)).Value;
                    break;
                case Fields.Schema:
                    Schema = (int)Number(index);
                    break;
                case Fields.Expires:
                    Expires = Number(index);
                    break;
                case Fields.Listed:
                    Listed = Text(index);
                    break;
            }
        }
    }

    /// <summary>The number of fields; 0 when there is no such key.</summary>
    public int Count => _fields.IsNull ? 0 : _fields.Length / 2;

    /// <summary>The version; 0 when it is absent or no number.</summary>
    public long Version { get; }

    /// <summary>The token of the last save; 0 when it is absent or malformed.</summary>
    public long Token { get; }

    /// <summary>The schema version; 0 when it is absent or no number.</summary>
    public int Schema { get; }

    /// <summary>When it expires, in milliseconds since 1970 UTC; 0 for never.</summary>
    public long Expires { get; }

    /// <summary>The token that created it; null when it is absent.</summary>
    public string? Listed { get; }

    /// <summary>Whether the engine's own fields are there and well-formed.</summary>
    public bool IsSession => Version > 0 && Token > 0 && Schema > 0 && Listed is not null;

    /// <summary>The name of a field.</summary>
    public string Name(int index) => (string?)_fields[index * 2] ?? "";

    /// <summary>The value of a field, as bytes.</summary>
    public ReadOnlyMemory<byte> Value(int index) => (byte[]?)_fields[(index * 2) + 1] ?? [];

    /// <summary>The value of a field, as text.</summary>
    public string Text(int index) => (string?)_fields[(index * 2) + 1] ?? "";

    /// <summary>The name of the header's member that a field holds; null for the engine's own fields.</summary>
    public static string? MemberName(string field) =>
        field is ['$', ..] ? (field is ['$', '$', ..] ? field[1..] : null) : field;

    private long Number(int index) =>
        long.TryParse(Text(index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
