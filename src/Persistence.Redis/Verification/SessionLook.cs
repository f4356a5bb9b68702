using Persistence.Mapping;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Verification;

/// <summary>A session at one moment: its hash, and what the other keys of it hold.</summary>
internal sealed class SessionLook
{
    // By their present names.
    private readonly Dictionary<string, StoredKey> _keys = new(StringComparer.Ordinal);
    private readonly string _hashKey;

    /// <summary>Reads what <see cref="Scripts.VerifyScripts.Look"/> answers.</summary>
    /// <param name="hashKey">The name of the hash.</param>
    /// <param name="description">The session class.</param>
    /// <param name="answer">The answer.</param>
    public SessionLook(string hashKey, SessionDescription description, RedisResult answer)
    {
        _hashKey = hashKey;
        var kinds = new Queue<string>((string[])answer[0]!);
        foreach (var (names, expected) in Names(hashKey, description))
        {
            _keys.Add(names[0], StoredKey.Of(Array.ConvertAll(names, name => (name, kinds.Dequeue())), expected));
        }

        Hash = new StoredHash(answer[1]);
        Expires = ExpiresIn((RedisValue[])answer[1]!);
    }

    /// <summary>The hash; without fields when the key is no hash.</summary>
    public StoredHash Hash { get; }

    /// <summary>When it expires, as it is stored; null for never.</summary>
    public string? Expires { get; }

    /// <summary>Whether no key of the session is there.</summary>
    public bool IsAbsent => _keys.Values.All(static key => key.IsAbsent);

    /// <summary>Whether the hash is not there.</summary>
    public bool LacksHash => _keys[_hashKey].IsAbsent;

    /// <summary>What is wrong with keys as a whole.</summary>
    public IEnumerable<(string Key, string Problem)> WrongKeys => _keys.Values.SelectMany(static key => key.Problems);

    /// <summary>Whether a log stands under a former name, so that others may rename it at any moment.</summary>
    public bool MayBeRenamed => _keys.Any(static key => key.Key != key.Value.Name);

    /// <summary>The keys to look at, in the order of the answer.</summary>
    public static RedisKey[] Keys(string hashKey, SessionDescription description) =>
        [.. Names(hashKey, description).SelectMany(static key => key.Names).Select(static name => (RedisKey)name)];

    /// <summary>A key as it stands.</summary>
    /// <param name="name">Its present name.</param>
    public StoredKey KeyOf(string name) => _keys[name];

    /// <summary>Whether a key that was read under a former name has another name since.</summary>
    public bool IsRenamedIn(SessionLook later) => _keys.Any(key => key.Value.Name != later._keys[key.Key].Name && key.Value.Name != key.Key);

    private static IEnumerable<(string[] Names, string Expected)> Names(string hashKey, SessionDescription description)
    {
        yield return ([hashKey], KeyKind.Hash);
        foreach (var log in description.Logs)
        {
            string[] lists = [.. log.FormerNames.Prepend(log.StorageName).Select(name => RedisKeys.Log(hashKey, name))];
            yield return (lists, KeyKind.List);
            if (log.HasIds)
            {
                yield return (Array.ConvertAll(lists, RedisKeys.Ids), KeyKind.Set);
            }
        }
    }

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
