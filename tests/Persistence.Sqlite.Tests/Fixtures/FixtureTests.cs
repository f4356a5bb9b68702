using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Persistence.Testing.Fixtures;

namespace Persistence.Sqlite.Tests.Fixtures;

/// <summary>
/// Databases written by earlier versions, kept beside this file: every later version reads them and goes on with them. A change of the
/// layout gets a database of its own, written by the explicit test; one that is here is never written again.
/// </summary>
public sealed class FixtureTests : IDisposable
{
    private const string Newest = "layout-1.db";

    private readonly TemporaryDatabase _file = new();

    public static TheoryData<string> Layouts => [Newest];

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_database_of_an_earlier_version_is_read_and_goes_on(string layout)
    {
        File.Copy(Path.Combine(Folder(), layout), _file.Path);
        using (var store = new VoyageSqliteStore(_file.ConnectionString))
        {
            VoyageFixture.Check(store);
        }

        Assert.Equal(["ok"], _file.Sql("PRAGMA integrity_check"));
    }

    [Fact(Explicit = true)]
    public void Writes_the_newest_fixture()
    {
        var target = Path.Combine(Folder(), Newest);
        Assert.False(File.Exists(target), "a fixture is written once");
        using (var store = new VoyageSqliteStore(_file.ConnectionString))
        {
            VoyageFixture.Write(store);
        }

        SqliteConnection.ClearAllPools();
        _file.Sql("PRAGMA wal_checkpoint(TRUNCATE)");
        File.Copy(_file.Path, target);
    }

    private static string Folder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
