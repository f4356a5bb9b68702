using Persistence.Sqlite;
using Persistence.Sqlite.Mapping;
using Persistence.Tool.Shapes;
using SQLitePCL;

namespace Persistence.Tool.Sqlite;

/// <summary>Finds out whether a column holds the default of its type, which JSON leaves out of some members.</summary>
internal static class ColumnDefault
{
    // As columns have them.
    private static readonly Dictionary<string, string> s_texts = new(StringComparer.Ordinal)
    {
        ["Guid"] = "00000000-0000-0000-0000-000000000000", ["DateOnly"] = "0001-01-01", ["TimeSpan"] = "00:00:00", ["Char"] = "\0",
    };

    // Not NULL is not the default.
    private static readonly HashSet<string> s_bytes = new(StringComparer.Ordinal) { "Bytes", "Memory", "Vector" };

    /// <summary>Whether a value is the default.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, which is not NULL.</param>
    /// <param name="member">What the column is.</param>
    /// <returns>False also of a struct of several members and of an id of the user's where the shape does not say the default, as those did not that earlier versions recorded.</returns>
    public static bool Is(SqliteRow row, int column, ShapeMember member)
    {
        if (member.AllowsNull || s_bytes.Contains(member.Form))
        {
            return false;
        }

        if (member.Form == "Json")
        {
            return member.Default is not null && JsonDefault.Is(row.ReadUtf8(column), member.DefaultUtf8);
        }

        if (ColumnForms.IsText(member.Form) || member.Form == "EnumName")
        {
            return row.ReadText(column) == (s_texts.GetValueOrDefault(member.Form) ?? member.Default);
        }

        return ColumnForms.IsLargeNumber(member.Form) ? row.ReadText(column).AsSpan().Trim("-0.").IsEmpty : IsZeroOrFirst(row, column, member.Form);
    }

    private static bool IsZeroOrFirst(SqliteRow row, int column, string form) => form switch
    {
        "DateTimeOffset" => DateTimeOffsetColumn.Read(row, column, default) == default,
        "DateTime" => DateTimeColumn.Read(row, column, default) == default,
        "TimeOnly" => TimeOnlyColumn.Read(row, column, default) == default,
        "TimeSpanTicks" => TimeSpanTicksColumn.Read(row, column, default) == default,
        _ => IsZero(row, column),
    };

    private static bool IsZero(SqliteRow row, int column) => row.TypeOf(column) switch
    {
        raw.SQLITE_INTEGER => row.ReadInt64(column) == 0,
        raw.SQLITE_FLOAT => row.ReadDouble(column) == 0,
        _ => false,
    };
}
