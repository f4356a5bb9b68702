namespace Persistence.Search;

/// <summary>Searches by the words of a query, and once more by their other forms where some of them are rare.</summary>
internal static class PlannedSearch
{
    /// <summary>Searches.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="plan">The query.</param>
    /// <param name="match">Finds what a plan looks for.</param>
    /// <returns>The plan that was used, and what it found.</returns>
    public static async ValueTask<(SearchPlan Plan, SearchPage<TKey> Page)> Match<TKey>(SearchPlan plan, Func<SearchPlan, ValueTask<SearchPage<TKey>>> match)
        where TKey : notnull
    {
        var page = await match(plan).ConfigureAwait(false);
        return plan.WithForms(page.Found) is { } forms ? (forms, await match(forms).ConfigureAwait(false)) : (plan, page);
    }
}
