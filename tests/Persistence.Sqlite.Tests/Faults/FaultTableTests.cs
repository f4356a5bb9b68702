using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>What each of SQLite's result codes means. Only CORRUPT and NOTADB are damage; what is not known is a store that cannot be used.</summary>
public sealed class FaultTableTests
{
    private const string Unavailable = nameof(SessionStoreUnavailableException);
    private const string Schema = nameof(SessionSchemaException);
    private const string Damaged = nameof(SessionCorruptedException);

    // Primary code; the numbers of its extended codes; what it is.
    private static readonly (int Code, int[] Extended, string Meaning)[] s_codes =
    [
        (1, [1, 2, 3, 4], Unavailable), // ERROR: MISSING_COLLSEQ, RETRY, SNAPSHOT, RESERVESIZE
        (2, [], Unavailable), // INTERNAL
        (3, [], Unavailable), // PERM
        (4, [2], Unavailable), // ABORT: ROLLBACK
        (5, [1, 2, 3], Unavailable), // BUSY: RECOVERY, SNAPSHOT, TIMEOUT
        (6, [1, 2], Unavailable), // LOCKED: SHAREDCACHE, VTAB
        (7, [], Unavailable), // NOMEM
        (8, [1, 2, 3, 4, 5, 6], Unavailable), // READONLY: RECOVERY, CANTLOCK, ROLLBACK, DBMOVED, CANTINIT, DIRECTORY
        (9, [], Unavailable), // INTERRUPT
        (10, [.. Enumerable.Range(1, 34)], Unavailable), // IOERR: READ … IN_PAGE
        (11, [1, 2, 3], Damaged), // CORRUPT: VTAB, SEQUENCE, INDEX
        (12, [], Unavailable), // NOTFOUND
        (13, [], Unavailable), // FULL
        (14, [1, 2, 3, 4, 5, 6], Unavailable), // CANTOPEN: NOTEMPDIR, ISDIR, FULLPATH, CONVPATH, DIRTYWAL, SYMLINK
        (15, [], Unavailable), // PROTOCOL
        (16, [], Unavailable), // EMPTY
        (17, [], Schema), // SCHEMA
        (18, [], Unavailable), // TOOBIG
        (19, [.. Enumerable.Range(1, 12)], Schema), // CONSTRAINT: CHECK … DATATYPE
        (20, [], Schema), // MISMATCH
        (21, [], Unavailable), // MISUSE
        (22, [], Unavailable), // NOLFS
        (23, [1], Unavailable), // AUTH: USER
        (24, [], Unavailable), // FORMAT
        (25, [], Unavailable), // RANGE
        (26, [], Damaged), // NOTADB
        (27, [1, 2], Unavailable), // NOTICE
        (28, [1], Unavailable), // WARNING
        (77, [5], Unavailable), // a code of a later version
    ];

    private static readonly (string Message, string Meaning)[] s_errors =
    [
        ("no such table: chat", Schema),
        ("no such column: topic", Schema),
        ("table chat has no column named topic", Schema),
        ("near \",\": syntax error", Schema),
        ("SQL logic error", Unavailable),
        ("no such function: json_each", Unavailable),
        ("cannot commit - no transaction is active", Unavailable),
    ];

    public static TheoryData<int, int, string> Codes
    {
        get
        {
            var data = new TheoryData<int, int, string>();
            foreach (var (code, extended, meaning) in s_codes)
            {
                foreach (var number in extended.Prepend(0))
                {
                    data.Add(code, code | (number << 8), meaning);
                }
            }

            return data;
        }
    }

    public static TheoryData<string, string> Errors => [.. s_errors];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_is_what_it_says(int code, int extended, string meaning)
    {
        foreach (var key in new[] { null, "c" })
        {
            var error = SqliteFault.Translate(new SqliteException("it\nsaid so.", code, extended), "SQLite database 'x.db'", key);
            Assert.Equal(meaning, error.GetType().Name);
            Assert.Equal(key, error.SessionKey);
            Assert.IsType<SqliteException>(error.InnerException);
            Assert.DoesNotContain('\n', error.Message);
            Assert.DoesNotContain("..", error.Message, StringComparison.Ordinal);
            Assert.Contains("x.db", error.Message, StringComparison.Ordinal);
            Assert.Contains("it said so", error.Message, StringComparison.Ordinal);
            Assert.Equal(meaning == Damaged, error.Message.Contains("damaged", StringComparison.Ordinal) || error.Message.Contains("not a SQLite database", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_without_a_code_of_its_own_is_known_by_its_text(string message, string meaning) =>
        Assert.Equal(meaning, SqliteFault.Translate(new SqliteException(message, 1), "x", null).GetType().Name);

    [Theory]
    [InlineData(10 | (4 << 8), "unknown")]
    [InlineData(10 | (5 << 8), "unknown")]
    [InlineData(10 | (3 << 8), "Nothing was written")]
    [InlineData(13, "Nothing was written")]
    [InlineData(5, "another connection of this program")]
    [InlineData(11, "-wal")]
    public void The_text_says_what_became_of_the_call_or_what_to_do(int extended, string text) =>
        Assert.Contains(text, SqliteFault.Translate(new SqliteException("said", extended & 0xFF, extended), "x", null).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_call_that_reads_does_not_speak_of_writing(int code, int extended, string meaning)
    {
        var error = SqliteFault.Translate(new SqliteException("said", code, extended), "x", "c", isRead: true);
        Assert.Equal(meaning, error.GetType().Name);
        Assert.DoesNotContain("Nothing was written", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("it is stored", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3_036_000, false)]
    [InlineData(3_008_011, false)]
    [InlineData(3_037_000, true)]
    [InlineData(3_053_003, true)]
    public void A_SQLite_without_STRICT_tables_is_refused_in_words(int version, bool isEnough)
    {
        var error = Record.Exception(() => DatabaseCheck.RequireLibrary(version, "SQLite database 'x.db'"));
        Assert.Equal(isEnough, error is null);
        if (error is not null)
        {
            Assert.Contains($"SQLite 3.{version / 1000 % 1000}.", Assert.IsType<SessionStoreUnavailableException>(error).Message, StringComparison.Ordinal);
        }
    }
}
