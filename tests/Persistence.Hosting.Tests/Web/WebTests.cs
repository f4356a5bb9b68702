using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Persistence.Hosting.Tests.Sessions;

namespace Persistence.Hosting.Tests.Web;

/// <summary>A web application on a port of its own, with the OpenTelemetry SDK: its health page, its spans, and what a scrape of Prometheus reads.</summary>
public sealed partial class WebTests : IDisposable
{
    private const string Key = "secret-key";

    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_page_for_each_kind_of_health()
    {
        await using var app = await Start(static _ => { });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var token = TestContext.Current.CancellationToken;
        Assert.Equal("Healthy", await client.GetStringAsync("/health", token));
        Assert.Equal("Healthy", await client.GetStringAsync("/alive", token));
        File.Delete(Path.Combine(_folder.Path, "chat.db"));
        using var ready = await client.GetAsync("/health", token);
        Assert.Equal((System.Net.HttpStatusCode.ServiceUnavailable, "Unhealthy"), (ready.StatusCode, await ready.Content.ReadAsStringAsync(token)));
    }

    [Fact]
    public async Task Prometheus_reads_the_metrics_of_the_store()
    {
        await using var app = await Start(static telemetry => telemetry.WithMetrics(static metrics => metrics.AddMeter("Persistence").AddPrometheusExporter()));
        app.MapPrometheusScrapingEndpoint();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Use(app.Services.GetRequiredService<ITeamChatStore>());
        var text = await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var samples = Sample().Matches(text).Select(static sample => (Name: sample.Groups[1].Value, Tags: sample.Groups[2].Value, Value: double.Parse(sample.Groups[3].Value, CultureInfo.InvariantCulture))).ToList();
        const string tags = """db_collection_name="team_chat",db_namespace="scraped",db_operation_name="append",db_system_name="sqlite",persistence_member="notes""" + "\"";
        Assert.Contains("# TYPE db_client_operation_duration_seconds histogram", text, StringComparison.Ordinal);
        Assert.Equal(3, Value("db_client_operation_duration_seconds_count", tags));
        Assert.Equal(3, Value("db_client_operation_duration_seconds_bucket", tags + ",le=\"+Inf\""));
        Assert.Equal(
            ["0.0001", "0.00025", "0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"],
            samples.Where(one => one.Name == "db_client_operation_duration_seconds_bucket" && Contains(one.Tags, tags)).Select(static one => Limit().Match(one.Tags).Groups[1].Value));
        Assert.Equal(1, Value("persistence_conflicts_total", """db_collection_name="team_chat",db_namespace="scraped",db_system_name="sqlite" """.TrimEnd()));
        Assert.True(Value("persistence_commit_size_bytes_sum", """db_namespace="scraped",db_system_name="sqlite" """.TrimEnd()) > 4096);
        Assert.Contains(samples, static one => one.Name == "db_client_operation_duration_seconds_count" && one.Tags.Contains("error_type=\"Persistence.SessionConflictException\"", StringComparison.Ordinal));
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);

        double Value(string name, string expected) => Assert.Single(samples, one => one.Name == name && Contains(one.Tags, expected) && !one.Tags.Contains("error_type", StringComparison.Ordinal)).Value;
    }

    [Fact]
    public async Task The_SDK_exports_metrics_and_spans_of_every_call()
    {
        var (metrics, spans) = (new List<MetricSnapshot>(), new List<System.Diagnostics.Activity>());
        await using var app = await Start(telemetry => telemetry
            .WithMetrics(meter => meter.AddMeter("Persistence").AddInMemoryExporter(metrics))
            .WithTracing(traces => traces.AddSource("Persistence").AddInMemoryExporter(spans)));
        Use(app.Services.GetRequiredService<ITeamChatStore>());

        // Stores of other tests are heard too, as long as it listens.
        await app.DisposeAsync();
        var own = spans.Where(static span => Equals(span.GetTagItem("db.namespace"), "scraped")).ToList();
        Assert.Equal(
            ["create team_chat", "append team_chat", "append team_chat", "append team_chat", "load team_chat", "load team_chat", "save team_chat", "save team_chat"],
            own.Select(static span => span.DisplayName));
        Assert.Equal(System.Diagnostics.ActivityStatusCode.Error, own[^1].Status);
        var duration = metrics.Last(static metric => metric.Name == "db.client.operation.duration");
        Assert.Equal(("s", MetricType.Histogram), (duration.Unit, duration.MetricType));
        Assert.Equal(8, duration.MetricPoints.Where(static point => Tags(point).Contains(new("db.namespace", "scraped"))).Sum(static point => point.GetHistogramCount()));
        Assert.All(metrics.SelectMany(static metric => metric.MetricPoints), static point => Assert.DoesNotContain(Tags(point), static tag => tag.Value?.ToString()!.Contains("secret", StringComparison.Ordinal) == true));
        Assert.All(spans.SelectMany(static span => span.TagObjects), static tag => Assert.DoesNotContain("secret", tag.Value?.ToString(), StringComparison.Ordinal));
    }

    private static List<KeyValuePair<string, object?>> Tags(MetricPoint point)
    {
        var tags = new List<KeyValuePair<string, object?>>();
        foreach (var tag in point.Tags)
        {
            tags.Add(tag);
        }

        return tags;
    }

    // Prometheus gives tags in an order of its own, and its exporter adds those of the meter.
    private static bool Contains(string tags, string expected) => expected.Split(',').All(tag => tags.Split(',').Contains(tag));

    private static void Use(ITeamChatStore store)
    {
        store.Create(new TeamChat { Id = Key, Topic = "secret" });
        for (var number = 0; number < 3; number++)
        {
            store.AppendNotes(Key, "secret");
        }

        var chat = store.Load(Key);
        store.Save(store.Load(Key));
        Assert.Throws<SessionConflictException>(() => store.Save(chat));
    }

    private async Task<WebApplication> Start(Action<OpenTelemetry.OpenTelemetryBuilder> telemetry)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddLogging(static logging => logging.ClearProviders());
        builder.Services.AddTeamChatStore(store => store.UseSqlite(_folder.Database, new SqliteStoreOptions { Monitoring = new StoreMonitoring { Name = "scraped" } }));
        telemetry(builder.Services.AddOpenTelemetry());
        var app = builder.Build();
        app.UseRouting();
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("ready") });
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("live") });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    [GeneratedRegex(@"^([a-z_]+)\{([^}]*)\} (\S+)", RegexOptions.Multiline)]
    private static partial Regex Sample();

    [GeneratedRegex("le=\"([^\"]+)\"")]
    private static partial Regex Limit();
}
