using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>The table with the copies of the embeddings of a class, some thousand side by side in a row.</summary>
/// <param name="sessions">The name of the table of its sessions.</param>
internal sealed class VectorCopyTable(string sessions)
{
    private const string Table = "_persistence_vectors";

    private const string Create = $"CREATE TABLE IF NOT EXISTS \"{Table}\" (\"class\" TEXT NOT NULL, \"name\" TEXT NOT NULL, \"part\" INTEGER NOT NULL, \"bytes\" BLOB NOT NULL, PRIMARY KEY (\"class\", \"name\", \"part\")) STRICT";

    private const int MostInArray = 1 << 30;

    // A connection finds its statements by the identity of their texts.
    private readonly ConcurrentDictionary<string, (string Read, string ReadOne, string Write)> _sql = new(StringComparer.Ordinal);
    private readonly string _class = SqlNames.Literal(sessions);

    /// <summary>Removes the copies of a class.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    public void Remove(SqliteConnectionContext connection)
    {
        if (new SchemaCatalog(connection).Holds(Table))
        {
            connection.ExecuteOnce($"DELETE FROM \"{Table}\" WHERE \"class\" = {_class}");
        }
    }

    /// <summary>Reads a copy.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="name">The name of the copy.</param>
    /// <returns>Its parts; none where there is none.</returns>
    public List<ArraySegment<byte>> Read(SqliteConnectionContext connection, string name)
    {
        var parts = new List<ArraySegment<byte>>();
        try
        {
            var select = connection.Prepare(SqlOf(name).Read);
            try
            {
                var (array, place) = (Array.Empty<byte>(), 0);
                while (select.Step())
                {
                    var length = (int)select.Row.ReadInt64(1);
                    if (length > array.Length - place)
                    {
                        (array, place) = (LargePages.NewArray((int)Math.Max(length, Math.Min(select.Row.ReadInt64(2), MostInArray))), 0);
                    }

                    var part = new ArraySegment<byte>(array, place, length);
                    Read(connection, select.Row.ReadInt64(0), part);
                    parts.Add(part);
                    place += length;
                }
            }
            finally
            {
                select.Reset();
            }
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // There is no table yet.
        }

        return parts;
    }

    /// <summary>Writes a part of a copy, unless it is as it was: embeddings are added at the end as a rule.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="name">The name of the copy.</param>
    /// <param name="part">Its number, and how many there are.</param>
    /// <param name="bytes">Its bytes.</param>
    public void Write(SqliteConnectionContext connection, string name, (int Number, int Count) part, ReadOnlySpan<byte> bytes)
    {
        if (part.Number == part.Count - 1)
        {
            connection.ExecuteOnce(Create);
            connection.ExecuteOnce($"DELETE FROM \"{Table}\" WHERE {Of(name)} AND \"part\" >= {part.Count}");
        }

        if (!IsStored(connection, name, part.Number, bytes))
        {
            var insert = connection.Prepare(SqlOf(name).Write);
            insert.Parameters.BindInt64(1, part.Number);
            insert.Parameters.BindBytes(2, bytes);
            insert.Run();
        }
    }

    // A column would be put together elsewhere, and copied from there.
    private static void Read(SqliteConnectionContext connection, long row, Span<byte> bytes)
    {
        var handle = connection.Provider.Handle!;
        SqliteFault.Check(handle, raw.sqlite3_blob_open(handle, "main", Table, "bytes", row, 0, out var blob));
        using (blob)
        {
            SqliteFault.Check(handle, raw.sqlite3_blob_read(blob, bytes, 0));
        }
    }

    private bool IsStored(SqliteConnectionContext connection, string name, int part, ReadOnlySpan<byte> bytes)
    {
        var select = connection.Prepare(SqlOf(name).ReadOne);
        select.Parameters.BindInt64(1, part);
        try
        {
            return select.Step() && select.Row.ReadBytes(0).SequenceEqual(bytes);
        }
        finally
        {
            select.Reset();
        }
    }

    private (string Read, string ReadOne, string Write) SqlOf(string name) => _sql.GetOrAdd(name, name => (
        $"SELECT rowid, length(\"bytes\"), (SELECT sum(length(\"bytes\")) FROM \"{Table}\" WHERE {Of(name)}) FROM \"{Table}\" WHERE {Of(name)} ORDER BY \"part\"",
        $"SELECT \"bytes\" FROM \"{Table}\" WHERE {Of(name)} AND \"part\" = ?1",
        $"INSERT OR REPLACE INTO \"{Table}\" (\"class\", \"name\", \"part\", \"bytes\") VALUES ({_class}, {SqlNames.Literal(name)}, ?1, ?2)"));

    private string Of(string name) => $"\"class\" = {_class} AND \"name\" = {SqlNames.Literal(name)}";
}
