using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Persistence.Hosting.Tests.Sessions;

namespace Persistence.Hosting.Tests.Docs;

/// <summary>The code of docs/hosting.md, docs/health.md and docs/monitoring.md, so that it compiles. A test compares line by line.</summary>
internal static class DocumentedLines
{
    public static void Hosting(WebApplicationBuilder builder)
    {
        builder.Services.AddTeamChatStore(store => store.UseSqlite("Data Source=chat.db"));
        builder.Services.AddSingleton(_ => new SqliteDatabase("Data Source=chat.db"));
        builder.Services.AddTeamChatStore(store => store.UseSqlite());
        builder.Services.AddAgentRunStore(store => store.UseSqlite());
        builder.Services.AddStoreMaintenance();
        builder.Services.AddTeamChatStore(store => store.UseRedis(builder.Configuration.GetConnectionString("cache")!));
    }

    public static void Pages(WebApplication app)
    {
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
        app.MapPrometheusScrapingEndpoint();
    }

    public static void Health(ITeamChatStore store)
    {
        var diagnosis = store.Diagnose();                // also DiagnoseAsync
        Console.WriteLine(diagnosis);                    // Healthy: SQLite database '/data/chat.db', table 'team_chat'
        foreach (var fact in diagnosis.Facts.Where(fact => fact.Health != StoreHealth.Healthy))
        {
            Console.WriteLine($"{fact.Name}: {fact.Message}");
        }
    }

    public static void Upkeep(ITeamChatStore store)
    {
        store.PurgeExpired();
        var done = store.Maintain();                     // also MaintainAsync
        Console.WriteLine(done);                         // 3 compacted, 52000 bytes freed
    }

    public static void Monitoring(WebApplicationBuilder builder)
    {
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter("Persistence"))
            .WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", "Persistence"));
    }

    public static void Prometheus(WebApplicationBuilder builder)
    {
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("Persistence").AddPrometheusExporter());
    }

    public static void Observed()
    {
        using var store = new TeamChatSqliteStore("Data Source=chat.db", new SqliteStoreOptions
        {
            Monitoring = new StoreMonitoring { Name = "eu", Observer = new ConsoleObserver() },
        });
    }

    private sealed class ConsoleObserver : StoreObserver
    {
        public override void OnEvent(StoreEvent storeEvent) => Console.WriteLine(storeEvent);
    }
}
