using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.PowerLoss;

/// <summary>Works with a store, and keeps what it held after each step and how many file operations that took.</summary>
internal sealed class RecordedRun(string folder)
{
    private static readonly string[] s_keys = ["a", "b"];

    private readonly List<(int Operations, string[] Texts)> _steps = [(0, [Nothing])];

    public RecordedFiles Files { get; } = new();

    /// <summary>What a store holds in which there is no session.</summary>
    public static string Nothing => TextOf(_ => null);

    /// <summary>Opens a store on files.</summary>
    public ChatJsonStore Open(RecordedFiles files) => new(folder, new JsonStoreOptions { Files = files, CompactionMinimum = 4000 });

    /// <summary>Everything a store holds.</summary>
    public static string TextOf(ChatJsonStore store) => TextOf(key => store.Find(key));

    /// <summary>Makes a step.</summary>
    /// <param name="step">What to do; once it returns, the store has promised to keep it.</param>
    /// <param name="between">What the store may also hold if the power is lost before the step is done.</param>
    public void Do(Action<ChatJsonStore> step, Func<ChatJsonStore, IEnumerable<string>>? between = null)
    {
        using var store = Open(Files);
        step(store);
        var operations = Files.Operations.Count;
        _steps.Add((operations, [TextOf(store), .. between?.Invoke(store) ?? []]));
    }

    /// <summary>Makes steps with one store.</summary>
    public void DoAll(params Action<ChatJsonStore>[] steps)
    {
        using var store = Open(Files);
        foreach (var step in steps)
        {
            step(store);
            _steps.Add((Files.Operations.Count, [TextOf(store)]));
        }
    }

    /// <summary>What a store may hold when the power is lost after some operations.</summary>
    public HashSet<string> Allowed(int operations)
    {
        var acknowledged = _steps.FindLastIndex(step => step.Operations <= operations);
        return [_steps[acknowledged].Texts[0], .. _steps.Skip(acknowledged + 1).Take(1).SelectMany(next => next.Texts)];
    }

    private static string TextOf(Func<string, Chat?> find) => string.Join('\n', s_keys.Select(key => $"{key}: {ChatText.Of(find(key))}"));
}
