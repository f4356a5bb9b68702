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
    public static void Bind(SqliteParameters parameters, int parameter, T value)
    {
        if (value is null)
        {
            parameters.BindNull(parameter);
            return;
        }

        // What could not be read again would make the whole session unreadable.
        if (ParsableText.Problem(value, out var text, out var cause) is { } problem)
        {
            parameters.Fail(parameter, problem, cause);
            return;
        }

        parameters.BindText(parameter, text);
    }

    /// <inheritdoc/>
    public static T Read(SqliteRow row, int column, T absent) => row.IsNull(column) ? absent : ParsableText.Parse<T>(row.ReadText(column));
}
