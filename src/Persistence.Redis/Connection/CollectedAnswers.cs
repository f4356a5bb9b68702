using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>Keeps the answers to several requests.</summary>
/// <param name="count">How many requests.</param>
internal sealed class CollectedAnswers(int count) : IAnswers
{
    /// <summary>The answers.</summary>
    public RedisResult[] Results { get; } = new RedisResult[count];

    /// <inheritdoc/>
    public void Begin()
    {
        // Every one is overwritten.
    }

    /// <inheritdoc/>
    public void Take(int position, Task answer) => Results[position] = ((Task<RedisResult>)answer).GetAwaiter().GetResult();
}
