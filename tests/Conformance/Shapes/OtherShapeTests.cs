using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>What a store says that a class of the same schema version and another stored shape opened before, on each backend.</summary>
public sealed class OtherShapeTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    public static TheoryData<string> Backends => ["memory", "json", "sqlite", "redis"];

    [Theory]
    [MemberData(nameof(Backends))]
    public void The_members_that_differ_are_in_one_message(string backend)
    {
        using var context = new CaseContext(Environment(backend));
        context.Open<IContactV1Store>().Create(new ContactV1 { Id = "c", FullName = "Ada" });
        var other = context.Open<IContactBriefStore>();
        Assert.Equal("Ada", other.Load("c").FullName);
        var message = ShapeOf(other);
        Assert.NotNull(message);
        Assert.StartsWith("a class of SchemaVersion 1 and another shape opened it last: header formerMoods was list<enum-name>, and is not in this class; header formerMoods[]=", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.Contains(" more. Raise SchemaVersion with a change of the shape", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void The_same_class_and_a_higher_version_are_no_news(string backend)
    {
        using var context = new CaseContext(Environment(backend));
        context.Open<IContactV1Store>().Create(new ContactV1 { Id = "c" });
        context.CloseAll();
        Assert.Null(ShapeOf(Used(context.Open<IContactV1Store>())));
        Assert.Null(ShapeOf(Used(context.Open<IContactV2Store>())));

        // The record is that of the higher version from now on, which says nothing about programs of the lower one.
        Assert.Null(ShapeOf(Used(context.Open<IContactV2Store>())));
        Assert.NotNull(context.Open<IContactV2Store>().Find("c"));
    }

    [Fact]
    public void A_folder_where_the_record_cannot_be_written_works_without()
    {
        var folder = Directory.CreateTempSubdirectory("conformance-shape-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "contact", ".shape"));
            using var store = new ContactV1JsonStore(folder);
            store.Create(new ContactV1 { Id = "c" });
            Assert.True(store.Exists("c"));
            Assert.Null(ShapeOf<IContactV1Store>(store));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_database_that_can_only_be_read_works_without()
    {
        var folder = Directory.CreateTempSubdirectory("conformance-shape-").FullName;
        try
        {
            var database = $"Data Source={Path.Combine(folder, "x.db")};Pooling=False";
            using (var contact = new ContactV1SqliteStore(database))
            {
                contact.Create(new ContactV1 { Id = "c", FullName = "Ada" });
            }

            Run(database, "DROP TABLE _persistence_shapes");
            using (var store = new ContactV1SqliteStore(database + ";Mode=ReadOnly"))
            {
                Assert.Equal("Ada", store.Load("c").FullName);
                Assert.Null(ShapeOf<IContactV1Store>(store));
            }

            Assert.Equal(0L, Run(database, "SELECT count(*) FROM sqlite_schema WHERE name = '_persistence_shapes'"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static object? Run(string database, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    [Fact]
    public void A_key_of_another_program_in_the_place_of_the_record_hinders_nothing()
    {
        var prefix = RedisServerFixture.NewPrefix();
        redis.Connection.GetDatabase().ListRightPush($"{prefix}:{{contact:shape}}", "theirs");
        using var store = RedisEnvironment.Open<IContactV1Store>(redis.Connection, prefix, TimeProvider.System);
        store.Create(new ContactV1 { Id = "c" });
        Assert.Equal("c", store.Load("c").Id);
        Assert.Equal("theirs", redis.Connection.GetDatabase().ListGetByIndex($"{prefix}:{{contact:shape}}", 0));
    }

    private static TStore Used<TStore>(TStore store)
        where TStore : class
    {
        _ = store is IContactV1Store one ? one.Exists("c") : ((IContactV2Store)store).Exists("c");
        return store;
    }

    private static string? ShapeOf<TStore>(TStore store) =>
        (store switch
        {
            IContactV1Store one => one.Diagnose(),
            IContactV2Store two => two.Diagnose(),
            _ => ((IContactBriefStore)store!).Diagnose(),
        }).Facts.SingleOrDefault(static fact => fact.Name == "shape")?.Message;

    private TestEnvironment Environment(string backend) => backend switch
    {
        "memory" => new InMemoryEnvironment(),
        "json" => new JsonEnvironment(),
        "sqlite" => new SqliteEnvironment(),
        _ => new RedisEnvironment(redis.Connection),
    };
}
