using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Leases;

/// <summary>What is stored of a lease, and what becomes of it by other programs.</summary>
public sealed class StoredLeaseTests : IDisposable
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(5);

    private readonly TemporaryDatabase _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_class_without_leases_has_no_column_of_it()
    {
        using (new ChatSqliteStore(_place.ConnectionString))
        {
        }

        Assert.DoesNotContain("_lease", _place.Sql("SELECT name FROM pragma_table_info('chat')"));
    }

    [Fact]
    public void The_column_has_the_lease_as_the_page_says()
    {
        using var store = new JobSqliteStore(_place.ConnectionString);
        store.Create(new Job { Id = "j" });
        Assert.Equal([""], _place.Sql("SELECT _lease FROM job"));
        using var lease = store.TryAcquireLease("j", "agent-3", TimeSpan.FromSeconds(30))!;
        Assert.Equal([$"agent-3|{lease.Number}|30000"], _place.Sql("SELECT _lease ->> 'holder', CAST(_lease ->> 'number' AS TEXT), CAST(_lease ->> 'duration' AS TEXT) FROM job WHERE _lease ->> 'nonce' IS NOT NULL"));
        lease.Dispose();
        Assert.Equal([$"{{\"number\":{lease.Number},\"attempts\":0}}"], _place.Sql("SELECT _lease FROM job"));
    }

    [Fact]
    public void A_table_from_before_leases_gets_the_column()
    {
        using (var store = new JobSqliteStore(_place.ConnectionString))
        {
            store.Create(new Job { Id = "j" });
        }

        _place.Sql("ALTER TABLE job DROP COLUMN _lease");
        using var later = new JobSqliteStore(_place.ConnectionString);
        using var lease = later.TryAcquireLease("j", "a", s_long)!;
        later.Under(lease).AppendSteps("j", "one");
        Assert.Empty(later.Verify().Findings);
    }

    /// <summary>An older build updates its own columns, and the version.</summary>
    [Fact]
    public void After_the_save_of_an_older_build_the_holders_own_is_a_conflict()
    {
        using var store = new JobSqliteStore(_place.ConnectionString);
        store.Create(new Job { Id = "j" });
        using var lease = store.TryAcquireLease("j", "a", s_long)!;
        var job = store.Load("j");
        _place.Sql("UPDATE job SET _version = _version + 1, _token = 5, progress = 9 WHERE id = 'j'");
        Assert.Throws<SessionConflictException>(() => store.Under(lease).Save(job));
        Assert.Equal("a", store.FindLease("j")!.Holder);
        store.Under(lease).AppendSteps("j", "one");
    }

    [Fact]
    public void A_lease_that_is_none_is_damage_of_its_session()
    {
        using var store = new JobSqliteStore(_place.ConnectionString);
        store.Create(new Job { Id = "j" });
        _place.Sql("UPDATE job SET _lease = 'nonsense'");
        var damage = Assert.Throws<SessionCorruptedException>(() => store.TryAcquireLease("j", "a", s_long));
        Assert.Contains("_lease", damage.Message, StringComparison.Ordinal);
        Assert.Throws<SessionCorruptedException>(() => store.FindLease("j"));
        Assert.Throws<SessionCorruptedException>(() => store.AppendSteps("j", "one"));
        store.AppendRemarks("j", TemporaryDatabase.Remark("m1"));
    }

    [Fact]
    public void A_lease_that_a_transaction_took_back_is_none()
    {
        using var database = new SqliteDatabase(_place.ConnectionString);
        using var store = new JobSqliteStore(database);
        store.Create(new Job { Id = "j" });
        SessionLease? lease = null;
        Assert.Throws<InvalidOperationException>(() => database.Transaction(() =>
        {
            lease = store.TryAcquireLease("j", "a", s_long);
            store.Under(lease!).AppendSteps("j", "one");
            throw new InvalidOperationException("no");
        }));
        Assert.Null(store.FindLease("j"));
        Assert.Throws<SessionLeaseLostException>(() => store.Under(lease!).AppendSteps("j", "two"));
        lease!.Dispose();
        Assert.Empty(store.ReadSteps("j"));
    }
}
