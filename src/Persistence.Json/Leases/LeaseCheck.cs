using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Who may change a session. Under its lock, before a change is added to the session's file.</summary>
/// <param name="context">Class and clock.</param>
internal sealed class LeaseCheck(JsonContext context)
{
    /// <summary>Throws where a change may not be made.</summary>
    /// <param name="state">The session; null when it is absent.</param>
    /// <param name="now">The time.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="change">The lease under which it is made, 0 for none; and whether others may make it while the session is leased.</param>
    public void Run(SessionState? state, DateTimeOffset now, string key, (long Lease, bool IsShared) change)
    {
        if (context.Description.HasLeases)
        {
            var lease = state is null || state.IsExpired(now) ? null : state.Lease;
            LeaseRules.Check(lease, change.Lease, change.IsShared, (context.Options.LeaseClock, key, context.DisplayName));
        }
    }
}
