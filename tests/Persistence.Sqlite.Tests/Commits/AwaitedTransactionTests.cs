using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Commits;

/// <summary>Several commits in one transaction, of code that awaits and goes on on any thread.</summary>
public sealed class AwaitedTransactionTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();
    private readonly SqliteDatabase _database;
    private readonly JobSqliteStore _jobs;
    private readonly NoteSqliteStore _notes;

    public AwaitedTransactionTests()
    {
        _database = new SqliteDatabase(_file.ConnectionString);
        _jobs = new JobSqliteStore(_database);
        _notes = new NoteSqliteStore(_database);
        _jobs.Create(new Job { Id = "j" });
    }

    public void Dispose()
    {
        _notes.Dispose();
        _jobs.Dispose();
        _database.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task Changes_on_any_thread_are_in_the_transaction_and_nobody_else_sees_them_before_its_end()
    {
        using var others = new JobSqliteStore(_file.ConnectionString);
        var job = await _jobs.LoadAsync("j", cancellationToken: Token);
        await _database.TransactionAsync(
            async () =>
            {
                job.Progress = 1;
                await _jobs.SaveAsync(job, Token);
                await Task.Delay(1, Token).ConfigureAwait(false);
                await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => _jobs.AppendRemarksAsync("j", TemporaryDatabase.Remark($"{number}"), Token).AsTask(), Token)));
                await Task.Run(() => _notes.Create(new Note { Number = 1 }), Token).ConfigureAwait(false);
                Assert.Equal((1, 20), Seen(await _jobs.LoadAsync("j", cancellationToken: Token)));
                Assert.Equal([1], await Task.Run(() => _notes.Keys().ToList(), Token));
                Assert.Equal((0, 0), Seen(others.Load("j")));
                Assert.Equal((2, 2, 1), Numbers(await _jobs.AppendStepsAsync("j", await Task.Run(() => $"{_jobs.AppendSteps("j", "first").Last}", Token), Token)));
            },
            Token);
        Assert.Equal((1, 20), Seen(others.Load("j")));
        Assert.Equal(["first", "1"], (await _jobs.LoadAsync("j", cancellationToken: Token)).Steps);
    }

    [Fact]
    public async Task An_exception_undoes_everything_and_puts_the_objects_back()
    {
        var job = await _jobs.LoadAsync("j", cancellationToken: Token);
        var note = new Note { Number = 1 };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _database.TransactionAsync(
            async () =>
            {
                job.Progress = 1;
                job.Steps.Add("first");
                await _jobs.SaveAsync(job, Token).ConfigureAwait(false);
                await Task.Yield();
                _notes.Create(note);
                throw new InvalidOperationException("no");
            },
            Token));
        Assert.Equal("no", error.Message);
        Assert.Equal((0, 0), Seen(_jobs.Load("j")));
        Assert.Equal([], _notes.Keys());
        await _jobs.SaveAsync(job, Token);
        _notes.Create(note);
        Assert.Equal(["first"], _jobs.Load("j").Steps);
    }

    [Fact]
    public async Task A_transaction_inside_is_a_part_that_can_be_undone_alone()
    {
        await _database.TransactionAsync(
            async () =>
            {
                _notes.Create(new Note { Number = 1 });
                await Task.Yield();
                Assert.Throws<InvalidOperationException>(() => _database.Transaction(() =>
                {
                    _notes.Create(new Note { Number = 2 });
                    throw new InvalidOperationException("no");
                }));
                _database.Transaction(() => _notes.Create(new Note { Number = 3 }));
            },
            Token);
        Assert.Equal([1, 3], _notes.Keys());
    }

    [Fact]
    public async Task Others_wait_for_its_end_and_what_outlives_it_is_in_no_transaction()
    {
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var other = Task.Run(
            async () =>
            {
                await inside.Task;
                return await _jobs.AppendRemarksAsync("j", TemporaryDatabase.Remark("other"), Token);
            },
            Token);
        Task<AppendResult>? late = null;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.TransactionAsync(
            async () =>
            {
                Assert.Equal(1L, _jobs.AppendRemarks("j", TemporaryDatabase.Remark("undone")).Last);
                late = AppendAfter(ended.Task);
                inside.SetResult();
                await Task.Run(() => _notes.Create(new Note { Number = 1 }), Token);
                Assert.False(other.IsCompleted);
                throw new InvalidOperationException("no");
            },
            Token));
        Assert.Equal(1, (await other).Last);
        await _database.TransactionAsync(
            async () =>
            {
                ended.SetResult();
                await Task.Yield();
                Assert.False(late!.IsCompleted);
            },
            Token);
        Assert.Equal(2, (await late!).Last);
        Assert.Equal(["other", "late"], _jobs.Load("j").Remarks.Select(static remark => remark.Id));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_changes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _database.TransactionAsync(
            async () =>
            {
                begun.SetResult();
                await end.Task;
            },
            Token);
        await begun.Task;
        var second = _database.TransactionAsync(() => Task.Run(() => _notes.Create(new Note { Number = 1 }), Token), cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        end.SetResult();
        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _database.TransactionAsync(() => Task.CompletedTask, cancelled.Token));
        await _database.TransactionAsync(() => Task.Run(() => _notes.Create(new Note { Number = 2 }), Token), Token);
        Assert.Equal([2], _notes.Keys());
    }

    [Fact]
    public async Task Another_database_is_not_in_it()
    {
        using var another = new SqliteDatabase($"Data Source={_file.File("other.db")}");
        using var other = new NoteSqliteStore(another);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.TransactionAsync(
            async () =>
            {
                await Task.Yield();
                other.Create(new Note { Number = 1 });

                // Its own transaction would be one that waits for itself.
                await another.TransactionAsync(async () => await other.CreateAsync(new Note { Number = 2 }), Token);
                throw new InvalidOperationException("no");
            },
            Token));
        Assert.Equal([1, 2], other.Keys());
    }

    [Fact]
    public async Task What_would_wait_for_itself_is_an_error_at_once()
    {
        await _database.TransactionAsync(
            async () =>
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => _database.TransactionAsync(() => Task.CompletedTask, Token));
                Assert.Throws<InvalidOperationException>(_database.Dispose);
                await Assert.ThrowsAsync<InvalidOperationException>(() => _database.DisposeAsync().AsTask());
                _notes.Create(new Note { Number = 1 });
            },
            Token);
        _database.Transaction(() =>
        {
            var inside = _database.TransactionAsync(() => Task.CompletedTask, Token);
            Assert.IsType<InvalidOperationException>(inside.Exception!.InnerException);
        });
        Assert.Equal([1], _notes.Keys());
        await Assert.ThrowsAsync<ArgumentNullException>(() => _database.TransactionAsync(null!, Token));
        _database.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _database.TransactionAsync(() => Task.CompletedTask, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static (int Progress, int Remarks) Seen(Job job) => (job.Progress, job.Remarks.Count);

    private static (long First, long Last, int Stored) Numbers(AppendResult result) => (result.First, result.Last, result.Stored);

    private async Task<AppendResult> AppendAfter(Task ended)
    {
        await ended;
        return await _jobs.AppendRemarksAsync("j", TemporaryDatabase.Remark("late"), Token);
    }
}
