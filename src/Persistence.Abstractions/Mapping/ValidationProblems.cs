using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>What can be wrong with a session's logs and unique values, in the same words on every backend.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValidationProblems
{
    /// <summary>A log changed otherwise than at its end.</summary>
    public const string RewrittenLog = "entries that are stored were removed, replaced or reordered; a log only grows at its end";

    /// <summary>Another session has a unique value.</summary>
    /// <param name="owner">The other session's key.</param>
    /// <returns>The problem.</returns>
    public static string Taken(string owner) => $"its value belongs to session '{owner}' already, and it is unique";
}
