namespace Persistence.Redis.Verification;

/// <summary>
/// A key of a session as it stands: under its present name, or, where its log was renamed, under the former name from which the
/// next operation would rename it. Verifying renames nothing.
/// </summary>
/// <param name="Name">The name under which it is read; the present one where it is absent.</param>
/// <param name="Found">Its type.</param>
/// <param name="Expected">The type it should have.</param>
/// <param name="PassedOver">Former names under which there are keys too; no operation reads those.</param>
internal sealed record StoredKey(string Name, string Found, string Expected, IReadOnlyList<string> PassedOver)
{
    /// <summary>Finds out which of its names is read.</summary>
    /// <param name="names">The present name, then the former ones, each with the type of the key there.</param>
    /// <param name="expected">The type it should have.</param>
    public static StoredKey Of(IReadOnlyList<(string Name, string Found)> names, string expected)
    {
        var there = names.Where(static name => name.Found != KeyKind.Nothing).ToList();
        var (read, found) = there.Count > 0 ? there[0] : names[0];
        return new StoredKey(read, found, expected, [.. there.Skip(1).Select(static name => name.Name)]);
    }

    /// <summary>Whether it is absent.</summary>
    public bool IsAbsent => Found == KeyKind.Nothing;

    /// <summary>Whether it is absent or holds what it should.</summary>
    public bool IsUsable => IsAbsent || Found == Expected;

    /// <summary>What is wrong with it, and the name of the key where it is.</summary>
    public IEnumerable<(string Name, string Problem)> Problems =>
        PassedOver.Select(former => (former, $"it stands under a log's former name, and '{Name}' is there too: only that one is read, and what is here is missing in the log"))
            .Prepend((Name, IsUsable ? "" : KeyKind.Problem(Found, Expected)))
            .Where(static problem => problem.Item2.Length > 0);
}
