using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Sqlite;

/// <summary>Turns what cannot be read into findings.</summary>
/// <param name="description">The session class.</param>
internal sealed class Findings(SessionDescription description)
{
    /// <summary>Checks something; what it throws about stored data is a finding.</summary>
    /// <param name="check">Checks it.</param>
    /// <param name="key">The stored text of the session's key; null where no session is concerned.</param>
    /// <param name="location">Where it is stored.</param>
    /// <param name="findings">Receives the finding.</param>
    public void Collect(Action check, string? key, string location, List<IntegrityFinding> findings)
    {
        try
        {
            check();
        }
        catch (Exception fault) when (IsOfData(fault))
        {
            var place = UnfitColumnException.ColumnOf(fault) is { } column ? $"{location}, {column}" : location;
            findings.Add(fault is SessionException error ? StoredProblems.Finding(error, key, place) : new IntegrityFinding(key, place, ProblemOf(fault)));
        }
    }

    /// <summary>Whether an error is about stored data.</summary>
    /// <param name="fault">The error.</param>
    public static bool IsOfData(Exception fault) => fault is JsonDataException or UnfitDataException or FormatException or OverflowException or SqliteException or SessionSchemaException;

    private string ProblemOf(Exception fault) => fault is UnfitDataException unfit ? StoredProblems.Unfit(description, unfit) : fault.Message;
}
