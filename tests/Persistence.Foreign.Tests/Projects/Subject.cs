using Microsoft.CodeAnalysis;

namespace Persistence.Foreign.Tests.Projects;

/// <summary>A type that is tried in a session class of its own.</summary>
/// <param name="Type">The type, in C#.</param>
internal sealed class Subject(string type)
{
    private readonly HashSet<Form> _forms = [.. Form.All];

    /// <summary>The type, in C#.</summary>
    public string Type { get; } = type;

    /// <summary>The diagnostic by which it is refused; null when it is taken.</summary>
    public string? RefusedBy { get; private set; }

    /// <summary>The forms in which it is refused though it is taken as a member.</summary>
    public List<string> RefusedForms { get; } = [];

    /// <summary>What was reported of the class in words of the compiler and the analyzer.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>The forms in which it is held.</summary>
    public IEnumerable<Form> Forms => Form.All.Where(_forms.Contains);

    /// <summary>Its session class.</summary>
    /// <param name="name">The name of the class.</param>
    public string Code(string name) => $$"""
        #pragma warning disable MAAI001, MCPEXP001, MCPEXP002, MEAI001, OPENAI001, OPENAI002, SCME0001, SCME0002, SKEXP0001, SKEXP0010, SKEXP0020, SKEXP0110, SKEXP0120, SKEXP0130
        [PersistedSession] public sealed partial class {{name}}
        {
        [Key] public required string Id { get; init; }
        {{string.Join('\n', Forms.Select(form => form.Code.Replace("§", Type, StringComparison.Ordinal)))}}
        }
        """;

    /// <summary>Takes note of an error at a line of the class.</summary>
    /// <param name="found">The error.</param>
    /// <param name="line">The number of the line in <see cref="Code"/>.</param>
    public void Refuse(Diagnostic found, int line)
    {
        Messages.Add(found.ToString());
        var form = Forms.ElementAtOrDefault(line - 4);
        if (form is null || form == Form.Plain)
        {
            RefusedBy ??= found.Id;
        }
        else
        {
            RefusedForms.Add($"{form.Name} by {found.Id}");
        }
    }

    /// <summary>Leaves out the forms that are refused.</summary>
    public void Reduce() => _forms.RemoveWhere(form => RefusedForms.Any(refused => refused.StartsWith(form.Name + " ", StringComparison.Ordinal)));
}
