using System.Collections.Concurrent;
using Persistence.AspNetCore.Tests.Support;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace Persistence.AspNetCore.Tests.Browser;

/// <summary>The page of a feed in a tab.</summary>
/// <remarks>Its policy forbids what turns text into code, so that nothing is waited for by a function in the page: expressions are evaluated again and again.</remarks>
internal sealed class FeedPage : IAsyncDisposable
{
    // Records every message that is put into the page, in this order, however soon it leaves it again, and when it was painted.
    private const string Recorder = """
        window.added = [];
        window.painted = [];
        const paint = seq => requestAnimationFrame(() => setTimeout(() => window.painted.push([seq, performance.timeOrigin + performance.now()])));
        addEventListener("DOMContentLoaded", () => new MutationObserver(changes => {
          for (const change of changes) for (const node of change.addedNodes) if (node.nodeName === "LI") {
            window.added.push(Number(node.dataset.seq));
            paint(Number(node.dataset.seq));
          }
        }).observe(document.getElementById("entries"), { childList: true }));
        """;

    private readonly IPage _page;

    private FeedPage(IPage page) => _page = page;

    /// <summary>What the page complained of, violations of its policy among it.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public static async Task<FeedPage> Open(IPage page, Uri address, string session)
    {
        page.DefaultTimeout = 120_000;
        page.DefaultNavigationTimeout = 120_000;
        var opened = new FeedPage(page);
        page.Console += (_, said) => opened.Note(said.Message);
        page.PageError += (_, fault) => opened.Complaints.Enqueue(fault.Message);
        page.Dialog += (_, dialog) => opened.Complaints.Enqueue("a dialog: " + dialog.Dialog.Message);
        await page.EvaluateExpressionOnNewDocumentAsync(Recorder);
        await page.GoToAsync(address + (session.Length == 0 ? "" : "#" + Uri.EscapeDataString(session)));
        await opened.Until("document.getElementById('state').textContent === 'Live'");
        if (session.Length > 0)
        {
            await opened.Until("document.querySelector('#sessions [aria-current]') !== null && document.getElementById('logs').childElementCount > 0");
        }

        return opened;
    }

    /// <summary>Another tab of the same browser profile.</summary>
    public async Task<FeedPage> Another(string session)
    {
        var page = await _page.BrowserContext.NewPageAsync();
        return await Open(page, new Uri(_page.Url.Split('#')[0]), session);
    }

    public Task<T> Ask<T>(string expression) => _page.EvaluateExpressionAsync<T>(expression);

    public Task Do(string statement) => _page.EvaluateExpressionAsync(statement);

    public Task Click(string selector) => _page.ClickAsync(selector);

    public Task Press(string key) => _page.Keyboard.PressAsync(key);

    public Task Type(string text) => _page.Keyboard.TypeAsync(text);

    public Task Front() => _page.BringToFrontAsync();

    public Task Until(string expression) => Wait.Until(() => Ask<bool>(expression));

    public Task<string[]> Texts() => Ask<string[]>("[...document.querySelectorAll('#entries .text')].map(text => text.textContent)");

    public Task<int> Nodes() => Ask<int>("document.getElementById('entries').childElementCount");

    /// <summary>Every message that was ever in the page.</summary>
    public Task<long[]> Added() => Ask<long[]>("window.added");

    /// <summary>Closes the tab; the others of its profile stay.</summary>
    public Task CloseTab() => _page.CloseAsync();

    public Task Size(int width, int height) => _page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });

    public Task Prefer(string scheme) => _page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);

    public Task Picture(string path) => _page.ScreenshotAsync(path);

    /// <summary>Requires that nothing was complained of. A connection that is refused while a server is killed is written by the browser and is no complaint.</summary>
    public void RequireQuiet() => Assert.Empty(Complaints);

    public async ValueTask DisposeAsync() => await _page.BrowserContext.CloseAsync();

    private void Note(ConsoleMessage message)
    {
        if (message.Type is ConsoleType.Error or ConsoleType.Warning && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            Complaints.Enqueue(message.Text);
        }
    }
}
