using PuppeteerSharp;

namespace Persistence.AspNetCore.Tests.Browser;

/// <summary>
/// One headless Chromium for all tests of a class, started at first use, so that tests are skipped, not broken, where it is not installed; <c>PERSISTENCE_REQUIRE_BROWSER=1</c> makes them fail instead.
/// </summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly SemaphoreSlim _starting = new(1);
    private IBrowser? _browser;

    /// <summary>A page in a profile of its own, so that no other test shares its tabs.</summary>
    internal async Task<FeedPage> Open(Uri address, string session = "")
    {
        var context = await (await Started()).CreateBrowserContextAsync();
        return await FeedPage.Open(await context.NewPageAsync(), address, session);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _starting.Dispose();
    }

    private async Task<IBrowser> Started()
    {
        var path = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).SelectMany(static folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        Assert.False(path is null && Environment.GetEnvironmentVariable("PERSISTENCE_REQUIRE_BROWSER") == "1", "No Chromium is installed on this machine.");
        Assert.SkipWhen(path is null, "No Chromium is installed on this machine.");
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // Without its sandbox, which root does not have; it opens pages of these tests only. /dev/shm is small in containers.
            return _browser ??= await Puppeteer.LaunchAsync(new LaunchOptions
            {
                ExecutablePath = path,
                Headless = true,
                Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-extensions", "--no-first-run"],
                Timeout = 120_000,
                ProtocolTimeout = 120_000,
            });
        }
        finally
        {
            _starting.Release();
        }
    }
}
