using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What the steps of a scenario ask.</summary>
internal static class ScenarioQueries
{
    public static string Ask(IBlackboardStore store, ScenarioStep step) => step.Action switch
    {
        ScenarioAction.Read => Read(store, ScenarioChanges.Key(step), step.Value),
        ScenarioAction.Find => Find(store, step),
        _ => $"{store.Count()}: {string.Join(' ', store.Keys())}; {ScenarioChanges.Key(step)} {(store.Exists(ScenarioChanges.Key(step)) ? "exists" : "does not")}",
    };

    public static string Purge(IBlackboardStore store) => $"purged {store.PurgeExpired().Purged}";

    private static string Read(IBlackboardStore store, string key, int value) => (value % 3) switch
    {
        0 => $"{store.CountPosts(key)} posts, {store.CountDecisions(key)} decisions",
        1 => string.Join(' ', store.ReadPosts(key, value, 3)),
        _ => string.Join(' ', store.ReadLastDecisions(key, value)),
    };

    private static string Find(IBlackboardStore store, ScenarioStep step) => (step.Value % 3) switch
    {
        0 => string.Join(' ', store.FindByOwner($"o{step.Key}")),
        1 => string.Join(' ', store.FindBySlot(step.Value)),
        _ => string.Join(' ', store.FindBySlotBetween(Math.Min(step.Key, step.Value), Math.Max(step.Key, step.Value))),
    };
}
