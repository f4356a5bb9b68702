using Microsoft.Extensions.Options;

namespace Persistence.Hosting;

/// <summary>Checks the configuration of all stores, and reports everything at once.</summary>
/// <param name="services">The services.</param>
/// <param name="stores">The stores.</param>
internal sealed class StoreStartupChecks(IServiceProvider services, IEnumerable<StoreRegistration> stores) : IValidateOptions<StoreStartupOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StoreStartupOptions options)
    {
        var failures = stores.SelectMany(store => store.Check(services)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
