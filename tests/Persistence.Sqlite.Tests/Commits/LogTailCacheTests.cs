using System.Globalization;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Commits;

/// <summary>
/// An append remembers where the log ends, for the next one: whatever else happens in between, through this store, another
/// one of the same database or another connection, the logs hold what was appended, once each and in order.
/// </summary>
public sealed class LogTailCacheTests : IDisposable
{
    private static readonly string[] s_keys = ["a", "b", "c"];

    private readonly int _seed = Random.Shared.Next();
    private readonly Random _random;
    private readonly TemporaryDatabase _file = new();
    private readonly SqliteDatabase _database;
    private readonly InterviewSqliteStore _store;
    private readonly InterviewSqliteStore _sameDatabase;
    private readonly InterviewSqliteStore _otherConnection;
    private Dictionary<string, Logs> _expected = [];
    private int _number;

    public LogTailCacheTests()
    {
        _random = new Random(_seed);
        var options = new SqliteStoreOptions { Durability = Durability.Relaxed };
        _database = new SqliteDatabase(_file.ConnectionString, options);
        _store = new InterviewSqliteStore(_database);
        _sameDatabase = new InterviewSqliteStore(_database);
        _otherConnection = new InterviewSqliteStore(_file.ConnectionString, options);
    }

    public void Dispose()
    {
        _otherConnection.Dispose();
        _sameDatabase.Dispose();
        _store.Dispose();
        _database.Dispose();
        _file.Dispose();
    }

    [Fact]
    public void Random_changes_between_appends_are_heeded()
    {
        TestContext.Current.SendDiagnosticMessage("seed {0}", _seed);
        for (var step = 0; step < 3000; step++)
        {
            if (_random.Next(12) == 0)
            {
                Transaction(step);
            }
            else
            {
                Change(step, _random.Next(6) == 0 ? _otherConnection : Ours());
            }
        }

        foreach (var key in s_keys)
        {
            var found = _store.Find(key) is { } interview ? new Logs([.. interview.Questions.Select(question => question.Id)], interview.Answers) : null;
            var expected = _expected.GetValueOrDefault(key);
            Assert.True(found?.ToString() == expected?.ToString(), $"seed {_seed}, session {key}: expected {expected}, found {found}");
        }

        Assert.Equal("ok", Assert.Single(_file.Sql("PRAGMA integrity_check")));
    }

    [Fact]
    public void An_append_whose_transaction_came_to_nothing_leaves_no_gap()
    {
        _store.Create(new Interview { Id = "a" });
        _store.AppendAnswers("a", "1");
        Assert.Throws<InvalidOperationException>(() => _database.Transaction(() =>
        {
            _store.AppendAnswers("a", "lost");
            throw new InvalidOperationException();
        }));
        Assert.Equal(2L, _store.AppendAnswers("a", "2"));
        Assert.Equal(["1", "2"], _store.ReadAnswers("a"));
    }

    private InterviewSqliteStore Ours() => _random.Next(4) == 0 ? _sameDatabase : _store;

    private void Transaction(int step)
    {
        var before = _expected.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
        try
        {
            _database.Transaction(() =>
            {
                for (var change = _random.Next(1, 6); change > 0; change--)
                {
                    Change(step, Ours());
                }

                if (_random.Next(3) == 0)
                {
                    Transaction(step);
                    Change(step, Ours());
                }

                if (_random.Next(2) == 0)
                {
                    throw new InvalidOperationException();
                }
            });
        }
        catch (InvalidOperationException)
        {
            _expected = before;
        }
    }

    private void Change(int step, InterviewSqliteStore store)
    {
        var key = s_keys[_random.Next(s_keys.Length)];
        if (!_expected.TryGetValue(key, out var logs))
        {
            Assert.Throws<SessionNotFoundException>(() => store.AppendAnswers(key, "nowhere"));
            store.Create(new Interview { Id = key });
            _expected[key] = new Logs([], []);
            return;
        }

        switch (_random.Next(16))
        {
            case 0:
                Assert.True(store.Delete(key), $"seed {_seed}, step {step}");
                _expected.Remove(key);
                break;
            case 1:
                Save(store, key, logs);
                break;
            case < 5:
                store.AppendAnswers(key, [logs.Answer(Next()), logs.Answer(Next())]);
                break;
            case < 10:
                AppendQuestion(step, store, key, logs);
                break;
            default:
                Assert.True(store.AppendAnswers(key, logs.Answer(Next())) == logs.Answers.Count, $"seed {_seed}, step {step}");
                break;
        }
    }

    // Of few ids, so that one is often there already.
    private void AppendQuestion(int step, InterviewSqliteStore store, string key, Logs logs)
    {
        var id = _random.Next(40).ToString(CultureInfo.InvariantCulture);
        if (!logs.Questions.Contains(id))
        {
            logs.Questions.Add(id);
        }

        Assert.True(store.AppendQuestions(key, TemporaryDatabase.Remark(id)) == logs.Questions.Count, $"seed {_seed}, step {step}");
    }

    private void Save(InterviewSqliteStore store, string key, Logs logs)
    {
        var interview = store.Load(key);
        interview.Answers.Add(logs.Answer(Next()));
        store.Save(interview);
    }

    private string Next() => (++_number).ToString(CultureInfo.InvariantCulture);

    private sealed record Logs(List<string> Questions, List<string> Answers)
    {
        public Logs Copy() => new([.. Questions], [.. Answers]);

        public string Answer(string text)
        {
            Answers.Add(text);
            return text;
        }

        public override string ToString() => $"{string.Join(' ', Questions)} | {string.Join(' ', Answers)}";
    }
}
