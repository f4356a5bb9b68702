using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Catalogs;

/// <summary>What a store says of all its sessions, as one text.</summary>
internal static class Answers
{
    public const int Phases = 5;

    public static string Of(ChatJsonStore store)
    {
        var byPhase = Enumerable.Range(0, Phases).Select(phase => $"{phase}: {Text(store.FindByPhase(phase))}");
        var between = store.FindByPhaseBetween(1, Phases);
        return string.Join('\n', [.. byPhase, $"first: {string.Join(' ', store.FindByPhaseBetween(0, Phases, 3))}", $"between: {Text(between)}", $"keys: {string.Join(' ', store.Keys())}", $"count: {store.Count()}", .. Queries(store)]);
    }

    /// <summary>What is right, found by reading all files.</summary>
    public static string Right(TemporaryStore place)
    {
        using var store = place.Open(new JsonStoreOptions { MayWatch = false });
        return Of(store);
    }

    // A session that cannot be read is named where it may be among those looked for, which a page need not know.
    private static IEnumerable<string> Queries(ChatJsonStore store)
    {
        var first = store.Query().OrderByPhase(descending: true).Take(3).Keys();
        yield return $"last three: {string.Join(' ', first)}";
        yield return $"the next ones: {string.Join(' ', store.Query().OrderByPhase(descending: true).Take(3).After(first.Next).Headers().Select(static chat => $"{chat.Id} {chat.Phase}"))}";
        yield return $"some: {string.Join(' ', store.Query().WherePhaseBetween(1, Phases).Keys())}";
        yield return $"how many: {store.Query().WherePhaseBetween(1, Phases).Count()} {store.Query().WherePhase(2).Count()}";
    }

    private static string Text(SessionKeys<string> keys) =>
        $"{string.Join(' ', keys)} [{string.Join(" | ", keys.Skipped.OrderBy(skipped => skipped.Session, StringComparer.Ordinal).Select(skipped => $"{skipped.Session}: {skipped.Problem}"))}]";
}
