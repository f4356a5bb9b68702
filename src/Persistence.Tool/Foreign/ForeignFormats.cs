using Persistence.Tool.Stores;

namespace Persistence.Tool.Foreign;

/// <summary>The formats of other programs that can be imported.</summary>
internal static class ForeignFormats
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IForeignFormat> All { get; } = [new MultichatFormat(), new LangGraphFormat(), new AgentFrameworkFormat(), new OpenAISessionFormat(), new TranscriptFormat()];

    /// <summary>Finds one.</summary>
    /// <param name="name">Its name on the command line.</param>
    /// <exception cref="ToolException">There is none of that name.</exception>
    public static IForeignFormat Find(string name) =>
        All.FirstOrDefault(format => format.Name == name) ?? throw new ToolException($"'{name}' is no format that can be imported; there are {string.Join(", ", All.Select(static format => $"'{format.Name}'"))}.");
}
