using System.ComponentModel;
using Persistence.Serialization;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>The row that a prepared statement stands on: typed reading, without boxing and without strings in between. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqliteRow
{
    private readonly sqlite3_stmt _handle;

    // The statement's own address, 0 where SQLite's functions cannot be called directly. The connection keeps the statement while its rows are read.
    private readonly nint _statement;
    private int _demanded = -1;
    private string _demandedMember = "";

    internal SqliteRow(sqlite3_stmt handle, bool isDirect)
    {
        _handle = handle;
        _statement = isDirect ? handle.DangerousGetHandle() : 0;
    }

    /// <summary>The column that was looked at last, from 0: where reading a row failed, the one it failed at.</summary>
    internal int LastColumn { get; private set; }

    /// <summary>Whether a column is NULL.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>True when it is.</returns>
    /// <exception cref="RequiredMemberException">It is, and the column demands a value: the row is older than the member.</exception>
    public bool IsNull(int column)
    {
        if (TypeOf(LastColumn = column) != raw.SQLITE_NULL)
        {
            return false;
        }

        return column == _demanded ? throw new RequiredMemberException(_demandedMember) : true;
    }

    /// <summary>Demands a value of a column: what reads it asks for NULL, and that is an error then. Nothing is asked here, so that a value is asked for once.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <param name="member">The name of the member that requires it.</param>
    /// <returns>The column.</returns>
    public int Demand(int column, string member)
    {
        (_demanded, _demandedMember) = (column, member);
        return column;
    }

    // SQLite's number of the type that a value is stored with.
    internal int TypeOf(int column) => _statement != 0 ? NativeColumns.Type(_statement, column) : raw.sqlite3_column_type(_handle, column);

    /// <summary>Reads an integer.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The value.</returns>
    public long ReadInt64(int column)
    {
        LastColumn = column;
        return _statement != 0 ? NativeColumns.Int64(_statement, column) : raw.sqlite3_column_int64(_handle, column);
    }

    /// <summary>Reads an integer that may be NULL.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <param name="value">The value; 0 for NULL.</param>
    /// <returns>False for NULL.</returns>
    public bool TryReadInt64(int column, out long value)
    {
        // Only 0 can be NULL, so that most numbers are asked for once.
        value = ReadInt64(column);
        return value != 0 || !IsNull(column);
    }

    /// <summary>Reads a real number.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">It is text or bytes, which a column declared ANY takes from other programs.</exception>
    public double ReadDouble(int column)
    {
        if (TypeOf(LastColumn = column) is raw.SQLITE_TEXT or raw.SQLITE_BLOB)
        {
            throw new FormatException($"'{StoredText.Show(ReadUtf8(column))}' is no number");
        }

        return _statement != 0 ? NativeColumns.Double(_statement, column) : raw.sqlite3_column_double(_handle, column);
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The bytes; valid until the next step.</returns>
    public ReadOnlySpan<byte> ReadBytes(int column)
    {
        LastColumn = column;
        return _statement != 0 ? NativeColumns.Bytes(_statement, column) : raw.sqlite3_column_blob(_handle, column);
    }

    /// <summary>Reads text as UTF-8.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The text; valid until the next step.</returns>
    public ReadOnlySpan<byte> ReadUtf8(int column) => ReadBytes(column);

    /// <summary>Reads text.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">It is not UTF-8.</exception>
    public string ReadText(int column) => StoredText.Decode(ReadUtf8(column));
}
