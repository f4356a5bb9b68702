namespace Persistence.Sqlite;

/// <summary>Names in SQL.</summary>
internal static class SqlNames
{
    /// <summary>Quotes an identifier, whatever it holds.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>What stands between the quotes of an identifier.</summary>
    public static string Plain(string name) => Quote(name)[1..^1];

    /// <summary>Quotes and joins identifiers.</summary>
    public static string Join(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    /// <summary>Quotes a text.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Writes a number.</summary>
    public static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Parameters <c>?1, ?2 …</c>.</summary>
    public static string Parameters(int first, int count) =>
        string.Join(", ", Enumerable.Range(first, count).Select(static number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"?{number}")));
}
