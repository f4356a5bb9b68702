namespace Persistence.Redis.Connection;

/// <summary>Keeps the answers to several requests.</summary>
/// <typeparam name="T">The form of an answer.</typeparam>
/// <param name="count">How many requests.</param>
internal sealed class CollectedAnswers<T>(int count) : IAnswers
{
    /// <summary>The answers.</summary>
    public T[] Results { get; } = new T[count];

    /// <inheritdoc/>
    public void Begin()
    {
        // Every one is overwritten.
    }

    /// <inheritdoc/>
    public void Take(int position, Task answer) => Results[position] = ((Task<T>)answer).GetAwaiter().GetResult();
}
