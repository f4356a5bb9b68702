using System.CommandLine;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary>What a command is run with.</summary>
/// <param name="Parsed">The arguments.</param>
/// <param name="Output">Where it writes to.</param>
/// <param name="Cancellation">Is cancelled by Ctrl-C and SIGTERM.</param>
internal sealed record ToolContext(ParseResult Parsed, ToolOutput Output, CancellationToken Cancellation)
{
    /// <summary>The store that the first argument names.</summary>
    public StoreAddress Store => StoreAddress.Parse(Parsed.GetRequiredValue(Arguments.Store));

    /// <summary>The class that was asked for; null for all.</summary>
    public string? Class => Parsed.GetValue(Arguments.Class);

    /// <summary>The classes of a store that were asked for.</summary>
    /// <param name="reader">The store.</param>
    /// <exception cref="ToolException">The class that was asked for is not there.</exception>
    public IReadOnlyList<StoredClass> Classes(IStoreReader reader)
    {
        var classes = reader.Classes();
        if (classes.Count == 0 && reader.Address.Kind == StoreKind.Redis)
        {
            // Nothing distinguishes a store without sessions from a prefix that was mistyped.
            Output.Note($"persist: '{reader.Address.Text}' holds no sessions: no key of the server belongs to a store of the prefix '{reader.Address.Prefix}'.");
        }

        if (Class is not { } wanted)
        {
            return classes;
        }

        return classes.Where(stored => stored.Name == wanted).ToList() is { Count: > 0 } found
            ? found
            : throw new ToolException($"The store '{reader.Address.Text}' has no class '{wanted}'{(classes.Count > 0 ? "; it has " + string.Join(", ", classes.Select(static stored => $"'{stored.Name}'")) : "; it is empty")}.");
    }

    /// <summary>Begins the progress of a command that looks at each session of some classes.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="classes">The classes.</param>
    public ProgressLine Progress(IStoreReader reader, IReadOnlyList<StoredClass> classes) => new("sessions", Output.Terminal) { Total = Output.Terminal is null ? 0 : classes.Sum(reader.Count) };

    /// <summary>The one class of a store that holds a session.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="key">The encoded key.</param>
    /// <param name="session">The session.</param>
    /// <exception cref="ToolException">None or several do.</exception>
    public StoredClass ClassOf(IStoreReader reader, string key, out IOpenSession session)
    {
        StoredClass? found = null;
        session = null!;
        foreach (var stored in Classes(reader))
        {
            if (reader.Open(stored, key) is not { } open)
            {
                continue;
            }

            if (found is not null)
            {
                open.Dispose();
                session.Dispose();
                throw new ToolException($"Several classes have a session '{key}': '{found.Name}' and '{stored.Name}'. Say which with --class.");
            }

            (found, session) = (stored, open);
        }

        return found ?? throw new ToolException($"The store '{reader.Address.Text}' has no session '{key}'.");
    }
}
