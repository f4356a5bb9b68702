using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Persistence.AspNetCore.Access;

/// <summary>What all feeds of a program share.</summary>
/// <param name="lifetime">When the program stops.</param>
/// <param name="loggers">Where events go.</param>
internal sealed class FeedServices(IHostApplicationLifetime lifetime, ILoggerFactory loggers)
{
    /// <summary>Is cancelled when the program begins to stop: streams end then, and do not hold it up.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    public ILogger Log { get; } = loggers.CreateLogger("Persistence.AspNetCore");
}
