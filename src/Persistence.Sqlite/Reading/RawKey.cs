using System.Globalization;
using System.Text;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>The columns of a key as they are stored, also where they are no key of the class: enough to go on after that row.</summary>
internal sealed class RawKey
{
    private readonly object[] _parts;

    private RawKey(object[] parts) => _parts = parts;

    /// <summary>Reads the key of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The column of the first part.</param>
    /// <param name="count">How many parts there are.</param>
    public static RawKey Read(SqliteRow row, int first, int count) => new([.. Enumerable.Range(first, count).Select(column => Value(row, column))]);

    /// <summary>Makes the key, or its first parts, of their texts.</summary>
    /// <param name="place">The place whose parts they are.</param>
    /// <param name="table">The table.</param>
    /// <param name="kinds">The kinds of the key's parts.</param>
    public static RawKey Of(KeyPlace place, SqliteTable table, IReadOnlyList<KeyPartKind> kinds) =>
        new([.. table.Columns.Where(static column => column.IsKey).Zip(kinds, place.Parts).Select(static part => part.First.Type == "INTEGER"
            ? (object)long.Parse(part.Third, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : (raw.SQLITE_TEXT, Text(part.Second, part.Third)))]);

    /// <summary>How many parts there are.</summary>
    public int Count => _parts.Length;

    /// <summary>Binds the parts to consecutive parameters.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="first">The parameter of the first part.</param>
    public void Bind(SqliteParameters parameters, int first)
    {
        foreach (var part in _parts)
        {
            switch (part)
            {
                case long integer:
                    parameters.BindInt64(first++, integer);
                    break;
                case double real:
                    parameters.BindDouble(first++, real);
                    break;
                case (raw.SQLITE_TEXT, byte[] text):
                    parameters.BindUtf8(first++, text);
                    break;
                case (_, byte[] bytes):
                    parameters.BindBytes(first++, bytes);
                    break;
            }
        }
    }

    // Whole numbers that SQLite has no type for are text of a fixed length.
    private static byte[] Text(KeyPartKind kind, string text) => Encoding.UTF8.GetBytes(kind == KeyPartKind.Number ? text.PadLeft(20, '0') : text);

    // A value as it is stored: long, double, or the bytes with their type.
    private static object Value(SqliteRow row, int column) => row.TypeOf(column) switch
    {
        raw.SQLITE_INTEGER => row.ReadInt64(column),
        raw.SQLITE_FLOAT => row.ReadDouble(column),
        var type => (type, row.ReadBytes(column).ToArray()),
    };
}
