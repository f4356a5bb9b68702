using System.Globalization;
using Persistence.Engine;
using Persistence.Redis.Connection;
using Persistence.Redis.Scripts;

namespace Persistence.Redis.Maintenance;

/// <summary>Whose work the maintenance of a store is: a key with the process, which goes by the server's clock.</summary>
/// <param name="context">Connection and names.</param>
internal sealed class MaintenanceClaim(RedisContext context)
{
    /// <summary>Takes it, or goes on holding it.</summary>
    /// <param name="holder">The process.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False while another one has it.</returns>
    public ValueTask<bool> Take(string holder, TimeSpan duration, IoMode mode) => Run(MaintenanceScripts.Claim, holder, mode, ((long)duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));

    /// <summary>Gives it back, if it is this one's.</summary>
    /// <param name="holder">The process.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Whether it was.</returns>
    public ValueTask<bool> Release(string holder, IoMode mode) => Run(MaintenanceScripts.Release, holder, mode);

    private async ValueTask<bool> Run(RedisScript script, string holder, IoMode mode, params string[] more)
    {
        var request = new RedisRequest { Script = script, Keys = [context.Keys.Maintenance], Values = [holder, .. more] };
        return (int)(await context.Connection.Run(request, mode).ConfigureAwait(false)).Result == 1;
    }
}
