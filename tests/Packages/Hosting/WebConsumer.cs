using System.Diagnostics;
using System.Net;

namespace Persistence.Packages.Tests.Hosting;

/// <summary>What docs/hosting.md promises: <c>dotnet new web</c>, two packages and a few lines are a program with a store, a health page, metrics and traces.</summary>
public sealed class WebConsumer(LocalFeed feed)
{
    private const string Chat = """
        using System.ComponentModel.DataAnnotations;
        using Persistence;

        [PersistedSession]
        public sealed partial class TeamChat
        {
            [Key] public required string Id { get; init; }
            public required string Topic { get; set; }
            [AppendOnly] public List<string> Notes { get; init; } = [];
        }
        """;

    private const string Listening = "Now listening on: ";

    [Fact]
    public async Task A_new_web_application_gets_a_store_a_health_page_metrics_and_traces()
    {
        var token = TestContext.Current.CancellationToken;
        var directory = feed.Consumer("Talk", ("TeamChat.cs", Chat));
        var (created, createOutput) = await DotNet.Run(directory, "new", "web", "-n", "Talk", "-o", ".", "--no-restore");
        Assert.True(created == 0, createOutput);

        // "dotnet add package" writes these lines; the exporter is whichever the program has.
        await Change(Path.Combine(directory, "Talk.csproj"), "</Project>", $"""
              <ItemGroup>
                <PackageReference Include="Persistence.Sqlite" Version="{feed.Version}" />
                <PackageReference Include="Persistence.Hosting" Version="{feed.Version}" />
                <PackageReference Include="OpenTelemetry.Extensions.Hosting" Version="1.20.1" />
                <PackageReference Include="OpenTelemetry.Exporter.Prometheus.AspNetCore" Version="1.20.1-beta.1" />
              </ItemGroup>
            </Project>
            """);
        var program = Path.Combine(directory, "Program.cs");
        await Change(program, "var builder = WebApplication.CreateBuilder(args);", """
            using OpenTelemetry.Metrics;
            using OpenTelemetry.Trace;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddTeamChatStore(store => store.UseSqlite("Data Source=chat.db"));
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("Persistence")).WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", "Persistence"));
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddPrometheusExporter()).WithTracing(traces => traces.AddProcessor(new Spans()));
            """);
        await Change(program, "var app = builder.Build();", """
            var app = builder.Build();
            app.MapHealthChecks("/health");
            """);
        await Change(program, "app.Run();", """
            app.MapPrometheusScrapingEndpoint();
            app.MapPost("/chats/{id}", (string id, ITeamChatStore store) => store.Create(new TeamChat { Id = id, Topic = "Tea" }));
            app.MapGet("/chats/{id}", (string id, ITeamChatStore store) => store.Load(id).Topic);
            app.MapGet("/spans", () => string.Join(", ", Spans.Names));
            app.Run();

            sealed class Spans : OpenTelemetry.BaseProcessor<System.Diagnostics.Activity>
            {
                public static System.Collections.Concurrent.ConcurrentQueue<string> Names { get; } = new();

                public override void OnEnd(System.Diagnostics.Activity data)
                {
                    if (data.Source.Name == "Persistence")
                    {
                        Names.Enqueue(data.DisplayName);
                    }
                }
            }
            """);
        var (built, buildOutput) = await DotNet.Run(directory, "build", "-nologo", "-warnaserror", "-o", "out");
        Assert.True(built == 0, buildOutput);

        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(directory, "out", "Talk.dll"), "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, WorkingDirectory = directory })!;
        try
        {
            using var client = new HttpClient { BaseAddress = await Address(process, token) };
            Assert.Equal("Healthy", await client.GetStringAsync("/health", token));
            using var posted = await client.PostAsync("/chats/secret-tea", null, token);
            Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
            Assert.Equal("Tea", await client.GetStringAsync("/chats/secret-tea", token));
            Assert.Equal("create team_chat, load team_chat", await client.GetStringAsync("/spans", token));
            var metrics = await client.GetStringAsync("/metrics", token);
            Assert.Contains("db_client_operation_duration_seconds_count{", metrics, StringComparison.Ordinal);
            Assert.Contains("db_operation_name=\"create\"", metrics, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-tea", metrics, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task Change(string file, string text, string replacement)
    {
        var before = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(text, before, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, before.Replace(text, replacement, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    private static async Task<Uri> Address(Process process, CancellationToken token)
    {
        while (await process.StandardOutput.ReadLineAsync(token) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var found)
            {
                // What it writes further must not fill the pipe.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new Uri(line[(found + Listening.Length)..]);
            }
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }
}
