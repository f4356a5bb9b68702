using Persistence.Engine;
using Persistence.Watching;

namespace Persistence.Json;

/// <summary>What wakes the tails of one session class in a directory.</summary>
/// <param name="context">Directory and settings.</param>
/// <param name="listeners">Who listens to changes of files.</param>
internal sealed class JsonTailSignals(JsonContext context, Listeners listeners) : TailSignals((typeof(JsonContext), context.Directory), context.Options.TailPollInterval)
{
    /// <inheritdoc/>
    public override IDisposable? Listen(string key, Action wake) => listeners.Add(FileNames.Of(key), wake);
}
