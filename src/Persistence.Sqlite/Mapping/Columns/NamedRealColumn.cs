using System.ComponentModel;
using System.Numerics;

namespace Persistence.Sqlite.Mapping;

/// <summary>
/// A column of real numbers, declared ANY, that may hold what is no number: SQLite has no form for it, and would store NULL, so that it is
/// one of the texts <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.
/// </summary>
/// <typeparam name="T">The type of the number: no wider than <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NamedRealColumn<T> : ISqliteColumn<T>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, T value)
    {
        if (T.IsFinite(value))
        {
            parameters.BindDouble(parameter, double.CreateChecked(value));
        }
        else
        {
            parameters.BindUtf8(parameter, T.IsNaN(value) ? "NaN"u8 : T.IsPositive(value) ? "Infinity"u8 : "-Infinity"u8);
        }
    }

    /// <inheritdoc/>
    public static T Read(SqliteRow row, int column, T absent)
    {
        if (row.IsNull(column))
        {
            return absent;
        }

        return row.TypeOf(column) == SQLitePCL.raw.SQLITE_TEXT ? StoredNumber.Parse<T>(row.ReadUtf8(column)) : T.CreateChecked(row.ReadDouble(column));
    }
}
