using System.CommandLine;

namespace Persistence.Tool.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class Arguments
{
    /// <summary>What is said of an unknown option that stands where an argument belongs.</summary>
    public const string NoOption = "is no option of this command";

    /// <summary>The store.</summary>
    public static Argument<string> Store { get; } = Text("store", "a folder of JSON files, a SQLite file, or redis://host:port/prefix");

    /// <summary>The key of a session.</summary>
    public static Argument<string> Key { get; } = Text("key", "the key of a session, as 'list' prints it");

    /// <summary>Results as JSON Lines.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "write results as JSON Lines (docs/tool.md has their members)" };

    /// <summary>One class only.</summary>
    public static Option<string?> Class { get; } = new("--class") { Description = "only sessions of this class, by its storage name", HelpName = "class" };

    /// <summary>Do what is shown otherwise.</summary>
    public static Option<bool> Yes { get; } = new("--yes") { Description = "do it; without this option the command only shows what it would do" };

    /// <summary>Makes an argument that is a text. An option that is not known would otherwise be taken for it.</summary>
    /// <param name="name">Its name in help.</param>
    /// <param name="description">What it is.</param>
    /// <param name="isRequired">Whether it has to be there.</param>
    public static Argument<string> Text(string name, string description, bool isRequired = true)
    {
        var argument = new Argument<string>(name) { Description = description, Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };
        argument.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: ['-', _, ..] unknown }])
            {
                result.AddError($"'{unknown}' {NoOption}; see --help. A name that begins with '-' is written ./{unknown}.");
            }
            else if (result.Tokens is [{ Value: "" }])
            {
                result.AddError($"The argument '{result.Argument.Name}' is empty.");
            }
        });
        return argument;
    }
}
