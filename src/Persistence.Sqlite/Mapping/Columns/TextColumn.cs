using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TextColumn : ISqliteColumn<string?>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, string? value)
    {
        if (value is null)
        {
            parameters.BindNull(parameter);
        }
        else
        {
            parameters.BindText(parameter, value);
        }
    }

    /// <inheritdoc/>
    public static string? Read(SqliteRow row, int column, string? absent)
    {
        // Only what is empty can be NULL, so that most texts are asked for once.
        var text = row.ReadUtf8(column);
        return text.IsEmpty && row.IsNull(column) ? absent : StoredText.Decode(text);
    }
}
