using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite;

/// <summary>Connection strings: what a store takes, and what is wrong with another one.</summary>
internal static class ConnectionText
{
    private const string Example = "for example 'Data Source=chat.db'";

    /// <summary>Reads a connection string.</summary>
    /// <param name="text">The connection string.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static SqliteConnectionStringBuilder Parse(string text)
    {
        try
        {
            return new SqliteConnectionStringBuilder(text);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw Refused(LooksLikeAPath(text) ? $"'{text}' is no connection string; did you mean 'Data Source={text}'?" : $"The connection string cannot be read: {OneLine(fault.Message)}; a store takes one such as 'Data Source=chat.db'.", fault);
        }
    }

    /// <summary>Refuses what is a connection string, but none for a store.</summary>
    /// <param name="builder">The connection string.</param>
    /// <exception cref="ArgumentException">It names no file, or asks for what a store cannot do.</exception>
    public static void ThrowIfNoStoreCanDo(SqliteConnectionStringBuilder builder)
    {
        var file = builder.DataSource;
        if (file.Length == 0 || builder.Mode == SqliteOpenMode.Memory || file.Contains(":memory:", StringComparison.OrdinalIgnoreCase) || IsInMemory(builder.Vfs))
        {
            throw Refused($"The connection string names no file; a store keeps sessions in a file, {Example}.");
        }

        if (file.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused($"The connection string names a URI; give the path of the file instead, {Example}.");
        }

        if (file.Contains('\0', StringComparison.Ordinal))
        {
            throw Refused($"The connection string names a path with a NUL character, which no file has; give another, {Example}.");
        }

        if (builder.Cache == SqliteCacheMode.Shared)
        {
            throw Refused("The connection string asks for Cache=Shared, whose locks no waiting resolves; leave it out.");
        }
    }

    /// <summary>An error of the connection string, in one line.</summary>
    /// <param name="problem">What is wrong, and what to do.</param>
    /// <param name="cause">What was thrown, if anything was.</param>
    public static ArgumentException Refused(string problem, Exception? cause = null) => new(problem, cause);

    /// <summary>A text without line ends and without a full stop.</summary>
    /// <param name="text">The text.</param>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private static bool IsInMemory(string? vfs) => "memdb".Equals(vfs, StringComparison.OrdinalIgnoreCase);

    private static bool LooksLikeAPath(string text) =>
        !text.Contains('=', StringComparison.Ordinal) && !text.Contains(';', StringComparison.Ordinal) && !text.AsSpan().ContainsAny('\n', '\r') && text.AsSpan().Trim().Length > 0;
}
