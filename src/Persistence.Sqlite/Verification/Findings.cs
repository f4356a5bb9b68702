using Microsoft.Data.Sqlite;
using Persistence.Serialization;

namespace Persistence.Sqlite;

/// <summary>Turns what cannot be read into findings.</summary>
internal static class Findings
{
    /// <summary>Checks something; what it throws about stored data is a finding.</summary>
    /// <param name="check">Checks it.</param>
    /// <param name="key">The stored text of the session's key; null where no session is concerned.</param>
    /// <param name="location">Where it is stored.</param>
    /// <param name="findings">Receives the finding.</param>
    public static void Collect(Action check, string? key, string location, List<IntegrityFinding> findings)
    {
        try
        {
            check();
        }
        catch (Exception fault) when (fault is JsonDataException or UnfitDataException or FormatException or OverflowException or SqliteException or SessionSchemaException)
        {
            findings.Add(new IntegrityFinding(key, UnfitColumnException.ColumnOf(fault) is { } column ? $"{location}, {column}" : location, fault.Message));
        }
    }
}
