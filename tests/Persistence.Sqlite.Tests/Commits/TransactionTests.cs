using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Commits;

/// <summary>Several commits in one transaction: what becomes of the database is in <see cref="CommitTests"/>, what becomes of the objects is here.</summary>
public sealed class TransactionTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();
    private readonly SqliteDatabase _database;
    private readonly ChatSqliteStore _chats;
    private readonly NoteSqliteStore _notes;

    public TransactionTests()
    {
        _database = new SqliteDatabase(_file.ConnectionString);
        _chats = new ChatSqliteStore(_database);
        _notes = new NoteSqliteStore(_database);
        _chats.Create(TemporaryDatabase.Chat("c"));
        _chats.AppendRemarks("c", TemporaryDatabase.Remark("0"));
    }

    public void Dispose()
    {
        _notes.Dispose();
        _chats.Dispose();
        _database.Dispose();
        _file.Dispose();
    }

    [Fact]
    public void Objects_saved_in_a_transaction_that_is_undone_are_put_back()
    {
        var chat = _chats.Load("c");
        var note = new Note { Number = 1 };
        Undone(() =>
        {
            _notes.Create(note);
            note.Text = "changed";
            _notes.Save(note);
            Change(chat, "1");
            _chats.Save(chat);
            Change(chat, "2");
            _chats.Save(chat);
            Assert.Equal(3, _chats.CountRemarks("c"));
        });
        Assert.Equal(("2", 3), (chat.Topic, chat.Remarks.Count));
        Assert.Equal([], _notes.Keys());

        // Twice: what is put back is right for the next save too.
        _chats.Save(chat);
        Change(chat, "3");
        _chats.Save(chat);
        Assert.Equal(["0", "1", "2", "3"], _chats.Load("c").Remarks.Select(static remark => remark.Id));
        Assert.Equal("3", _chats.Load("c").Topic);
        _notes.Create(note);
        Assert.Equal("changed", _notes.Load(1).Text);
    }

    [Fact]
    public void Objects_of_a_part_that_is_undone_are_as_they_were_before_the_part()
    {
        var chat = _chats.Load("c");
        var note = new Note { Number = 1 };
        _database.Transaction(() =>
        {
            Change(chat, "1");
            _chats.Save(chat);
            Undone(() =>
            {
                _notes.Create(note);
                Change(chat, "2");
                _chats.Save(chat);
            });
            _chats.Save(chat);
            Assert.Equal(["0", "1", "2"], _chats.Load("c").Remarks.Select(static remark => remark.Id));
        });
        Change(chat, "3");
        _chats.Save(chat);
        Assert.Equal(["0", "1", "2", "3"], _chats.Load("c").Remarks.Select(static remark => remark.Id));
        _notes.Create(note);
    }

    [Fact]
    public void The_whole_takes_back_what_its_parts_saved()
    {
        var chat = _chats.Load("c");
        Undone(() => _database.Transaction(() =>
        {
            Change(chat, "1");
            _chats.Save(chat);
        }));
        Assert.Equal("topic", _chats.Load("c").Topic);
        _chats.Save(chat);
        Assert.Equal(["0", "1"], _chats.Load("c").Remarks.Select(static remark => remark.Id));
    }

    [Fact]
    public void What_a_transaction_that_is_made_saved_stays_and_a_later_one_takes_nothing_of_it_back()
    {
        var chat = _chats.Load("c");
        _database.Transaction(() =>
        {
            Change(chat, "1");
            _chats.Save(chat);
        });
        Undone(() => _notes.Create(new Note { Number = 1 }));
        Change(chat, "2");
        _chats.Save(chat);
        Assert.Equal(["0", "1", "2"], _chats.Load("c").Remarks.Select(static remark => remark.Id));
    }

    [Fact]
    public void Several_sessions_of_one_call_are_put_back_too()
    {
        var notes = Enumerable.Range(1, 5).Select(static number => new Note { Number = number }).ToList();
        Undone(() => Assert.Equal(5, _notes.CreateMany(notes).Succeeded));
        Assert.Equal(0, _notes.Count());
        Assert.Equal(5, _notes.CreateMany(notes).Succeeded);
        Undone(() => Assert.Equal(5, _notes.SaveMany(notes).Succeeded));
        Assert.Equal(5, _notes.SaveMany(notes).Succeeded);
    }

    [Fact]
    public void A_save_that_fails_inside_leaves_its_object_alone()
    {
        var (chat, stale) = (_chats.Load("c"), _chats.Load("c"));
        _chats.Save(chat);
        Undone(() =>
        {
            Assert.Throws<SessionConflictException>(() => _chats.Save(stale));
            _chats.Save(chat);
        });
        Assert.Throws<SessionConflictException>(() => _chats.Save(stale));
        _chats.Save(chat);
    }

    private static void Change(Chat chat, string remark)
    {
        chat.Topic = remark;
        chat.Remarks.Add(TemporaryDatabase.Remark(remark));
    }

    private void Undone(Action changes) => Assert.Throws<InvalidOperationException>(() => _database.Transaction(() =>
    {
        changes();
        throw new InvalidOperationException("no");
    }));
}
