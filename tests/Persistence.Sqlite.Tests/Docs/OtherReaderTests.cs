using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Docs;

/// <summary>What docs/sqlite-schema.md says of other programs on the same file.</summary>
public sealed class OtherReaderTests : IDisposable
{
    private static readonly Guid s_id = Guid.Parse("3F2504E0-4F89-11D3-9A0C-0305E82C3301");

    private readonly TemporaryDatabase _file = new();

    public OtherReaderTests()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(new Chat { Id = "c", Topic = s_id.ToString("D"), LastActivity = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2)) });
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void An_instant_with_an_offset_is_read_by_its_first_28_characters()
    {
        Assert.Throws<FormatException>(() => Scalar("SELECT last_activity FROM chat", reader => reader.GetDateTimeOffset(0)));
        Assert.True(Scalar("SELECT datetime(last_activity) FROM chat", reader => reader.IsDBNull(0)));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero), Scalar("SELECT substr(last_activity, 1, 28) FROM chat", reader => reader.GetDateTimeOffset(0)));
        Assert.Equal("2026-07-01 10:00:00", Scalar("SELECT datetime(substr(last_activity, 1, 28)) FROM chat", reader => reader.GetString(0)));
    }

    [Fact]
    public void A_Guid_is_asked_for_in_lower_case()
    {
        Assert.Equal(0, Scalar("SELECT count(*) FROM chat WHERE topic = $id", reader => reader.GetInt32(0), s_id));
        Assert.Equal(1, Scalar("SELECT count(*) FROM chat WHERE topic = $id", reader => reader.GetInt32(0), s_id.ToString("D")));
    }

    private T Scalar<T>(string sql, Func<SqliteDataReader, T> read, object? id = null)
    {
        using var connection = new SqliteConnection(_file.ConnectionString + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (id is not null)
        {
            command.Parameters.AddWithValue("$id", id);
        }

        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return read(reader);
    }
}
