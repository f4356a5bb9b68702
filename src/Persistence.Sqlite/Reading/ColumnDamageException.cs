using Persistence.Mapping;
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
        // What keeps unknown members stands after the columns.
        Column = index >= 0 && index < columns.Count ? $"column '{columns[index].Name}'" : "a column";
        Where = $"{Column} of table '{table}'";
    }

    /// <summary>The column, for people.</summary>
    public string Column { get; }

    /// <summary>The column and its table, for people.</summary>
    public string Where { get; }

    /// <summary>Distinguishes a value that is whole, but not what its member takes, from damage.</summary>
    /// <param name="columns">The columns that were read.</param>
    /// <param name="row">The row.</param>
    /// <param name="first">Where the columns begin in it.</param>
    /// <param name="fault">Why a value cannot be read.</param>
    /// <returns>What does not fit; null for damage, and where a type's own code threw.</returns>
    public static UnfitDataException? Unfit(IReadOnlyList<SqliteColumn> columns, SqliteRow row, int first, Exception fault)
    {
        var index = row.LastColumn - first;
        if (index < 0 || index >= columns.Count || fault.InnerException is not null)
        {
            return null;
        }

        var unfit = fault is JsonDataException malformed
            ? UnfitDataException.Of(row.ReadUtf8(row.LastColumn), malformed, columns[index].Member)
            : UnfitDataException.Holding(columns[index].Member, Shown(row), SentencePart.Of(fault.Message), fault);
        return unfit is null ? null : new UnfitColumnException(columns[index].Name, unfit);
    }

    /// <summary>Makes the error for a value that the class's own code does not take.</summary>
    /// <param name="columns">The columns that were read.</param>
    /// <param name="index">Which of them was read last.</param>
    /// <param name="cause">What the code threw.</param>
    public static UnfitDataException Refused(IReadOnlyList<SqliteColumn> columns, int index, Exception cause) =>
        UnfitDataException.Refused(index >= 0 && index < columns.Count ? columns[index].Member : "", cause);

    /// <summary>Whether an exception was thrown by the class's own code.</summary>
    /// <param name="fault">The exception.</param>
    public static bool IsOfClass(Exception fault) => fault is not Microsoft.Data.Sqlite.SqliteException && !IsDamage(fault) && UnfitDataException.IsOfClass(fault);

    // As JSON has it, so that every backend says the same: a text in quotes, also in a column that is to hold numbers.
    private static string Shown(SqliteRow row)
    {
        var isText = row.TypeOf(row.LastColumn) == SQLitePCL.raw.SQLITE_TEXT;
        var text = StoredText.Show(row.ReadUtf8(row.LastColumn));
        return isText ? $"\"{text}\"" : text;
    }

    /// <summary>Whether an exception says that stored data cannot be read.</summary>
    /// <param name="fault">The exception.</param>
    public static bool IsDamage(Exception fault) => fault is JsonDataException or FormatException or OverflowException;
}
