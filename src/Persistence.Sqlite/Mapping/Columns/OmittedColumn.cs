using System.ComponentModel;
using System.Text.Json;

namespace Persistence.Sqlite.Mapping;

/// <summary>
/// The column of a member that JSON leaves out where it has its default. It holds that default, but for one that cannot be written, such as an id without a text, and one that could not be distinguished
/// from another value: then it is NULL, which is read as JSON without the member is.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TColumn">Its column.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OmittedColumn<T, TColumn> : ISqliteColumn<T>
    where T : struct
    where TColumn : ISqliteColumn<T>
{
    // Bytes that were never set and no bytes; an element that was never set and null.
    private static bool IsAmbiguous => typeof(T) == typeof(ReadOnlyMemory<byte>) || typeof(T) == typeof(JsonElement);

    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, T value)
    {
        if (IsAmbiguous && IsDefault(value))
        {
            parameters.BindNull(parameter);
            return;
        }

        var failures = parameters.Failures.Count;
        TColumn.Bind(parameters, parameter, value);
        if (parameters.Failures.Count > failures && IsDefault(value))
        {
            parameters.Failures.Truncate(failures);
            parameters.BindNull(parameter);
        }
    }

    /// <inheritdoc/>
    public static T Read(SqliteRow row, int column, T absent) => TColumn.Read(row, column, absent);

    private static bool IsDefault(T value) => EqualityComparer<T>.Default.Equals(default, value);
}
