using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using StackExchange.Redis;

namespace Persistence.Redis.Reading;

/// <summary>Makes sessions of hashes as they come, while the next ones are on their way. One that cannot be read hides no other.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="reader">Makes sessions of hashes.</param>
/// <param name="keys">The encoded keys, in the order of the commands.</param>
internal sealed class HeaderAnswers<TSession, TKey, TMap>(SessionReader<TSession, TKey, TMap> reader, string[] keys) : IAnswers
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>The sessions; null for one that is absent or expired.</summary>
    public BatchOutcome<TSession?>[] Outcomes { get; } = new BatchOutcome<TSession?>[keys.Length];

    /// <summary>The positions of keys that hold no hash.</summary>
    public List<int> Foreign { get; } = [];

    /// <inheritdoc/>
    public void Begin() => Foreign.Clear();

    /// <inheritdoc/>
    public void Take(int position, Task answer)
    {
        try
        {
            var fields = ((Task<HashEntry[]>)answer).GetAwaiter().GetResult();
            Outcomes[position] = new BatchOutcome<TSession?>(reader.Decode(keys[position], new StoredHash(fields)), null);
        }
        catch (SessionException error)
        {
            Outcomes[position] = new BatchOutcome<TSession?>(null, error);
        }
    }

    /// <inheritdoc/>
    public bool TakeDamage(int position)
    {
        Foreign.Add(position);
        return true;
    }
}
