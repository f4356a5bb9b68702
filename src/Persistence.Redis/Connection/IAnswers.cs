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
}
