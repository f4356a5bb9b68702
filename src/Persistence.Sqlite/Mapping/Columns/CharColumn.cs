using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of one character.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CharColumn : ISqliteColumn<char>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, char value) => statement.BindText(parameter, [value]);

    /// <inheritdoc/>
    public static char Read(SqliteStatement row, int column, char absent) => row.IsNull(column) ? absent : row.ReadText(column)[0];
}
