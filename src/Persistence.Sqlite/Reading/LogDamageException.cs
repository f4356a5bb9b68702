namespace Persistence.Sqlite;

/// <summary>A log lacks an entry that it had. Caught inside the engine, which knows the session.</summary>
/// <param name="table">The table of the log.</param>
/// <param name="sequence">The sequence of the entry.</param>
internal sealed class LogDamageException(string table, long sequence) : FormatException($"entry {sequence} is missing")
{
    /// <summary>The table, for people.</summary>
    public string Where { get; } = $"table '{table}'";
}
