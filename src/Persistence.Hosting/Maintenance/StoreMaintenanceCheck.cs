using Microsoft.Extensions.Options;

namespace Persistence.Hosting;

/// <summary>Checks the settings of maintenance when the host starts.</summary>
/// <param name="failures">Gives what is wrong.</param>
internal sealed class StoreMaintenanceCheck(Func<IReadOnlyList<string>> failures) : IValidateOptions<StoreStartupOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StoreStartupOptions options) =>
        failures() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
}
