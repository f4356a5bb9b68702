using System.ComponentModel;
using Persistence.Serialization;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>The row that a prepared statement stands on: typed reading, without boxing and without strings in between. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqliteRow
{
    private readonly sqlite3_stmt _handle;

    internal SqliteRow(sqlite3_stmt handle) => _handle = handle;

    /// <summary>The column that was looked at last, from 0: where reading a row failed, the one it failed at.</summary>
    internal int LastColumn { get; private set; }

    /// <summary>Whether a column is NULL.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>True when it is.</returns>
    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, LastColumn = column) == raw.SQLITE_NULL;

    /// <summary>Makes sure that a column holds a value.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <param name="member">The name of the member that requires it.</param>
    /// <returns>The column.</returns>
    /// <exception cref="RequiredMemberException">It is NULL: the row is older than the member.</exception>
    public int Demand(int column, string member) => IsNull(column) ? throw new RequiredMemberException(member) : column;

    // SQLite's number of the type that a value is stored with.
    internal int TypeOf(int column) => raw.sqlite3_column_type(_handle, column);

    /// <summary>Reads an integer.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The value.</returns>
    public long ReadInt64(int column) => raw.sqlite3_column_int64(_handle, LastColumn = column);

    /// <summary>Reads a real number.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">It is text or bytes, which a column declared ANY takes from other programs.</exception>
    public double ReadDouble(int column) => raw.sqlite3_column_type(_handle, LastColumn = column) is raw.SQLITE_TEXT or raw.SQLITE_BLOB
        ? throw new FormatException($"'{StoredText.Show(ReadUtf8(column))}' is no number")
        : raw.sqlite3_column_double(_handle, column);

    /// <summary>Reads bytes.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The bytes; valid until the next step.</returns>
    public ReadOnlySpan<byte> ReadBytes(int column) => raw.sqlite3_column_blob(_handle, LastColumn = column);

    /// <summary>Reads text as UTF-8.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The text; valid until the next step.</returns>
    public ReadOnlySpan<byte> ReadUtf8(int column) => raw.sqlite3_column_blob(_handle, LastColumn = column);

    /// <summary>Reads text.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">It is not UTF-8.</exception>
    public string ReadText(int column) => StoredText.Decode(ReadUtf8(column));

    /// <summary>Reads a value from its invariant text.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The text is no such value.</exception>
    public T ReadParsed<T>(int column)
        where T : IUtf8SpanParsable<T> =>
        T.Parse(ReadUtf8(column), System.Globalization.CultureInfo.InvariantCulture);
}
