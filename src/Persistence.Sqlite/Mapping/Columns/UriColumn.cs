using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: the URI as it was written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriColumn : ISqliteColumn<Uri?>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, Uri? value)
    {
        if (value is null)
        {
            parameters.BindNull(parameter);
        }
        else
        {
            parameters.BindText(parameter, value.OriginalString);
        }
    }

    /// <inheritdoc/>
    public static Uri? Read(SqliteRow row, int column, Uri? absent) => row.IsNull(column) ? absent : new Uri(row.ReadText(column), UriKind.RelativeOrAbsolute);
}
