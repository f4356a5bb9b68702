using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Persistence.AspNetCore.Access;

namespace Persistence;

/// <summary>Adds what session feeds need to services.</summary>
public static class SessionFeedServices
{
    /// <summary>
    /// Adds what <c>MapSessionFeed</c> needs: the check, when the program starts, that every feed has authorization, or that the program listens on loopback alone.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSessionFeed(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRouting();
        services.TryAddSingleton<FeedServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FeedStartup>());
        return services;
    }
}
