using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Persistence.Hosting.Tests;

/// <summary>A folder of a test's own, and hosts that keep their stores in it.</summary>
internal sealed class HostFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hosting-").FullName;

    public string Database => $"Data Source={System.IO.Path.Combine(Path, "chat.db")}";

    /// <summary>A host with settings and services of its own, and nothing of the machine.</summary>
    public static IHost Host(Action<IServiceCollection> services, params (string Name, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)));
        builder.Services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Trace));
        services(builder.Services);
        return builder.Build();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
