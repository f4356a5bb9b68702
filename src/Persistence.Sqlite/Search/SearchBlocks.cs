using Persistence.Search;

namespace Persistence.Sqlite;

/// <summary>The blocks of a search index in their table.</summary>
/// <param name="connection">The connection, inside a transaction.</param>
/// <param name="sql">The statements.</param>
internal sealed class SearchBlocks(SqliteConnectionContext connection, SearchSql sql) : ISearchBlocks
{
    /// <inheritdoc/>
    public byte[]? Read(long id)
    {
        var select = connection.Prepare(sql.ReadBlock);
        select.Parameters.BindInt64(1, id);
        try
        {
            return select.Step() ? select.Row.ReadBytes(0).ToArray() : null;
        }
        finally
        {
            select.Reset();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<(long Id, byte[] Block)> ReadFrom(long first)
    {
        var select = connection.Prepare(sql.ReadFrom);
        select.Parameters.BindInt64(1, first);
        try
        {
            var blocks = new List<(long, byte[])>();
            while (select.Step())
            {
                blocks.Add((select.Row.ReadInt64(0), select.Row.ReadBytes(1).ToArray()));
            }

            return blocks;
        }
        finally
        {
            select.Reset();
        }
    }

    /// <inheritdoc/>
    public (long Id, byte[] Block)? ReadLast()
    {
        var select = connection.Prepare(sql.ReadLast);
        try
        {
            return select.Step() ? (select.Row.ReadInt64(0), select.Row.ReadBytes(1).ToArray()) : null;
        }
        finally
        {
            select.Reset();
        }
    }

    /// <inheritdoc/>
    public void Write(long id, ReadOnlySpan<byte> block)
    {
        var insert = connection.Prepare(sql.WriteBlock);
        insert.Parameters.BindInt64(1, id);
        insert.Parameters.BindBytes(2, block);
        insert.Run();
    }

    /// <inheritdoc/>
    public void Remove(long first, long last)
    {
        var delete = connection.Prepare(sql.RemoveBlocks);
        delete.Parameters.BindInt64(1, first);
        delete.Parameters.BindInt64(2, last);
        delete.Run();
    }
}
