using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Persistence.Engine;

namespace Persistence.Hosting;

/// <summary>Finds out what a store is to be opened with: what the code says, or else its section of the configuration.</summary>
/// <typeparam name="TStore">The store's interface.</typeparam>
/// <param name="name">The name of the session class, with the key if there is one.</param>
/// <param name="builder">What the code says.</param>
/// <param name="backends">What the project references.</param>
/// <param name="line">The call that adds the store, up to its argument.</param>
internal sealed class StoreConfiguration<TStore>(string name, StoreBuilder<TStore> builder, IReadOnlyList<StoreBackend<TStore>> backends, string line)
    where TStore : class
{
    /// <summary>Gives what is wrong, without opening anything.</summary>
    /// <param name="services">The services.</param>
    public IReadOnlyList<string> Check(IServiceProvider services) => builder.Open is null ? Find(services).Failures : [];

    /// <summary>Opens the store.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key that it is registered with.</param>
    /// <exception cref="OptionsValidationException">It is not configured, or wrong.</exception>
    public TStore Open(IServiceProvider services, object? key)
    {
        // Before the store: what is made later is disposed of earlier.
        services.GetRequiredService<SharedResources>();
        if (builder.Open is { } open)
        {
            return open(new StoreHost(name, services, key, new StoreSettings("", static _ => null, [])));
        }

        var (backend, settings, failures) = Find(services);
        return failures.Count == 0
            ? backend!.Open(new StoreHost(name, services, key, settings!))
            : throw new OptionsValidationException(name, typeof(TStore), failures);
    }

    private (StoreBackend<TStore>? Backend, StoreSettings? Settings, IReadOnlyList<string> Failures) Find(IServiceProvider services)
    {
        var configuration = services.GetService<IConfiguration>();
        var section = configuration?.GetSection(builder.Section);
        var sections = section?.GetChildren().Select(static child => child.Key).ToList() ?? [];
        var chosen = backends.Where(backend => sections.Contains(backend.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (chosen.Count != 1)
        {
            return (null, null, [chosen.Count == 0 ? Missing(sections.Count == 0 ? Beside(configuration) : $" ({builder.Section} has {string.Join(", ", sections)}, which is no backend that the project references)") : $"{builder.Section} has the sections {string.Join(" and ", chosen.Select(static one => one.Name))}; a store has one backend. Remove one of them."]);
        }

        var backend = chosen[0];
        var configured = section!.GetSection(backend.Name);
        var settings = new StoreSettings($"{builder.Section}:{backend.Name}", member => configured[member], configured.GetChildren().Select(static child => child.Key));
        backend.Check(settings);
        return (backend, settings, settings.Failures());
    }

    // A name that is misspelt stands beside the one that is looked for.
    private string Beside(IConfiguration? configuration)
    {
        var parent = ConfigurationPath.GetParentPath(builder.Section);
        var others = parent is null ? [] : configuration?.GetSection(parent).GetChildren().Select(static child => child.Key).ToList() ?? [];
        return others.Count == 0 ? "" : $" (there is no section {builder.Section}; {parent} has {string.Join(", ", others)})";
    }

    private string Missing(string found)
    {
        var configured = string.Join(" or ", backends.Where(static backend => backend.Place.Name.Length > 0).Select(backend => $"\"{builder.Section}:{backend.Name}:{backend.Place.Name}\": \"{backend.Place.Example}\""));
        var code = $"builder.Services.{line}(store => store.{backends[0].Example});";
        return backends.Count == 0
            ? $"The project references no backend for {name}. Add a package: Persistence.Sqlite, Persistence.Json or Persistence.Redis."
            : $"Nothing says where the sessions of {name} are kept{found}. Add the line {code} to the program, or to the configuration {configured}.";
    }
}
