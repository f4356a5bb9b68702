using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>
/// What <c>Verify</c> finds wrong with stored data, in the same words on every backend. A finding names session and place by itself, so these texts do not.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoredProblems
{
    /// <summary>The stored data was written by a newer version of the class.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="storedVersion">The version that wrote it.</param>
    public static string NewerSchema(SessionDescription description, int storedVersion)
    {
        ArgumentNullException.ThrowIfNull(description);
        return $"it was written by schema version {storedVersion} of {description.ClassName}, this program knows version {description.SchemaVersion}; update the program";
    }

    /// <summary>The stored data is whole, but not what the class stores.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="problem">What does not fit.</param>
    public static string Unfit(SessionDescription description, UnfitDataException problem)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(problem);
        return $"it does not fit class {description.ClassName}: {(problem.Log is null ? "" : $"an entry of log '{problem.Log}': ")}{SentencePart.Of(problem.Message)}";
    }

    /// <summary>The stored text of a key is none that a session of the class can have.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="problem">Why.</param>
    public static string Key(SessionDescription description, string problem)
    {
        ArgumentNullException.ThrowIfNull(description);
        return $"its key is none of {description.ClassName}: {SentencePart.Of(problem)}";
    }

    // A part of the location, such as one field.
    private static string At(string? place, string location) => place is null || location.Contains(place, StringComparison.Ordinal) ? "" : $"{place}: ";

    /// <summary>Makes the finding of what reading a session ended with.</summary>
    /// <param name="error">The error.</param>
    /// <param name="key">The session's encoded key; null when the damage hides it.</param>
    /// <param name="location">Where it is stored.</param>
    public static IntegrityFinding Finding(SessionException error, string? key, string location)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new IntegrityFinding(key, location, error.Problem is { } problem ? OneLine.Of(At(error.Place, location) + problem) : error.Message);
    }
}
