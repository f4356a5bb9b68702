using Persistence.Engine;
using Persistence.Redis.Connection;

namespace Persistence.Redis.Verification;

/// <summary>What must be true around a session in which all is well: a request each, and whether its answer shows it.</summary>
internal sealed class Expectations
{
    private readonly List<Func<Task, bool>> _areMet = [];
    private bool _areAllMet = true;
    private int _answered;

    /// <summary>The requests.</summary>
    public List<RedisRequest> Requests { get; } = [];

    /// <summary>Whether every answer has come and shows that all is well.</summary>
    public bool AreMet => _areAllMet && _answered == Requests.Count;

    /// <summary>Adds one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isMet">Whether its answer shows that all is well.</param>
    public void Add(RedisRequest request, Func<Task, bool> isMet)
    {
        Requests.Add(request);
        _areMet.Add(isMet);
    }

    /// <summary>Takes the answers, in order.</summary>
    /// <param name="answers">The answers to the requests; null where a key holds something that the store did not write.</param>
    public void Take(ReadOnlySpan<Task?> answers)
    {
        for (; _areAllMet && _answered < answers.Length; _answered++)
        {
            _areAllMet = answers[_answered] is { } answer && _areMet[_answered](answer);
        }
    }

    /// <summary>Asks for those of many sessions at once.</summary>
    /// <param name="connection">Sends the requests.</param>
    /// <param name="all">The sessions' expectations.</param>
    /// <param name="mode">How to run.</param>
    public static async ValueTask Ask(RedisConnection connection, IReadOnlyList<Expectations> all, IoMode mode)
    {
        var answers = new Answers(all.Sum(static one => one.Requests.Count));
        await connection.RunAll([.. all.SelectMany(static one => one.Requests)], answers, mode).ConfigureAwait(false);
        var first = 0;
        foreach (var one in all)
        {
            one.Take(answers.Tasks.AsSpan(first, one.Requests.Count));
            first += one.Requests.Count;
        }
    }

    private sealed class Answers(int count) : IAnswers
    {
        public Task?[] Tasks { get; } = new Task?[count];

        public void Begin() => Array.Clear(Tasks);

        public void Take(int position, Task answer) => Tasks[position] = answer;

        public bool TakeDamage(int position) => true;
    }
}
