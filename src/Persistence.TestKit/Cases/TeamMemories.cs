using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What a team knows, of few words, kept by two.</summary>
internal static class TeamMemories
{
    private static readonly string[] s_words = ["alpha", "beta", "gamma", "multi-agent", "東京都", "the", "the", "the", "of"];

    /// <summary>A store with some of it.</summary>
    /// <param name="context">The case.</param>
    /// <param name="count">How many sessions.</param>
    public static ITeamMemoryStore Filled(CaseContext context, int count)
    {
        var store = context.Open<ITeamMemoryStore>();
        for (var number = 0; number < count; number++)
        {
            store.Create(new TeamMemory
            {
                Area = $"k{number}",
                Title = Words(number, 3),
                Keeper = number % 3 == 0 ? "bob" : "ada",
                Trust = number % 4 == 0 ? null : number % 7,
                Facts = [.. Enumerable.Range(0, number % 4).Select(fact => new TeamFact($"{fact}", Words(number + fact, 2), Words(fact, 4)))],
                Remarks = [Words(number + 1, 5), Words(number + 2, 2)],
            });
        }

        return store;
    }

    private static string Words(int seed, int count) => string.Join(' ', Enumerable.Range(0, count).Select(index => s_words[((seed * 5) + (index * 7) + (seed / 3)) % s_words.Length]));
}
