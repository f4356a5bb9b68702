using Persistence.Mapping;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What is stored, in words that are the same on every backend.</summary>
internal static class BlackboardDump
{
    /// <summary>Everything a store holds, and what its indexes say.</summary>
    public static IEnumerable<string> Of(IBlackboardStore store)
    {
        foreach (var key in store.Keys())
        {
            yield return Line(store.Load(key));
        }

        yield return "slots: " + string.Join(' ', store.FindBySlotBetween(int.MinValue, int.MaxValue));
        for (var owner = 0; owner < 3; owner++)
        {
            yield return $"owner {owner}: " + string.Join(' ', store.FindByOwner($"o{owner}"));
        }

        var report = store.Verify();
        yield return $"verified: {string.Join("; ", report.Findings)}";
    }

    /// <summary>One session.</summary>
    public static string Line(Blackboard board) =>
        $"{board.Name} v{((IPersistedSession)board).Tracking.Version} {board.Owner ?? "-"} {board.Slot?.ToString(null, null) ?? "-"} \"{board.Text}\" "
        + $"[{string.Join(' ', board.Posts.Select(post => $"{post.Id}:{post.Text}"))}] [{string.Join(' ', board.Decisions)}]";
}
