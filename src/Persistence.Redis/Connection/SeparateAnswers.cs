using Persistence.Engine;
using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>Keeps the answers to several requests, each of which counts by itself.</summary>
/// <param name="count">How many requests.</param>
internal sealed class SeparateAnswers(int count) : IAnswers
{
    /// <summary>The answers; null where a key holds something that the store did not write, or several sessions are on two servers.</summary>
    public RedisResult?[] Results { get; } = new RedisResult?[count];

    /// <summary>Sends requests that may all be repeated.</summary>
    /// <param name="connection">Sends them.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The answers; null where a key holds something that the store did not write.</returns>
    public static async ValueTask<RedisResult?[]> Of(RedisConnection connection, IReadOnlyList<RedisRequest> requests, IoMode mode)
    {
        var answers = new SeparateAnswers(requests.Count);
        await connection.RunAll(requests, answers, mode).ConfigureAwait(false);
        return answers.Results;
    }

    /// <inheritdoc/>
    public void Begin()
    {
        // Every one is overwritten.
    }

    /// <inheritdoc/>
    public void Take(int position, Task answer) => Results[position] =
        answer is Task<long> number ? RedisResult.Create(number.GetAwaiter().GetResult()) : ((Task<RedisResult>)answer).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public bool TakeDamage(int position)
    {
        Results[position] = null;
        return true;
    }
}
