using System.Text.RegularExpressions;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Docs;

/// <summary>The queries of docs/sqlite-schema.md run, and find what is there.</summary>
public sealed class DocumentedQueryTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public DocumentedQueryTests()
    {
        using var store = new ChatSqliteStore(_file.ConnectionString);
        var chat = TemporaryDatabase.Chat("c1", "Agent-4", "Agent-7");
        chat.Remarks.AddRange([TemporaryDatabase.Remark("r1"), TemporaryDatabase.Remark("r2")]);
        store.Create(chat);
    }

    public static TheoryData<int, string> Answers => new()
    {
        { 0, "c1|topic|1970-01-01T00:00:00.0000000Z" },
        { 1, "2|Agent-7|ready" },
        { 2, "Agent-7|2|1970-01-01T00:00:00.0000000Z|1970-01-01T00:00:00.0000000Z" },
        { 3, "Agent-4|1" },
        { 4, "c1|2|10" },
    };

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_documented_query_gives_its_answer(int query, string first) =>
        Assert.Equal(first, _file.Sql(Queries()[query])[0]);

    [Fact]
    public void There_are_five() => Assert.Equal(5, Queries().Count);

    private static List<string> Queries()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Persistence.Generators.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution was not found above the tests.");
        }

        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "sqlite-schema.md"));
        return [.. Regex.Matches(page, "```sql\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
    }
}
