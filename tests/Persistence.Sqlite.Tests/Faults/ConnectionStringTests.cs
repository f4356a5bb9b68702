using System.Globalization;
using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Faults;

/// <summary>Connection strings and options, odd ones too: a store that works, an <see cref="ArgumentException"/> or a <see cref="SessionException"/> of one line.</summary>
public sealed class ConnectionStringTests : IDisposable
{
    private static readonly string[] s_values = ["", "0", "1", "-1", "2147483648", "True", "false", "maybe", "ReadOnly", "ReadWrite", "ReadWriteCreate", "Memory", "Shared", "Private", "Default", "memdb", "unix-none", "ü\u0001", "'", "\"", "=", ";", "\n", new string('x', 5000)];

    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("folder/x.db", "did you mean 'Data Source=folder/x.db'?")]
    [InlineData("chat.db", "did you mean 'Data Source=chat.db'?")]
    [InlineData("C:\\data\\x.db", "did you mean 'Data Source=C:\\data\\x.db'?")]
    [InlineData("Data Sauce=x.db", "cannot be read")]
    [InlineData("Data Source=x.db;Mode=Fast", "cannot be read")]
    [InlineData("", "names no file")]
    [InlineData("Data Source=x.db;Mode=Memory", "names no file")]
    [InlineData("Data Source=:memory:", "names no file")]
    [InlineData("Data Source=x.db;Vfs=MemDB", "names no file")]
    [InlineData("Data Source=x.db;Cache=Shared", "Cache=Shared")]
    [InlineData("Data Source=file:x.db", "names a URI")]
    public void What_is_wrong_is_said(string connectionString, string text)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new SqliteDatabase(connectionString));
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_password_without_a_cipher_is_refused_in_words()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new ChatSqliteStore(_file.ConnectionString + ";Password=secret"));
        Assert.Contains("encryption", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Foreign Keys=False")]
    [InlineData("Recursive Triggers=True")]
    [InlineData("Pooling=True")]
    [InlineData("Default Timeout=0")]
    [InlineData("Cache=Private")]
    [InlineData("Mode=ReadWrite")]
    public void What_a_store_sees_to_itself_changes_nothing(string setting)
    {
        new SqliteDatabase(_file.ConnectionString).Dispose();
        using (var store = new ChatSqliteStore($"{_file.ConnectionString};{setting}"))
        {
            store.Create(TemporaryDatabase.Chat("c", "Agent-4"));
            store.AppendRemarks("c", TemporaryDatabase.Remark("1"));
            Assert.True(store.Delete("c"));
        }

        Assert.Empty(_file.Sql("SELECT 1 FROM chat_remarks"));
        Assert.Empty(_file.Sql("SELECT 1 FROM chat_participants_index"));
        Assert.False(File.Exists(_file.Path + "-wal"));
    }

    [Fact]
    public void Odd_values_of_every_keyword_give_no_raw_exception()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        var keywords = new SqliteConnectionStringBuilder().Keys.Cast<string>().ToArray();
        for (var round = 0; round < 400; round++)
        {
            var text = _file.ConnectionString + string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => $";{keywords[random.Next(keywords.Length)]}={s_values[random.Next(s_values.Length)]}"));
            var options = new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(random.Next(-1, 50)), Durability = (Durability)random.Next(-1, 3) };
            Try(text, options, seed);
        }
    }

    [Fact]
    public void Texts_that_were_cut_or_mixed_give_no_raw_exception()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        const string Signs = "Data Source=;Mode'\"\\/{}\u0000\n\tü.db:?&";
        for (var round = 0; round < 400; round++)
        {
            var text = (_file.ConnectionString + ";Mode=ReadWriteCreate").ToCharArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = Signs[random.Next(Signs.Length)];
            }

            Try(new string(text)[..random.Next(text.Length + 1)], new SqliteStoreOptions(), seed);
        }
    }

    private void Try(string text, SqliteStoreOptions options, int seed)
    {
        // Names without a folder are made in the current one.
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = _file.File("");
        try
        {
            using var store = new ChatSqliteStore(text, options);
            Assert.False(store.Exists("none"));
        }
        catch (Exception error) when (error is ArgumentException or SessionException)
        {
            Assert.False(error.Message.AsSpan().ContainsAny('\n', '\r') && !text.AsSpan().ContainsAny('\n', '\r'), $"seed {seed}, '{text}': {error.Message}");
        }
        catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"seed {seed}, '{text}': {error}");
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
