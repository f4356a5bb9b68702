using Persistence.Sqlite.Tests.Processes;

namespace Persistence.Sqlite.Tests.Places;

/// <summary>A store goes through the SQLite library that opened its connections, and calls no other.</summary>
public sealed class OtherLibraryTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public OtherLibraryTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The libraries that are tried are those of Linux.");

    public void Dispose() => _file.Dispose();

    [Fact]
    public void The_SQLite_of_the_system()
    {
        Assert.SkipUnless(OtherLibrary.HasSystemLibrary, "This machine has no libsqlite3.so.");
        Assert.EndsWith("2 1 True", Use("system"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_shares_the_SQLite_of_its_host() => Assert.EndsWith("2 1 True", Use("plugin"), StringComparison.Ordinal);

    private string Use(string kind)
    {
        using var worker = Worker.Start("library", kind, _file.ConnectionString);
        var answer = worker.StandardOutput.ReadToEnd().Trim();
        worker.WaitForExit();
        Assert.Equal(0, worker.ExitCode);
        TestContext.Current.TestOutputHelper?.WriteLine(answer);
        return answer;
    }
}
