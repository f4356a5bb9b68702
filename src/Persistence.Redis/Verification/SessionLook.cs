using Persistence.Mapping;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Verification;

/// <summary>A session at one moment: its hash, and what the other keys of it hold.</summary>
internal sealed class SessionLook
{
    private readonly Dictionary<string, (string Found, string Expected)> _kinds = new(StringComparer.Ordinal);
    private readonly string _hashKind;

    /// <summary>Reads what <see cref="Scripts.VerifyScripts.Look"/> answers.</summary>
    /// <param name="session">The name of the hash.</param>
    /// <param name="description">The session class.</param>
    /// <param name="answer">The answer.</param>
    public SessionLook(string session, SessionDescription description, RedisResult answer)
    {
        var kinds = (string[])answer[0]!;
        _hashKind = kinds[0];
        _kinds.Add(session, (kinds[0], KeyKind.Hash));
        var next = 1;
        foreach (var log in description.Logs)
        {
            var list = RedisKeys.Log(session, log.StorageName);
            _kinds.Add(list, (kinds[next++], KeyKind.List));
            if (log.HasIds)
            {
                _kinds.Add(RedisKeys.Ids(list), (kinds[next++], KeyKind.Set));
            }
        }

        Hash = new StoredHash(answer[1]);
        Expires = ExpiresIn((RedisValue[])answer[1]!);
    }

    /// <summary>The hash; without fields when the key is no hash.</summary>
    public StoredHash Hash { get; }

    /// <summary>When it expires, as it is stored; null for never.</summary>
    public string? Expires { get; }

    /// <summary>Whether no key of the session is there.</summary>
    public bool IsAbsent => _kinds.Values.All(static kind => kind.Found == KeyKind.Nothing);

    /// <summary>Whether the hash is not there.</summary>
    public bool LacksHash => _hashKind == KeyKind.Nothing;

    /// <summary>The keys that hold something else than they should, and what is wrong with them.</summary>
    public IEnumerable<(string Key, string Problem)> WrongKeys =>
        _kinds.Where(static kind => kind.Value.Found != KeyKind.Nothing && kind.Value.Found != kind.Value.Expected)
            .Select(static kind => (kind.Key, KeyKind.Problem(kind.Value.Found, kind.Value.Expected)));

    /// <summary>Whether a key is absent or holds what it should.</summary>
    public bool IsUsable(string key) => _kinds[key] is var (found, expected) && (found == KeyKind.Nothing || found == expected);

    private static string? ExpiresIn(RedisValue[] fields)
    {
        for (var position = 0; position + 1 < fields.Length; position += 2)
        {
            if (fields[position] == Fields.Expires)
            {
                return (string?)fields[position + 1];
            }
        }

        return null;
    }
}
