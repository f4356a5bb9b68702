using Persistence.Serialization;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>A column holds what its member cannot be made of. Caught inside the engine, which knows the session.</summary>
internal sealed class ColumnDamageException : FormatException
{
    /// <summary>Says which column it was.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns that were read.</param>
    /// <param name="index">Which of them was read last.</param>
    /// <param name="cause">Why it cannot be read.</param>
    public ColumnDamageException(string table, IReadOnlyList<SqliteColumn> columns, int index, Exception cause)
        : base(cause.Message, cause)
    {
        // What keeps unknown members is behind the columns.
        Column = index >= 0 && index < columns.Count ? $"column '{columns[index].Name}'" : "a column";
        Where = $"{Column} of table '{table}'";
    }

    /// <summary>The column, for people.</summary>
    public string Column { get; }

    /// <summary>The column and its table, for people.</summary>
    public string Where { get; }

    /// <summary>Tells whether an exception says that stored data cannot be read.</summary>
    /// <param name="fault">The exception.</param>
    public static bool IsDamage(Exception fault) => fault is JsonDataException or FormatException or OverflowException;
}
