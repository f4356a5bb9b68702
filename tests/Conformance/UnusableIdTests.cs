using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>What an error about an id whose own code throws says: which store and class, which member, what was thrown, what to do.</summary>
public sealed class UnusableIdTests(RedisServerFixture server) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("persistence-ids-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void JSON_files() => Check(new FragileNoteJsonStore(_folder), $"JSON store '{_folder}' (class fragile_note)");

    [Fact]
    public void SQLite()
    {
        var store = new FragileNoteSqliteStore($"Data Source={Path.Combine(_folder, "notes.db")}");
        var broken = New().Break();
        Check(store, $"SQLite database '{Path.Combine(_folder, "notes.db")}', table 'fragile_note'", () => Assert.Throws<SessionValidationException>(() => store.FindByTopic(broken)));
    }

    [Fact]
    public void Redis()
    {
        var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() };
        Check(new FragileNoteRedisStore(server.Connection, options), $"Redis store '{options.KeyPrefix}' at {server.Connection.GetEndPoints()[0]} (class fragile_note)");
    }

    private static void Check(IFragileNoteStore store, string name, params Func<SessionValidationException>[] more)
    {
        using var closed = store;
        var (key, broken) = (New(), New().Break());
        const string problem = "the code of FragileId threw NotSupportedException: the id is broken";
        Says($"A key of FragileNote cannot be looked for in {name}: {problem}. Nothing was written; correct the value, or its type so that giving its text throws nothing.", () => store.Find(broken));
        Says($"Session '' cannot be stored in {name}: Id: {problem}. Nothing was written; correct the values.", () => store.Create(new FragileNote { Id = broken, Topic = key }));
        Says($"Session '{key.Text}' cannot be stored in {name}: Topic: {problem}. Nothing was written; correct the values.", () => store.Create(new FragileNote { Id = key, Topic = broken }));
        store.Create(new FragileNote { Id = key, Topic = key });
        Says($"Session '{key.Text}' cannot be stored in {name}: Lines[0].Id: {problem}. Nothing was written; correct the values.", () => store.AppendLines(key, new FragileLine(broken, "")));
        Assert.All(more, error => Assert.Equal($"A value of FragileNote cannot be looked for in {name}: {problem}. Nothing was written; correct the value, or its type so that giving its text throws nothing.", error().Message));

        static void Says(string message, Action call) => Assert.Equal(message, Assert.Throws<SessionValidationException>(call).Message);
    }

    private static FragileId New() => new(Guid.NewGuid().ToString("N"));
}
