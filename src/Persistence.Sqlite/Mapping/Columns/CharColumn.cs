using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of one character.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CharColumn : ISqliteColumn<char>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, char value) => parameters.BindText(parameter, [value]);

    /// <inheritdoc/>
    public static char Read(SqliteRow row, int column, char absent) => row.IsNull(column) ? absent : row.ReadText(column)[0];
}
