using System.Text.RegularExpressions;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Queries;

/// <summary>Every query goes through its index: no table is read whole, nothing is sorted.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public PlanTests()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        store.Create(TemporaryDatabase.Chat("c", "Agent-4"));
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Finding_and_ranges_use_the_index()
    {
        foreach (var index in ChatMap.Table.Indexes)
        {
            var sql = new IndexSql(ChatMap.Table, index, older: "");
            RequireIndex(sql.Equal);
            if (!index.IsMultiValued)
            {
                RequireIndex(sql.Range);
            }
        }
    }

    [Fact]
    public void Pages_of_keys_and_rows_use_the_index()
    {
        var sql = new SessionSql(ChatMap.Table, ChatMap.Description);
        RequireIndex(sql.NextPage);
        RequireIndex(sql.Header);
        RequireIndex(new LogSql(sql, ChatMap.RemarksLog.Table, true, false).After);
        RequireIndex(new LogSql(sql, ChatMap.RemarksLog.Table, true, false).Tail);
    }

    [Fact]
    public void Instants_are_found_in_their_order_across_offsets()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        foreach (var hours in new[] { 5, -8, 0, 14 })
        {
            var chat = TemporaryDatabase.Chat($"h{hours}");
            chat.LastActivity = noon.AddHours(-hours).ToOffset(TimeSpan.FromHours(hours));
            store.Create(chat);
        }

        Assert.Equal(["h14", "h5", "h0", "h-8"], store.FindByLastActivityBetween(noon.AddDays(-1), noon.AddDays(1)));
        Assert.Equal(["h0"], store.FindByLastActivity(noon.ToOffset(TimeSpan.FromHours(3))));
    }

    [Theory]
    [InlineData("'; DROP TABLE chat; --")]
    [InlineData("\" OR 1=1 --")]
    [InlineData("%' UNION SELECT 1 --")]
    [InlineData("{0}?1")]
    public void Strings_are_never_sql(string text)
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        var chat = TemporaryDatabase.Chat(text, text);
        chat.Topic = text;
        chat.Remarks.Add(new Remark(text, text, text, default));
        store.Create(chat);
        Assert.Equal(2L, store.AppendRemarks(text, new Remark(text + "2", text, text, default)));
        Assert.Equal([text], store.FindByParticipants(text));
        Assert.Equal(text, store.Load(text).Topic);
        Assert.Equal([text, text], store.Load(text).Remarks.Select(remark => remark.Content));
        Assert.Equal(2, store.Count());
        Assert.True(store.Delete(text));
        Assert.Equal(["c"], store.Keys());
    }

    private void RequireIndex(string sql)
    {
        var plan = string.Join('\n', _file.Sql("EXPLAIN QUERY PLAN " + Regex.Replace(sql, @"\?\d+", "1")));
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.Contains("SEARCH", plan, StringComparison.Ordinal);
    }
}
