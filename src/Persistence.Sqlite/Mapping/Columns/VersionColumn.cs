using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: two to four numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VersionColumn : ISqliteColumn<Version?>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, Version? value)
    {
        if (value is null)
        {
            parameters.BindNull(parameter);
        }
        else
        {
            parameters.BindText(parameter, value.ToString());
        }
    }

    /// <inheritdoc/>
    public static Version? Read(SqliteRow row, int column, Version? absent) => row.IsNull(column) ? absent : Version.Parse(row.ReadText(column));
}
