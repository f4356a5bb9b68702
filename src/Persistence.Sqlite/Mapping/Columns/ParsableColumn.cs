using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: the text that a strongly typed id formats itself as and parses again.</summary>
/// <typeparam name="T">The type of the id.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ParsableColumn<T> : ISqliteColumn<T>
    where T : ISpanParsable<T>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, T value)
    {
        if (value is null)
        {
            statement.BindNull(parameter);
            return;
        }

        // What could not be read again would make the whole session unreadable.
        if (ParsableText.Problem(value, out var text, out var cause) is { } problem)
        {
            statement.Fail(parameter, problem, cause);
            return;
        }

        statement.BindText(parameter, text);
    }

    /// <inheritdoc/>
    public static T Read(SqliteStatement row, int column, T absent) => row.IsNull(column) ? absent : ParsableText.Parse<T>(row.ReadText(column));
}
