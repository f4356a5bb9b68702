using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: the URI as it was written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriColumn : ISqliteColumn<Uri?>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, Uri? value)
    {
        if (value is null)
        {
            statement.BindNull(parameter);
        }
        else
        {
            statement.BindText(parameter, value.OriginalString);
        }
    }

    /// <inheritdoc/>
    public static Uri? Read(SqliteStatement row, int column, Uri? absent) => row.IsNull(column) ? absent : new Uri(row.ReadText(column), UriKind.RelativeOrAbsolute);
}
