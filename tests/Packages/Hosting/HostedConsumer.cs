namespace Persistence.Packages.Tests.Hosting;

/// <summary>A part of a program that is published as native code: a host with stores from the code and from the configuration, their health, their log.</summary>
internal static class HostedConsumer
{
    /// <summary>What it prints.</summary>
    public const string Said = "hosted: Chat 0, Run 0, Healthy";

    /// <summary>Its file.</summary>
    public const string Code = """
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        using Microsoft.Extensions.Hosting;
        using Persistence;

        namespace Consumer;

        internal static class Hosted
        {
            public static async Task<string> Run()
            {
                var folder = Directory.CreateTempSubdirectory("consumer-").FullName;
                var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
                builder.Configuration.AddInMemoryCollection([new("Persistence:Run:Sqlite:ConnectionString", $"Data Source={Path.Combine(folder, "run.db")}"), new("Persistence:Run:Sqlite:BusyTimeout", "00:00:05"), new("Persistence:Run:Sqlite:Durability", "Relaxed")]);
                builder.Services.AddLogging();
                builder.Services.AddChatStore(store => store.UseJson(folder)).AddRunStore().AddStoreMaintenance();
                using var host = builder.Build();
                await host.StartAsync();
                var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
                var (chats, runs) = (host.Services.GetRequiredService<IChatStore>().Count(), host.Services.GetRequiredService<IRunStore>().Count());
                await host.StopAsync();
                return $"hosted: Chat {chats}, Run {runs}, {health.Status}";
            }
        }
        """;

    /// <summary>Adds it to the files of a consumer.</summary>
    /// <param name="version">The version of the packages.</param>
    /// <param name="files">The files.</param>
    public static (string Path, string Text)[] AddTo(string version, (string Path, string Text)[] files) =>
    [
        .. files.Select(file => file.Path switch
        {
            "Consumer.csproj" => (file.Path, file.Text.Replace("<ItemGroup>", $"<ItemGroup><PackageReference Include=\"Persistence.Hosting\" Version=\"{version}\" /><PackageReference Include=\"Microsoft.Extensions.Hosting\" Version=\"10.0.15\" />", StringComparison.Ordinal)),
            "Program.cs" => (file.Path, file.Text.Replace("using Consumer;", "using Consumer;\n\nConsole.WriteLine(await Hosted.Run());", StringComparison.Ordinal)),
            _ => file,
        }),
        ("Hosted.cs", Code),
    ];
}
