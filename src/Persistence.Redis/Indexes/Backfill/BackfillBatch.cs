namespace Persistence.Redis.Indexes.Backfill;

/// <summary>Sessions whose entries were written as far as their hashes have the values.</summary>
/// <param name="Keys">The sessions' encoded keys.</param>
/// <param name="Refused">Which of them would have a unique value that another session has: they are left out of that index.</param>
internal sealed record BackfillBatch(IReadOnlyList<string> Keys, IReadOnlySet<(string Key, int Index, string Value)> Refused)
{
    /// <summary>No session.</summary>
    public static BackfillBatch Empty { get; } = new([], new HashSet<(string Key, int Index, string Value)>());

    /// <summary>These sessions and others.</summary>
    public BackfillBatch With(BackfillBatch others) => new([.. Keys, .. others.Keys], Refused.Concat(others.Refused).ToHashSet());
}
