using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using Persistence.Hosting.Tests.Sessions;

namespace Persistence.Hosting.Tests.Web;

/// <summary>The dashboard for Grafana asks for metrics and labels that a scrape has, and for each instrument.</summary>
public sealed partial class DashboardTests : IDisposable
{
    private static readonly string[] s_parts = ["_bucket", "_count", "_sum"];

    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_metric_of_the_dashboard_is_in_a_scrape_and_each_instrument_in_the_dashboard()
    {
        using var instruments = new PublishedInstruments();
        var scrape = await Scrape(instruments);
        var queries = Queries();
        var asked = queries.SelectMany(static query => Metric().Matches(query)).Select(static match => match.Value).ToHashSet();
        var scraped = Sample().Matches(scrape).Select(static match => match.Groups[1].Value).Where(static name => Metric().IsMatch(name)).ToHashSet();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(scraped));
        Assert.Equal(instruments.Count, asked.Select(Instrument).Distinct().Count());
        Assert.Equal(scraped.Select(Instrument).ToHashSet(), asked.Select(Instrument).ToHashSet());

        var labels = queries.SelectMany(static query => Label().Matches(query)).Select(static match => match.Value).ToHashSet();
        Assert.NotEmpty(labels);
        Assert.DoesNotContain(labels, label => !scrape.Contains(label + "=\"", StringComparison.Ordinal));
    }

    private async Task<string> Scrape(PublishedInstruments instruments)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddLogging(static logging => logging.ClearProviders());
        builder.Services.AddTeamChatStore(store => store.UseJson(_folder.Path, new JsonStoreOptions { Monitoring = new StoreMonitoring { Name = "shown" } }));
        builder.Services.AddOpenTelemetry().WithMetrics(static metrics => metrics.AddMeter("Persistence").AddPrometheusExporter());
        await using var app = builder.Build();
        app.MapPrometheusScrapingEndpoint();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var store = app.Services.GetRequiredService<ITeamChatStore>();
        store.Create(new TeamChat { Id = "a" });
        store.AppendNotes("a", "note");
        Assert.Throws<SessionExistsException>(() => store.Create(new TeamChat { Id = "a" }));
        instruments.RecordEach();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        return await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
    }

    private static string Instrument(string metric) => s_parts.FirstOrDefault(metric.EndsWith) is { } part ? metric[..^part.Length] : metric;

    private static List<string> Queries()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "monitoring", "grafana.json")));
        var root = dashboard.RootElement;
        return
        [
            .. root.GetProperty("panels").EnumerateArray().SelectMany(static panel => panel.GetProperty("targets").EnumerateArray()).Select(static target => target.GetProperty("expr").GetString()!),
            .. root.GetProperty("templating").GetProperty("list").EnumerateArray().Select(static variable => variable.GetProperty("query").GetString()!),
        ];
    }

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex(@"\b(?:db_client|persistence)_[a-z_]+(?=[\[{,]|$)")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\b(?:db_(?!client)[a-z_]+|persistence_member|error_type)\b")]
    private static partial Regex Label();

    [GeneratedRegex(@"^([a-z_]+)\{", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
