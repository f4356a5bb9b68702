namespace Persistence.Redis.Connection;

/// <summary>Takes the answers to several requests one by one, while later ones are still on their way.</summary>
internal interface IAnswers
{
    /// <summary>The requests are sent, perhaps once more: whatever was taken before counts no longer.</summary>
    void Begin();

    /// <summary>Takes an answer.</summary>
    /// <param name="position">Which request it answers; they come in order.</param>
    /// <param name="answer">The task, which has succeeded.</param>
    void Take(int position, Task answer);

    /// <summary>Takes it that a key holds something that the store did not write there.</summary>
    /// <param name="position">Which request asked for it.</param>
    /// <returns>Whether the other answers are wanted all the same; otherwise the call ends.</returns>
    bool TakeDamage(int position) => false;
}
