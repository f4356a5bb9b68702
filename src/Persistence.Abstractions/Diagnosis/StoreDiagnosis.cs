namespace Persistence;

/// <summary>What <see cref="ISessionStore{TSession, TKey}.Diagnose"/> found.</summary>
/// <param name="Store">The store's name in messages, for example <c>JSON store 'sessions' (class chat)</c>.</param>
/// <param name="Facts">The facts, in the order they were found.</param>
public sealed record StoreDiagnosis(string Store, IReadOnlyList<StoreFact> Facts)
{
    /// <summary>How well the store is: as the worst of the facts.</summary>
    public StoreHealth Health => Facts.Count == 0 ? StoreHealth.Healthy : Facts.Max(static fact => fact.Health);

    /// <summary>Says how well the store is, and what is not well, in one line.</summary>
    /// <returns>For example <c>Degraded: JSON store 'sessions' (class chat): disk: 12 MiB are free …</c>.</returns>
    public override string ToString()
    {
        var worst = Facts.Where(static fact => fact.Health != StoreHealth.Healthy).OrderByDescending(static fact => fact.Health).Select(static fact => $"{fact.Name}: {fact.Message}");
        return string.Join(' ', new[] { $"{Health}: {Store}" + (Health == StoreHealth.Healthy ? "" : ":") }.Concat(worst));
    }
}
