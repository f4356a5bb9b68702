using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TextColumn : ISqliteColumn<string?>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, string? value)
    {
        if (value is null)
        {
            statement.BindNull(parameter);
        }
        else
        {
            statement.BindText(parameter, value);
        }
    }

    /// <inheritdoc/>
    public static string? Read(SqliteStatement row, int column, string? absent) => row.IsNull(column) ? absent : row.ReadText(column);
}
