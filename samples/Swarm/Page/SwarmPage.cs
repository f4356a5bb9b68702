using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Persistence;
using Swarm.Stores;

namespace Swarm.Page;

/// <summary>The swarm in a page, on this machine alone, until it is disposed. A browser that has it open goes on when it is started again, on whatever backend the swarm is then.</summary>
public sealed class SwarmPage : IDisposable
{
    private readonly WebApplication _app;

    private SwarmPage(WebApplication app) => (_app, Address) = (app, new Uri(app.Urls.Single()));

    /// <summary>Its address.</summary>
    public Uri Address { get; }

    /// <summary>Its port.</summary>
    public int Port => Address.Port;

    /// <summary>Begins to serve it.</summary>
    /// <exception cref="SwarmException">The port is taken, or must not be used.</exception>
    public static SwarmPage Start(PageSetting setting, SwarmStores stores)
    {
        ArgumentNullException.ThrowIfNull(setting);
        try
        {
            return Start(setting.Port, stores);
        }
        catch (Exception cause) when (cause is IOException or SocketException)
        {
            return setting.MayBeAnother
                ? Start(0, stores)
                : throw SwarmException.Refused($"The page cannot have port {setting.Port}: {cause.GetBaseException().Message}. Give another one by --page, or --page off.", cause);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
    }

    private static SwarmPage Start(int port, SwarmStores stores)
    {
        // Without the settings of the folder and the environment: nothing but this says where it listens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSessionFeed();
        var app = builder.Build();
        try
        {
            app.MapSessionFeed("/", feed => SwarmFeed.Add(feed, stores));
            app.Start();
            return new SwarmPage(app);
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
    }
}
