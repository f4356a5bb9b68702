namespace Persistence.Tool.Sqlite;

/// <summary>Which forms of values stand in columns in the same way.</summary>
internal static class ColumnForms
{
    /// <summary>Whether values stand as the text that JSON has.</summary>
    /// <param name="form">The form.</param>
    public static bool IsText(string form) => form is "String" or "Char" or "Guid" or "Uri" or "Version" or "Parsable" or "DateOnly" or "TimeSpan";

    /// <summary>Whether values are numbers that have no column type of SQLite's own.</summary>
    /// <param name="form">The form.</param>
    public static bool IsLargeNumber(string form) => form is "UInt64" or "Int128" or "UInt128" or "Decimal";

    /// <summary>Whether values are numbers with a fraction, other than large ones.</summary>
    /// <param name="form">The form.</param>
    public static bool IsReal(string form) => form is "Double" or "Single" or "Half" or "double" or "float" || form.EndsWith("Half", StringComparison.Ordinal);
}
