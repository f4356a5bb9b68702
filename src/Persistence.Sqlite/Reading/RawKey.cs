using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>The columns of a key as they are stored, also where they are no key of the class: enough to go on after that row.</summary>
internal sealed class RawKey
{
    private readonly object[] _parts;

    private RawKey(object[] parts) => _parts = parts;

    /// <summary>Reads the key of a row.</summary>
    /// <param name="row">The statement, on a row.</param>
    /// <param name="first">The column of the first part.</param>
    /// <param name="count">How many parts there are.</param>
    public static RawKey Read(SqliteStatement row, int first, int count) => new([.. Enumerable.Range(first, count).Select(row.ReadRaw)]);

    /// <summary>Binds the parts to consecutive parameters.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="first">The parameter of the first part.</param>
    public void Bind(SqliteStatement statement, int first)
    {
        foreach (var part in _parts)
        {
            switch (part)
            {
                case long integer:
                    statement.BindInt64(first++, integer);
                    break;
                case double real:
                    statement.BindDouble(first++, real);
                    break;
                case (raw.SQLITE_TEXT, byte[] text):
                    statement.BindUtf8(first++, text);
                    break;
                case (_, byte[] bytes):
                    statement.BindBytes(first++, bytes);
                    break;
            }
        }
    }
}
