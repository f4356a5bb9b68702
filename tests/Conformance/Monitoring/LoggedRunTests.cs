using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>That a key in the log would be found.</summary>
public sealed class LoggedRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("logged-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_key_is_logged_only_where_that_is_switched_on_and_then_it_is_found(bool includesKeys)
    {
        using var check = new LogCheck();
        using var store = new MultichatSessionJsonStore(_folder, new JsonStoreOptions { Monitoring = LoggedRun.MonitoringOf(check) with { Name = MonitoringTests.WithKeys, IncludeKeys = includesKeys } });
        store.Create(Samples.Chat("secret-key"));
        var old = store.Load("secret-key");
        store.Save(store.Load("secret-key"));
        Assert.Throws<SessionConflictException>(() => store.Save(old));
        Assert.Equal([3], check.Ids);
        Assert.Equal(includesKeys, check.Wrong.Any(static found => found.Contains("secret-key", StringComparison.Ordinal)));
        Assert.Equal(includesKeys, check.Wrong.Any());
    }
}
